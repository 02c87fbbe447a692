import { dateIn } from '../../../domain/working-days.js'
import { verbs } from '../../cards/access-review/view.js'
import { escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import type { StandingLine } from '../../cards/standing.js'
import type { Visit } from '../desk.js'
import type { AccessDeskTools } from './shown.js'
import { type Reviewed, reviewedSystems } from './which.js'

/** What of the reviews under way goes on only when somebody does something about it. */
export async function accessToSeeTo(tools: AccessDeskTools, visit: Visit): Promise<StandingLine[]> {
  const all = await reviewedSystems(tools)
  return (await Promise.all(all.map((each) => linesOf(tools, visit, each)))).flat()
}

async function linesOf(
  tools: AccessDeskTools,
  { person, organisation, texts, at }: Visit,
  { system }: Reviewed,
): Promise<StandingLine[]> {
  const [cycle] = await tools.cycles.underWay({ process: 'access-review', subject: system.system })
  if (!cycle) return []
  const [orders, blocked] = await Promise.all([
    tools.accessOrders.unsettled(cycle._id),
    tools.accessRows.blocked(cycle._id),
  ])
  const t = texts.accessReview.status.standing
  const title = escaped(titleOf(system, person))
  const today = dateIn(at, organisation.timeZone)
  const { failedExtraction: failed } = cycle
  const late = orders
    .map(({ order }) => order.dueOn)
    .filter((dueOn) => dueOn < today)
    .sort()
  const tryNow = { verb: verbs.tryAgain, value: cycle._id, label: texts.accessReview.notice.failed.tryNow }
  return [
    ...(failed
      ? [
          {
            ...{ urgency: 'stuck' as const, on: dateIn(failed.at, organisation.timeZone) },
            text: t.failed(title, failed.at, person.timeZone),
            next: { text: t.seeToFailed(title), actions: [{ ...tryNow, primary: true }] },
          },
        ]
      : []),
    ...(blocked.length > 0
      ? [
          {
            ...{ urgency: 'stuck' as const, on: dateIn(cycle.startedAt, organisation.timeZone) },
            ...{ text: t.nobody(title, blocked.length), next: { text: t.nameOutsider(title), actions: [] } },
          },
        ]
      : []),
    ...(late[0]
      ? [{ urgency: 'overdue' as const, on: late[0], text: t.orders(title, late.length, late[0], today) }]
      : []),
  ]
}
