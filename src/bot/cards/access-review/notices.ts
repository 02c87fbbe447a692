import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Person } from '../../../domain/person.js'
import type { PopulationFault } from '../../../domain/population.js'
import { isLive, type ReviewEnding, type System } from '../../../domain/system.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped } from '../card.js'
import { firstWithin, listed, titledCard } from '../common.js'
import { titleOf } from '../definition.js'
import { verbs } from './view.js'

interface Told {
  system: System
  reader: Person
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

/** How much room the accounts have that a notice names, in characters. */
const ROOM = 4_000

type Because = PopulationFault['because']

/** Who mends it, for each reason. */
const mending: Readonly<Record<Because, 'file' | 'secret' | 'system' | 'wait'>> = {
  empty: 'system',
  'count-differs': 'wait',
  'same-id-twice': 'system',
  'no-id': 'file',
  'no-column': 'file',
  'column-twice': 'file',
  unreadable: 'system',
  'bad-date': 'file',
  'no-secret': 'secret',
  refused: 'secret',
  'led-elsewhere': 'file',
  'not-reached': 'system',
  'not-complete': 'wait',
  busy: 'wait',
}

/**
 * Tells a system's owner and the ISMS lead that its accounts could not be read, and what to do.
 *
 * @param failed When it is tried again; null: it was read meanwhile, or somebody is asked for it anew.
 */
export function extractionFailedCard(
  { system, reader }: Told,
  { cycle, because, failed }: { cycle: string; because: Because; failed: { again: string } | null },
  texts: Texts,
): Card {
  const t = texts.accessReview.notice.failed
  const title = t.title(titleOf(system, reader))
  if (!failed) return titledCard(title, [t.what[because], isLive(system.source) ? t.works : t.anew])
  const card = titledCard(title, [
    `${t.what[because]} ${t.todo[mending[because]]}`,
    t.nothing,
    t.again(failed.again, reader.timeZone),
  ])
  const action = { verb: verbs.tryAgain, value: cycle, label: t.tryNow, primary: true }
  return { ...card, nodes: [...card.nodes, { kind: 'actions', actions: [action] }] }
}

/** What nobody may do: be asked as its owner, review accounts (their names are plain), or confirm what was shown. */
export type Undone = { what: 'owner' } | { what: 'rows'; rows: readonly string[] } | { what: 'proof' }

/** Tells the ISMS lead that nobody is there who owns a system, whom accounts may go to, or who may confirm what was done. */
export function nobodyReviewsCard(
  { system, reader, at }: Told,
  undone: Undone,
  dueOn: CalendarDate,
  texts: Texts,
): Card {
  const t = texts.accessReview.notice.nobody
  const name = titleOf(system, reader)
  const title = t.title[undone.what](name)
  switch (undone.what) {
    case 'owner':
      return titledCard(title, [t.owner(escaped(name), dueOn, dateIn(at, reader.timeZone))])
    case 'proof':
      return titledCard(title, [t.proof])
    case 'rows': {
      const { rows } = undone
      const names = listed(firstWithin(rows.map(escaped), ROOM), rows.length, texts)
      return titledCard(title, [t.rows(rows.length), names])
    }
  }
}

/** An account that was to be removed or changed, and what a reading showed of it; the name is plain. */
export interface StillThere {
  name: string
  what: 'still-there' | 'unchanged' | 'came-back' | 'open'
  dueOn: CalendarDate
}

/**
 * Tells the ISMS lead, and its owner, what a reading shows that was to be removed or changed.
 *
 * @param owner Who is asked to see to it; null: the reader.
 * @param proves What it does not list is gone.
 */
export function notRemovedCard(
  { system, reader, at }: Told,
  {
    owner,
    readAt,
    accounts,
    proves,
  }: { owner: string | null; readAt: string; accounts: readonly StillThere[]; proves: boolean },
  texts: Texts,
): Card {
  const t = texts.accessReview.notice.notRemoved
  const today = dateIn(at, reader.timeZone)
  const lines = accounts.map(({ name, what, dueOn }) => {
    const line = t.line[what](escaped(name))
    return dueOn < today ? `${line}, ${t.overdue(dueOn, today)}` : line
  })
  const lacks = proves ? [] : [`${t.lacks(readAt, reader.timeZone)} ${t.anew}`]
  if (accounts.length === 0) return titledCard(t.none(titleOf(system, reader)), lacks)
  return titledCard(t.title(titleOf(system, reader)), [
    t.what(accounts.length, readAt, reader.timeZone),
    listed(firstWithin(lines, ROOM), lines.length, texts),
    ...lacks,
    owner === null ? t.nextOwn : t.next(escaped(owner)),
  ])
}

/** Tells a system's owner which accounts are to stay as they are after all; their names are plain. */
export function orderWithdrawnCard({ system, reader }: Told, names: readonly string[], texts: Texts): Card {
  const t = texts.accessReview.notice.withdrawn
  return titledCard(t.title(titleOf(system, reader)), [
    t.what(names.length),
    listed(firstWithin(names.map(escaped), ROOM), names.length, texts),
    t.next,
  ])
}

/**
 * Tells the ISMS lead and the system's owner how a review ended.
 *
 * @param mayStart The reader may have it reviewed again, out of turn.
 */
export function closedReviewCard(
  { system, reader }: Told,
  {
    wasRead,
    ending: { kept, removed, changed, notReviewed, unverified },
    mayStart,
  }: { wasRead: boolean; ending: Omit<ReviewEnding, 'closedAt'>; mayStart: boolean },
  texts: Texts,
): Card {
  const t = texts.accessReview.notice.closed
  const last = texts.accessSystems.last
  const title = t.title(titleOf(system, reader))
  const counts = [
    ...(kept > 0 ? [last.kept(kept)] : []),
    ...(removed > 0 ? [last.removed(removed)] : []),
    ...(changed > 0 ? [last.changed(changed)] : []),
  ]
  const left = [
    ...(wasRead ? [] : [t.notRead]),
    ...(notReviewed > 0 ? [t.notReviewed(notReviewed)] : []),
    ...(unverified > 0 ? [t.notDone(unverified)] : []),
  ]
  const whole = removed + changed > 0 ? t.whole : t.wholeKept
  return titledCard(title, [
    ...(counts.length > 0 ? [`**${counts.join(' · ')}**`] : []),
    ...(left.length === 0 ? [whole] : [...left, mayStart ? t.next(system.system) : t.nextOwner]),
  ])
}
