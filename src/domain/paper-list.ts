import type { Subject } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import type { Kept } from './kept.js'
import { isInParts, type Organisation, partsSeenBy } from './organisation.js'
import type { PersonId } from './person.js'

/** One signature on a list: which question it answers, whose it is, and where that person works. */
export interface Signature {
  ask: string
  person: PersonId
  department: string
  country: string
}

/** A scan as it was taken in. `typed`: the bytes are kept elsewhere, and only their hash is here. */
export interface Scan {
  sha256: string
  kept: 'here' | 'typed'
}

/** A list that people without chat signed on paper: entered by one person, and confirmed by another. */
export interface PaperList {
  /** `list-` and eight digits, short enough to be written on the paper. */
  _id: string
  v: 1
  /** The version that was signed, and its cycle. */
  subject: Subject
  cycle: string
  /** In which the text was signed, and which version of the sentence stands over the signatures. */
  language: string
  sentence: number
  signatures: Signature[]
  signedOn: CalendarDate
  /** Where the paper is, as whoever entered it wrote. */
  reference: Kept & { event: string }
  scan?: Scan
  enteredBy: PersonId
  /** ISO 8601 UTC. */
  enteredAt: string
  state: 'entered' | 'confirmed' | 'rejected'
  decided?: { by: PersonId; at: string; event: string; reason?: Kept }
  /** Confirmed, and not all of its answers are on record yet. */
  answersOwed?: true
}

/** Why somebody may not confirm or reject a list. */
export type PaperRefusal = 'own-list' | 'not-yours' | 'no-scan' | 'decided'

/**
 * A second person confirms, never the one who entered it: the ISMS lead, the deputy, or a coordinator of everybody who
 * signed. Null: nothing stands in the way.
 */
export function whyNotDecide(
  list: Pick<PaperList, 'enteredBy' | 'signatures' | 'state'>,
  person: PersonId,
  organisation: Pick<Organisation, 'ismsLead' | 'deputy' | 'coordinators'>,
): Exclude<PaperRefusal, 'no-scan'> | null {
  if (list.enteredBy === person) return 'own-list'
  const parts = partsSeenBy(person, organisation)
  if (!parts || !list.signatures.every((signature) => isInParts(signature, parts))) return 'not-yours'
  return list.state === 'entered' ? null : 'decided'
}

/** Who may confirm a list. */
export function confirmersOf(
  list: Pick<PaperList, 'enteredBy' | 'signatures' | 'state'>,
  organisation: Pick<Organisation, 'ismsLead' | 'deputy' | 'coordinators'>,
): PersonId[] {
  const { ismsLead, deputy, coordinators } = organisation
  const all = [ismsLead, ...(deputy ? [deputy] : []), ...coordinators.map(({ person }) => person)]
  return [...new Set(all)].filter((person) => whyNotDecide(list, person, organisation) === null)
}

const signs = {
  PDF: [0x25, 0x50, 0x44, 0x46, 0x2d],
  PNG: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  JPEG: [0xff, 0xd8, 0xff],
} as const

/** What a scanner made, by how it begins, whatever the file is called; null where it is no scan. */
export function scanKind(bytes: Uint8Array): keyof typeof signs | null {
  const kinds = ['PDF', 'PNG', 'JPEG'] as const
  return kinds.find((kind) => signs[kind].every((byte, i) => bytes[i] === byte)) ?? null
}
