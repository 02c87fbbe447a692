import type { CalendarDate } from '../../domain/calendar-date.js'
import { cycleId } from '../../domain/cycle.js'
import type { Programme } from '../../domain/programme.js'
import { dateIn, endOf } from '../../domain/working-days.js'
import type { AccessHistory } from '../../store/access-history.js'
import type { Extractions } from '../../store/extractions.js'
import type { Programmes } from '../../store/programmes.js'
import { type StartAccessTools, startReview } from './start.js'

export interface EndingTools extends StartAccessTools {
  accessHistory: AccessHistory
  extractions: Extractions
  programmes: Programmes
}

/**
 * What was kept in spite of a flag until a day that is over is reviewed again, alone, unless a review of the whole system is
 * under way; a dated change, safe to repeat.
 */
export function reviewEndedExceptions(tools: EndingTools) {
  return async (asOf: string, heartbeat: () => void): Promise<void> => {
    const organisation = await tools.organisation.read()
    if (!organisation) return
    const today = dateIn(asOf, organisation.timeZone)
    for (const programme of await tools.programmes.active()) {
      if (programme.process !== 'access-review') continue
      heartbeat()
      const ended = await endedOf(tools, programme, today, organisation.timeZone)
      if (ended.length === 0) continue
      const _id = cycleId('access-review', programme.subject, `exceptions-${today}`)
      const through = { kind: 'workflow', process: 'reminders' } as const
      const beginning = { _id, asOf, by: null, actor: { kind: 'steward' }, through } as const
      await startReview(tools, programme, beginning, ended.sort())
    }
  }
}

/**
 * The accounts whose exception is over and which no review has asked about since, by the system's own ids. One that closed and
 * read no accounts, or in which nobody decided on this one, has asked nobody.
 */
async function endedOf(
  { accessHistory, cycles, extractions, occurrences }: EndingTools,
  programme: Programme,
  today: CalendarDate,
  timeZone: string,
): Promise<string[]> {
  const exceptions = (await accessHistory.exceptions(programme.subject)).flatMap(({ account, decision }) =>
    decision?.until && decision.until < today
      ? [{ account: account.id, over: endOf(decision.until, timeZone) }]
      : [],
  )
  const [first] = exceptions.map(({ over }) => over).sort()
  if (first === undefined) return []
  if (await isWholeReviewNear({ cycles, occurrences }, programme, today)) return []
  const begun = await Promise.all(
    (await cycles.begunSince(programme, first)).map(async ({ _id, state, startedAt, accounts }) => {
      const isOpen = state !== 'closed'
      const hasRead =
        isOpen || (await extractions.ofCycle(_id)).some(({ assignedAt }) => assignedAt !== undefined)
      const missed = isOpen ? new Set<string>() : await accessHistory.notReviewedOf(_id)
      return { startedAt, accounts, hasRead, missed }
    }),
  )
  const isAsked = ({ account, over }: (typeof exceptions)[number]) =>
    begun.some(
      ({ startedAt, accounts, hasRead, missed }) =>
        hasRead && startedAt >= over && (accounts?.includes(account) ?? true) && !missed.has(account),
    )
  return exceptions.filter((each) => !isAsked(each)).map(({ account }) => account)
}

/**
 * Whether the whole system is reviewed, or about to be: its owner hands in one list, and not two. A date is planned, then
 * claimed, then has its cycle: read in that order, none that moves on meanwhile is missed.
 */
async function isWholeReviewNear(
  { cycles, occurrences }: Pick<EndingTools, 'cycles' | 'occurrences'>,
  programme: Programme,
  today: CalendarDate,
): Promise<boolean> {
  const [next] = await occurrences.planned(programme._id)
  if (next && next.date <= today) return true
  if ((await occurrences.owingCycle(programme._id)).length > 0) return true
  return (await cycles.underWay(programme)).some(({ accounts }) => accounts === undefined)
}
