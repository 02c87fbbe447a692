import { type Ask, formatAskRef } from '../../../domain/ask.js'
import { type CheckPast, checkHistory, lastThatCounts, notInOrder } from '../../../domain/check-history.js'
import { CONFIRM_SLOT, type ControlCheck, checkStands } from '../../../domain/control-check.js'
import type { Cycle } from '../../../domain/cycle.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import type { Person, PersonId } from '../../../domain/person.js'
import { formatOccurrenceRef, type Occurrence, type Programme } from '../../../domain/programme.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Programmes } from '../../../store/programmes.js'
import { verbs as calendarVerbs } from '../../cards/calendar/entry.js'
import type { Action, Card } from '../../cards/card.js'
import { verbs } from '../../cards/control-check/check.js'
import {
  type CheckLine,
  checkHistoryCard,
  checkListCard,
  type PastLine,
} from '../../cards/control-check/list.js'
import type { CheckViewTools } from '../../control-check-messages.js'
import { mayGetFile } from '../../handed-in.js'
import { peopleIn, whoAnswered } from '../../in-stead.js'
import type { Texts } from '../../texts/texts.js'
import { type DefinitionList, definedAndPlanned, mayBegin, nameOfAsked } from '../definition-list.js'
import type { Visit } from '../desk.js'

export interface CheckListTools extends CheckViewTools {
  programmes: Programmes
}

/** One check that comes round: whose it is, and what is asked of somebody now, the first that is due first. */
export interface Defined {
  check: ControlCheck
  programme: Programme
  owner: PersonId | null
  confirmer: PersonId | null
  open: readonly Ask[]
}

/** The same, with all that came of it. */
export interface Known extends Defined {
  /** The newest first. */
  past: readonly CheckPast[]
  next: Occurrence | null
  /** In which nobody is there to make it, or nobody may confirm it. */
  blocked: Cycle | null
}

/** Everybody sees what is theirs to make or to confirm, the ISMS lead all. */
export function checkList(tools: CheckListTools): DefinitionList<Known> {
  return {
    ...{ process: 'control-check', command: 'check', concerns },
    words: ({ controlCheck }) => controlCheck.list,
    seesAll: isIsmsLead,
    offered: async (person, { ismsLead }) =>
      (await definedChecks(tools, ismsLead)).some((each) => concerns(each, person)),
    known: ({ ismsLead }) => knownChecks(tools, ismsLead),
    definitionOf: ({ check: { check, title } }) => ({ id: check, title }),
    async listCard(these, all, { person, organisation, texts, at }) {
      const today = dateIn(at, organisation.timeZone)
      const lines = await Promise.all(these.map((each) => lineOf(tools, each, today)))
      return checkListCard(lines, { all, reader: person, today }, texts)
    },
    card: (known, visit) => historyCard(tools, visit, known),
  }
}

/** As many answers as one looks through. */
const PAST_SHOWN = 12

/** One check with its history, and what the visitor may do about it now. */
async function historyCard(tools: CheckListTools, visit: Visit, known: Known): Promise<Card> {
  const { person, organisation, texts, at } = visit
  const today = dateIn(at, organisation.timeZone)
  const names = await tools.people.byIds([known.owner, known.confirmer].flatMap((each) => each ?? []))
  const nameOf = (who: PersonId | null) => (who && names.get(who)?.name) ?? ''
  const view = {
    ...(await lineOf(tools, known, today)),
    ...{ reader: person, today, owner: nameOf(known.owner) },
    confirmer: known.check.confirmed ? nameOf(known.confirmer) : null,
    past: await pastLines(tools, visit, known),
    actions: actionsFor(known, visit),
  }
  return checkHistoryCard(view, texts)
}

/** Null while it is asked already, or nobody is there whom it could ask. */
export function checkNowAction({ check, open, blocked }: Known, texts: Texts): Action | null {
  if (open.length > 0 || blocked) return null
  return { verb: verbs.askWhyNow, value: check.check, label: texts.controlCheck.now.open }
}

/** Answer it if it waits for them; else have it checked out of turn, or begin the next one, if they may. */
function actionsFor(known: Known, visit: Visit): Action[] {
  const { open, next, past, programme } = known
  const { person, texts } = visit
  const t = texts.controlCheck
  const theirs = open.find(({ mayAnswer }) => mayAnswer.includes(person._id))
  if (theirs) {
    const label = theirs.slot === CONFIRM_SLOT ? t.confirm.open : t.ask.open
    return [{ verb: verbs.open, value: formatAskRef(theirs), label, primary: true }]
  }
  if (open.length > 0 || !mayBegin(known.programme, visit)) return []
  const now = checkNowAction(known, texts)
  const primary = notInOrder(past) ? { primary: true } : {}
  const start = { verb: calendarVerbs.run, label: t.history.startNow }
  return [
    ...(now ? [{ ...now, ...primary }] : []),
    ...(next && !programme.paused ? [{ ...start, value: formatOccurrenceRef(next) }] : []),
  ]
}

async function pastLines(
  { asks, people }: CheckListTools,
  { person, organisation, texts }: Visit,
  { past }: Known,
): Promise<PastLine[]> {
  const shown = past.slice(0, PAST_SHOWN)
  const answers = shown.flatMap((each) => {
    return each.outcome === 'missed' ? [] : [each.ask.answer, each.said?.answer].flatMap((said) => said ?? [])
  })
  const askedFor = shown.flatMap(({ outOfTurn }) => outOfTurn?.by ?? [])
  const names = await people.byIds([...answers.flatMap(peopleIn), ...askedFor])
  const by = (ask: Ask | null) => (ask?.answer ? whoAnswered(ask.answer, names, texts) : '')
  return Promise.all(
    shown.map(async (each) => {
      const askedBy = (each.outOfTurn && names.get(each.outOfTurn.by)?.name) ?? ''
      if (each.outcome === 'missed') return { past: each, by: '', saidBy: '', askedBy, mayGetFile: false }
      const { ask, said } = each
      const mayGet =
        ask.answer?.file !== undefined && mayGetFile(await asks.allOf(ask.cycle), person, organisation)
      return { past: each, by: by(ask), saidBy: by(said), askedBy, mayGetFile: mayGet }
    }),
  )
}

/** Every check that the file has, by its id, with all that came of it. */
export async function knownChecks(tools: CheckListTools, ismsLead: PersonId): Promise<Known[]> {
  const { controlChecks, occurrences } = tools
  const defined = await definedChecks(tools, ismsLead)
  const [times, planned, blocked] = await Promise.all([
    controlChecks.times(defined.map(({ check }) => check.check)),
    occurrences.planned(),
    controlChecks.blocked(),
  ])
  return defined.map((each) => ({
    ...each,
    past: checkHistory(times.get(each.check.check) ?? []),
    next: planned.find(({ programme }) => programme === each.programme._id) ?? null,
    blocked: blocked.find(({ subject }) => subject.id === each.check.check) ?? null,
  }))
}

/** Every check that the file has, by its id, without what came of it. */
export async function definedChecks(tools: CheckListTools, ismsLead: PersonId): Promise<Defined[]> {
  const { controlChecks, programmes } = tools
  const defined = await definedAndPlanned('control-check', controlChecks, programmes)
  const asks = await controlChecks.open(defined.map(({ id }) => id))
  return defined.map(({ id, definition: check, programme }) => {
    const confirmer = check.confirmed ? (check.confirmer ?? ismsLead) : null
    const open = asks.filter(({ subject }) => subject.id === id)
    return { check, programme, owner: programme.owner, confirmer, open }
  })
}

/** What they make, confirm, or are asked about in somebody's stead. */
function concerns({ owner, confirmer, open }: Defined, { _id }: Person): boolean {
  return owner === _id || confirmer === _id || open.some(({ mayAnswer }) => mayAnswer.includes(_id))
}

async function lineOf(
  { people }: CheckListTools,
  { check, programme, open: asks, past, next, blocked }: Known,
  today: string,
): Promise<CheckLine> {
  const open = asks[0] ?? null
  const last = lastThatCounts(past)
  const name = await nameOfAsked(people, open)
  return {
    ...{ check, last, blocked: blocked !== null, paused: programme.paused !== undefined },
    stands: checkStands(last?.outcome ?? null, open, today),
    open: open && name !== null ? { dueOn: open.dueOn, name } : null,
    nextOn: next?.date ?? null,
  }
}
