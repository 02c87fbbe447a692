import type { Needs, Seat } from './authority.js'
import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import type { PersonId } from './person.js'
import { addMonths } from './working-days.js'

/** One version of what people may ask for in chat, as `approvals.yaml` lays it down: an exception, a new supplier. */
export interface RequestType {
  /** `<requestType>@<version>` */
  _id: string
  v: 1
  requestType: string
  /** Counted from 1: it rises when anything of it changes. */
  version: string
  sequence: number
  /** Per language, the organisation's first one first. */
  title: Texts
  /** When to ask for it, and what for; empty where the title says it. */
  about: Texts
  /** ISO 27001's numbers of the controls that it serves. */
  controls: string[]
  fields: RequestField[]
  steps: RequestStep[]
  /** See {@link requestTypeHash}. */
  hash: string
  importedAt: string
  /** Where it stands in the file, from 0; without it, the file has it no more, and nobody may ask for it. */
  place?: number
}

/** Per language. */
type Texts = Record<string, string>

/** What whoever asks fills in. */
export interface RequestField {
  id: string
  label: Texts
  hint: Texts
  kind: 'text' | 'long-text' | 'date' | 'choice'
  /** Of a choice. */
  options: { id: string; label: Texts }[]
  optional: boolean
  /** Of a date: which days it may be; any, where it was approved before that could be laid down. */
  dates?: DateRule
}

/** Which days a date may be. */
export interface DateRule {
  /** It may lie in the past; without it, it is today or later. */
  past?: true
  /** So many months from today at the latest. */
  withinMonths?: number
  /** Not before the date in this field. */
  after?: string
}

/** What is wrong with a date that somebody filled in. */
export type DateFault =
  | { kind: 'past'; today: CalendarDate }
  | { kind: 'too-far'; until: CalendarDate }
  | { kind: 'before'; field: string; date: CalendarDate }

/** Null: the date may be so. What stands in other fields counts where it is filled in. */
export function dateFault(
  { dates = { past: true } }: Pick<RequestField, 'dates'>,
  date: CalendarDate,
  others: Readonly<Record<string, string>>,
  today: CalendarDate,
): DateFault | null {
  const { past = false, withinMonths, after } = dates
  if (!past && date < today) return { kind: 'past', today }
  const until = withinMonths === undefined ? null : addMonths(today, withinMonths)
  if (until !== null && date > until) return { kind: 'too-far', until }
  const first = after === undefined ? undefined : others[after]
  return after !== undefined && first !== undefined && date < first
    ? { kind: 'before', field: after, date: first }
    : null
}

/** One step of its approval: whom it asks for, how many of them, and for how long. */
export interface RequestStep {
  /** `manager`: of whoever asks. */
  who: ('manager' | Extract<Seat, { person: PersonId } | { role: string }>)[]
  needs: Needs
  businessDays: number
  /** Where it goes on to once it is overdue for so many business days. `manager`: of whoever is late. */
  escalate?: { afterBusinessDays: number; to: RequestStep['who'][number] }
}

/** What may be asked for, and by whom it is decided. */
export type RequestTypeText = Pick<RequestType, 'title' | 'about' | 'controls' | 'fields' | 'steps'>

/** SHA-256, hex. */
export function requestTypeHash({ title, about, controls, fields, steps }: RequestTypeText): string {
  return hashOf({ title, about, controls, fields, steps })
}

/** What somebody asked for: the answers to the fields of one version of a type. */
interface Requested {
  /** The hash of that version. */
  type: string
  /** By the id of the field; what was left empty is not there. */
  values: Readonly<Record<string, string>>
}

/**
 * SHA-256, hex. With something random, since the ledger holds it: what somebody wrote cannot be found out by trying, and
 * may be erased.
 */
export function requestHash({ type, values }: Requested, nonce: string): string {
  return hashOf({ type, values, nonce })
}

/** Whom a step asks for, when this person asks. */
export function seatsFor({ who }: Pick<RequestStep, 'who'>, requester: PersonId): Seat[] {
  return who.map((each) => (each === 'manager' ? { managerOf: requester } : each))
}

/** What somebody asked for, as a decision is about it: the nth of its type. */
export function requestId(requestType: string, number: number): string {
  return `${requestType}.${number}`
}

/** Of which type it is, and its number. */
export function requestNamed(id: string): { requestType: string; number: number } {
  const [requestType = '', number = ''] = id.split('.')
  return { requestType, number: Number(number) }
}
