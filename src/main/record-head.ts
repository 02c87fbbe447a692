import { peopleIn, whoAnswered } from '../bot/in-stead.js'
import { textsFor } from '../bot/texts/texts.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { type Cycle, partsOfCycle } from '../domain/cycle.js'
import type { CycleRecord } from '../domain/record.js'
import { policyVersionId } from '../store/policies.js'
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
}

/** In the organisation's first language. */
interface About {
  title: string
  /** Of a check: ISO 27001's numbers of its controls, and what was to be looked at. */
  controls: readonly string[]
  lookAt: string
  /** Of a requirement: where it stands, and what it demands. */
  source: string
  demands: string
  /** The day for which the calendar had it; null where that does not know it. */
  plannedOn: CalendarDate | null
}

export type HeadTools = Pick<
  Stores,
  'controlChecks' | 'occurrences' | 'paperLists' | 'people' | 'policies' | 'records' | 'requirements'
>

export async function headOf(stores: HeadTools, cycle: Cycle): Promise<RecordHead> {
  const [record, about, approver, papers, asking] = await Promise.all([
    stores.records.byCycle(cycle._id),
    aboutOf(stores, cycle),
    approverOf(stores, cycle),
    papersOf(stores, cycle),
    cycle.because ? stores.people.byId(cycle.startedBy) : null,
  ])
  return { cycle, record, about, approver, papers, askedBy: asking?.name ?? '' }
}

async function aboutOf(tools: HeadTools, cycle: Cycle): Promise<About> {
  const { controlChecks, occurrences, policies, requirements } = tools
  const { type, id, version } = cycle.subject
  const programme = partsOfCycle(cycle._id)?.programme ?? ''
  const dates = await occurrences.ofProgramme(programme)
  const plannedOn = dates.find(({ started }) => started?.cycle === cycle._id)?.date ?? null
  const check = type === 'check' ? await controlChecks.byVersion(id, version) : null
  if (check) {
    const { title, controls, lookAt } = check
    return { ...nothing, plannedOn, controls, title: first(title), lookAt: first(lookAt) }
  }
  const requirement = type === 'requirement' ? await requirements.byVersion(id, version) : null
  if (requirement) {
    const { title, controls, source, demands } = requirement
    return { ...nothing, plannedOn, controls, source, title: first(title), demands: first(demands) }
  }
  const policyVersion = policyVersionId(id, version)
  const heading = (await policies.headings([policyVersion])).get(policyVersion)
  return { ...nothing, plannedOn, title: first(heading?.title ?? {}) }
}

const nothing = { controls: [], lookAt: '', source: '', demands: '' } as const

function first(texts: Record<string, string>): string {
  return Object.values(texts)[0] ?? ''
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
