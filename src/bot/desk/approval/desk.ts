import { type Decision, isBlocked, stepAtHand, urgencyOfDecision } from '../../../domain/decision.js'
import type { PersonId } from '../../../domain/person.js'
import { byUrgency } from '../../../domain/standing.js'
import { approvalViews, askedView, namingView } from '../../approval-messages.js'
import { standingLine, verbs, waitingThing } from '../../cards/approval.js'
import { namingWaiting } from '../../cards/naming.js'
import { queryWaiting } from '../../cards/query.js'
import type { StandingLine } from '../../cards/standing.js'
import { queryView } from '../../query-messages.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { todayFor } from '../standing.js'
import { approve, confirm, explain, read, reject } from './decide.js'
import { namingActs } from './naming.js'
import { type QueryDeskTools, queryActs } from './query.js'
import { type RequestDeskTools, requestDesk } from './request.js'
import type { ApprovalDeskTools } from './view.js'
import { type WhoseDeskTools, whoseActs } from './whose.js'
import { askToTakeBack, takeBack } from './withdraw.js'

/**
 * What approvers do: read what they decide about, ask back, approve it, reject it; what whoever asked answers, and may
 * take back; and what everybody may ask for.
 */
export function approvalDesk(tools: RequestDeskTools & QueryDeskTools & WhoseDeskTools): ProcessDesk {
  const requests = requestDesk(tools)
  return {
    commands: requests.commands,
    acts: {
      ...requests.acts,
      ...queryActs(tools),
      ...whoseActs(tools),
      ...namingActs(tools),
      [verbs.read]: (visit, act) => read(tools, visit, act.value, 1),
      [verbs.page]: (visit, act, page) => read(tools, visit, act.value, Number(page)),
      [verbs.confirm]: (visit, act) => confirm(tools, visit, act.value),
      [verbs.approve]: (visit, act) => approve(tools, visit, act.value),
      [verbs.explain]: (visit, act) => explain(tools, visit, act.value),
      [verbs.reject]: (visit, act) => reject(tools, visit, act.value, act.inputs),
      [verbs.withdraw]: (visit, act) => askToTakeBack(tools, visit, act.value),
      [verbs.takeBack]: (visit, act) => takeBack(tools, visit, act.value),
    },
    isFirst: true,
    waiting: (visit) => waiting(tools, visit),
    standing: (visit) => standing(tools, visit),
  }
}

async function waiting(tools: ApprovalDeskTools, { person, texts, at }: Visit) {
  const asks = await tools.asks.openOf(person._id, 'approval')
  const things = asks.map(async (ask) => {
    const query = await queryView(tools, ask, person, at)
    if (query) return queryWaiting(query, texts)
    const naming = await namingView(tools, ask, person, at)
    if (naming) return namingWaiting(naming, texts)
    const view = await askedView(tools, ask, person, at)
    return view && waitingThing(view, texts)
  })
  return (await Promise.all(things)).filter((thing) => thing !== null)
}

/** For whose approval something waits, and since when. */
async function standing(tools: ApprovalDeskTools, visit: Visit): Promise<StandingLine[]> {
  const { person, texts, at } = visit
  const today = todayFor(visit)
  const open = (await tools.decisions.open())
    .filter((decision) => !asksOnly(decision, person._id))
    .map((decision) => ({ decision, ...urgencyOfDecision(decision, today) }))
    .sort(byUrgency)
  const shown = open.slice(0, MOST_SHOWN).map(({ decision }) => decision)
  const lines = (await approvalViews(tools, shown, person, at)).map((view) =>
    standingLine(view, today, texts),
  )
  const [next, ...others] = open.slice(MOST_SHOWN)
  if (!next) return lines
  const { urgency, on } = next
  return [...lines, { urgency, on, text: texts.approval.waiting.more(others.length + 1) }]
}

/** Of those that wait longest for others; the rest is counted. */
const MOST_SHOWN = 60

/** What waits for the visitor alone stands among their own things. */
function asksOnly(decision: Decision, person: PersonId): boolean {
  if (isBlocked(decision)) return false
  return stepAtHand(decision).approvers.every((approver) => approver === person)
}
