import { lastDayOf } from '../domain/absence.js'
import type { Ask } from '../domain/ask.js'
import type { DeliveryContent } from '../domain/delivery.js'
import type { Person } from '../domain/person.js'
import { dateIn } from '../domain/working-days.js'
import type { Absences } from '../store/absences.js'
import type { People } from '../store/people.js'
import { setForYouCard, standInNamedCard } from './cards/absence.js'
import { type Card, type CardNode, escaped } from './cards/card.js'
import { textsFor } from './texts/texts.js'

export interface AbsenceMessageTools {
  absences: Absences
  people: People
}

type Content<Kind> = Extract<DeliveryContent, { kind: Kind }>

/** What the person and the delegate are told of an absence that somebody set; null once it is over. */
export async function absenceMessage(
  { absences, people }: AbsenceMessageTools,
  { absent, absence: id }: Content<'absence'>,
  reader: Person,
  at: string,
): Promise<Card | null> {
  const [person, known] = await Promise.all([people.byId(absent), absences.of(absent)])
  const absence = known.absences.find((each) => each.id === id)
  const today = person && dateIn(at, person.timeZone)
  if (!today || !absence || (lastDayOf(absence) ?? '') < today) return null
  const ids = [absent, ...[absence.setBy, absence.delegate].flatMap((each) => each ?? [])]
  const names = new Map([...(await people.byIds(ids))].map(([each, { name }]) => [each, name]))
  const view = { reader: reader._id, names, today, person: absent, absence }
  const texts = textsFor(reader.language)
  return reader._id === absent ? setForYouCard(view, texts) : standInNamedCard(view, texts)
}

/** Stands above the questions that came to a delegate, while any of them is still theirs to answer. */
export async function standInHead(
  { people }: AbsenceMessageTools,
  { absent }: Content<'stand-in'>,
  asks: readonly Ask[],
  reader: Person,
  at: string,
): Promise<Card | null> {
  const theirs = asks.filter((ask) => ask.state === 'open' && ask.delegated?.to === reader._id)
  const person = await people.byId(absent)
  const until = theirs[0]?.delegated?.until
  if (!person || !until) return null
  const t = textsFor(reader.language).absence.standIn
  const title = t.title(theirs.length, person.name)
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'text', text: t.why(escaped(person.name), until, dateIn(at, reader.timeZone)) },
    ],
  }
}

/** A question as this reader is to see it while it is in somebody else's hands, or in theirs for somebody else. */
export async function withStandIn(
  { people }: Pick<AbsenceMessageTools, 'people'>,
  ask: Ask,
  card: Card,
  reader: Person,
  at: string,
): Promise<Card> {
  if (ask.state !== 'open') return card
  const t = textsFor(reader.language).absence.note
  const today = dateIn(at, reader.timeZone)
  if (!ask.mayAnswer.includes(reader._id)) {
    const person = await people.byId(ask.askedOf)
    const nodes: CardNode[] = [
      { kind: 'text', text: `**${escaped(card.summary)}**` },
      { kind: 'text', text: t.backAgain(escaped(person?.name ?? '')) },
    ]
    return { summary: card.summary, nodes }
  }
  if (!ask.delegated) return card
  const { to, until } = ask.delegated
  const other = await people.byId(reader._id === to ? ask.askedOf : to)
  const name = escaped(other?.name ?? '')
  const text = reader._id === to ? t.forSomebody(name, until, today) : t.withSomebody(name, until, today)
  return { ...card, nodes: [...card.nodes, { kind: 'text', small: true, text }] }
}
