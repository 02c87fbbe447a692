import { randomBytes } from 'node:crypto'
import { type Ask, answersInStead, putTo } from '../../../domain/ask.js'
import type { Decision } from '../../../domain/decision.js'
import { placeOf } from '../../../domain/organisation.js'
import { isPresentAt, isReachable, type Person, type PersonId } from '../../../domain/person.js'
import { isQuery, queriesIn, querySlot, undecided } from '../../../domain/query.js'
import { remindAgainOn } from '../../../domain/reminders.js'
import { dateIn, dueDate } from '../../../domain/working-days.js'
import type { AbsenceTools } from '../../../store/absence-lines.js'
import type { NewAsk } from '../../../store/asks.js'
import type { OwedReceipts } from '../../../store/owed-receipts.js'
import type { Asked, Queries } from '../../../store/queries.js'
import { settleNewAsks } from '../../../store/rerouting.js'
import type { AskedView } from '../../cards/approval-view.js'
import { escaped } from '../../cards/card.js'
import { queryForm, verbs } from '../../cards/query.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { say } from '../say.js'
import { openAnswer, reply } from './query-answer.js'
import { type ApprovalDeskTools, shownTo, whyNot } from './view.js'

export interface QueryDeskTools extends ApprovalDeskTools, AbsenceTools {
  owedReceipts: OwedReceipts
  queries: Queries
}

/** An approver wants to know more before they decide; whoever asked for the decision says it. */
export function queryActs(tools: QueryDeskTools): ProcessDesk['acts'] {
  return {
    [verbs.ask]: (visit, { value }) => openQuery(tools, visit, value),
    [verbs.send]: (visit, { value, inputs }) => send(tools, visit, value, inputs),
    [verbs.answer]: (visit, { value }) => openAnswer(tools, visit, value),
    [verbs.reply]: (visit, { value, inputs }) => reply(tools, visit, value, inputs),
  }
}

async function openQuery(tools: QueryDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value)
  if ('refused' in found) return found.refused
  const { shown, view } = found
  const refused = whyNot(visit, shown, view)
  if (refused) return refused
  if (!(await requesterOf(tools, visit, view))) return nobody(visit, view)
  const { ask, requester, subject } = view
  // Sent off twice, the same form is one question.
  const nonce = randomBytes(8).toString('hex')
  return { kind: 'form', form: queryForm({ ask, requester, what: subject.what }, nonce, visit.texts) }
}

/** Who may decide now may ask now: looked up at the moment of the click, and the decision once more when it is on record. */
async function send(tools: QueryDeskTools, visit: Visit, value: string, inputs: Inputs): Promise<Reply> {
  const { person, at } = visit
  const end = value.lastIndexOf('.')
  const nonce = value.slice(end + 1)
  const found = await shownTo(tools, visit, value.slice(0, end))
  if ('refused' in found) return found.refused
  const { shown, view } = found
  const { cycle } = view.ask
  const asks = await tools.asks.allOf(cycle)
  const cards = undecided(asks).map(({ _id }) => _id)
  const refused = sentWith(nonce, asks) ? null : whyNot(visit, shown, view)
  if (refused) return refused
  const text = textOf(inputs, 'query')?.trim()
  if (!text) return { kind: 'invalid', errors: { query: visit.texts.query.form.missing } }
  const requester = await requesterOf(tools, visit, view)
  if (!requester) return nobody(visit, view)

  const inStead = answersInStead(view.ask, person._id)
  const asked = { text, by: person._id, at, about: shown.id, nonce }
  const query = inStead === undefined ? asked : { ...asked, for: inStead }
  // Their cards are to show it. Said before, so that a crash in between leaves none that does not.
  await tools.owedReceipts.owe(cards, at)
  const put = await putOnce(tools, visit, askOf(visit, view, requester, asks), query)
  if (put === null) return say(visit.texts.common.unavailable)
  await settleNewAsks(tools, [requester], at)
  await closeIfOver(tools, visit, view.ask)
  return { kind: 'done', settled: [put, ...cards] }
}

/** It may have been decided meanwhile, and its questions closed before this one was there. */
async function closeIfOver(
  { asks, decisions }: QueryDeskTools,
  { at, through }: Visit,
  { cycle }: Ask,
): Promise<void> {
  const decision = await decisions.byId(cycle)
  if (decision?.state === 'open') return
  await asks.closeOpenOf(cycle, 'cycle-closed', at, { actor: { kind: 'steward' }, through })
}

/** Several may ask at the same moment: then the next number is tried. */
const TRIES = 5

/** The ask that whoever asked for the decision gets; null where too many others were faster. */
async function putOnce(
  { asks, queries }: QueryDeskTools,
  { through }: Visit,
  ask: Omit<NewAsk, 'slot'>,
  query: Asked,
): Promise<string | null> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const all = await asks.allOf(ask.cycle)
    const sent = sentWith(query.nonce, all)
    if (sent) return sent._id
    const slot = querySlot(queriesIn(all).length + 1)
    const put = await queries.put({ ...ask, slot }, query, through)
    if (put !== null) return put
  }
  return null
}

/** What this form has asked already. */
function sentWith(nonce: string, asks: readonly Ask[]): Ask | undefined {
  return asks.find(({ query }) => query?.nonce === nonce)
}

/** Whoever decides on it does not answer it, as a stand-in neither. */
function askOf(
  { organisation, at }: Visit,
  { ask: { cycle, subject, process }, decision }: AskedView,
  requester: Person,
  asks: readonly Ask[],
): Omit<NewAsk, 'slot'> {
  const today = dateIn(at, requester.timeZone)
  const place = placeOf(requester, organisation)
  const dueOn = dueDate(today, organisation.approval.businessDays, place)
  return {
    ...{ cycle, subject, process, kind: 'delegable', round: 1 },
    ...putTo(requester),
    neverBy: decidersOf(decision, asks),
    openedAt: at,
    dueOn,
    // It is sent at once; the morning message names it again, like everything that waits.
    remindOn: remindAgainOn(today, dueOn, place, organisation.reminders),
    ...(isReachable(requester) ? { toldOn: today } : {}),
  }
}

function decidersOf({ steps }: Decision, asks: readonly Ask[]): PersonId[] {
  const asked = asks
    .filter((ask) => !isQuery(ask))
    .flatMap(({ askedOf, mayAnswer }) => [askedOf, ...mayAnswer])
  return [...new Set([...asked, ...steps.flatMap(({ approvers }) => approvers)])]
}

async function requesterOf(
  { people }: QueryDeskTools,
  { at }: Visit,
  { decision }: AskedView,
): Promise<Person | null> {
  const requester = await people.byId(decision.requestedBy)
  return requester && isPresentAt(requester, at) ? requester : null
}

function nobody({ texts }: Visit, { requester }: AskedView): Reply {
  return say(texts.query.nobody(escaped(requester)))
}
