import type { CalendarDate } from '../../domain/calendar-date.js'
import {
  isRotationOverdue,
  type KnownAccount,
  type Rotation,
  rotationDue,
} from '../../domain/known-account.js'
import type { Person, PersonId } from '../../domain/person.js'
import type { Recurrence } from '../../domain/recurrence.js'
import type { ReviewEnding, SourcePlan, System } from '../../domain/system.js'
import type { Texts } from '../texts/texts.js'
import { type Card, type CardNode, escaped, type Fact, shortened } from './card.js'
import { firstWithin, listCard, listed } from './common.js'
import { textFor, titleOf } from './definition.js'

export const verbs = {
  /** Its value names the system. */
  show: 'access-systems.show',
} as const

/** How a system stands, for one reader; names are plain. */
export interface SystemStands {
  system: System
  /** Null where nobody owns it any more. */
  owner: string | null
  accounts: readonly KnownAccount[]
  /** The review that is under way; null where none is. */
  running: { dueOn: CalendarDate } | null
  /** How the last whole review ended; null where none has. */
  last: ReviewEnding | null
  nextOn: CalendarDate | null
}

/** One of them alone. */
export interface SystemShown extends SystemStands {
  recurrence: Recurrence
  outsider: string | null
  /** Of everybody who is named in it, by their ids. */
  names: ReadonlyMap<PersonId, string>
}

interface Reading {
  reader: Person
  today: CalendarDate
}

/** How much room all lines have, in characters, so that the card fits one message of any platform. */
const ROOM = 6_500
/** How much of that the accounts of one system have, and what of a list of names is shown in a fact. */
const ROOM_FOR_ACCOUNTS = 4_000
const ROOM_FOR_NAMES = 600
/** As much as is read of a name of an entitlement or an account, and of a purpose. */
const LONGEST_NAME = 60
const LONGEST_PURPOSE = 150

/** All systems that a reader sees: whose they are, how the last review ended, and what comes next. */
export function systemListCard(
  stands: readonly SystemStands[],
  { all, reader, today }: { all: boolean } & Reading,
  texts: Texts,
): Card {
  const t = texts.accessSystems.list
  const lines = stands.map((each) => lineOf(each, { reader, today }, texts))
  return listCard(all ? t.all : t.mine, lines, { room: ROOM, more: t.more }, texts)
}

function lineOf(stands: SystemStands, reading: Reading, texts: Texts): string {
  const { system, owner, running, accounts, nextOn } = stands
  const { reader, today } = reading
  const { criticality, list: t } = texts.accessSystems
  const overdue = accounts.filter((each) => isOverdue(each, today)).length
  return [
    t.line(escaped(titleOf(system, reader)), system.system, criticality[system.criticality]),
    owner === null ? t.nobody : t.owner(escaped(owner)),
    ...(running ? [t.running(running.dueOn, today)] : []),
    lastText(stands, reader, texts),
    ...(nextOn ? [t.next(nextOn, today)] : []),
    ...(overdue > 0 ? [t.overdue(overdue)] : []),
  ].join(' · ')
}

function isOverdue(account: KnownAccount, today: CalendarDate): boolean {
  return account.type !== 'person' && account.rotation !== null && isRotationOverdue(account.rotation, today)
}

function lastText({ last }: SystemStands, { timeZone }: Person, texts: Texts): string {
  const t = texts.accessSystems.last
  if (!last) return t.never
  const { closedAt, kept, removed, changed, notReviewed, unverified } = last
  const counted = [
    ...(kept > 0 ? [t.kept(kept)] : []),
    ...(removed > 0 ? [t.removed(removed)] : []),
    ...(changed > 0 ? [t.changed(changed)] : []),
    ...(unverified > 0 ? [t.unverified(unverified)] : removed + changed > 0 ? [t.verified] : []),
    ...(notReviewed > 0 ? [t.notReviewed(notReviewed)] : []),
  ]
  if (counted.length === 0) return t.nothing(closedAt, timeZone)
  return `${t.ended(closedAt, timeZone)}: ${counted.join(', ')}`
}

/** One system: how it is reviewed, how that went last, and what is known of its accounts. */
export function systemCard(shown: SystemShown, reading: Reading, texts: Texts): Card {
  const { system, running } = shown
  const { reader, today } = reading
  const title = titleOf(system, reader)
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      ...(running
        ? [{ kind: 'text', text: texts.accessSystems.list.running(running.dueOn, today) } as const]
        : []),
      { kind: 'facts', facts: factsOf(shown, reading, texts) },
      ...accountNodes(shown, reading, texts),
    ],
  }
}

function factsOf(shown: SystemShown, { reader, today }: Reading, texts: Texts): Fact[] {
  const { system, owner, outsider, recurrence, nextOn } = shown
  const t = texts.accessSystems
  const { facts } = t
  return [
    { label: facts.criticality, value: t.criticality[system.criticality] },
    { label: facts.owner, value: owner === null ? facts.nobody : escaped(owner) },
    { label: facts.source, value: sourceText(system.source, texts) },
    { label: facts.swing, value: facts.swingBy(system.swing) },
    { label: facts.privileged, value: privilegedText(system, texts) },
    { label: facts.reviewedBy, value: t.reviewedBy[system.reviewedBy] },
    ...(outsider === null ? [] : [{ label: facts.outsider, value: escaped(outsider) }]),
    { label: facts.interval, value: texts.calendar.every(recurrence) },
    { label: facts.last, value: lastText(shown, reader, texts) },
    { label: facts.next, value: nextOn ? facts.nextOn(nextOn, today) : facts.nextNever },
    { label: facts.controls, value: system.controls.join(', ') },
  ]
}

function sourceText(source: SourcePlan, texts: Texts): string {
  const t = texts.accessSystems.source
  switch (source.kind) {
    case 'csv':
      return t.csv(shortNames([...new Set(Object.values(source.fields))], texts))
    case 'github':
      return t.github(escaped(source.organisation))
    case 'entra':
      return source.groups
        ? t.groups(escaped(source.tenant), shortNames(source.groups, texts))
        : t.entra(escaped(source.tenant))
    case 'aws':
      return t.aws
    case 'https':
      return t.https(escaped(new URL(source.url).host))
  }
}

function privilegedText({ privileged }: System, texts: Texts): string {
  if (privileged.length === 0) return texts.accessSystems.facts.noPrivileged
  return shortNames(privileged, texts).join(', ')
}

/** The first of these names that have room together, and how many more there are. */
function shortNames(names: readonly string[], texts: Texts): string[] {
  const short = names.map((name) => escaped(shortened(name, LONGEST_NAME)))
  const shown = firstWithin(short, ROOM_FOR_NAMES)
  const left = names.length - shown.length
  return left > 0 ? [...shown, texts.common.more(left)] : shown
}

/** What is overdue first, then what belongs to nobody, then what belongs to a person. */
function accountNodes(
  { accounts, names }: SystemShown,
  { reader, today }: Reading,
  texts: Texts,
): CardNode[] {
  if (accounts.length === 0) return []
  const rank = (each: KnownAccount) => (isOverdue(each, today) ? 0 : each.type === 'person' ? 2 : 1)
  const lines = accounts
    .toSorted((one, other) => rank(one) - rank(other))
    .map((each) => accountLine(each, names, { reader, today }, texts))
  return [
    { kind: 'text', text: texts.accessSystems.known.title },
    { kind: 'text', text: listed(firstWithin(lines, ROOM_FOR_ACCOUNTS), lines.length, texts) },
  ]
}

function accountLine(
  account: KnownAccount,
  names: ReadonlyMap<PersonId, string>,
  { reader, today }: Reading,
  texts: Texts,
): string {
  const t = texts.accessSystems.known
  const called = (id: PersonId) => escaped(names.get(id) ?? t.nobody)
  const word = escaped(shortened(account.account, LONGEST_NAME))
  const purpose = escaped(shortened(textFor(account.purpose, reader), LONGEST_PURPOSE))
  const whose =
    account.type === 'person'
      ? t.personal(word, called(account.person))
      : t.managed(word, t.type[account.type], called(account.owner))
  const rotation = account.type === 'person' ? null : account.rotation
  return [
    whose,
    ...(purpose === '' ? [] : [purpose]),
    ...(rotation ? [rotationText(rotation, today, texts)] : []),
  ].join(' · ')
}

function rotationText(rotation: Rotation, today: CalendarDate, texts: Texts): string {
  const t = texts.accessSystems.known
  const due = rotationDue(rotation)
  return isRotationOverdue(rotation, today) ? t.overdue(due, today) : t.due(due, today)
}
