import type { Answer } from './answer.js'
import type { Ask, Subject } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import type { PersonId } from './person.js'
import { addDays, addMonths, endOf } from './working-days.js'

/** What whoever makes a check finds: the control works, it does not, or there was nothing to check. */
export const checkOutcomes = ['ok', 'not-ok', 'not-applicable'] as const
export type CheckOutcome = (typeof checkOutcomes)[number]

/** What a second person says to it. */
export const confirmations = ['confirmed', 'sent-back'] as const
export type Confirmation = (typeof confirmations)[number]

/** The slots of its asks in their cycle. */
export const CHECK_SLOT = 'check'
export const CONFIRM_SLOT = 'confirm'

/** One version of a recurring check of a control, as it was imported. */
export interface ControlCheck {
  /** `<check>@<version>` */
  _id: string
  v: 1
  check: string
  /** Counted from 1: it rises when something changes that is decided on. */
  version: string
  sequence: number
  /** Per language, the organisation's first one first. */
  title: Record<string, string>
  /** ISO 27001's numbers of the controls whose working it shows. */
  controls: string[]
  /** What to look at, per language. */
  lookAt: Record<string, string>
  /** Whether a second person confirms what was found. */
  confirmed: boolean
  /** Who does; null: the ISMS lead. The newest version says so for all. */
  confirmer: PersonId | null
  /** See {@link checkHash}. */
  hash: string
  importedAt: string
}

/** SHA-256, hex, of what an answer is bound to. */
export function checkHash({
  title,
  controls,
  lookAt,
  confirmed,
}: Pick<ControlCheck, 'title' | 'controls' | 'lookAt' | 'confirmed'>): string {
  return hashOf({ title, controls, lookAt, confirmed })
}

export function checkSubject({
  check,
  version,
  hash,
}: Pick<ControlCheck, 'check' | 'version' | 'hash'>): Subject {
  return { type: 'check', id: check, version, hash }
}

/** What somebody gives with their answer. */
export interface Shown {
  note: string | null
  link: string | null
  file: boolean
}

/** What an answer lacks. */
export type Lacking = 'evidence' | 'reason'

/** That it works has to be shown by something that was looked at; that it does not, or does not apply, has to be explained. */
export function lacking(outcome: CheckOutcome, { note, link, file }: Shown): Lacking | null {
  if (outcome === 'ok') return note || link || file ? null : 'evidence'
  return note ? null : 'reason'
}

/** As long as an address may be, in characters. */
const LONGEST_LINK = 1_000

/** An address that may stand in a record; null for what is none, is not encrypted, or holds a password. */
export function httpsLink(text: string): string | null {
  const typed = text.trim()
  if (typed.length > LONGEST_LINK || !URL.canParse(typed)) return null
  const { protocol, username, password, hostname, href } = new URL(typed)
  const isPlain = protocol === 'https:' && username === '' && password === '' && hostname.includes('.')
  return isPlain ? href : null
}

/**
 * Who may never confirm an answer: whoever gave it, whose duty it was, and whoever stands in for either. Confirming is
 * for a second person, and no delegation gets around that.
 */
export function neverConfirms(
  { askedOf, delegated, answer }: Pick<Ask, 'askedOf' | 'delegated'> & { answer: Pick<Answer, 'by'> },
  standIns: readonly PersonId[],
): PersonId[] {
  const those = [askedOf, answer.by, ...(delegated ? [delegated.to] : []), ...standIns]
  return [...new Set(those)].sort()
}

/** What is due of a check: to ask its owner, to have an answer confirmed, to say that nobody can, to wait, or to close it. */
export type CheckStanding =
  | { next: 'ask' }
  | { next: 'confirm'; answered: Ask }
  | { next: 'tell' }
  | { next: 'wait' }
  | { next: 'close' }

export interface CheckState {
  asks: readonly Ask[]
  /** Who has to answer by now; null where nobody is there who could. */
  owner: PersonId | null
  /** Whether a second person confirms. */
  confirmed: boolean
  /** Who that is for what was answered last; null where nobody may lawfully. */
  confirmer: PersonId | null
  /** They are away, and whoever stands in for them may not: it waits for their return. */
  heldUp: boolean
  /** The ISMS lead has been told that nobody is there, or that nobody may. */
  told: boolean
  /** Its closing day is over, or the next one has begun and nothing of this one waits to be confirmed. */
  over: boolean
}

export function checkStanding(state: CheckState): CheckStanding {
  if (state.over) return { next: 'close' }
  const found = lastOf(state.asks, CHECK_SLOT)
  if (found?.state !== 'answered') return asking(state, found)
  if (!state.confirmed) return { next: 'close' }
  const confirming = confirmingOf(state.asks, found)
  if (confirming?.answer?.value === 'confirmed') return { next: 'close' }
  if (confirming?.answer?.value === 'sent-back') return asking(state, undefined)
  const isPut = confirming?.state === 'open' && confirming.askedOf === state.confirmer
  if (isPut && state.heldUp) return { next: state.told ? 'wait' : 'tell' }
  // Somebody may confirm it again of whom the ISMS lead was told that nobody could in their stead.
  if (isPut && state.told) return { next: 'confirm', answered: found }
  return waitsFor(state.confirmer, confirming, state) ?? { next: 'confirm', answered: found }
}

/** The ask by which a second person confirms an answer, as it was put last. */
export function confirmingOf(asks: readonly Ask[], { _id }: Pick<Ask, '_id'>): Ask | undefined {
  return lastOf(
    asks.filter(({ follows }) => follows === _id),
    CONFIRM_SLOT,
  )
}

/** What was found last and closes without what a second person was to say to it. */
export function leftUnconfirmed(asks: readonly Ask[], confirmed: boolean): Ask | undefined {
  const found = lastOf(asks, CHECK_SLOT)
  if (!confirmed || found?.state !== 'answered') return undefined
  return confirmingOf(asks, found)?.answer ? undefined : found
}

function asking(state: CheckState, found: Ask | undefined): CheckStanding {
  return waitsFor(state.owner, found, state) ?? { next: 'ask' }
}

/** Null where that person is to be asked. */
function waitsFor(
  person: PersonId | null,
  asked: Ask | undefined,
  { told }: CheckState,
): CheckStanding | null {
  if (person === null) return { next: told ? 'wait' : 'tell' }
  return asked?.state === 'open' && asked.askedOf === person ? { next: 'wait' } : null
}

/** The ask of a slot that was put last. */
export function lastOf(asks: readonly Ask[], slot: string): Ask | undefined {
  return asks
    .filter((ask) => ask.slot === slot)
    .sort((a, b) => a.openedAt.localeCompare(b.openedAt) || a.round - b.round)
    .at(-1)
}

/** How a check stands: by what was found last, and by what is asked of somebody now. */
export interface CheckStands {
  /** What was found last; `missed`: nobody answered; null: it has never come round. */
  last: CheckOutcome | 'missed' | null
  /** What runs: `confirm`: what was found waits for a second person. Null: nothing does. */
  now: 'due' | 'overdue' | 'confirm' | null
}

export function checkStands(
  last: CheckStands['last'],
  running: Pick<Ask, 'slot' | 'dueOn'> | null,
  today: CalendarDate,
): CheckStands {
  const due = running && (running.dueOn < today ? 'overdue' : 'due')
  return { last, now: due === 'due' && running?.slot === CONFIRM_SLOT ? 'confirm' : due }
}

/** Where no other comes after a check, it closes so many months after its due date. */
const MONTHS_TO_CLOSE = 12

/** When the next one comes after this day, of the days on which its programme starts something; null: none is planned. */
export function nextAfter(startDays: readonly CalendarDate[], day: CalendarDate): CalendarDate | null {
  return startDays.find((each) => each > day) ?? null
}

/** The last day on which a check may be answered: the one before the next one comes. */
export function closingDay(dueOn: CalendarDate, next: CalendarDate | null): CalendarDate {
  return next ? addDays(next, -1) : addMonths(dueOn, MONTHS_TO_CLOSE)
}

/** How often a check that waits is looked at, whether or not somebody says that it is worth it. */
const DAYS_BETWEEN_LOOKS = 7

/** At the end of its due date, each week after that, and at the end of its closing day: ISO 8601 UTC. */
export function nextCheckLook(
  { dueOn, closesOn, timeZone }: { dueOn: CalendarDate; closesOn: CalendarDate; timeZone: string },
  asOf: string,
): string {
  let day = dueOn
  while (endOf(day, timeZone) <= asOf) day = addDays(day, DAYS_BETWEEN_LOOKS)
  const closes = endOf(closesOn, timeZone)
  const next = endOf(day, timeZone)
  return asOf < closes && closes < next ? closes : next
}
