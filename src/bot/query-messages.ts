import type { Ask } from '../domain/ask.js'
import type { DeliveryContent } from '../domain/delivery.js'
import type { Person, PersonId } from '../domain/person.js'
import { isQuery, type Query, queriesIn } from '../domain/query.js'
import type { Asks } from '../store/asks.js'
import type { People } from '../store/people.js'
import { type Card, escaped } from './cards/card.js'
import { type QueryOnShow, type QueryView, queryAnsweredCard } from './cards/query.js'
import type { SubjectsOnShow } from './decision-subjects.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import type { ProcessMessages } from './show.js'
import { textsFor } from './texts/texts.js'

interface QueryViewTools {
  people: People
  subjects: SubjectsOnShow
}

type Names = ReadonlyMap<PersonId, Pick<Person, 'name'>>

/** Null where the ask is no query. */
export async function queryView(
  { people, subjects }: QueryViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<QueryView | null> {
  if (!isQuery(ask)) return null
  const [what, named] = await Promise.all([
    subjects[ask.subject.type]?.name(ask.subject, reader),
    people.byIds(peopleOf(ask)),
  ])
  if (!what) return null
  const { asker, answer } = onShow(ask, named, reader)
  return { ask, what, reader, asker, answeredBy: answer?.who ?? null, at }
}

/** What was asked back in a decision, of all its asks, as those who decide see it. */
export async function queriesOnShow(
  { people }: Pick<QueryViewTools, 'people'>,
  asks: readonly Ask[],
  reader: Person,
): Promise<QueryOnShow[]> {
  const queries = queriesIn(asks)
  if (queries.length === 0) return []
  const named = await people.byIds(queries.flatMap(peopleOf))
  return queries.map((ask) => onShow(ask, named, reader))
}

function onShow({ query, answer, state }: Ask & { query: Query }, named: Names, reader: Person): QueryOnShow {
  const texts = textsFor(reader.language)
  return {
    ...{ asker: whoAnswered(query, named, texts), at: query.at, text: query.text.text },
    answer: answer
      ? { who: whoAnswered(answer, named, texts), at: answer.at, text: answer.reason?.text ?? '' }
      : null,
    open: state === 'open',
  }
}

function peopleOf({ query, answer }: Ask & { query: Query }): PersonId[] {
  return [...peopleIn(query), ...(answer ? peopleIn(answer) : [])]
}

/** What stands above the approver's question once theirs was answered. */
export async function queryAnsweredHead(
  { asks, people }: { asks: Asks; people: People },
  { about }: Pick<ProcessMessages, 'about'>,
  { query: id }: Extract<DeliveryContent, { kind: 'query-answered' }>,
  reader: Person,
): Promise<Card | null> {
  const query = await asks.byId(id)
  const what = query && (await about(query.subject, reader))
  if (!what || !query.answer) return null
  const texts = textsFor(reader.language)
  const who = whoAnswered(query.answer, await people.byIds(peopleIn(query.answer)), texts)
  return queryAnsweredCard(escaped(who), what, texts)
}
