import type { CalendarDate } from './calendar-date.js'
import type { Criterion } from './clauses.js'
import type { AuditKind } from './internal-audit.js'
import type { Kept } from './kept.js'
import type { PersonId } from './person.js'

/** In the ask of an audit in which somebody decides whether a contested finding, which it is about, stands. */
export const DECIDE_SLOT = 'decide-finding'

/** What an auditor finds of what they look at (9.2), the best first. */
export const grades = ['conforms', 'observation', 'opportunity', 'minor', 'major'] as const
export type Grade = (typeof grades)[number]

/** What is written down as a finding: what conforms is not. */
export type FindingGrade = Exclude<Grade, 'conforms'>
export const findingGrades: readonly FindingGrade[] = ['observation', 'opportunity', 'minor', 'major']

/** In which order a report names them. */
export const worstFirst: readonly FindingGrade[] = ['major', 'minor', 'observation', 'opportunity']

/** From which population of the record what was looked at was drawn: whoever draws it again gets the same. */
export interface FromSample {
  /** What was drawn: `sample-3`; null where the auditor drew by hand. */
  sample: string | null
  /** What it was drawn from, in words or by the name of a population of the record. */
  population: string
  size: number
  of: number
  seed: number | null
}

/** That somebody said something about a finding, when (ISO 8601 UTC) and why. */
export interface SaidOfFinding {
  by: PersonId
  at: string
  event: string
  reason: Kept
}

/** Who of those who found it withdrew it, and under which reference. */
export interface WithdrawnByOthers {
  who: Kept
  reference: Kept
}

/** That a finding went on: who did it, when (ISO 8601 UTC), and the event that records it. */
export interface FindingStep {
  by: PersonId
  at: string
  event: string
}

/**
 * `draft`: recorded during fieldwork. `issued`: with a report, or at once where it belongs to none. `confirmed`: its owner
 * says that it is so. `contested`: they say that it is not, until the lead auditor decides: `upheld` or `withdrawn`.
 */
export type FindingState = 'draft' | 'issued' | 'confirmed' | 'contested' | 'upheld' | 'withdrawn'

/** What somebody found that does not, or may soon not, meet a requirement, or could be better (9.2, 10.1). */
export interface Finding {
  /** `finding-12` */
  _id: string
  v: 1
  /** Counted from 1 over all findings. */
  number: number
  /** Rises whenever its state changes: older cards and forms stop counting. */
  revision: number
  /** The audit's cycle; null where somebody found it outside of one. */
  audit: string | null
  /** The item of the audit's checklist under which it was recorded. */
  item: string | null
  criterion: Criterion
  grade: FindingGrade
  /** What is demanded; a nonconformity has it. */
  requirement?: Kept
  /** What was found. */
  statement: Kept
  /** By what it was seen; a nonconformity has it. */
  evidence?: Kept
  sample?: FromSample
  /** Who confirms it, and corrects what it names. */
  owner: PersonId
  /** Nobody named the owner, and nobody answers for what it is about: so it is the ISMS lead, who hears of it. */
  ownerAssumed?: true
  /** Whose it was before, and when they had left (ISO 8601 UTC), the first one first. */
  handedOver?: { from: PersonId; at: string; event: string }[]
  by: PersonId
  at: string
  event: string
  state: FindingState
  /** When it was issued, once. */
  issued?: FindingStep
  confirmed?: FindingStep
  /** By whom and why it was contested, once, and what was decided then; both stay. */
  contested?: SaidOfFinding
  decided?: SaidOfFinding & { upheld: boolean }
  /** That the auditor took a draft back; or that others, who found it, withdrew it, as somebody recorded. It stays. */
  withdrawn?: SaidOfFinding & { theirs?: WithdrawnByOthers }
  /** What a certification body or a customer calls it, and until when they want it answered. */
  reference?: Kept
  dueOn?: CalendarDate
  /** `nc-7`: the corrective action that it led to, and the event that says so. */
  nonconformity?: string
  led?: string
}

export function findingId(number: number): string {
  return `finding-${number}`
}

/** As people type it: `finding-12`, `12`. */
export function findingIdOf(text: string): string | null {
  const match = /^(?:finding-)?([1-9]\d{0,6})$/.exec(text.trim().toLowerCase())
  return match ? findingId(Number(match[1])) : null
}

export function isNonconformity(grade: Grade): grade is 'minor' | 'major' {
  return grade === 'minor' || grade === 'major'
}

/** What a finding says, as it is written down. */
export interface FindingWords {
  requirement?: string
  statement?: string
  evidence?: string
}

/** What is missing of a finding of this grade: a nonconformity that does not say all three is an opinion. */
export function missingWords(grade: FindingGrade, words: FindingWords): (keyof FindingWords)[] {
  const needed: (keyof FindingWords)[] = isNonconformity(grade)
    ? ['requirement', 'statement', 'evidence']
    : ['statement']
  return needed.filter((word) => !words[word]?.trim())
}

/** How many were looked at, of how many, as somebody typed it. */
export type SampleFault = 'size-missing' | 'of-missing' | 'population-missing' | 'more-than-all'

/** What is wrong with what is said of a sample; nothing said at all is nothing wrong. */
export function sampleFault(sample: {
  population?: string
  size?: number | null
  of?: number | null
}): SampleFault | null {
  const { population, size, of } = sample
  if (!population && size === undefined && of === undefined) return null
  if (!population) return 'population-missing'
  if (!isCount(size)) return 'size-missing'
  if (!isCount(of)) return 'of-missing'
  return size > of ? 'more-than-all' : null
}

function isCount(value: number | null | undefined): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0
}

/** Why an act on a finding is not taken. */
export type FindingRefusal =
  | { because: 'no-such-finding' }
  | { because: 'not-yours' }
  | { because: 'contested-before'; at: string }
  | { because: 'confirmed'; at: string }
  | { because: 'withdrawn' }
  | { because: 'not-issued' }
  | { because: 'decided'; at: string }
  | { because: 'not-contested' }
  | { because: 'own-finding' }
  /** A certification body or a customer found it: nobody here decides whether it stands. */
  | { because: 'found-by-others' }

/**
 * Its owner contests it once, while they have not confirmed it. Null: they may.
 *
 * @param kind Of the audit; null outside of one. What others found they contest with those others.
 */
export function whyNotContest(
  finding: Finding | null,
  person: PersonId,
  kind: AuditKind | null,
): FindingRefusal | null {
  if (!finding) return { because: 'no-such-finding' }
  if (finding.owner !== person) return { because: 'not-yours' }
  if (finding.state === 'withdrawn') return { because: 'withdrawn' }
  if (isByOthers(kind)) return { because: 'found-by-others' }
  if (finding.confirmed) return { because: 'confirmed', at: finding.confirmed.at }
  return finding.contested ? { because: 'contested-before', at: finding.contested.at } : null
}

/** Its owner confirms it once it is issued, unless it is still to be decided whether it stands. Null: they may. */
export function whyNotConfirm(finding: Finding | null, person: PersonId): FindingRefusal | null {
  if (!finding) return { because: 'no-such-finding' }
  if (finding.owner !== person) return { because: 'not-yours' }
  if (finding.state === 'withdrawn') return { because: 'withdrawn' }
  if (finding.confirmed) return { because: 'confirmed', at: finding.confirmed.at }
  if (!finding.issued) return { because: 'not-issued' }
  return finding.state === 'contested'
    ? { because: 'contested-before', at: finding.contested?.at ?? '' }
    : null
}

/**
 * Whether it stands is decided by the lead auditor, and never by whoever contested it. Null: they may.
 *
 * @param decides Who leads the audit, or stands in; outside of one, who leads the ISMS.
 */
export function whyNotDecide(
  finding: Finding | null,
  person: PersonId,
  decides: readonly PersonId[],
): FindingRefusal | null {
  if (!finding) return { because: 'no-such-finding' }
  if (finding.contested?.by === person || finding.owner === person) return { because: 'own-finding' }
  if (!decides.includes(person)) return { because: 'not-yours' }
  if (finding.decided) return { because: 'decided', at: finding.decided.at }
  return finding.state === 'contested' ? null : { because: 'not-contested' }
}

/** Whether a certification body or a customer audits, so that what is found is theirs to withdraw. */
export function isByOthers(kind: AuditKind | null): boolean {
  return kind !== null && kind !== 'internal'
}

/**
 * That others withdrew what they found is recorded by who leads the ISMS, and never by who answers for it. Null: they may.
 *
 * @param records Who may.
 */
export function whyNotRecordWithdrawal(
  finding: Finding | null,
  person: PersonId,
  kind: AuditKind | null,
  records: readonly PersonId[],
): FindingRefusal | null {
  if (!finding) return { because: 'no-such-finding' }
  if (!isByOthers(kind)) return { because: 'not-yours' }
  if (finding.owner === person) return { because: 'own-finding' }
  if (!records.includes(person)) return { because: 'not-yours' }
  return finding.state === 'withdrawn' ? { because: 'withdrawn' } : null
}

/** Whether nothing is left to be corrected: of what others found only they say so. */
export function isNoMore(
  { state, withdrawn }: Pick<Finding, 'state' | 'withdrawn'>,
  ofOthers: boolean,
): boolean {
  return state === 'withdrawn' && (!ofOthers || withdrawn?.theirs !== undefined)
}

/** Whether it counts in a report and is followed up. */
export function stands({ state }: Pick<Finding, 'state'>): boolean {
  return state !== 'withdrawn'
}
