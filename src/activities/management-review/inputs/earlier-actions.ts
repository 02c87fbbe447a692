import { doneOf, dueOf } from '../../../domain/review-course.js'
import { actionsOf, doesIt } from '../../../domain/review-meeting.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Asks } from '../../../store/asks.js'
import type { ReviewMeetings } from '../../../store/review-meetings.js'
import type { Provide } from './input.js'

export interface EarlierActionsTools {
  asks: Asks
  reviewMeetings: ReviewMeetings
}

/** What earlier reviews decided that somebody does: what is open, and what was done since the last one (9.3.2 a). */
export const earlierActions: Provide<EarlierActionsTools> = async (
  { asks, reviewMeetings },
  { meeting, period, organisation, asOf },
) => {
  const today = dateIn(asOf, organisation.timeZone)
  const earlier = (await reviewMeetings.all()).filter(({ _id, signed }) => _id !== meeting._id && signed)
  const items = await Promise.all(
    earlier.map(async (each) => {
      const said = await asks.allOf(each._id)
      return actionsOf(each).flatMap((action) => {
        const done = doneOf(action, said)?.answer
        const due = dueOf(action, said)
        if (done && dateIn(done.at, organisation.timeZone) < period.from) return []
        return [
          {
            ...{ kind: 'action', title: { '': action.what.text }, who: doesIt(action) },
            commitment: action.what.commitment,
            state: done ? 'done' : due < today ? 'overdue' : 'open',
            on: done ? dateIn(done.at, organisation.timeZone) : due,
            record: `${each._id}#${action.id}`,
          },
        ]
      })
    }),
  )
  const all = items.flat()
  if (all.length === 0) return {}
  const count = (state: string) => all.filter((each) => each.state === state).length
  const figure = (id: string, now: number, direction: 'up' | 'down') => {
    const records = all.filter(({ state }) => `actions-${state}` === id).map(({ record }) => record)
    return { id, unit: 'count' as const, direction, now, before: null, trend: [], records }
  }
  return {
    items: all,
    figures: [
      figure('actions-done', count('done'), 'up'),
      figure('actions-open', count('open'), 'down'),
      figure('actions-overdue', count('overdue'), 'down'),
    ],
  }
}
