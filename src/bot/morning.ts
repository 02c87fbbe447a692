import { type Ask, isNeverDue, type Process } from '../domain/ask.js'
import { LATE_NAMED, type MorningContent } from '../domain/delivery.js'
import { coordinates, type Organisation, placeOf } from '../domain/organisation.js'
import { isPresent, type Person } from '../domain/person.js'
import { lastMorningBegun, nextReminderOn } from '../domain/reminders.js'
import { proposalsRemindOn, type RiskProposal } from '../domain/risk-proposal.js'
import type { Absences } from '../store/absences.js'
import type { AskReminders } from '../store/ask-reminders.js'
import type { Asks } from '../store/asks.js'
import type { Cycles } from '../store/cycles.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import type { RiskCriteriaStore } from '../store/risk-criteria.js'
import type { RiskProposals } from '../store/risk-proposals.js'
import type { Risks } from '../store/risks.js'
import { withStandIn } from './absence-messages.js'
import { type Card, escaped } from './cards/card.js'
import type { Late, LateLine } from './cards/late.js'
import { type MorningView, morningCard } from './cards/reminders.js'
import { lateLines } from './late.js'
import { movesOnShow } from './risk-moves.js'
import type { ProcessMessages } from './show.js'
import { textsFor } from './texts/texts.js'

export interface MorningMessageTools {
  absences: Absences
  askReminders: AskReminders
  asks: Asks
  cycles: Cycles
  organisation: OrganisationStore
  people: People
  riskCriteria: RiskCriteriaStore
  riskProposals: RiskProposals
  risks: Risks
}

type Processes = Readonly<Record<Process, ProcessMessages>>

/** The message of a morning, from the present state of what it names. Null: there is nothing to show any more. */
export async function showMorning(
  tools: MorningMessageTools,
  processes: Processes,
  content: MorningContent,
  reader: Person,
  at: string,
): Promise<{ card: Card; worthSending: boolean } | null> {
  const asks = inOrder(await tools.asks.byIds(content.asks), content.asks)
  const proposed = await proposedThings(tools, processes, content, reader, at)
  const asked = (
    await Promise.all(
      asks.map(async (ask) => {
        const shown = await processes[ask.process].ofAsk(ask, reader, at)
        const card = shown && (await withStandIn(tools, ask, shown, reader, at))
        return card ? [{ card, open: ask.state === 'open', fresh: ask.toldOn === content.day }] : []
      }),
    )
  ).flat()
  const things = [...asked, ...proposed.things]
  const late = await stillLate(tools, processes, content, reader)
  const summary = content.summary ?? null
  const organisation = await tools.organisation.read()
  if (things.length === 0 && late.count === 0 && !summary) return null
  const view = {
    things,
    told: await toldLines(tools, processes, asks, content.day, reader),
    late,
    handsUp: organisation !== null && coordinates(reader._id, organisation),
    summary,
    names: await namesOf(tools, processes, content, reader),
    moved: await movesOnShow(tools, summary?.moved ?? [], reader),
    nextOn:
      organisation &&
      (await nextReminder(
        tools,
        organisation,
        { asks, proposals: proposed.open },
        { day: content.day, at },
        reader,
      )),
    day: content.day,
    timeZone: reader.timeZone,
    at,
  }
  const worthSending =
    late.count > 0 ||
    summary !== null ||
    proposed.open.length > 0 ||
    asks.some(({ state }) => state !== 'closed')
  return { card: morningCard(view, textsFor(reader.language)), worthSending }
}

/** Each was told of at once, before any morning named it. */
async function proposedThings(
  { riskProposals }: MorningMessageTools,
  processes: Processes,
  { proposals = [] }: MorningContent,
  reader: Person,
  at: string,
): Promise<{ things: MorningView['things']; open: RiskProposal[] }> {
  const found = (await Promise.all(proposals.map((id) => riskProposals.byId(id)))).filter(
    (proposal) => proposal !== null,
  )
  const open = found.filter(({ state }) => state === 'open')
  const { ofNotice } = processes['risk-reassessment']
  const things = await Promise.all(
    found.map(async (proposal) => {
      const card = await ofNotice({ kind: 'risk-proposed', proposal: proposal._id, asks: [] }, reader, at)
      return card ? [{ card, open: open.includes(proposal), fresh: false }] : []
    }),
  )
  return { things: things.flat(), open }
}

function inOrder(asks: readonly Ask[], ids: readonly string[]): Ask[] {
  const known = new Map(asks.map((ask) => [ask._id, ask]))
  return ids.flatMap((id) => known.get(id) ?? [])
}

/** Who was late when the message was made, and is: of those whom it does not name, it says how many. */
async function stillLate(
  tools: MorningMessageTools,
  processes: Processes,
  { late, lateInAll }: MorningContent,
  reader: Person,
): Promise<Late> {
  const named = await tools.asks.byIds(late)
  const open = named.filter(({ state }) => state === 'open')
  const lines = await lateLines({ ...tools, processes }, open, reader)
  const first = lines.slice(0, LATE_NAMED)
  const unnamed = (lateInAll?.people ?? 0) - new Set(named.map(({ askedOf }) => askedOf)).size
  if (unnamed <= 0) return { count: lines.length, first }
  const others = (await tools.askReminders.countLateFor(reader._id)) - lines.length
  return { count: lines.length + Math.max(0, Math.min(unnamed, others)), first }
}

async function namesOf(
  { cycles }: MorningMessageTools,
  processes: Processes,
  { summary }: MorningContent,
  reader: Person,
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const { cycle: id } of [...(summary?.running ?? []), ...(summary?.closed ?? [])]) {
    const cycle = await cycles.byId(id)
    const about = cycle && (await processes[cycle.process].about(cycle.subject, reader))
    if (about) names.set(id, about)
  }
  return names
}

/**
 * What others read of this person on the same day, in the same words, and who reads it. Each of them reads all that this
 * person is late with and that has gone to them; who read the same are named together.
 */
async function toldLines(
  tools: MorningMessageTools,
  processes: Processes,
  asks: readonly Ask[],
  day: string,
  reader: Person,
): Promise<MorningView['told']> {
  const late = asks.filter(({ state, escalated }) => state === 'open' && escalated !== undefined)
  const today = late.filter(({ escalated }) => escalated?.on === day)
  const readers = [...new Set(today.flatMap(({ lateFor = [] }) => lateFor))]
  const names = await tools.people.byIds(readers)
  const told = new Map<string, { to: string[]; line: LateLine }>()
  for (const id of readers) {
    const theirs = late.filter(({ lateFor = [] }) => lateFor.includes(id))
    const [line] = await lateLines({ ...tools, processes }, theirs, reader)
    const name = names.get(id)?.name
    if (!line || !name) continue
    const key = JSON.stringify(line)
    told.set(key, { to: [...(told.get(key)?.to ?? []), escaped(name)], line })
  }
  return [...told.values()]
}

/** What this morning's message names. */
interface Named {
  asks: readonly Ask[]
  /** What of it is open. */
  proposals: readonly RiskProposal[]
}

/** On which morning this person is reminded of any of these again; null where they are not. */
async function nextReminder(
  { absences, cycles }: MorningMessageTools,
  organisation: Organisation,
  { asks, proposals }: Named,
  { day, at }: { day: string; at: string },
  reader: Person,
): Promise<string | null> {
  const open = asks.filter((ask) => ask.state === 'open' && !isNeverDue(ask))
  if (open.length === 0 && proposals.length === 0) return null
  const { absences: known } = await absences.of(reader._id)
  const place = placeOf(reader, organisation)
  const { reminders } = organisation
  // A message that was held up comes on a later morning than its own, and is the only one of it.
  const begun = lastMorningBegun(at, place, reminders)
  const after = begun > day ? begun : day
  const days = await Promise.all(
    open.map(async (ask) => {
      const on = nextReminderOn(ask, after, place, reminders, known)
      const closesOn = (await cycles.byId(ask.cycle))?.closesOn
      return (closesOn === undefined || on <= closesOn) && isPresent(reader, on) ? [on] : []
    }),
  )
  const proposalsOn = proposalsRemindOn(proposals, after, place, reminders)
  return [...days.flat(), ...(proposalsOn === null ? [] : [proposalsOn])].sort()[0] ?? null
}
