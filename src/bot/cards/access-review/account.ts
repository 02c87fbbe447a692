import { type AccessFlag, barredFrom, isCarriedOut } from '../../../domain/access-row.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Person } from '../../../domain/person.js'
import type { Texts } from '../../texts/texts.js'
import { type CardNode, escaped, type Form, shortened } from '../card.js'
import { capitalised } from '../common.js'
import type { AccountView } from './view.js'

/** How much of what an account may do stands on a page with others, in characters. */
const ROOM_FOR_ENTITLEMENTS = 115
/** The same where it stands alone. */
const ROOM_FOR_ALL = 8_000
/** As much as is read of one of them, of a login, a purpose or a reason beside others, in characters. */
const LONGEST_ENTITLEMENT = 40
const LONGEST_WORDS = 60

/** Who reads it, and on which day. */
export interface Reading {
  reader: Person
  today: CalendarDate
}

/** As much as is read of a name, and of what somebody wrote, in characters. */
interface Room {
  name: number
  words: number
}

const onPage: Room = { name: LONGEST_ENTITLEMENT, words: LONGEST_WORDS }
const alone: Room = { name: 250, words: 300 }

/** Who holds an account, what it may do, what is to be seen to, and what was said of it. */
export function accountNode(view: AccountView, reading: Reading, texts: Texts): CardNode {
  const lines = [
    whoLine(view, reading, onPage, texts),
    entitlementsLine(view, texts),
    ...flagsLine(view, reading, texts),
    ...saidLines(view, reading, onPage, texts),
  ]
  return { kind: 'text', text: lines.join('  \n') }
}

function whoLine(view: AccountView, { today }: Reading, { name: most, words }: Room, texts: Texts): string {
  const { row, holder, known } = view
  const t = texts.accessReview.form
  const { login, name } = row.account
  const as = holder ?? (row.holder.kind === 'unknown' ? t.unknown : null)
  const purpose = shortened(known?.purpose ?? '', isOverdue(view, today) ? words / 2 : words)
  return [
    `**${escaped(shortened(as ?? login, most))}**`,
    ...(as === null ? [] : [escaped(shortened(login, most))]),
    // What the system calls it may tell whose it is, where nothing else does.
    ...(row.holder.kind === 'unknown' && name ? [escaped(shortened(name, most))] : []),
    ...(known ? [t.known[known.type](nameShown(known.owner))] : []),
    ...(purpose === '' ? [] : [t.purpose(escaped(purpose))]),
    ...(isOverdue(view, today) ? [t.secretOverdue] : []),
  ].join(' · ')
}

function isOverdue({ known }: Pick<AccountView, 'known'>, today: CalendarDate): boolean {
  return !!known?.secretDue && known.secretDue < today
}

/** Whose an account is and what it may do, in one line. */
export function keptLine(view: AccountView, texts: Texts): string {
  const { login } = view.row.account
  const name = escaped(shortened(view.holder ?? login, LONGEST_ENTITLEMENT))
  const beside = view.holder === null ? '' : ` · ${escaped(shortened(login, LONGEST_WORDS))}`
  return `**${name}**${beside} · ${entitlementsLine(view, texts)}`
}

function entitlementsLine({ row }: AccountView, texts: Texts): string {
  const t = texts.accessReview.form
  const { entitlements } = row.account
  if (entitlements.length === 0) return t.mayNothing
  const shown = firstOf(entitlements, ROOM_FOR_ENTITLEMENTS)
  const left = entitlements.length - shown.length
  return t.may([...shown.map(escaped), ...(left > 0 ? [t.more(left)] : [])].join(', '))
}

/** Whether a page shows only a part of what an account may do, of what it is for, or of why it was handed on. */
export function isCut(view: AccountView, { today }: Reading): boolean {
  const { known, passed } = view
  const { account } = view.row
  const shown = firstOf(account.entitlements, ROOM_FOR_ENTITLEMENTS)
  return (
    (known?.purpose ?? '').length > LONGEST_WORDS / (isOverdue(view, today) ? 2 : 1) ||
    (passed?.reason ?? '').length > LONGEST_WORDS ||
    shown.some((each, index) => each !== account.entitlements[index]) ||
    shown.length < account.entitlements.length
  )
}

/** The first of these that have room together, at least one. */
function firstOf(entitlements: readonly string[], room: number): string[] {
  let taken = 0
  const short = entitlements.map((each) => shortened(each, LONGEST_ENTITLEMENT))
  const end = short.findIndex((each, index) => {
    taken += each.length + 2
    return index > 0 && taken > room
  })
  return end < 0 ? short : short.slice(0, end)
}

function flagsLine(view: AccountView, reading: Reading, texts: Texts): string[] {
  const t = texts.accessReview.form
  const { flags, account } = view.row
  const said = flags.map((flag) => flagText(flag, view, reading, texts))
  const used = flags.includes('unused') ? [] : usedText(account.lastUsed, reading, texts)
  if (said.length === 0) return used.map(capitalised)
  return [`${t.flagged(said.join(', '))}${used.length > 0 ? ` · ${used.join('')}` : ''}`]
}

function usedText(lastUsed: CalendarDate | 'never' | null, { today }: Reading, texts: Texts): string[] {
  const t = texts.accessReview.form
  if (lastUsed === null) return []
  return [lastUsed === 'never' ? t.neverUsed : t.used(lastUsed, today)]
}

/** What draws the eye, in words. */
export function flagText(
  flag: AccessFlag,
  { row, leftOn }: Pick<AccountView, 'row' | 'leftOn'>,
  { today }: Reading,
  texts: Texts,
): string {
  const t = texts.accessReview.form.flag
  const { account } = row
  const department = row.department === null ? null : escaped(shortened(row.department, LONGEST_ENTITLEMENT))
  switch (flag) {
    case 'left':
      return t.left(leftOn, today)
    case 'changed-department':
    case 'more-than-peers':
      return t[flag](department)
    case 'unused':
      return account.lastUsed === 'never' || account.lastUsed === null
        ? t.unusedEver
        : t.unused(account.lastUsed, today)
    default:
      return t[flag]
  }
}

function nameShown(name: string): string {
  return escaped(shortened(name, LONGEST_ENTITLEMENT))
}

function saidLines(view: AccountView, { reader }: Reading, { words }: Room, texts: Texts): string[] {
  const t = texts.accessReview.form
  const { row, last, decidedBy, passed, ownBy } = view
  const barred = barredFrom(row, reader._id)
  return [
    ...(last ? [t.last[last.value](nameShown(last.by), last.at, reader.timeZone)] : []),
    ...(passed ? [t.passed(nameShown(passed.by), escaped(shortened(passed.reason, words)))] : []),
    ...(row.decision && decidedBy !== null ? [t.decided[row.decision.value](nameShown(decidedBy))] : []),
    ...(barred && row.state !== 'settled'
      ? [(barred === 'own' ? t.own : t.otherSeat)(ownBy && nameShown(ownBy))]
      : []),
    ...(row.state === 'settled' ? [t.settled] : row.frozen || isCarriedOut(row) ? [t.frozen] : []),
  ]
}

/** One account alone, with all that it may do and what it is for. */
export function accountForm(view: AccountView, reading: Reading, texts: Texts): Form {
  const t = texts.accessReview.form
  const { entitlements } = view.row.account
  const shown = firstOf(entitlements, ROOM_FOR_ALL)
  const left = entitlements.length - shown.length
  const items = [...shown.map(escaped), ...(left > 0 ? [t.more(left)] : [])]
  const purpose = view.known?.purpose
  const lines = [
    // What it is for has a paragraph of its own.
    whoLine({ ...view, known: view.known && { ...view.known, purpose: '' } }, reading, alone, texts),
    ...flagsLine(view, reading, texts),
    ...saidLines(view, reading, alone, texts),
  ]
  const may =
    items.length === 0 ? [t.mayNothing] : [t.may('').trim(), items.map((item) => `- ${item}`).join('\n')]
  const paragraphs = [lines.join('  \n'), ...(purpose ? [t.wholePurpose(escaped(purpose))] : []), ...may]
  return {
    title: t.detailsTitle,
    close: t.backToPage,
    nodes: paragraphs.map((text) => ({ kind: 'text', text })),
  }
}
