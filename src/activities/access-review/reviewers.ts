import { REVIEW_ACCESS_SLOT } from '../../domain/access-review.js'
import type { Ask } from '../../domain/ask.js'
import { isReachable, type Person, type PersonId } from '../../domain/person.js'
import { laterOf } from '../../domain/working-days.js'
import { askPeople, byReview, dueIn, isAtOnce, organisationOf } from './ask-person.js'
import type { AccessAtHand } from './at-hand.js'
import { movesOf } from './moves.js'
import type { AccessReviewTools } from './tools.js'

/** How many people are asked with one write. */
const CHUNK = 100

/** Asks everybody who is to review accounts and was not asked about them yet: one question each, about all of theirs. */
export async function askReviewers(
  tools: AccessReviewTools,
  atHand: AccessAtHand,
  asOf: string,
): Promise<void> {
  const { cycle, asks, programme } = atHand
  const organisation = await organisationOf(tools)
  const unasked = await tools.accessRows.unasked(cycle._id)
  const people = await reachedIfThere(
    tools,
    unasked.map(({ reviewer }) => reviewer),
    asOf,
  )
  const days = programme?.businessDays ?? organisation.approval.businessDays
  const open = new Map(openReviews(asks).map((ask) => [ask.askedOf, ask]))
  const asking = [...people.values()].map((person) => {
    const given = dueIn(days, person, organisation, asOf)
    // Whoever is asked later has as much time as those who were asked first.
    return { person, dueOn: open.get(person._id)?.dueOn ?? laterOf(given, cycle.dueOn) }
  })
  const assign = async (asked: ReadonlyMap<PersonId, string>) => {
    await tools.accessRows.assign(cycle._id, asked)
    const joined = [...asked].flatMap(([person, ask]) => (open.has(person) ? [ask] : []))
    await tools.owedReceipts.owe(joined, asOf)
  }
  const question = { slot: REVIEW_ACCESS_SLOT, atOnce: isAtOnce(cycle), assign }
  for (let done = 0; done < asking.length; done += CHUNK) {
    const chunk = asking.slice(done, done + CHUNK)
    await askPeople(tools, cycle, asks, chunk, question, asOf)
    tools.heartbeat()
  }
  await tools.nudgeReminders()
}

/** Whoever is in no chat yet is looked for there: once for all of them. */
async function reachedIfThere(
  tools: AccessReviewTools,
  ids: readonly PersonId[],
  asOf: string,
): Promise<Map<PersonId, Person>> {
  const people = await tools.people.byIds(ids)
  if ([...people.values()].every(isReachable)) return people
  await tools.matchPeople(asOf, tools.heartbeat)
  return tools.people.byIds(ids)
}

function openReviews(asks: readonly Ask[]): Ask[] {
  return asks.filter(({ slot, state }) => slot === REVIEW_ACCESS_SLOT && state === 'open')
}

/** Finds somebody else for accounts whose reviewer is asked no more, or whom nobody could review so far. */
export async function reseat(tools: AccessReviewTools, atHand: AccessAtHand, asOf: string): Promise<void> {
  const { cycle, asks } = atHand
  const open = openReviews(asks).map(({ _id }) => _id)
  const lost = await tools.accessRows.toReseat(cycle._id, open)
  const blocked = await tools.accessRows.blocked(cycle._id)
  const moves = await movesOf(tools, atHand, [...lost, ...blocked], asOf)
  await tools.accessRows.reseat(
    moves.filter(({ row, to }) => row.reviewer !== null || to !== null),
    asOf,
  )
}

/**
 * Questions of which every account is decided on count as answered, by whoever decided the last one: they were not heard to
 * be ready. One whose accounts all went to others, or were removed meanwhile, is asked no more.
 */
export async function settleReviews(
  tools: AccessReviewTools,
  { cycle, asks }: AccessAtHand,
  asOf: string,
): Promise<void> {
  const undecided = await tools.accessRows.undecidedAsks(cycle._id)
  for (const ask of openReviews(asks).filter(({ _id }) => !undecided.has(_id))) {
    const last = await tools.accessRows.lastDecision(ask._id)
    if (!last) {
      const { all } = await tools.accessRows.counts(ask._id)
      await tools.asks.closeOne(ask._id, all > 0 ? 'settled' : 'handed-on', asOf, byReview)
      continue
    }
    const person = (await tools.people.byIds([last.by])).get(last.by)
    const given = {
      ...{ ask: { id: ask._id, revision: ask.revision }, by: last.by, at: last.at, through: last.through },
      ...{ value: 'reviewed', language: person?.language ?? 'en' },
      ...(last.for === undefined ? {} : { inStead: last.for }),
    }
    // Whoever stood in and does so no more does not answer any longer.
    if (!(await tools.asks.answer(given, ask.subject)))
      await tools.asks.closeOne(ask._id, 'settled', asOf, byReview)
    tools.heartbeat()
  }
}
