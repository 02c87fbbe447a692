import type { Person } from '../../../domain/person.js'
import type { Programme } from '../../../domain/programme.js'
import { ownerOf } from '../../../store/owners.js'
import { escaped } from '../../cards/card.js'
import { namesOf, titleOf } from '../../cards/definition.js'
import { verbs } from '../../cards/management-review/verbs.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import type { OutOfTurn } from '../out-of-turn.js'
import { say } from '../say.js'
import { type KnownReview, knownReviews, mayPrepare, type ReviewDeskTools, runningMeeting } from './known.js'

type Startable = Pick<KnownReview, 'definition' | 'programme'> & { owner: Person }

/** A review out of turn, as after an incident. */
export function reviewOutOfTurn(tools: ReviewDeskTools): OutOfTurn<string, Startable> {
  return {
    ...{ process: 'management-review', verb: verbs.start },
    words: ({ managementReview }) => managementReview.start,
    find: (visit, id, mayRun) => startable(tools, visit, id, mayRun),
    name: ({ definition }, reader) => namesOf(definition, reader),
    start: ({ programme }: { programme: Programme }, number, because, visit) =>
      tools.startReview(programme, number, because, visit),
  }
}

async function startable(
  tools: ReviewDeskTools,
  visit: Visit,
  id: string,
  mayRun: boolean,
): Promise<Startable | { refused: Reply }> {
  const { person, texts, at } = visit
  const known = (await knownReviews(tools)).find(({ definition }) => definition.review === id)
  if (!known) return { refused: say(texts.common.refused['no-such-ask']) }
  const t = texts.managementReview.start
  const title = escaped(titleOf(known.definition, person))
  if (!mayPrepare(known, visit)) return { refused: say(t.notYours(title)) }
  if (runningMeeting(known) && !mayRun) return { refused: say(t.running(title)) }
  const owner = await ownerOf(tools, known.programme, at)
  return owner ? { ...known, owner } : { refused: say(t.nobody(title)) }
}
