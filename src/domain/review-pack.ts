import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import type { Figure } from './figure.js'
import { clauseOfInput, type ReviewInput } from './management-review.js'
import type { PersonId } from './person.js'

/** From its first to its last day. */
export interface Period {
  from: CalendarDate
  to: CalendarDate
}

/**
 * What top management is shown before it meets (9.3.2): one section for each input, in the standard's order. It says in no
 * language what the record holds, so that each reader gets it in theirs; people's own words stand as they wrote them.
 */
export interface ReviewPack {
  v: 1
  review: string
  /** On which it was made: ISO 8601 UTC. */
  asOf: string
  period: Period
  /** What it is compared with. */
  before: Period
  sections: PackSection[]
}

export interface PackSection {
  input: ReviewInput
  /** Who answers questions about it. */
  owner: PersonId
  /** Numbers with their past. Never 0 where nothing is recorded. */
  figures: Figure[]
  /** What figures are called that the organisation defines, by their ids and per language. */
  names?: Record<string, Record<string, string>>
  items: PackItem[]
  /** How many further things of the record there are; left out where all of them are named. */
  more?: number
  /** What people said who were asked. */
  said: PackSaid[]
  /** Who was asked and has not answered. */
  unanswered: PersonId[]
}

/** One thing of the record, as a line. */
export interface PackItem {
  /** What kind of thing it is, which says how the line is worded. */
  kind: string
  /** What it is called, per language; or in the words in which it was recorded. */
  title: Record<string, string>
  /** What the ledger holds of its title, where that is somebody's own words. */
  commitment?: string
  /** How it stands, by a name that the kind knows. */
  state: string
  who: PersonId | null
  on: CalendarDate | null
  /** By which it is found: an id of a record. */
  record: string
}

export interface PackSaid {
  by: PersonId
  at: string
  /** `unchanged` or `something`, as in the answer. */
  answer: string
  text: string
  /** What the ledger holds of the text. */
  commitment?: string
}

/**
 * As it is kept and hashed: people's own words stand where they were recorded and nowhere else, so that what is erased there
 * is gone from every pack, whose hash holds all the same.
 */
export function withoutWords(pack: ReviewPack): ReviewPack {
  const sections = pack.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => (item.commitment === undefined ? item : { ...item, title: {} })),
    said: section.said.map((each) => (each.commitment === undefined ? each : { ...each, text: '' })),
  }))
  return { ...pack, sections }
}

/**
 * As it is read.
 *
 * @param words by what the ledger holds of them
 * @param gone stands in the place of what is no longer on record
 */
export function withWords(pack: ReviewPack, words: ReadonlyMap<string, string>, gone: string): ReviewPack {
  const said = (commitment: string) => words.get(commitment) || gone
  const sections = pack.sections.map((section) => ({
    ...section,
    items: section.items.map((item) =>
      item.commitment === undefined ? item : { ...item, title: { '': said(item.commitment) } },
    ),
    said: section.said.map((each) =>
      each.commitment === undefined ? each : { ...each, text: said(each.commitment) },
    ),
  }))
  return { ...pack, sections }
}

/** SHA-256, hex: what was sent is what is on record. Shares have decimals, which stand in it as text. */
export function packHash(pack: ReviewPack): string {
  const isShare = (value: unknown) => typeof value === 'number' && !Number.isSafeInteger(value)
  const kept = JSON.stringify(withoutWords(pack), (_, value) => (isShare(value) ? String(value) : value))
  return hashOf(JSON.parse(kept))
}

/** A section of which nothing is on record. */
export function isEmptySection({ figures, items, said }: PackSection): boolean {
  return (
    items.length === 0 &&
    said.length === 0 &&
    figures.every(({ now, before }) => now === null && before === null)
  )
}

export function clauseOf({ input }: Pick<PackSection, 'input'>): string {
  return clauseOfInput[input]
}

/** A number that is another one by now than in the pack that was sent. */
export interface LaterNumber {
  input: ReviewInput
  figure: string
  sent: number | null
  now: number | null
}

/** What has changed since the pack was sent: it stays as it was, and this is said beside it. */
export function laterNumbers(sent: ReviewPack, now: ReviewPack): LaterNumber[] {
  return sent.sections.flatMap(({ input, figures }) => {
    const later = now.sections.find((section) => section.input === input)
    return figures.flatMap(({ id, now: then }) => {
      const figure = later?.figures.find((each) => each.id === id)
      const value = figure ? figure.now : then
      return value === then ? [] : [{ input, figure: id, sent: then, now: value }]
    })
  })
}

/** Everybody who is named in it. */
export function peopleInPack({ sections }: ReviewPack): PersonId[] {
  return sections.flatMap(({ owner, items, said, unanswered }) => [
    ...[owner, ...unanswered],
    ...items.flatMap(({ who }) => who ?? []),
    ...said.map(({ by }) => by),
  ])
}
