import { peopleIn, whoAnswered } from '../bot/in-stead.js'
import { textsFor } from '../bot/texts/texts.js'
import type { Cycle } from '../domain/cycle.js'
import type { CycleRecord } from '../domain/record.js'
import { type About, type AboutTools, aboutOf } from './record-about.js'
import { type AcceptanceShown, type AcceptanceTools, acceptancesShown } from './record-acceptances.js'
import { type AccessRecordTools, type AccessShown, accessShown } from './record-access.js'
import type { AuditShown } from './record-audit.js'
import type { CorrectiveRow } from './record-corrective.js'
import { type CourseRecordTools, type CourseShown, courseShown } from './record-course.js'
import type { Stores } from './stores.js'

/** Where a command's lines go. */
export interface Output {
  write(text: string): void
}

/** What stands above the lines of a record. */
export interface RecordHead {
  cycle: Cycle
  /** Null while the cycle is open. */
  record: CycleRecord | null
  about: About
  /** Who approved what it asks about, and for whom if they stood in; empty where nobody was asked to. */
  approver: string
  /** Who asked for it out of turn; empty where nobody did. */
  askedBy: string
  /** By their ids. */
  papers: ReadonlyMap<string, PaperSummary>
  /** Of a reassessment, once it is closed. */
  acceptances: readonly AcceptanceShown[]
  /** Of a review of access. */
  access: AccessShown | null
  /** Of a training year. */
  course: CourseShown | null
  /** Of a nonconformity, each action of each round. */
  corrective?: readonly CorrectiveRow[]
  /** Of an audit, what was looked at, asked for, drawn and found. */
  audit?: AuditShown
}

export type HeadTools = AboutTools &
  AcceptanceTools &
  AccessRecordTools &
  CourseRecordTools &
  Pick<Stores, 'paperLists' | 'people' | 'records'>

export async function headOf(stores: HeadTools, cycle: Cycle): Promise<RecordHead> {
  const [record, about, approver, papers, asking] = await Promise.all([
    stores.records.byCycle(cycle._id),
    aboutOf(stores, cycle),
    approverOf(stores, cycle),
    papersOf(stores, cycle),
    cycle.because ? stores.people.byId(cycle.startedBy) : null,
  ])
  const acceptances = record ? await acceptancesShown(stores, record) : []
  const access = await accessShown(stores, cycle, record)
  const course = await courseShown(stores, cycle, record)
  return { cycle, record, about, approver, papers, acceptances, access, course, askedBy: asking?.name ?? '' }
}

async function approverOf({ people }: Pick<Stores, 'people'>, { approval }: Cycle): Promise<string> {
  return approval ? whoAnswered(approval, await people.byIds(peopleIn(approval)), textsFor('en')) : ''
}

/** A list as the record names it. */
export interface PaperSummary {
  list: string
  signedOn: string
  reference: string
  enteredBy: string
  enteredAt: string
  confirmedBy: string
  confirmedAt: string
  scanSha256: string
}

/** The lists of signatures that count in a cycle: who entered them, who confirmed them, and what proves the scan. */
async function papersOf(
  { paperLists, people }: Pick<Stores, 'paperLists' | 'people'>,
  { subject }: Cycle,
): Promise<Map<string, PaperSummary>> {
  const confirmed = (await paperLists.about(subject.id, subject.version)).flatMap((list) =>
    list.state === 'confirmed' && list.decided ? [{ ...list, decided: list.decided }] : [],
  )
  const names = await people.byIds(confirmed.flatMap(({ enteredBy, decided }) => [enteredBy, decided.by]))
  const summaries = confirmed.map(({ _id, signedOn, reference, enteredBy, enteredAt, decided, scan }) => ({
    ...{ list: _id, signedOn, reference: reference.text, enteredAt, confirmedAt: decided.at },
    enteredBy: names.get(enteredBy)?.name ?? '',
    confirmedBy: names.get(decided.by)?.name ?? '',
    scanSha256: scan?.sha256 ?? '',
  }))
  return new Map(summaries.map((summary) => [summary.list, summary]))
}
