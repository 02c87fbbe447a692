import { CONFIRM_PROOF_SLOT, orderedIn, VERIFY_SLOT } from '../domain/access-review.js'
import type { Ask } from '../domain/ask.js'
import type { Person, PersonId } from '../domain/person.js'
import type { OrderedRow } from '../store/access-orders.js'
import { type AccessViewTools, accountViewsOf } from './access-review-views.js'
import type { OrderLine, OrderView } from './cards/access-review/order-lines.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import { textsFor } from './texts/texts.js'

type Names = ReadonlyMap<PersonId, Person>

/** What the messages about what was ordered show. Null: the version of the system is not on record. */
export async function orderViewOf(
  tools: AccessViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<OrderView | null> {
  const system = await tools.systems.byVersion(ask.subject.id, ask.subject.version)
  if (!system) return null
  const texts = textsFor(reader.language)
  const [all, extractions, organisation] = await Promise.all([
    tools.asks.allOf(ask.cycle),
    tools.extractions.ofCycle(ask.cycle),
    tools.organisation.read(),
  ])
  const shown = ask.slot === CONFIRM_PROOF_SLOT ? all.find(({ _id }) => _id === ask.follows) : undefined
  const ordered = orderedIn(shown ?? ask)
  const [rows, said] = await Promise.all([
    tools.accessOrders.inAsk(ask.cycle, ordered),
    shown ? [] : tools.accessOrders.saidInAsk(ask.cycle, ordered),
  ])
  const back = all.findLast(
    ({ slot, answer }) => slot === CONFIRM_PROOF_SLOT && answer?.value === 'sent-back',
  )
  const { verify, confirm } = followersIn(all, ordered)
  const lead = organisation?.ismsLead
  const [views, names] = await Promise.all([
    accountViewsOf(tools, system, [...rows, ...said], { reader, askedOf: null, texts }),
    tools.people.byIds([
      ...[ask, shown, back].flatMap((each) => (each?.answer ? peopleIn(each.answer) : [])),
      ...rows.flatMap(({ order }) => (order.done ? peopleIn(order.done) : [])),
      ...[lead, confirm?.askedOf].flatMap((id) => id ?? []),
    ]),
  ])
  const lines = await linesOf(tools, rows, views, (row) => {
    return row.order.done ? whoAnswered(row.order.done, names, texts) : null
  })
  const by = ({ answer }: Ask) => (answer ? whoAnswered(answer, names, texts) : '')
  const isBack = lines.some(({ order }) => {
    return order.state === 'open' && order.reopened?.at(-1)?.because === 'sent-back'
  })
  return {
    ...{ ask, system, reader, at },
    lines: lines.toSorted((one, other) => rankOf(one.order.state) - rankOf(other.order.state)),
    back: said.map((row, index) => ({
      ...{ row, holder: views[rows.length + index]?.holder ?? null },
      because: row.order.reopened?.findLast((each) => each.ask === ordered)?.because ?? 'still-there',
    })),
    lookedAt: extractions.findLast(({ purpose }) => purpose === 'verify')?.at ?? null,
    verify,
    confirmer: confirmerOf(confirm, lead, { ask, rows, reader }, names),
    answeredBy: ask.answer ? by(ask) : null,
    shown: shown?.answer ? { ask: shown, by: by(shown) } : null,
    sentBack: isBack && back ? { by: by(back), reason: back.answer?.reason?.text ?? '' } : null,
  }
}

/** What is open of what follows a question of what was ordered. */
function followersIn(asks: readonly Ask[], ordered: string): { verify: Ask | null; confirm: Ask | null } {
  const open = asks.filter(({ state }) => state === 'open')
  const verify = open.find(({ slot, follows }) => slot === VERIFY_SLOT && follows === ordered) ?? null
  const shows = new Set(asks.flatMap((ask) => (orderedIn(ask) === ordered ? [ask._id] : [])))
  const confirm = open.find(({ slot, follows }) => slot === CONFIRM_PROOF_SLOT && shows.has(follows ?? ''))
  return { verify, confirm: confirm ?? null }
}

/** The ISMS lead, unless they are asked about what they did themselves: who else it is then, the review finds out. */
function confirmerOf(
  confirm: Ask | null,
  lead: PersonId | undefined,
  { ask, rows, reader }: { ask: Ask; rows: readonly OrderedRow[]; reader: Person },
  names: Names,
): OrderView['confirmer'] {
  const asked = confirm && names.get(confirm.askedOf)
  if (asked) return { name: asked.name, isAsked: true }
  const doers = rows.flatMap(({ order: { done } }) => (done ? peopleIn(done) : []))
  const person = lead === undefined ? undefined : names.get(lead)
  if (!person || [reader._id, ask.askedOf, ...doers].includes(person._id)) return null
  return { name: person.name, isAsked: false }
}

async function linesOf(
  { accessRows }: Pick<AccessViewTools, 'accessRows'>,
  rows: readonly OrderedRow[],
  views: readonly { holder: string | null; decidedBy: string | null }[],
  doneBy: (row: OrderedRow) => string | null,
): Promise<OrderLine[]> {
  const to = await decidedBefore(accessRows, rows)
  return rows.map((row, index) => ({
    ...{ row, order: row.order, holder: views[index]?.holder ?? null },
    ...{ decidedBy: views[index]?.decidedBy ?? null, doneBy: doneBy(row) },
    to: row.decision?.to?.text ?? to.get(row._id) ?? '',
  }))
}

/** As many reviews as what is ordered time and again is looked for in. */
const REVIEWS_BACK = 8

/** To what accounts are changed that earlier reviews ordered, by the row that orders it now. */
async function decidedBefore(
  accessRows: Pick<AccessViewTools['accessRows'], 'byIds'>,
  rows: readonly OrderedRow[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  let looked = new Map(
    rows.flatMap(({ _id, order }) => (order.follows === undefined ? [] : [[order.follows, _id] as const])),
  )
  for (let back = 0; back < REVIEWS_BACK && looked.size > 0; back += 1) {
    const before = new Map<string, string>()
    for (const { _id, decision, order } of await accessRows.byIds([...looked.keys()])) {
      const row = looked.get(_id) ?? ''
      if (decision?.to) found.set(row, decision.to.text)
      else if (order?.follows) before.set(order.follows, row)
    }
    looked = before
  }
  return found
}

/** What is open comes first. */
function rankOf(state: OrderLine['order']['state']): number {
  return ['open', 'done', 'verified', 'withdrawn'].indexOf(state)
}
