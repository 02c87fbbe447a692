import { type Ask, askedNow, formatAskRef } from '../../../domain/ask.js'
import { seesAll } from '../../../domain/organisation.js'
import type { Person } from '../../../domain/person.js'
import type { Occurrence, Programme } from '../../../domain/programme.js'
import type { Requirement } from '../../../domain/requirement.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Occurrences } from '../../../store/occurrences.js'
import type { Action } from '../../cards/card.js'
import {
  type RequirementStands,
  requirementCard,
  requirementListCard,
  verbs,
} from '../../cards/requirement-review.js'
import { foundIn, type RequirementViewTools } from '../../requirement-review-messages.js'
import type { Texts } from '../../texts/texts.js'
import { type DefinitionList, definedAndPlanned, mayBegin, nameOfAsked } from '../definition-list.js'
import type { Visit } from '../desk.js'

export interface RequirementListTools extends RequirementViewTools {
  occurrences: Occurrences
}

/** One requirement that the file has: whose it is, what was answered last, and what is asked of somebody now. */
export interface Known {
  requirement: Requirement
  programme: Programme
  owner: Person | null
  last: Ask | null
  open: Ask | null
  next: Occurrence | null
}

const process = 'requirement-review'

/** Everybody sees what is theirs, the ISMS lead and top management all. */
export function requirementList(tools: RequirementListTools): DefinitionList<Known> {
  return {
    ...{ process, command: 'requirement', concerns },
    words: ({ requirementReview }) => requirementReview.list,
    seesAll,
    offered: async ({ _id }) => {
      const active = await tools.programmes.active()
      return active.some((each) => each.process === process && each.owner === _id)
    },
    known: () => knownRequirements(tools),
    definitionOf: ({ requirement: { requirement, title } }) => ({ id: requirement, title }),
    async listCard(these, all, { person, organisation, texts, at }) {
      const lines = await Promise.all(these.map((each) => standsOf(tools, each)))
      const today = dateIn(at, organisation.timeZone)
      return requirementListCard(lines, { all, reader: person, today }, texts)
    },
    async card(known, visit) {
      const { person, organisation, texts, at } = visit
      const view = {
        ...{ reader: person, today: dateIn(at, organisation.timeZone), actions: actionsFor(known, visit) },
        finding: known.last?.answer?.reason?.text ?? null,
      }
      return requirementCard(await standsOf(tools, known), view, texts)
    },
  }
}

/** What they own, or are asked about in somebody's stead. */
function concerns({ programme, open }: Known, { _id }: Person): boolean {
  return programme.owner === _id || (open !== null && askedNow(open).includes(_id))
}

/** Null while it is asked already, or nobody is there whom it could ask. */
export function reviewNowAction({ requirement, open, owner }: Known, texts: Texts): Action | null {
  if (open || !owner) return null
  return { verb: verbs.askWhyNow, value: requirement.requirement, label: texts.requirementReview.start.open }
}

/** Answer it if it waits for them; else have it reviewed, if they may. */
function actionsFor(known: Known, visit: Visit): Action[] {
  const { open } = known
  if (open && askedNow(open).includes(visit.person._id)) {
    const label = visit.texts.requirementReview.ask.open
    return [{ verb: verbs.open, value: formatAskRef(open), label, primary: true }]
  }
  const now = mayBegin(known.programme, visit) ? reviewNowAction(known, visit.texts) : null
  return now ? [now] : []
}

/** Every requirement that the file has, by its id. */
export async function knownRequirements(tools: RequirementListTools): Promise<Known[]> {
  const [defined, planned] = await Promise.all([
    definedAndPlanned(process, tools.requirements, tools.programmes),
    tools.occurrences.planned(),
  ])
  const ids = defined.map(({ id }) => id)
  const [answers, open, owners] = await Promise.all([
    tools.ownersAnswers.lastOfEach(process, ids),
    tools.ownersAnswers.open(process, ids),
    tools.people.byIds(defined.flatMap(({ programme }) => programme.owner ?? [])),
  ])
  return defined.map(({ id, definition: requirement, programme }) => {
    const owner = owners.get(programme.owner ?? '')
    return {
      ...{ requirement, programme, owner: owner?.active ? owner : null },
      ...{ last: answers.get(id) ?? null, open: open.get(id) ?? null },
      next: planned.find((each) => each.programme === programme._id) ?? null,
    }
  })
}

async function standsOf(
  { people }: RequirementListTools,
  { requirement, owner, last, open, next }: Known,
): Promise<RequirementStands> {
  const name = await nameOfAsked(people, open)
  return {
    ...{ requirement, owner: owner?.name ?? null, last: foundIn(last), nextOn: next?.date ?? null },
    asked: open && name !== null ? { name, dueOn: open.dueOn } : null,
  }
}
