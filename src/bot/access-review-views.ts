import { EXTRACT_SLOT, VERIFY_SLOT } from '../domain/access-review.js'
import { type AccessRow, handedOnIn, type PassedOn } from '../domain/access-row.js'
import type { Ask } from '../domain/ask.js'
import type { Cycle } from '../domain/cycle.js'
import { knownAccountOf, rotationDue } from '../domain/known-account.js'
import type { Person, PersonId } from '../domain/person.js'
import { type Extraction, swingOf } from '../domain/population.js'
import type { System } from '../domain/system.js'
import type { AccessHistory } from '../store/access-history.js'
import type { AccessOrders } from '../store/access-orders.js'
import type { AccessRows } from '../store/access-rows.js'
import type { Asks } from '../store/asks.js'
import type { Cycles } from '../store/cycles.js'
import type { Extractions } from '../store/extractions.js'
import { groupedBy } from '../store/grouped-by.js'
import type { KnownAccounts } from '../store/known-accounts.js'
import type { OrganisationStore } from '../store/organisation.js'
import { type OwnerTools, ownerOfDuty } from '../store/owners.js'
import type { Programmes } from '../store/programmes.js'
import type { Systems } from '../store/systems.js'
import type { PopulationView } from './cards/access-review/population.js'
import type { AccountView, ReviewCounts, ReviewView } from './cards/access-review/view.js'
import { textFor } from './cards/definition.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface AccessViewTools extends OwnerTools {
  accessHistory: AccessHistory
  accessOrders: AccessOrders
  accessRows: AccessRows
  asks: Asks
  cycles: Cycles
  extractions: Extractions
  knownAccounts: KnownAccounts
  organisation: OrganisationStore
  programmes: Programmes
  systems: Systems
}

/** As many of a reviewer's accounts as are looked at to say why they are theirs. */
const LOOKED_AT = 100

/** What a reviewer's message shows. Null: the version of the system is not on record. */
export async function reviewViewOf(
  tools: AccessViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<ReviewView | null> {
  const [system, cycle, counts, first, handedOn] = await Promise.all([
    tools.systems.byVersion(ask.subject.id, ask.subject.version),
    tools.cycles.byId(ask.cycle),
    reviewCounts(tools, ask, reader),
    tools.accessRows.page(ask._id, null, LOOKED_AT),
    tools.accessRows.handedOnIn(ask._id),
  ])
  if (!system) return null
  const names = await tools.people.byIds([
    ...(ask.answer ? peopleIn(ask.answer) : []),
    ...(cycle?.because ? [cycle.startedBy] : []),
    ...handedOn.flatMap((row) => peopleHanding(handedOnIn(row))),
    ask.askedOf,
  ])
  const stands = ask.askedOf === reader._id ? null : (names.get(ask.askedOf)?.name ?? null)
  return {
    ...{ ask, system, reader, counts, at, ownBy: stands },
    why: [...new Set(first.map(({ why }) => why))],
    handedOn: handingsOf(handedOn, names, textsFor(reader.language)),
    answeredBy: ask.answer ? whoAnswered(ask.answer, names, textsFor(reader.language)) : null,
    owner: await ownerBeside(tools, system, reader, at),
    isOpen: cycle !== null && cycle.state !== 'closed' && !cycle.closing,
    closedAt: cycle?.closedAt ?? null,
    outOfTurn: outOfTurnOf(cycle, names),
  }
}

function peopleHanding(passed: PassedOn | null): PersonId[] {
  return passed ? [passed.from ?? [], passed.for ?? []].flat() : []
}

/** Who handed a row on, in whose stead included; plain. */
function whoHanded(passed: PassedOn, names: ReadonlyMap<PersonId, Person>, texts: Texts): string {
  const { from, for: inStead } = passed
  if (from === null) return ''
  return whoAnswered({ by: from, ...(inStead === undefined ? {} : { for: inStead }) }, names, texts)
}

/** What was handed on by the same person for the same reason is one handing. */
function handingsOf(
  rows: readonly Pick<AccessRow, 'why' | 'passedOn'>[],
  names: ReadonlyMap<PersonId, Person>,
  texts: Texts,
): ReviewView['handedOn'] {
  const handings = rows.flatMap((row) => {
    const passed = handedOnIn(row)
    return passed ? [{ by: whoHanded(passed, names, texts), reason: passed.reason?.text ?? '' }] : []
  })
  return [...groupedBy(handings, ({ by, reason }) => JSON.stringify([by, reason])).values()].flatMap((same) =>
    same.slice(0, 1).map((first) => ({ ...first, accounts: same.length })),
  )
}

function outOfTurnOf(cycle: Cycle | null, names: ReadonlyMap<PersonId, Person>): ReviewView['outOfTurn'] {
  if (!cycle?.because) return null
  return { by: names.get(cycle.startedBy)?.name ?? '', reason: cycle.because.text }
}

/** How a reviewer's accounts stand; what is not theirs to decide is counted apart. */
export async function reviewCounts(
  { accessRows }: Pick<AccessViewTools, 'accessRows'>,
  { _id }: Pick<Ask, '_id'>,
  reader: Pick<Person, '_id'>,
): Promise<ReviewCounts> {
  const { all, undecided, forThem, unflagged, ...counts } = await accessRows.counts(_id, reader._id)
  const { privileged, unknown, kept, revoked, changed, settled } = counts
  const barred = undecided - forThem
  const otherSeat = barred === 0 ? 0 : await accessRows.undecidedOfOtherSeat(_id, reader._id)
  return {
    ...{ accounts: all, privileged, unknown, decided: kept + revoked + changed, kept, revoked, changed },
    settled,
    ...{ flagged: forThem - unflagged, plain: unflagged },
    ...{ own: barred - otherSeat, otherSeat },
  }
}

/** Null where it is the reader. */
async function ownerBeside(
  tools: AccessViewTools,
  { system }: System,
  reader: Person,
  at: string,
): Promise<string | null> {
  const duty = { process: 'access-review', subject: system } as const
  const owner = await ownerOfDuty(tools, duty, at)
  return owner?._id === reader._id ? null : (owner?.name ?? '')
}

/** Accounts as a reader sees them, in the order of the rows. */
export async function accountViewsOf(
  tools: Pick<AccessViewTools, 'accessHistory' | 'asks' | 'knownAccounts' | 'people'>,
  { system }: Pick<System, 'system'>,
  rows: readonly AccessRow[],
  { reader, askedOf, texts }: { reader: Person; askedOf: PersonId | null; texts: Texts },
): Promise<AccountView[]> {
  const [known, before] = await Promise.all([
    tools.knownAccounts.of(system),
    lastDecisions(tools.accessHistory, system, rows),
  ])
  // As it was when the review began: by that its reviewer decides.
  const knownOf = (row: AccessRow) => row.known ?? knownAccountOf(system, row.account, known)
  const people = await tools.people.byIds([
    ...rows.flatMap((row) => peopleOf(row)),
    ...rows.flatMap((row) => {
      const as = knownOf(row)
      return as && as.type !== 'person' ? [as.owner] : []
    }),
    ...[...before.values()].flatMap((decision) => peopleIn(decision)),
    ...(askedOf === null ? [] : [askedOf]),
  ])
  const name = (id: PersonId | null) => (id === null ? '' : (people.get(id)?.name ?? ''))
  return rows.map((row) => {
    const holder = row.holder.kind === 'person' ? (people.get(row.holder.person) ?? null) : null
    const as = knownOf(row)
    const last = before.get(row.account.id)
    const passed = handedOnIn(row)
    const isOwn = row.neverBy.includes(reader._id)
    return {
      ...{ row, holder: holder?.name ?? null, leftOn: holder?.end ?? null },
      known:
        as && as.type !== 'person'
          ? {
              ...{ type: as.type, purpose: textFor(as.purpose, reader), owner: name(as.owner) },
              secretDue: as.rotation && rotationDue(as.rotation),
            }
          : null,
      last: last ? { value: last.value, by: whoAnswered(last, people, texts), at: last.at } : null,
      decidedBy: row.decision ? whoAnswered(row.decision, people, texts) : null,
      passed: passed ? { by: whoHanded(passed, people, texts), reason: passed.reason?.text ?? '' } : null,
      ownBy: isOwn && askedOf !== null && askedOf !== reader._id ? name(askedOf) : null,
    }
  })
}

function peopleOf({ holder, decision, passedOn = [], order }: AccessRow): PersonId[] {
  return [
    ...(holder.kind === 'person' ? [holder.person] : []),
    ...(decision ? peopleIn(decision) : []),
    ...passedOn.flatMap(peopleHanding),
    ...(order?.done ? peopleIn(order.done) : []),
  ]
}

/** What was decided of these accounts in the last review. */
async function lastDecisions(history: AccessHistory, system: string, rows: readonly AccessRow[]) {
  const last = rows.length === 0 ? null : await history.lastReview(system)
  const accounts = rows.map(({ account }) => account.id)
  const found = last === null ? new Map() : await history.reviewedIn(last, accounts)
  return new Map(
    [...found].flatMap(([account, { decision }]) =>
      decision ? [[account as string, decision] as const] : [],
    ),
  )
}

/** What the messages about a list of accounts show. Null: the version of the system is not on record. */
export async function populationViewOf(
  tools: AccessViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<PopulationView | null> {
  const { cycle, subject, slot } = ask
  const system = await tools.systems.byVersion(subject.id, subject.version)
  if (!system) return null
  const isFirst = slot === EXTRACT_SLOT
  const isSwing = slot !== VERIFY_SLOT && !isFirst
  const [of, before, handedIn, all, orders] = await Promise.all([
    tools.cycles.byId(cycle),
    tools.accessHistory.measure(system.system, cycle),
    tools.extractions.handedInWith(ask._id, cycle),
    isSwing ? tools.extractions.ofCycle(cycle) : [],
    slot === VERIFY_SLOT ? tools.accessOrders.inAsk(cycle, ask.follows ?? '') : [],
  ])
  const asked = isSwing ? swungIn(all, ask) : null
  const extraction = asked ?? handedIn
  const names = await tools.people.byIds([
    ...(ask.answer ? peopleIn(ask.answer) : []),
    ...(of?.because ? [of.startedBy] : []),
  ])
  return {
    outOfTurn: isFirst ? outOfTurnOf(of, names) : null,
    ...{ ask, system, reader, before, extraction, at, orders: orders.length },
    notSaid: orders.filter(({ order }) => order.state === 'open').length,
    outcome: slot === VERIFY_SLOT && handedIn ? await outcomeOf(tools, ask, handedIn) : null,
    inactive: await inactiveOf(tools, extraction),
    swing: asked ? swingOf(asked.before ?? before?.rows ?? null, asked.rows, system.swing) : null,
    answeredBy: ask.answer ? whoAnswered(ask.answer, names, textsFor(reader.language)) : null,
  }
}

/** The list that somebody is asked about: it was confirmed by this ask, or is held. */
function swungIn(all: Awaited<ReturnType<Extractions['ofCycle']>>, { _id }: Ask) {
  const review = all.filter(({ purpose }) => purpose === 'review')
  return review.find(({ confirmed }) => confirmed?.ask === _id) ?? review.at(-1) ?? null
}

/** How many of a list are locked: those that stand in no row, once all others do; where only some are reviewed, that tells nothing. */
async function inactiveOf(
  { accessHistory, cycles }: AccessViewTools,
  extraction: Awaited<ReturnType<Extractions['byId']>>,
): Promise<number> {
  if (!extraction?.assignedAt) return 0
  if ((await cycles.byId(extraction.cycle))?.accounts) return 0
  return extraction.rows - (await accessHistory.accountsOf(extraction._id))
}

/** What a list showed that was to show what was done; null until it was held against that. */
async function outcomeOf(
  { accessOrders }: Pick<AccessViewTools, 'accessOrders'>,
  { cycle, follows }: Ask,
  { _id, heldAgainstAt }: Extraction,
): Promise<PopulationView['outcome']> {
  if (heldAgainstAt === undefined) return null
  const [seen, wrong, asked] = await Promise.all([
    accessOrders.seenIn(cycle, _id),
    accessOrders.reopenedAt(cycle, heldAgainstAt),
    accessOrders.inAsk(cycle, follows ?? ''),
  ])
  const left = asked.filter(({ order: { state } }) => state === 'open' || state === 'done').length
  return { seen, wrong, left }
}
