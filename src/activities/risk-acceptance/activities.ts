import { type Ask, putTo } from '../../domain/ask.js'
import { hashOf } from '../../domain/canonical-json.js'
import type { Cycle, Look } from '../../domain/cycle.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import { isReachable, type Person } from '../../domain/person.js'
import { nextMorning, remindAgainOn } from '../../domain/reminders.js'
import { riskSubject } from '../../domain/risk.js'
import { ACCEPT_SLOT, isOverByDate } from '../../domain/risk-acceptance.js'
import { dateIn, dueDate, endOf } from '../../domain/working-days.js'
import type { NewAsk } from '../../store/asks.js'
import { closedBy } from '../../store/closing-asks.js'
import { groupedBy } from '../../store/grouped-by.js'
import { settleNewAsks } from '../../store/rerouting.js'
import { existing } from '../existing.js'
import { openRisksIn } from '../open-risks.js'
import { recordOf } from '../record-of-asks.js'
import type { IsDue } from '../sweep.js'
import { tellInTheMorning } from '../tell-in-the-morning.js'
import { registerStands, type Standing } from './register.js'
import { requestAcceptance, takeOver } from './take-over.js'
import type { RegisterTools, RiskAcceptanceTools } from './tools.js'

/** What a workflow passes: which run, and the one instant that this step works with. */
export interface AcceptanceAt {
  cycle: string
  /** ISO 8601 UTC. */
  asOf: string
}

/** What the workflow learns from a look: what is due, and when to look again at the latest. */
export interface AcceptanceLook extends Pick<Look, 'nextLook'> {
  next: 'see-to' | 'wait' | 'close'
}

export interface RiskAcceptanceActivities {
  lookAtAcceptances(input: AcceptanceAt): Promise<AcceptanceLook>
  seeToAcceptances(input: AcceptanceAt): Promise<void>
  closeAcceptances(input: AcceptanceAt): Promise<void>
}

/** Each may run twice: what is there already is left as it is. */
export function riskAcceptanceActivities(tools: RiskAcceptanceTools): RiskAcceptanceActivities {
  return {
    async lookAtAcceptances({ cycle: id, asOf }) {
      const look = await lookAt(tools, await existing(tools, id), asOf)
      if (look.next !== 'close') await tools.cycles.looksNext(id, look.nextLook)
      return look
    },
    seeToAcceptances: (input) => seeTo(tools, input),
    closeAcceptances: (input) => close(tools, input),
  }
}

/** Also where an import changed a risk, an acceptance ran out, or what should have woken its workflow was lost. */
export function acceptanceIsDue(tools: RegisterTools, openRisks = openRisksIn(tools)): IsDue {
  return async (cycle, asOf) => (await lookAt(tools, cycle, asOf, openRisks)).next !== 'wait'
}

async function lookAt(
  tools: RegisterTools,
  cycle: Cycle,
  asOf: string,
  openRisks = openRisksIn(tools),
): Promise<AcceptanceLook> {
  const nextLook = endOf(cycle.closesOn, cycle.timeZone)
  if (asOf >= nextLook || cycle.state === 'closed') return { next: 'close', nextLook }
  const asked = await tools.asks.allOf(cycle._id)
  const stands = await registerStands(tools, await openRisks(), asked, asOf)
  const does = (...which: Standing['next'][]) => stands.some(({ next }) => which.includes(next))
  if (does('ask', 'take-over', 'request', 'close')) return { next: 'see-to', nextLook }
  return { next: does('wait') ? 'wait' : 'close', nextLook }
}

async function seeTo(tools: RiskAcceptanceTools, { cycle: id, asOf }: AcceptanceAt): Promise<void> {
  const cycle = await existing(tools, id)
  const organisation = await tools.organisation.read()
  if (!organisation) return
  const before = await tools.asks.allOf(id)
  const roundsOf = groupedBy(before, (ask) => `${ask.subject.id} ${ask.askedOf}`)
  const toAsk: { ask: NewAsk; person: Person }[] = []
  for (const stands of await onceTakenOver(tools, before, asOf)) {
    const { risk, next, ask, whom } = stands
    if (next === 'request') await requestLost(tools, stands, asOf)
    if (next === 'close' || next === 'ask') await closeOne(tools, ask, asOf)
    if (next === 'ask' && whom) {
      const round = (roundsOf.get(`${risk._id} ${whom.person._id}`)?.length ?? 0) + 1
      toAsk.push({ ask: askOf(cycle, stands, whom, organisation, round, asOf), person: whom.person })
    }
    tools.heartbeat()
  }
  await tools.asks.open(toAsk.map(({ ask }) => ask))
  await settleNewAsks(tools, [...new Map(toAsk.map(({ person }) => [person._id, person])).values()], asOf)
  await tellWhoIsAsked(tools, id, organisation, asOf)
  const asked = await tools.asks.allOf(id)
  await tools.cycles.opened(id, asOf, asked.length, hashOf(asked.map(({ _id }) => _id)))
  await tools.nudgeReminders()
}

/** How the register stands once it has taken over what its owners said. */
async function onceTakenOver(tools: RiskAcceptanceTools, asked: readonly Ask[], asOf: string) {
  const stands = await registerStands(tools, await tools.risks.open(), asked, asOf)
  const owed = stands.flatMap(({ next, ask }) => (next === 'take-over' && ask ? [ask] : []))
  for (const { _id } of owed) {
    await takeOver(tools, _id, asOf)
    tools.heartbeat()
  }
  return owed.length === 0 ? stands : registerStands(tools, await tools.risks.open(), asked, asOf)
}

/** Between an owner's answer and what follows from it, something was in the way. */
async function requestLost(tools: RiskAcceptanceTools, { risk: { _id }, criteria }: Standing, asOf: string) {
  const risk = await tools.risks.byId(_id)
  const ask = risk?.approved && (await tools.asks.byId(risk.approved.ask))
  if (risk && ask) await requestAcceptance(tools, risk, criteria, ask, asOf)
}

/** Whoever was asked about what it was, or owned it before, is asked no more. */
async function closeOne(tools: RiskAcceptanceTools, ask: Ask | undefined, asOf: string): Promise<void> {
  if (ask?.state === 'open') await tools.asks.closeOne(ask._id, 'changed', asOf, closedBy('risk-acceptance'))
}

function askOf(
  { _id: cycle }: Cycle,
  { risk }: Standing,
  { person, deputy }: NonNullable<Standing['whom']>,
  organisation: Organisation,
  round: number,
  asOf: string,
): NewAsk {
  const subject = riskSubject(risk)
  const place = placeOf(person, organisation)
  const today = dateIn(asOf, person.timeZone)
  // What comes with a date alone is told in the morning.
  const toldOn = isOverByDate(risk, dateIn(asOf, organisation.timeZone)) ? nextMorning(asOf, place) : today
  const dueOn = dueDate(today, organisation.approval.businessDays, place)
  return {
    ...{ cycle, process: 'risk-acceptance', slot: ACCEPT_SLOT },
    // Only a deputy on record accepts in an owner's stead; without one it waits for the owner's return.
    ...(deputy === null ? { kind: 'personal' } : { kind: 'delegable', standIns: [deputy] }),
    ...putTo(person),
    ...{ round, subject, openedAt: asOf, dueOn },
    // It is sent by itself; the morning message names it again, like everything that waits.
    remindOn: remindAgainOn(toldOn, dueOn, place, organisation.reminders),
    ...(isReachable(person) ? { toldOn } : {}),
  }
}

/** One message to each, with all that they were asked at the same moment; twice is the same as once. */
async function tellWhoIsAsked(
  tools: RiskAcceptanceTools,
  cycle: string,
  organisation: Organisation,
  asOf: string,
): Promise<void> {
  const asks = await tools.asks.allOf(cycle)
  const risks = await tools.risks.byIds([...new Set(asks.map(({ subject }) => subject.id))])
  const canWait = ({ subject, openedAt }: Ask) => {
    const risk = risks.get(subject.id)
    return risk !== undefined && isOverByDate(risk, dateIn(openedAt, organisation.timeZone))
  }
  const together = groupedBy(asks, (ask) => `${ask.askedOf} ${ask.openedAt}`)
  const open = [...together.values()].filter((each) => each.some(({ state }) => state === 'open'))
  const people = await tools.people.byIds(open.flatMap((each) => each.map(({ askedOf }) => askedOf)))
  for (const each of open) {
    const [first] = each
    const person = people.get(first?.askedOf ?? '')
    const content = { kind: 'asks', asks: each.map(({ _id }) => _id).sort() } as const
    if (first && person && each.every(canWait))
      await tellInTheMorning(tools, [person], content, organisation, first.openedAt)
    else if (person) await tools.deliveries.tell([person], content, asOf)
    tools.heartbeat()
  }
  if (![...people.values()].every(isReachable)) await tools.matchPeople(asOf, tools.heartbeat)
}

/** The record says who accepted what, and what nobody said anything of. */
async function close(tools: RiskAcceptanceTools, { cycle: id, asOf }: AcceptanceAt): Promise<void> {
  const cycle = await existing(tools, id)
  if (cycle.state === 'closed') return
  await tools.asks.closeOpenOf(id, 'cycle-closed', asOf, closedBy('risk-acceptance'))
  const record = await recordOf(tools, cycle, await tools.asks.allOf(id), asOf)
  if (cycle.state === 'published') await tools.cycles.opened(id, asOf, 0, hashOf([]))
  await tools.cycles.closed(id, record.closedAt, record.linesHash)
}
