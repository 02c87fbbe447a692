import { peopleIn, whoAnswered } from '../bot/in-stead.js'
import { textsFor } from '../bot/texts/texts.js'
import { type AccessOnRecord, accessOnRecord } from '../domain/access-on-record.js'
import {
  type AccessOrder,
  type AccessRow,
  type Holder,
  handedOnIn,
  type PassedOn,
  type Reopened,
  type SeatWhy,
} from '../domain/access-row.js'
import type { Cycle } from '../domain/cycle.js'
import { type KnownAs, rotationDue } from '../domain/known-account.js'
import type { Person, PersonId } from '../domain/person.js'
import type { CycleRecord } from '../domain/record.js'
import { first } from './record-about.js'
import { columnsOfPopulation } from './record-population.js'
import type { Stores } from './stores.js'

/** What a review of access left behind, or how it stands: the population, and account by account what came of it. */
export interface AccessShown {
  onRecord: AccessOnRecord
  /** By which import accounts were known that are no person; empty where nothing was kept of that. */
  knownBy: string
  /** Who handed a list in. */
  readBy: (id: PersonId | null) => string
  accounts(): AsyncIterable<AccountShown>
}

/** One account in one reviewer's hands, with the names in it. */
export type AccountShown = Record<(typeof columns)[number], string | number>

const columns = [
  ...[
    'account',
    'login',
    'name',
    'email',
    'holder',
    'known_as',
    'answered_for_by',
    'known_for',
    'secret_changed',
  ],
  ...['department', 'entitlements', 'privileged', 'last_used'],
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
  ...[
    'said_before',
    'rows_in_form',
    'order',
    'order_due',
    'done_by',
    'done_at',
    'proof',
    'proof_file',
    'proof_sha256',
  ],
  ...['verified_by', 'verified_at', 'not_done_before'],
] as const

export type AccessRecordTools = Pick<Stores, 'accessHistory' | 'extractions' | 'imports' | 'people'>

/** Null of any other process. */
export async function accessShown(
  { accessHistory, extractions, imports, people }: AccessRecordTools,
  { _id, process }: Cycle,
  record: CycleRecord | null,
): Promise<AccessShown | null> {
  if (process !== 'access-review') return null
  const asItStands = async () =>
    accessOnRecord(await extractions.ofCycle(_id), accessHistory.linesOf(_id), () => undefined)
  const onRecord = record?.access ?? (await asItStands())
  const readers = await people.byIds(
    [onRecord.extraction, ...onRecord.verifying].flatMap((each) => each?.by ?? []),
  )
  const imported = onRecord.known === undefined ? null : await imports.thatKnew(onRecord.known)
  return {
    onRecord,
    knownBy: imported ? `${imported._id}, ${imported.finishedAt}, by ${imported.operator}` : '',
    readBy: (id) => (id === null ? 'Steward' : (readers.get(id)?.name ?? id)),
    accounts: () => named(people, accessHistory.linesOf(_id)),
  }
}

/** As a table: each account with the population that it stood in, and what showed that it was seen to. */
export async function* accountsForTable({ accounts, ...population }: AccessShown): AsyncIterable<object> {
  const columnsBeside = columnsOfPopulation(population)
  for await (const account of accounts()) yield { ...account, ...columnsBeside(String(account.verified_by)) }
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

function peopleOf(row: AccessRow): PersonId[] {
  const { holder, known, reviewer, decision, before = [], passedOn = [], order } = row
  const dones = [order?.done, ...(order?.reopened ?? []).map(({ done }) => done)].flatMap(
    (done) => done ?? [],
  )
  return [
    ...(holder.kind === 'person' ? [holder.person] : []),
    ...(known && known.type !== 'person' ? [known.owner, ...known.heldBy] : []),
    ...[
      reviewer,
      order?.verified?.by,
      ...passedOn.flatMap(({ from, for: inStead, to }) => [from, inStead, to]),
    ].flatMap((id) => id ?? []),
    ...[...before, ...(decision ? [decision] : []), ...dones].flatMap(peopleIn),
    ...(order?.reopened ?? []).flatMap((each) => [each.by, each.for].flatMap((id) => id ?? [])),
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
    ...{
      holder: holderText(row.holder, name),
      ...knownColumns(row.known, name),
      department: department ?? '',
    },
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
  return handedOn ? `handed on by ${fromWhom(handedOn, names)}` : reviewedAs[row.why]
}

const notDecided: Readonly<Record<AccessRow['state'], string>> = {
  undecided: 'undecided',
  decided: '',
  'not-reviewed': 'not reviewed',
  settled: 'not decided: it was removed by then, as was ordered',
  ordered: 'not asked: its holder has left',
}

function holderText(holder: Holder, name: (id: PersonId) => string): string {
  if (holder.kind === 'person') return name(holder.person)
  return holder.kind === 'known' ? `known: ${holder.account}` : ''
}

const reviewedAs: Readonly<Record<SeatWhy, string>> = {
  manager: 'manager',
  'managers-manager': 'manager of the manager',
  owner: 'owner of the system',
  'isms-lead': 'ISMS lead',
  outsider: 'independent of all',
  'passed-on': 'handed on to them',
  nobody: '',
}

/** What the organisation's files said of an account when it was read. */
function knownColumns(known: KnownAs | undefined, name: (id: PersonId) => string) {
  const managed = known && known.type !== 'person' ? known : null
  const { every, last } = managed?.rotation ?? {}
  return {
    known_as: known?.type ?? '',
    answered_for_by: managed ? name(managed.owner) : '',
    known_for: known ? first(known.purpose) : '',
    secret_changed:
      managed?.rotation && every
        ? `every ${every.count} ${every.unit}, last on ${last}, due on ${rotationDue(managed.rotation)}`
        : '',
  }
}

function orderColumns(order: AccessOrder | undefined, names: Names) {
  const { done, verified, reopened = [] } = order ?? {}
  const verifiedBy = verified?.by ? (names.get(verified.by)?.name ?? '') : (verified?.extraction ?? '')
  return {
    ...{ order: order ? `${order.kind}, ${order.state}` : '', order_due: order?.dueOn ?? '' },
    ...{ done_by: done ? whoAnswered(done, names, textsFor('en')) : '', done_at: done?.at ?? '' },
    ...{ proof: done?.proof?.text ?? '', proof_file: done?.file?.name.text ?? '' },
    proof_sha256: done?.file?.sha256 ?? '',
    ...{ verified_by: verifiedBy, verified_at: verified?.at ?? '' },
    not_done_before: reopened.map((each) => notDone(each, names)).join('; '),
  }
}

function notDone({ at, because, by, for: inStead }: Reopened, names: Names): string {
  const who = by && whoAnswered({ by, ...(inStead ? { for: inStead } : {}) }, names, textsFor('en'))
  return [at, because, ...(who ? [who] : [])].join(', ')
}

/** To be read: one account. */
export function linesOfAccount(shown: AccountShown): string[] {
  const { login, account, decision, decided_by: by, decided_at: at } = shown
  const head = [`${login}${account === login ? '' : ` (${account})`}`, decision, by, at].filter(
    (each) => each !== '',
  )
  const told = (label: string, value: string | number) => (value === '' ? [] : [`   ${label}: ${value}`])
  const seen = [shown.done_by, shown.done_at].filter((each) => each !== '').join(', ')
  const file = shown.proof_sha256 === '' ? '' : `${shown.proof_file}, SHA-256 ${shown.proof_sha256}`
  const proof = [shown.proof, file].filter((each) => each !== '').join('; ')
  const answered = shown.answered_for_by === '' ? '' : `answered for by ${shown.answered_for_by}`
  const known = [shown.known_as, answered, shown.known_for].filter((each) => each !== '').join(', ')
  const verified = [shown.verified_by, shown.verified_at].filter((each) => each !== '').join(', ')
  return [
    `- ${head.join(' · ')}`,
    ...told('Held by', shown.holder || 'nobody whom anything tells'),
    ...told('Known as', known),
    ...told('Secret changed', shown.secret_changed),
    ...told('May', `${shown.entitlements}${shown.privileged === '' ? '' : ' (privileged)'}`),
    ...told('Last used', shown.last_used),
    ...told('Flags', shown.flags),
    ...told('Reviewer', shown.reviewer === '' ? '' : `${shown.reviewer}, ${shown.reviewer_as}`),
    ...told('Handed on', shown.handed_on),
    ...told('To', shown.to),
    ...told('Reason', shown.reason),
    ...told('Kept in spite of its flags until', shown.until),
    ...told('Accounts decided on in the same form', shown.rows_in_form),
    ...told('Said before', shown.said_before),
    ...told('Ordered', shown.order === '' ? '' : `${shown.order}, due ${shown.order_due}`),
    ...told('Done', seen),
    ...told('Proof', proof),
    ...told('Verified', verified),
    ...told('Was not done', shown.not_done_before),
  ]
}
