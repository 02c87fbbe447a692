import { type Ask, formatAskRef } from '../../../domain/ask.js'
import type { Competence } from '../../../domain/competence.js'
import { competenceNamed } from '../../../domain/competence.js'
import {
  ASSESS_SLOT,
  assessedIn,
  followedUp,
  gapsFound,
  holderStands,
  lastAssessment,
} from '../../../domain/competence-review.js'
import type { Cycle } from '../../../domain/cycle.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import { isPresentAt, type Person, type PersonId } from '../../../domain/person.js'
import type { Occurrence, Programme } from '../../../domain/programme.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Occurrences } from '../../../store/occurrences.js'
import type { Programmes } from '../../../store/programmes.js'
import type { Action } from '../../cards/card.js'
import {
  type Counted,
  competenceCard,
  competenceListCard,
  competenceStatusCard,
} from '../../cards/competence-review/list.js'
import { verbs } from '../../cards/competence-review/view.js'
import { type CompetenceViewTools, foundIn } from '../../competence-review-messages.js'
import type { Reply } from '../../interaction.js'
import { type DefinitionList, definedAndPlanned, mayBegin } from '../definition-list.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'

export interface CompetenceListTools extends CompetenceViewTools {
  occurrences: Occurrences
  programmes: Programmes
}

/** One competence that the file has: who holds and assesses it, all that was asked, and what runs. */
export interface Known {
  competence: Competence
  programme: Programme
  holders: readonly Person[]
  owner: Person | null
  asks: readonly Ask[]
  running: Cycle | null
  next: Occurrence | null
}

const process = 'competence-review'

/** Its assessor and the ISMS lead see all of it, a holder themselves, and a manager theirs; nobody else sees anything. */
export function competenceList(tools: CompetenceListTools): DefinitionList<Known> {
  return {
    ...{ process, command: 'competence', seesAll: isIsmsLead },
    words: ({ competenceReview }) => competenceReview.list,
    offered: async (person) => {
      const all = await knownCompetences(tools)
      return all.some((known) => concerns(known, person))
    },
    known: () => knownCompetences(tools),
    definitionOf: ({ competence: { competence, title } }) => ({ id: competence, title }),
    concerns,
    async listCard(these, all, { person, organisation, texts, at }) {
      const lines = these.map(({ competence, holders, owner, running, next }) => ({
        ...{ competence, holders: holders.length, owner: owner?.name ?? null, running: running !== null },
        nextOn: next?.date ?? null,
      }))
      return competenceListCard(
        lines,
        { all, reader: person, today: dateIn(at, organisation.timeZone) },
        texts,
      )
    },
    card: (known, visit) => oneCard(tools, known, visit),
  }
}

function concerns({ programme, holders, asks }: Known, { _id }: Person): boolean {
  return (
    programme.owner === _id ||
    holders.some((holder) => holder._id === _id || holder.manager === _id) ||
    asks.some(({ state, mayAnswer }) => state === 'open' && mayAnswer.includes(_id))
  )
}

async function oneCard(tools: CompetenceListTools, known: Known, visit: Visit) {
  const { person, organisation, texts, at } = visit
  const { competence, programme, holders, asks, next } = known
  const today = dateIn(at, organisation.timeZone)
  const seen = holders.filter(({ _id, manager }) => {
    const isTheirs = _id === person._id || manager === person._id
    return isTheirs || programme.owner === person._id || isIsmsLead(person, organisation)
  })
  const names = await tools.people.byIds([...new Set(asks.flatMap(peopleNamed))])
  const lines = seen.map(({ _id, name }) => {
    const last = lastAssessment(asks, _id)
    const open = asks.filter(
      ({ state, subject }) => state === 'open' && competenceNamed(subject.id).holder === _id,
    )
    return {
      ...{ name, stands: holderStands(asks, _id), assessedAt: last?.answer?.at ?? null },
      read: last ? formatAskRef(last) : null,
      found: last ? foundIn(last, asks, competence, person, names) : [],
      asked: open.map(({ askedOf, dueOn }) => ({ name: names.get(askedOf)?.name ?? '', dueOn })),
    }
  })
  return competenceCard(
    {
      ...{ competence, reader: person, at, today, holders: lines, owner: known.owner?.name ?? null },
      ...{ nextOn: next?.date ?? null, actions: actionsFor(known, visit) },
    },
    texts,
  )
}

function peopleNamed({ askedOf, answer }: Ask): PersonId[] {
  return [askedOf, ...(answer ? [answer.by, ...(answer.for ? [answer.for] : [])] : [])]
}

/** Answer what waits for them; else have it assessed anew, if they may. */
function actionsFor(known: Known, visit: Visit): Action[] {
  const { asks, competence, programme } = known
  const { person, texts } = visit
  const theirs = asks.find(({ state, mayAnswer }) => state === 'open' && mayAnswer.includes(person._id))
  if (theirs) {
    const label = texts.competenceReview.ask.show
    return [{ verb: verbs.open, value: formatAskRef(theirs), label, primary: true }]
  }
  if (isBeingAssessed(known) || !mayBegin(programme, visit)) return []
  return [{ verb: verbs.askWhyNow, value: competence.competence, label: texts.competenceReview.start.open }]
}

/** Whether somebody is asked for an assessment at the moment. */
export function isBeingAssessed({ asks }: Pick<Known, 'asks'>): boolean {
  return asks.some(({ state, slot }) => state === 'open' && slot === ASSESS_SLOT)
}

/** `/isms competence status`: how far the reviews are, in numbers. */
export function statusCommand(tools: CompetenceListTools): Command {
  return {
    words: 'competence status',
    parameters: () => '',
    describe: (texts) => texts.competenceReview.status.command,
    allowed: isIsmsLead,
    async run(visit): Promise<Reply> {
      const { person, organisation, texts, at } = visit
      const known = await knownCompetences(tools)
      if (known.length === 0) return say(texts.competenceReview.list.none)
      const today = dateIn(at, organisation.timeZone)
      const lines = known.map((each) => counted(each, today, at))
      return { kind: 'card', card: competenceStatusCard(lines, person, texts) }
    },
  }
}

/** How many holders are assessed, and what came of what they lacked. */
export function counted({ competence, holders, asks, running }: Known, today: string, at: string): Counted {
  const there = holders.filter((holder) => isPresentAt(holder, at))
  const last = there.flatMap(({ _id }) => lastAssessment(asks, _id) ?? [])
  const gaps = last.flatMap(gapsFound).map((gap) => ({ gap, ...followedUp(asks, gap) }))
  const undone = gaps.filter(({ action }) => !action?.answer)
  const judged = gaps.flatMap(({ verdict }) => verdict?.answer?.value ?? [])
  return {
    ...{ competence, running: running !== null, blocked: running?.nobodySince !== undefined },
    holders: there.length,
    assessed: assessedIn(
      asks,
      there.map(({ _id }) => _id),
      running?.startedAt ?? '',
    ).length,
    ...{
      gaps: undone.length,
      overdue: undone.filter(({ gap, action }) => (action?.dueOn ?? gap.finding.due) < today).length,
    },
    waiting: gaps.filter(({ action, verdict }) => action?.answer && !verdict?.answer).length,
    ...{ judged: judged.length, worked: judged.filter((value) => value === 'worked').length },
  }
}

/** Every competence that the file has, by its id. */
export async function knownCompetences(tools: CompetenceListTools): Promise<Known[]> {
  const [defined, planned] = await Promise.all([
    definedAndPlanned(process, tools.competences, tools.programmes),
    tools.occurrences.planned(),
  ])
  const people = await tools.people.byIds(
    defined.flatMap(({ definition, programme }) => [...definition.holders, programme.owner ?? '']),
  )
  return Promise.all(
    defined.map(async ({ id, definition: competence, programme }): Promise<Known> => {
      const [asks, underWay] = await Promise.all([
        tools.competences.allAsks(id),
        tools.cycles.underWay(programme),
      ])
      const owner = people.get(programme.owner ?? '')
      return {
        ...{ competence, programme, asks, owner: owner?.active ? owner : null },
        holders: competence.holders.flatMap((each) => people.get(each) ?? []),
        running: underWay.sort((a, b) => a.startedAt.localeCompare(b.startedAt)).at(-1) ?? null,
        next: planned.find((each) => each.programme === programme._id) ?? null,
      }
    }),
  )
}
