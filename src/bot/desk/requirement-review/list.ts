import { type Ask, askedNow, formatAskRef } from '../../../domain/ask.js'
import { nearest } from '../../../domain/nearest.js'
import { isIsmsLead, oversees } from '../../../domain/organisation.js'
import type { Person } from '../../../domain/person.js'
import { type Occurrence, type Programme, programmeId } from '../../../domain/programme.js'
import type { Requirement } from '../../../domain/requirement.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Occurrences } from '../../../store/occurrences.js'
import { type Action, escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import {
  type RequirementStands,
  requirementCard,
  requirementListCard,
  verbs,
} from '../../cards/requirement-review.js'
import type { Reply } from '../../interaction.js'
import { foundIn, type RequirementViewTools } from '../../requirement-review-messages.js'
import type { Texts } from '../../texts/texts.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'

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

/** `/isms requirement [ID]`: everybody sees what is theirs, the ISMS lead and top management all. */
export function requirementCommand(tools: RequirementListTools): Command {
  return {
    words: 'requirement',
    parameters: (texts) => texts.requirementReview.list.parameters,
    describe: (texts) => texts.requirementReview.list.command,
    allowed: () => true,
    offered: async (person, organisation) => {
      if (seesAll({ person, organisation })) return true
      const active = await tools.programmes.active()
      return active.some((each) => each.process === 'requirement-review' && each.owner === person._id)
    },
    run: (visit, id) =>
      id === ''
        ? list(tools, visit)
        : show(tools, visit, id.toLowerCase().replace(/^requirement-review\./, '')),
  }
}

function seesAll({ person, organisation }: Pick<Visit, 'person' | 'organisation'>): boolean {
  return isIsmsLead(person, organisation) || oversees(person._id, organisation)
}

async function list(tools: RequirementListTools, visit: Visit): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const all = seesAll(visit)
  const theirs = (await knownRequirements(tools)).filter((each) => all || concerns(each, person))
  const t = texts.requirementReview.list
  if (theirs.length === 0) return say(all ? t.none : t.noneYours)
  const today = dateIn(at, organisation.timeZone)
  const lines = await Promise.all(theirs.map((each) => standsOf(tools, each)))
  return { kind: 'card', card: requirementListCard(lines, { all, reader: person, today }, texts) }
}

/** One requirement, and what the visitor may do about it now. */
export async function show(tools: RequirementListTools, visit: Visit, id: string): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const all = await knownRequirements(tools)
  const known = all.find(({ requirement }) => requirement.requirement === id)
  const t = texts.requirementReview.list
  if (!known) {
    const theirs = all.filter((each) => seesAll(visit) || concerns(each, person))
    return say(theirs.length === 0 ? t.noneYours : unknown(id, theirs, visit))
  }
  if (!seesAll(visit) && !concerns(known, person))
    return say(t.notYours(escaped(titleOf(known.requirement, person))))
  const view = {
    ...{ reader: person, today: dateIn(at, organisation.timeZone), actions: actionsFor(known, visit) },
    finding: known.last?.answer?.reason?.text ?? null,
  }
  return { kind: 'card', card: requirementCard(await standsOf(tools, known), view, texts) }
}

function unknown(id: string, theirs: readonly Known[], { person, texts }: Visit): string {
  const ids = theirs.map(({ requirement }) => requirement.requirement)
  const named = theirs.map(
    ({ requirement }) => `\`${requirement.requirement}\` (${escaped(titleOf(requirement, person))})`,
  )
  return texts.requirementReview.list.unknown(escaped(id), nearest(id, ids) ?? null, named.join(', '))
}

/** What they own, or are asked about in somebody's stead. */
function concerns({ programme, open }: Known, { _id }: Person): boolean {
  return programme.owner === _id || (open !== null && askedNow(open).includes(_id))
}

/** Its owner and the ISMS lead may have it reviewed. */
export function mayBegin({ programme }: Pick<Known, 'programme'>, { person, organisation }: Visit): boolean {
  return programme.owner === person._id || isIsmsLead(person, organisation)
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
  const now = mayBegin(known, visit) ? reviewNowAction(known, visit.texts) : null
  return now ? [now] : []
}

/** Every requirement that the file has, by its id. */
export async function knownRequirements(tools: RequirementListTools): Promise<Known[]> {
  const process = 'requirement-review'
  const [newest, active, planned] = await Promise.all([
    tools.requirements.newestOfEach(),
    tools.programmes.active(),
    tools.occurrences.planned(),
  ])
  const programmes = new Map(active.map((programme) => [programme._id, programme]))
  const ids = [...newest.keys()]
  const [answers, open, owners] = await Promise.all([
    tools.ownersAnswers.lastOfEach(process, ids),
    tools.ownersAnswers.open(process, ids),
    tools.people.byIds(active.flatMap(({ owner }) => owner ?? [])),
  ])
  return [...newest].flatMap(([id, requirement]): Known[] => {
    const programme = programmes.get(programmeId(process, id))
    if (!programme) return []
    const owner = owners.get(programme.owner ?? '')
    return [
      {
        ...{ requirement, programme, owner: owner?.active ? owner : null },
        ...{ last: answers.get(id) ?? null, open: open.get(id) ?? null },
        next: planned.find((each) => each.programme === programme._id) ?? null,
      },
    ]
  })
}

async function standsOf(
  { people }: RequirementListTools,
  { requirement, owner, last, open, next }: Known,
): Promise<RequirementStands> {
  const [asked] = open ? askedNow(open) : []
  const name = asked === undefined ? '' : ((await people.byId(asked))?.name ?? '')
  return {
    ...{ requirement, owner: owner?.name ?? null, last: foundIn(last), nextOn: next?.date ?? null },
    asked: open && asked !== undefined ? { name, dueOn: open.dueOn } : null,
  }
}
