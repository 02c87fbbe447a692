import type { Person } from '../../../domain/person.js'
import type { Programme } from '../../../domain/programme.js'
import { type OwnerTools, ownerOf } from '../../../store/owners.js'
import { escaped } from '../../cards/card.js'
import { verbs } from '../../cards/competence-review/view.js'
import { namesOf, titleOf } from '../../cards/definition.js'
import type { Reply } from '../../interaction.js'
import { mayBegin } from '../definition-list.js'
import type { Command, Visit } from '../desk.js'
import { askWhyNow, type OutOfTurn } from '../out-of-turn.js'
import { say } from '../say.js'
import { type CompetenceListTools, isBeingAssessed, type Known, knownCompetences } from './list.js'

export interface StartTools extends CompetenceListTools, OwnerTools {
  people: OwnerTools['people'] & CompetenceListTools['people']
  /** Puts the review on record and starts it. Null: another one has that number. */
  startReview: (
    programme: Programme,
    number: number,
    because: string,
    visit: Pick<Visit, 'person' | 'through' | 'at'>,
  ) => Promise<string | null>
}

type Startable = Omit<Known, 'owner'> & { owner: Person }

/** A review out of turn, as when somebody sees a finding otherwise: it takes the place of the one that runs. */
export function reviewOutOfTurn(tools: StartTools): OutOfTurn<string, Startable> {
  return {
    ...{ process: 'competence-review', verb: verbs.start },
    words: ({ competenceReview }) => competenceReview.start,
    find: (visit, id, mayRun) => startable(tools, visit, id, mayRun),
    consequence: ({ running }, { competenceReview: { start } }) =>
      running ? start.replaces : start.consequence,
    name: ({ competence }, reader) => namesOf(competence, reader),
    start: ({ programme }, number, because, visit) => tools.startReview(programme, number, because, visit),
  }
}

/** `/isms competence start ID` */
export function startCommand(tools: StartTools): Command {
  const outOfTurn = reviewOutOfTurn(tools)
  return {
    words: 'competence start',
    parameters: (texts) => texts.common.help.id,
    describe: (texts) => texts.competenceReview.start.command,
    allowed: () => true,
    offered: async (person, organisation) => {
      const all = await knownCompetences(tools)
      return (
        all.some(({ programme }) => programme.owner === person._id) || person._id === organisation.ismsLead
      )
    },
    async run(visit, typed): Promise<Reply> {
      if (typed === '') return say(visit.texts.competenceReview.start.which)
      return askWhyNow(outOfTurn, visit, typed.toLowerCase().replace(/^competence-review\./, ''))
    },
  }
}

/** The competence and who assesses it, for who may have it assessed; or why it is not begun. */
async function startable(
  tools: StartTools,
  visit: Visit,
  id: string,
  mayRun: boolean,
): Promise<Startable | { refused: Reply }> {
  const { person, texts, at } = visit
  const t = texts.competenceReview.start
  const known = (await knownCompetences(tools)).find(({ competence }) => competence.competence === id)
  if (!known) return { refused: say(t.which) }
  const title = escaped(titleOf(known.competence, person))
  if (!mayBegin(known.programme, visit)) return { refused: say(t.notYours(title)) }
  if (isBeingAssessed(known) && !mayRun) return { refused: say(t.running(title)) }
  const owner = await ownerOf(tools, known.programme, at)
  return owner ? { ...known, owner } : { refused: say(t.nobody(title)) }
}
