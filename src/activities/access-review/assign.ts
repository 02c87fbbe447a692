import { flagsOf, isPrivileged, Peers } from '../../domain/access-flags.js'
import { ACCESS_RULES, rowsMade } from '../../domain/access-made.js'
import { addressesOf, holderOf, type KnownHolders, neverReviews } from '../../domain/access-match.js'
import type { AccessRow, Holder, NewAccessRow } from '../../domain/access-row.js'
import { type SeatPeople, type SystemSeats, seatPeopleOf, seatsOf } from '../../domain/access-seats.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import {
  type KnownAccount,
  knownAccountOf,
  knownAccountsHash,
  knownAs as knownThen,
} from '../../domain/known-account.js'
import { type LastOrder, type OrderedBefore, orderedBefore } from '../../domain/ordered-before.js'
import { hasLeft, type Person, type PersonId } from '../../domain/person.js'
import type { Account, Extraction } from '../../domain/population.js'
import { dateIn } from '../../domain/working-days.js'
import type { OrderedIn } from '../../store/access-history.js'
import { withThoseAbove } from '../../store/those-above.js'
import { dueIn, organisationOf } from './ask-person.js'
import type { AccessAtHand } from './at-hand.js'
import { accountsIn } from './extract.js'
import { closeOvertaken, settleGone } from './left-over.js'
import { seatsFor } from './seats.js'
import type { AccessReviewTools } from './tools.js'

/** How many rows are written at once. */
const CHUNK = 500

/** What every account is looked at by. */
interface Beside extends Pick<AccessAtHand, 'cycle' | 'system'> {
  extraction: Extraction
  known: ReadonlyMap<string, KnownAccount>
  /** Of all that the organisation's files knew as these were read. */
  knownHash: string
  holders: KnownHolders
  people: ReadonlyMap<PersonId, Person>
  seats: SystemSeats
  seatPeople: SeatPeople
  /** As they stood in the last whole review that closed; null: there was none. */
  last: ReadonlyMap<string, Pick<AccessRow, 'department'>> | null
  lastOrders: ReadonlyMap<string, LastOrder & OrderedIn>
  today: CalendarDate
  /** By when what a leaver has, what came back, or what was not removed is to be. */
  dueOn: CalendarDate
  asOf: string
}

/** Makes a row of every account that may be signed in with, each with who reviews it; safe to repeat. */
export async function assignAccounts(
  tools: AccessReviewTools,
  atHand: AccessAtHand,
  asOf: string,
): Promise<void> {
  const { cycle, system, extractions } = atHand
  const extraction = extractions.findLast(({ purpose }) => purpose === 'review')
  if (extraction?.state !== 'accepted' || extraction.assignedAt) return
  const all = (await accountsIn(tools, system, extraction)).filter(({ active }) => active)
  tools.heartbeat()
  await closeOvertaken(tools, cycle, asOf)
  const beside = await besideOf(tools, atHand, extraction, all, asOf)
  const holdings = all.map((account) => holdingOf(account, beside))
  const peers = new Peers(holdings)
  const only = cycle.accounts && new Set(cycle.accounts)
  const reviewed = only ? holdings.filter(({ account }) => only.has(account.id)) : holdings
  for (let done = 0; done < reviewed.length; done += CHUNK) {
    const chunk = reviewed.slice(done, done + CHUNK)
    const rows = chunk.flatMap((holding) => rowsOf(holding, beside, peers))
    await tools.accessRows.addMany(rows, asOf, tools.heartbeat)
  }
  await tools.cycles.reviews(cycle._id, reviewed.length)
  // As they stand, whichever run made them.
  const made = await rowsMade(tools.accessHistory.linesOf(cycle._id))
  const rules = { rules: ACCESS_RULES, known: beside.knownHash }
  await tools.extractions.assigned(extraction._id, { ...made, ...rules }, asOf)
  // Whoever handed it in reads how many were left out.
  await tools.owedReceipts.owe(extraction.ask === null ? [] : [extraction.ask], asOf)
}

async function besideOf(
  tools: AccessReviewTools,
  atHand: AccessAtHand,
  extraction: Extraction,
  accounts: readonly Account[],
  asOf: string,
): Promise<Beside> {
  const { cycle, system, owner } = atHand
  const id = system.system
  const [organisation, allKnown, lastReview, lastOrders, seats] = await Promise.all([
    organisationOf(tools),
    tools.knownAccounts.all(),
    tools.accessHistory.lastReview(id),
    tools.accessHistory.lastOrders(id, cycle._id),
    seatsFor(tools, atHand),
  ])
  const known = new Map([...allKnown].filter(([, account]) => account.system === id))
  await settleGone(tools, extraction, accounts, lastOrders, asOf)
  const found = await tools.people.withAddresses(accounts.flatMap(addressesOf))
  const named = [...known.values()].map((each) => (each.type === 'person' ? each.person : each.owner))
  const inSeats = [seats.owner, seats.ismsLead, seats.outsider].flatMap((each) => each ?? [])
  const people = await withThoseAbove(tools, [
    ...[...found.values()].flat().map(({ _id }) => _id),
    ...named,
    ...inSeats,
  ])
  const ids = accounts.map((account) => account.id)
  return {
    ...{ cycle, system, extraction, known, people, seats, lastOrders, asOf },
    knownHash: knownAccountsHash(allKnown.values()),
    holders: {
      known: (account) => knownAccountOf(id, account, known),
      withAddress: (address) => (found.get(address) ?? []).map(({ _id }) => _id),
    },
    seatPeople: seatPeopleOf(people, asOf),
    last: lastReview === null ? null : await tools.accessHistory.reviewedIn(lastReview, ids),
    today: dateIn(asOf, cycle.timeZone),
    dueOn: owner ? dueIn(organisation.approval.businessDays, owner, organisation, asOf) : cycle.dueOn,
  }
}

/** Whose an account is, and where they work. */
interface Holding {
  account: Account
  holder: Holder
  department: string | null
  left: boolean
}

function holdingOf(account: Account, { holders, people, asOf }: Beside): Holding {
  const holder = holderOf(account, holders)
  const person = holder.kind === 'person' ? people.get(holder.person) : undefined
  const department = person?.department ? person.department : null
  return { account, holder, department, left: person !== undefined && hasLeft(person, asOf) }
}

/** Whether nobody answers any more for an account that belongs to nobody. */
function hasNoOwner(known: KnownAccount | undefined, { people, asOf }: Beside): boolean {
  if (!known || known.type === 'person') return false
  const owner = people.get(known.owner)
  return owner === undefined || hasLeft(owner, asOf)
}

function rowsOf({ left, ...holding }: Holding, beside: Beside, peers: Peers): NewAccessRow[] {
  const { account, holder, department } = holding
  const { cycle, system, extraction, known, last, lastOrders } = beside
  const { today, dueOn, people, seats, seatPeople } = beside
  const knownAs = knownAccountOf(system.system, account, known)
  const privileged = isPrivileged(account, system)
  const ordered = orderedBefore(account, lastOrders.get(account.id))
  const flags = flagsOf(
    account,
    {
      ...{ holder, department, privileged, left, type: knownAs?.type, ordered },
      ownerLeft: hasNoOwner(knownAs, beside),
      ...{ last: last?.get(account.id) ?? null, isFirst: last === null },
    },
    peers,
    today,
  )
  // Nobody else can get one that nothing tells whose it is.
  const inSeats = [seats.owner, seats.ismsLead, seats.outsider]
  const reviewers = inSeats.flatMap((id) => (id === null ? [] : (people.get(id) ?? [])))
  const row = {
    ...{ cycle: cycle._id, system: system.system, extraction: extraction._id },
    ...{ ...holding, privileged, flags, neverBy: neverReviews(holder, knownAs, account, reviewers) },
    ...(knownAs ? { known: knownThen(knownAs) } : {}),
  }
  // Nobody has to be asked whether somebody who is gone still needs it.
  if (left) {
    const order = { kind: 'remove' as const, because: 'left' as const, dueOn }
    return [{ ...row, seat: 'owner', reviewer: null, why: 'nobody', order }]
  }
  // One of its rows carries the order.
  const order = orderedAnew(lastOrders.get(account.id), ordered, dueOn)
  const both = seatsOf(row, seats, seatPeople)
  return both.map((seated, place) => {
    // Whoever reviews one seat of an account never does the other, in nobody's stead.
    const otherSeat = both.flatMap(({ seat, reviewer }) => (seat === seated.seat ? [] : (reviewer ?? [])))
    return {
      ...{ ...row, ...seated, neverBy: [...row.neverBy, ...otherSeat] },
      ...(otherSeat.length > 0 ? { otherSeat } : {}),
      ...(place === 0 ? order : {}),
    }
  })
}

/** What is ordered again, without a decision: what came back, and what was never seen to be done. */
function orderedAnew(
  last: (LastOrder & OrderedIn) | undefined,
  ordered: OrderedBefore | null,
  dueOn: CalendarDate,
): Pick<NewAccessRow, 'order'> {
  if (!last || (ordered !== 'came-back' && ordered !== 'not-done')) return {}
  const { kind } = last.order
  if (kind === 'remove') return { order: { kind, because: ordered, dueOn } }
  // To what it is to be changed was said there.
  return { order: { kind, because: ordered, dueOn, follows: last.row } }
}
