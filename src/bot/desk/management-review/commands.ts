import { escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import type { Reply } from '../../interaction.js'
import type { Texts } from '../../texts/texts.js'
import type { Command, Visit } from '../desk.js'
import { askWhyNow } from '../out-of-turn.js'
import { say } from '../say.js'
import { decide } from './decide.js'
import { type KnownReview, knownReviews, type ReviewDeskTools, takesPart } from './known.js'
import { showMinutes } from './minutes.js'
import { readPack } from './pack.js'
import { reviewOutOfTurn } from './start.js'

/** `/isms review start|pack|decide|minutes [ID]`: of the only review, or of the one that is named. */
export function reviewCommands(tools: ReviewDeskTools): Command[] {
  const about = (
    word: keyof Texts['managementReview']['commands'] & string,
    run: (visit: Visit, known: KnownReview) => Promise<Reply>,
  ): Command => ({
    words: `review ${word}`,
    parameters: (texts) => texts.common.help.optionalId,
    describe: (texts) => texts.managementReview.commands[word],
    allowed: () => true,
    offered: async ({ _id }, organisation) =>
      (await knownReviews(tools)).some((known) => takesPart(known, _id, organisation)),
    run: (visit, typed) => ofOne(tools, visit, typed, run),
  })
  const ofMeeting =
    (show: (visit: Visit, cycle: string) => Promise<Reply>) => (visit: Visit, known: KnownReview) =>
      known.meeting
        ? show(visit, known.meeting._id)
        : Promise.resolve(say(visit.texts.managementReview.review.none(known.definition.review)))
  return [
    about('start', (visit, { definition }) => askWhyNow(reviewOutOfTurn(tools), visit, definition.review)),
    about(
      'pack',
      ofMeeting((visit, cycle) => readPack(tools, visit, cycle, 1)),
    ),
    about(
      'decide',
      ofMeeting((visit, cycle) => decide(tools, visit, cycle)),
    ),
    about(
      'minutes',
      ofMeeting((visit, cycle) => showMinutes(tools, visit, cycle, 1)),
    ),
  ]
}

/** Where there are several and none is named, what there is. */
async function ofOne(
  tools: ReviewDeskTools,
  visit: Visit,
  typed: string,
  run: (visit: Visit, known: KnownReview) => Promise<Reply>,
): Promise<Reply> {
  const { person, organisation, texts } = visit
  const all = await knownReviews(tools)
  const theirs = all.filter((known) => takesPart(known, person._id, organisation))
  const t = texts.managementReview.list
  if (theirs.length === 0) return say(all.length === 0 ? t.none : t.noneYours)
  const [only] = theirs
  const named = theirs.find(({ definition }) => definition.review === typed.toLowerCase())
  const chosen = named ?? (typed === '' && theirs.length === 1 ? only : undefined)
  if (chosen) return run(visit, chosen)
  const known = theirs.map(
    ({ definition }) => `\`${definition.review}\` (${escaped(titleOf(definition, person))})`,
  )
  return say(
    typed === ''
      ? texts.managementReview.start.which(known.join(', '))
      : t.unknown(escaped(typed), null, known.join(', ')),
  )
}
