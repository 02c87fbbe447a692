import { type Ask, askedNow, formatAskRef } from '../../../domain/ask.js'
import { type ControlledDocument, type Objective, objectivesIn } from '../../../domain/document.js'
import { seesAll } from '../../../domain/organisation.js'
import type { Person } from '../../../domain/person.js'
import { type Occurrence, type Programme, programmeId } from '../../../domain/programme.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Occurrences } from '../../../store/occurrences.js'
import type { Action } from '../../cards/card.js'
import {
  type ObjectiveStands,
  objectiveCard,
  objectiveListCard,
  verbs,
} from '../../cards/objective-evaluation.js'
import { type EvaluationViewTools, evaluatedIn } from '../../objective-evaluation-messages.js'
import { nameOfAnswerer } from '../../owners-question-messages.js'
import type { Texts } from '../../texts/texts.js'
import { type DefinitionList, mayBegin, nameOfAsked } from '../definition-list.js'
import type { Visit } from '../desk.js'

export interface ObjectiveListTools extends EvaluationViewTools {
  occurrences: Occurrences
}

/** One objective: whose it is, what was answered last, and what is asked of somebody now. */
export interface KnownObjective {
  objective: Objective
  /** The version of the objectives that holds, or the newest where the objective is not in that. */
  document: ControlledDocument
  programme: Programme
  owner: Person | null
  last: Ask | null
  open: Ask | null
  next: Occurrence | null
}

const process = 'objective-evaluation'

/** Everybody sees what is theirs, the ISMS lead and top management all. */
export function objectiveList(tools: ObjectiveListTools): DefinitionList<KnownObjective> {
  return {
    ...{ process, command: 'objective', concerns },
    words: ({ objectiveEvaluation }) => objectiveEvaluation.list,
    seesAll,
    offered: async ({ _id }) => {
      const active = await tools.programmes.active()
      return active.some((each) => each.process === process && each.owner === _id)
    },
    known: () => knownObjectives(tools),
    definitionOf: ({ objective: { id, title } }) => ({ id, title }),
    async listCard(these, all, visit) {
      const { person, organisation, texts, at } = visit
      const lines = await Promise.all(these.map((each) => standsOf(tools, visit, each)))
      const today = dateIn(at, organisation.timeZone)
      return objectiveListCard(lines, { all, reader: person, today }, texts)
    },
    async card(known, visit) {
      const { person, organisation, texts, at } = visit
      const { last, document } = known
      const text = last?.answer?.reason?.text
      const by = last && text ? await nameOfAnswerer(tools, last, texts) : null
      const view = {
        ...{ reader: person, today: dateIn(at, organisation.timeZone), actions: actionsFor(known, visit) },
        version: { of: document.version, approved: document.approved !== undefined },
        said: text ? { by: by ?? '', text } : null,
      }
      return objectiveCard(await standsOf(tools, visit, known), view, texts)
    },
  }
}

/** What they own, or are asked about in somebody's stead. */
function concerns({ programme, open }: KnownObjective, { _id }: Person): boolean {
  return programme.owner === _id || (open !== null && askedNow(open).includes(_id))
}

/** Null while it is asked already, or nobody is there whom it could ask. */
export function evaluateNowAction({ objective, open, owner }: KnownObjective, texts: Texts): Action | null {
  if (open || !owner) return null
  return { verb: verbs.askWhyNow, value: objective.id, label: texts.objectiveEvaluation.start.open }
}

/** Answer it if it waits for them; else have it evaluated, if they may. */
function actionsFor(known: KnownObjective, visit: Visit): Action[] {
  const { open } = known
  if (open && askedNow(open).includes(visit.person._id)) {
    const label = visit.texts.objectiveEvaluation.ask.open
    return [{ verb: verbs.open, value: formatAskRef(open), label, primary: true }]
  }
  const now = mayBegin(known.programme, visit) ? evaluateNowAction(known, visit.texts) : null
  return now ? [now] : []
}

/** Every objective that the file has: as the version that holds has it, or, where that does not know it, the newest. */
export async function knownObjectives(tools: ObjectiveListTools): Promise<KnownObjective[]> {
  const [holding, newest, active, planned] = await Promise.all([
    tools.documents.holding('objectives'),
    tools.documents.newest('objectives'),
    tools.programmes.active(),
    tools.occurrences.planned(),
  ])
  const documents = [holding, newest].flatMap((each) => each ?? [])
  const programmes = active.filter((each) => each.process === process)
  const ids = programmes.map(({ subject }) => subject)
  const [answers, open, owners] = await Promise.all([
    tools.ownersAnswers.lastOfEach(process, ids),
    tools.ownersAnswers.open(process, ids),
    tools.people.byIds(programmes.flatMap(({ owner }) => owner ?? [])),
  ])
  return ids.sort().flatMap((id) => {
    const programme = programmes.find(({ _id }) => _id === programmeId(process, id))
    const [found] = documents.flatMap((document) => {
      const objective = objectivesIn(document).find((each) => each.id === id)
      return objective ? [{ document, objective }] : []
    })
    if (!programme || !found) return []
    const owner = owners.get(programme.owner ?? '')
    return [
      {
        ...{ ...found, programme, owner: owner?.active ? owner : null },
        ...{ last: answers.get(id) ?? null, open: open.get(id) ?? null },
        next: planned.find((each) => each.programme === programme._id) ?? null,
      },
    ]
  })
}

async function standsOf(
  { people, measures }: ObjectiveListTools,
  { organisation, at }: Visit,
  { objective, owner, programme, last, open, next }: KnownObjective,
): Promise<ObjectiveStands> {
  const { timeZone } = organisation
  const [name, figure] = await Promise.all([
    nameOfAsked(people, open),
    measures.figure(objective, programme.recurrence, dateIn(at, timeZone), timeZone),
  ])
  return {
    ...{
      objective,
      owner: owner?.name ?? null,
      now: objective.measured ? figure.now : null,
      figure,
      last: evaluatedIn(last),
    },
    ...{ nextOn: next?.date ?? null },
    asked: open && name !== null ? { name, dueOn: open.dueOn } : null,
  }
}
