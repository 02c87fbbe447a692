import { peopleIn, whoAnswered } from '../bot/in-stead.js'
import { textsFor } from '../bot/texts/texts.js'
import { type AccessOnRecord, accessOnRecord } from '../domain/access-on-record.js'
import {
  type AccessOrder,
  type AccessRow,
  type Holder,
  handedOnIn,
  type PassedOn,
  type SeatWhy,
} from '../domain/access-row.js'
import type { Cycle } from '../domain/cycle.js'
import type { Person, PersonId } from '../domain/person.js'
import type { CycleRecord } from '../domain/record.js'
import type { Stores } from './stores.js'

/** What a review of access left behind, or how it stands: the population, and account by account what came of it. */
export interface AccessShown {
  onRecord: AccessOnRecord
  accounts(): AsyncIterable<AccountShown>
}

/** One account in one reviewer's hands, with the names in it. */
export type AccountShown = Record<(typeof columns)[number], string | number>

const columns = [
  ...['account', 'login', 'name', 'email', 'holder', 'department', 'entitlements', 'privileged', 'last_used'],
  ...[
    'flags',
    'seat',
    'reviewer',
    'reviewer_as',
    'handed_on',
    'decision',
    'to',
    'reason',
    'until',
    'decided_by',
    'decided_at',
  ],
  ...['said_before', 'rows_in_form', 'order', 'order_due', 'done_by', 'done_at', 'proof', 'proof_sha256'],
  ...['verified_by', 'verified_at', 'not_done_before'],
] as const

export type AccessRecordTools = Pick<Stores, 'accessHistory' | 'extractions' | 'people'>

/** Null of any other process. */
export async function accessShown(
  { accessHistory, extractions, people }: AccessRecordTools,
  { _id, process }: Cycle,
  record: CycleRecord | null,
): Promise<AccessShown | null> {
  if (process !== 'access-review') return null
  const asItStands = async () =>
    accessOnRecord(await extractions.ofCycle(_id), accessHistory.linesOf(_id), () => undefined)
  return {
    onRecord: record?.access ?? (await asItStands()),
    accounts: () => named(people, accessHistory.linesOf(_id)),
  }
}

/** How many rows are looked up with their people at once. */
const CHUNK = 500

async function* named(people: Stores['people'], rows: AsyncIterable<AccessRow>): AsyncIterable<AccountShown> {
  let chunk: AccessRow[] = []
  for await (const row of rows) {
    chunk.push(row)
    if (chunk.length < CHUNK) continue
    yield* await namedAll(people, chunk)
    chunk = []
  }
  yield* await namedAll(people, chunk)
}

async function namedAll(people: Stores['people'], rows: readonly AccessRow[]): Promise<AccountShown[]> {
  const names = await people.byIds([...new Set(rows.flatMap(peopleOf))])
  return rows.map((row) => accountOf(row, names))
}

function peopleOf({ holder, reviewer, decision, before = [], passedOn = [], order }: AccessRow): PersonId[] {
  const dones = [order?.done, ...(order?.reopened ?? []).map(({ done }) => done)].flatMap(
    (done) => done ?? [],
  )
  return [
    ...(holder.kind === 'person' ? [holder.person] : []),
    ...[
      reviewer,
      order?.verified?.by,
      ...passedOn.flatMap(({ from, for: inStead, to }) => [from, inStead, to]),
    ].flatMap((id) => id ?? []),
    ...[...before, ...(decision ? [decision] : []), ...dones].flatMap(peopleIn),
  ]
}

type Names = ReadonlyMap<PersonId, Person>

function accountOf(row: AccessRow, names: Names): AccountShown {
  const { account, department, privileged, flags, seat, reviewer, decision, before = [], passedOn = [] } = row
  const name = (id: PersonId | null) => (id === null ? '' : (names.get(id)?.name ?? ''))
  const handedOn = passedOn.map((passed) =>
    [
      `${passed.at}, ${fromWhom(passed, names)} to ${name(passed.to)}`,
      ...(passed.reason ? [passed.reason.text] : []),
    ].join(': '),
  )
  return {
    ...{ account: account.id, login: account.login, name: account.name ?? '', email: account.email ?? '' },
    ...{ holder: holderText(row.holder, name), department: department ?? '' },
    ...{ entitlements: account.entitlements.join('; '), privileged: privileged ? 'yes' : '' },
    ...{ last_used: account.lastUsed ?? '', flags: flags.join(' '), seat },
    ...{ reviewer: name(reviewer), reviewer_as: capacityIn(row, names), handed_on: handedOn.join('; ') },
    ...{ decision: decision?.value ?? notDecided[row.state], to: decision?.to?.text ?? '' },
    ...{ reason: decision?.reason?.text ?? '', until: decision?.until ?? '' },
    ...{ decided_by: decision ? whoAnswered(decision, names, textsFor('en')) : '' },
    ...{ decided_at: decision?.at ?? '', rows_in_form: decision?.rows ?? '' },
    said_before: before.map(({ value, at }) => `${at}, ${value}`).join('; '),
    ...orderColumns(row.order, names),
  }
}

function fromWhom({ from, for: inStead }: PassedOn, names: Names): string {
  if (from === null) return ''
  return whoAnswered({ by: from, ...(inStead === undefined ? {} : { for: inStead }) }, names, textsFor('en'))
}

/** In which capacity somebody reviewed an account: not by the seat where it was handed on to them. */
function capacityIn(row: AccessRow, names: Names): string {
  const handedOn = handedOnIn(row)
  return handedOn ? `handed on by ${fromWhom(handedOn, names)}` : capacities[row.why]
}

const capacities: Readonly<Record<SeatWhy, string>> = {
  manager: 'manager',
  'managers-manager': 'manager further up',
  owner: 'owner',
  'isms-lead': 'ISMS lead',
  outsider: 'outsider',
  'passed-on': 'handed on',
  nobody: '',
}

const notDecided: Readonly<Record<AccessRow['state'], string>> = {
  undecided: 'undecided',
  decided: '',
  'not-reviewed': 'not reviewed',
  ordered: 'not asked: its holder has left',
}

function holderText(holder: Holder, name: (id: PersonId) => string): string {
  if (holder.kind === 'person') return name(holder.person)
  return holder.kind === 'known' ? `known: ${holder.account}` : ''
}

function orderColumns(order: AccessOrder | undefined, names: Names) {
  const { done, verified, reopened = [] } = order ?? {}
  const verifiedBy = verified?.by ? (names.get(verified.by)?.name ?? '') : (verified?.extraction ?? '')
  return {
    ...{ order: order ? `${order.kind}, ${order.state}` : '', order_due: order?.dueOn ?? '' },
    ...{ done_by: done ? whoAnswered(done, names, textsFor('en')) : '', done_at: done?.at ?? '' },
    ...{ proof: done?.proof?.text ?? '', proof_sha256: done?.file?.sha256 ?? '' },
    ...{ verified_by: verifiedBy, verified_at: verified?.at ?? '' },
    not_done_before: reopened.map(({ at, because }) => `${at}, ${because}`).join('; '),
  }
}

/** To be read, above the accounts. */
export function linesOfPopulation({ extraction, verifying, accounts, hash }: AccessOnRecord): string[] {
  const { all, kept, exceptions, removed, changed, notVerified, notReviewed } = accounts
  return [
    ...(extraction
      ? [
          `Read: ${extraction.at}, ${extraction.kind}, ${extraction.rows} accounts, the system shows ${extraction.shown ?? 'no number'}`,
          `Query: ${extraction.query}`,
          `List: SHA-256 ${extraction.file}`,
        ]
      : ['Read: nothing that could be reviewed']),
    ...verifying.map(
      ({ at, exportedOn, rows, state }) =>
        `Read again: ${at}${exportedOn ? `, exported on ${exportedOn}` : ''}, ${rows} accounts, ${state}`,
    ),
    `Accounts reviewed: ${all}; kept ${kept}, of these ${exceptions} until a day; removed ${removed}; changed ${changed}`,
    `Not known to be done: ${notVerified}; not reviewed: ${notReviewed}`,
    `Accounts: SHA-256 ${hash}`,
  ]
}

/** To be read: one account. */
export function linesOfAccount(shown: AccountShown): string[] {
  const { login, account, decision, decided_by: by, decided_at: at } = shown
  const head = [`${login}${account === login ? '' : ` (${account})`}`, decision, by, at].filter(
    (each) => each !== '',
  )
  const told = (label: string, value: string | number) => (value === '' ? [] : [`   ${label}: ${value}`])
  const seen = [shown.done_by, shown.done_at].filter((each) => each !== '').join(', ')
  const verified = [shown.verified_by, shown.verified_at].filter((each) => each !== '').join(', ')
  return [
    `- ${head.join(' · ')}`,
    ...told('Held by', shown.holder || 'nobody whom anything tells'),
    ...told('May', shown.entitlements),
    ...told('Flags', shown.flags),
    ...told('Reviewer', shown.reviewer === '' ? '' : `${shown.reviewer}, ${shown.reviewer_as}`),
    ...told('Handed on', shown.handed_on),
    ...told('To', shown.to),
    ...told('Reason', shown.reason),
    ...told('Until', shown.until),
    ...told('Ordered', shown.order === '' ? '' : `${shown.order}, due ${shown.order_due}`),
    ...told('Done', seen),
    ...told('Proof', shown.proof),
    ...told('Verified', verified),
    ...told('Was not done', shown.not_done_before),
  ]
}
