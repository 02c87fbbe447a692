import type { Ask } from './ask.js'
import { inOrder } from './audit-criteria.js'
import type { CalendarDate } from './calendar-date.js'
import type { Criterion } from './clauses.js'
import { type Finding, type FindingGrade, type Grade, stands } from './finding.js'
import type { Kept } from './kept.js'
import type { PersonId } from './person.js'

/** The slot of the asks in which people are asked for what shows how something is done. */
export const EVIDENCE_SLOT = 'evidence'

/** How somebody answers such an ask. */
export const evidenceAnswers = ['given', 'there-is-none'] as const
export type EvidenceAnswer = (typeof evidenceAnswers)[number]

/** What an auditor recorded of one item of the checklist. */
export interface ItemResult {
  grade: Grade
  by: PersonId
  /** ISO 8601 UTC. */
  at: string
  event: string
  /** What they looked at; of a finding, its evidence says so. */
  note?: Kept
  /** The finding that it led to. */
  finding?: string
}

/** What an auditor wants to see, of whom, and until when. */
export interface EvidenceRequest {
  /** Of the form that it was asked for in: what its ask is about. */
  id: string
  of: PersonId
  what: Kept
  dueOn: CalendarDate
  by: PersonId
  at: string
  event: string
}

/** What an auditor saw when they looked again at what was found before. */
export interface FollowedUp {
  finding: string
  mended: boolean
  /** By what they saw it. */
  seen: Kept
  by: PersonId
  /** ISO 8601 UTC. */
  at: string
  event: string
}

/** One clause or control that an audit is held against. */
export interface AuditItem {
  /** See {@link itemId}. */
  _id: string
  v: 1
  audit: string
  criterion: Criterion
  /** Its place in the checklist, from 0. */
  place: number
  /** Rises with each result: of two auditors who record at once, one does. */
  revision: number
  result?: ItemResult
  /** What was recorded before, oldest first. */
  before?: ItemResult[]
  /** What became of what was found before, the first one first: of one finding the last one counts. */
  followedUp?: FollowedUp[]
  requests: EvidenceRequest[]
}

/** What was seen last of an earlier finding, by which of these items; null: nobody has looked at it again. */
export function followedUpIn(
  items: readonly Pick<AuditItem, 'followedUp'>[],
  finding: string,
): FollowedUp | null {
  const said = items.flatMap(({ followedUp = [] }) => followedUp.filter((each) => each.finding === finding))
  return said.sort((one, other) => one.at.localeCompare(other.at)).at(-1) ?? null
}

function itemId(audit: string, criterion: Criterion): string {
  return `${audit}#${criterion}`
}

/** An audit's checklist as it begins. */
export function itemsOf(audit: string, criteria: readonly Criterion[]): AuditItem[] {
  return inOrder(criteria).map((criterion, place) => ({
    ...{ _id: itemId(audit, criterion), v: 1, audit, criterion, place, revision: 1, requests: [] },
  }))
}

/** How far an audit's fieldwork is. */
export interface FieldworkProgress {
  of: number
  recorded: number
  /** How many results of each kind there are. */
  grades: Readonly<Record<Grade, number>>
}

export function progressOf(items: readonly Pick<AuditItem, 'result'>[]): FieldworkProgress {
  const grades = { conforms: 0, observation: 0, opportunity: 0, minor: 0, major: 0 }
  let recorded = 0
  for (const { result } of items) {
    if (!result) continue
    recorded += 1
    grades[result.grade] += 1
  }
  return { of: items.length, recorded, grades }
}

/** As they count: what was found and then thrown out, since it was contested, is as if nothing had been recorded. */
export function asItStands<Item extends Pick<AuditItem, 'result'>>(
  items: readonly Item[],
  findings: readonly Pick<Finding, '_id' | 'state'>[],
): Item[] {
  const withdrawn = new Set(findings.filter((each) => !stands(each)).map(({ _id }) => _id))
  return items.map((item) => {
    if (!item.result?.finding || !withdrawn.has(item.result.finding)) return item
    const { result: _, ...open } = item
    return open as Item
  })
}

/** Drafts of an item that it names no more, or never did: what was recorded of it since has taken their place. */
export function replacedDrafts(items: readonly AuditItem[], findings: readonly Finding[]): Finding[] {
  const results = new Map(items.map(({ _id, result }) => [_id, result]))
  return findings.filter(({ _id, item, state, at }) => {
    const result = item === null ? undefined : results.get(item)
    return result !== undefined && state === 'draft' && result.finding !== _id && result.at >= at
  })
}

/** What is asked for and stands in no ask yet, or in none any more since whoever was asked has left. */
export function unaskedOf(
  items: readonly AuditItem[],
  asked: readonly Pick<Ask, 'about' | 'closed'>[],
): { item: AuditItem; request: EvidenceRequest }[] {
  const counts = new Set(
    asked.flatMap(({ about, closed }) => (about !== undefined && closed?.because !== 'left' ? [about] : [])),
  )
  return items.flatMap((item) =>
    item.requests.filter(({ id }) => !counts.has(id)).map((request) => ({ item, request })),
  )
}

/** A result as it is recorded. */
export type NewResult = { grade: 'conforms'; note: string } | { grade: FindingGrade; finding: string }
