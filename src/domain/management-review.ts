import type { Subject } from './ask.js'
import { hashOf } from './canonical-json.js'
import type { PersonId } from './person.js'

/** What a review of the ISMS by top management looks at (9.3.2), in the standard's order, by names of our own. */
export const reviewInputs = [
  'earlier-actions',
  'issues',
  'parties',
  'nonconformities',
  'measurements',
  'audits',
  'objectives',
  'feedback',
  'risks',
  'opportunities',
] as const
export type ReviewInput = (typeof reviewInputs)[number]

/** Where the standard asks for it. */
export const clauseOfInput: Readonly<Record<ReviewInput, string>> = {
  'earlier-actions': '9.3.2 a',
  issues: '9.3.2 b',
  parties: '9.3.2 c',
  nonconformities: '9.3.2 d 1',
  measurements: '9.3.2 d 2',
  audits: '9.3.2 d 3',
  objectives: '9.3.2 d 4',
  feedback: '9.3.2 e',
  risks: '9.3.2 f',
  opportunities: '9.3.2 g',
}

/** What no record holds, so that people are asked for it before the meeting. */
export const askedInputs = ['issues', 'parties', 'feedback', 'opportunities'] as const satisfies ReviewInput[]
export type AskedInput = (typeof askedInputs)[number]

/** One version of a review that comes round, as it was imported. */
export interface ReviewDefinition {
  /** `<review>@<version>` */
  _id: string
  v: 1
  review: string
  /** Counted from 1: it rises when anything of it changes but who prepares it. */
  version: string
  sequence: number
  /** Per language, the organisation's first one first. */
  title: Record<string, string>
  /** ISO 27001's clauses and controls that it serves. */
  controls: string[]
  /** Of top management: leads the meeting, records what is decided. */
  chair: PersonId
  /** Who is invited, the chair included. */
  attendees: PersonId[]
  /** Who is asked for what no record holds; whoever prepares it is asked for the others. */
  asks: Partial<Record<AskedInput, PersonId[]>>
  /** See {@link reviewHash}. */
  hash: string
  importedAt: string
}

export type ReviewText = Pick<ReviewDefinition, 'title' | 'controls' | 'chair' | 'attendees' | 'asks'>

/** SHA-256, hex. */
export function reviewHash({ title, controls, chair, attendees, asks }: ReviewText): string {
  return hashOf({ title, controls, chair, attendees, asks: { ...asks } })
}

export function reviewSubject({
  review,
  version,
  hash,
}: Pick<ReviewDefinition, 'review' | 'version' | 'hash'>): Subject {
  return { type: 'review', id: review, version, hash }
}
