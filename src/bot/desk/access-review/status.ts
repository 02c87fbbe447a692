import { CONFIRM_POPULATION_SLOT, EXTRACT_SLOT, REVIEW_ACCESS_SLOT } from '../../../domain/access-review.js'
import type { Cycle } from '../../../domain/cycle.js'
import { isIsmsLead, seesAll } from '../../../domain/organisation.js'
import type { System } from '../../../domain/system.js'
import { dateIn, laterOf } from '../../../domain/working-days.js'
import { accountViewsOf } from '../../access-review-views.js'
import { orderedAccount } from '../../cards/access-review/order-lines.js'
import {
  type AccessStatusView,
  accessExceptionsCard,
  accessStatusCard,
  type ReviewerLeft,
} from '../../cards/access-review/status.js'
import { verbs } from '../../cards/access-review/view.js'
import { type Action, escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import type { AccessDeskTools } from './shown.js'
import { type Reviewed, systemNamed } from './which.js'

/** How a system's review stands: for its owner, the ISMS lead and top management, who read of no account. */
export async function showStatus(tools: AccessDeskTools, visit: Visit, typed: string): Promise<Reply> {
  const { person, organisation, texts } = visit
  const may = ({ programme }: Reviewed) => programme.owner === person._id || seesAll(person, organisation)
  const found = await systemNamed(tools, visit, typed, may)
  if ('refused' in found) return found.refused
  const { system } = found
  if (!may(found)) return say(texts.accessReview.status.notYours(escaped(titleOf(system, person))))
  return { kind: 'card', card: accessStatusCard(await statusOf(tools, visit, found), texts) }
}

async function statusOf(
  tools: AccessDeskTools,
  visit: Visit,
  { system, programme }: Reviewed,
): Promise<AccessStatusView> {
  const { person: reader, organisation, at } = visit
  const [underWayNow, exceptions] = await Promise.all([
    tools.cycles.underWay({ process: 'access-review', subject: system.system }),
    tools.accessHistory.exceptions(system.system),
  ])
  // Of all its accounts rather than of a few.
  const cycle = underWayNow.find(({ accounts }) => accounts === undefined) ?? underWayNow[0]
  const today = dateIn(at, organisation.timeZone)
  const lasting = exceptions
    .flatMap(({ decision }) => decision?.until ?? [])
    .filter((until) => until >= today)
  const acts = isIsmsLead(reader, organisation) || programme.owner === reader._id
  const { decidedUntil, ...underWay } = cycle ? await underWayOf(tools, visit, cycle) : nothingUnderWay
  return {
    ...{ system, reader, today, ...underWay },
    // Whoever decides is asked once the accounts are known, and has until then.
    cycle: cycle ? { ...cycle, dueOn: laterOf(cycle.dueOn, decidedUntil ?? cycle.dueOn) } : null,
    undone: cycle && acts ? await undoneOf(tools, visit, system, cycle) : [],
    exceptions: lasting[0] ? { count: lasting.length, first: lasting[0] } : null,
    actions: acts ? actionsFor(visit, system.system, cycle) : [],
  }
}

const nothingUnderWay = {
  ...{ extraction: null, decided: 0, of: 0, reviewers: [], blocked: 0 },
  ...{ orders: { open: 0, done: 0, verified: 0 }, accounts: 0, inactive: 0 },
  ...{ awaited: null, outOfTurn: null, lookedOn: null, decidedUntil: undefined },
}

/** What is not seen to be done, by account. */
async function undoneOf(
  tools: AccessDeskTools,
  { person: reader, texts }: Visit,
  system: System,
  { _id }: Cycle,
): Promise<AccessStatusView['undone']> {
  const rows = await tools.accessOrders.unsettled(_id)
  const views = await accountViewsOf(tools, system, rows, { reader, askedOf: null, texts })
  return rows
    .map((row, index) => ({
      name: orderedAccount({ row, holder: views[index]?.holder ?? null }),
      state: row.order.state === 'done' ? ('done' as const) : ('open' as const),
      dueOn: row.order.dueOn,
    }))
    .sort((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0))
}

function actionsFor({ person, organisation, texts }: Visit, system: string, cycle?: Cycle): Action[] {
  const t = texts.accessReview
  if (cycle?.failedExtraction)
    return [{ verb: verbs.tryAgain, value: cycle._id, label: t.notice.failed.tryNow, primary: true }]
  // A small one keeps nobody from having all accounts reviewed.
  if ((cycle && cycle.accounts === undefined) || !isIsmsLead(person, organisation)) return []
  return [{ verb: verbs.askWhyNow, value: system, label: t.status.start.open }]
}

/** Numbers of a review that is under way, and who has accounts left. */
async function underWayOf(tools: AccessDeskTools, { organisation: { timeZone } }: Visit, cycle: Cycle) {
  const { _id, because, startedBy, accounts: some } = cycle
  const [extractions, byAsk, asks, orders, blocked] = await Promise.all([
    tools.extractions.ofCycle(_id),
    tools.accessHistory.byAsk(_id),
    tools.asks.allOf(_id),
    tools.accessHistory.ordersIn(_id),
    tools.accessRows.blocked(_id),
  ])
  const extraction = extractions.findLast(({ purpose }) => purpose === 'review')
  const asked = new Map(
    asks.flatMap((ask) => (ask.slot === REVIEW_ACCESS_SLOT ? [[ask._id, ask.askedOf] as const] : [])),
  )
  const handingIn = asks.find(
    ({ slot, state }) => state === 'open' && (slot === EXTRACT_SLOT || slot === CONFIRM_POPULATION_SLOT),
  )
  const accounts = extraction?.assignedAt ? await tools.accessHistory.accountsOf(extraction._id) : 0
  const lookedAt = extractions.findLast(({ purpose }) => purpose === 'verify')?.at
  const names = await tools.people.byIds([
    ...asked.values(),
    ...[extraction?.by, handingIn?.askedOf, because && startedBy].flatMap((id) => id ?? []),
  ])
  const sum = (which: 'all' | 'undecided') => byAsk.reduce((total, each) => total + each[which], 0)
  const reviewers = byAsk
    .flatMap(({ ask, all, undecided }): ReviewerLeft[] => {
      const person = ask === null ? undefined : asked.get(ask)
      const name = person && names.get(person)?.name
      return name === undefined || undecided === 0 ? [] : [{ name, open: undecided, of: all }]
    })
    .sort((one, other) => other.open - one.open)
  return {
    extraction: extraction
      ? { ...extraction, by: extraction.by === null ? null : (names.get(extraction.by)?.name ?? '') }
      : null,
    ...{ decided: sum('all') - sum('undecided'), of: sum('all'), reviewers, blocked: blocked.length, orders },
    ...{ accounts, inactive: extraction?.assignedAt && !some ? extraction.rows - accounts : 0 },
    awaited: handingIn
      ? {
          ...{ name: names.get(handingIn.askedOf)?.name ?? '', dueOn: handingIn.dueOn },
          askedOn: dateIn(handingIn.openedAt, timeZone),
        }
      : null,
    outOfTurn: because ? { by: names.get(startedBy)?.name ?? '', reason: because.text } : null,
    lookedOn: lookedAt ? dateIn(lookedAt, timeZone) : null,
    decidedUntil: asks
      .flatMap(({ slot, state, dueOn }) => (slot === REVIEW_ACCESS_SLOT && state === 'open' ? [dueOn] : []))
      .sort()
      .at(-1),
  }
}

/** What is kept in spite of a flag: accounts, and why; for the system's owner and the ISMS lead. */
export async function showExceptions(tools: AccessDeskTools, visit: Visit, typed: string): Promise<Reply> {
  const { person: reader, organisation, texts, at } = visit
  const may = ({ programme }: Reviewed) => programme.owner === reader._id || isIsmsLead(reader, organisation)
  const found = await systemNamed(tools, visit, typed, may)
  if ('refused' in found) return found.refused
  const { system } = found
  const t = texts.accessReview.status.exception
  const title = escaped(titleOf(system, reader))
  if (!may(found)) return say(t.notYours(title))
  const today = dateIn(at, organisation.timeZone)
  const rows = (await tools.accessHistory.exceptions(system.system)).filter(
    ({ decision }) => decision?.until !== undefined && decision.until >= today,
  )
  if (rows.length === 0) return say(t.none(title))
  const views = await accountViewsOf(tools, system, rows, { reader, askedOf: null, texts })
  const lines = views.map((view) => {
    return { ...view, until: view.row.decision?.until ?? today, by: view.decidedBy ?? '' }
  })
  return { kind: 'card', card: accessExceptionsCard(lines, { system, reader, today }, texts) }
}
