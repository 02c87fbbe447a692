import type { Ask, Subject } from '../domain/ask.js'
import type { Cycle } from '../domain/cycle.js'
import type { Person, PersonId } from '../domain/person.js'
import type { Asks } from '../store/asks.js'
import type { Cycles } from '../store/cycles.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import type { Card } from './cards/card.js'
import { nobodyCard, type QuestionTexts, type QuestionView, questionCard } from './cards/owners-question.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import type { ProcessMessages } from './show.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface QuestionMessageTools {
  asks: Asks
  cycles: Cycles
  organisation: OrganisationStore
  people: People
}

/** A question that its owner answers, as its process words it in messages. Null: what it is about is not on record. */
export interface QuestionWorded<Name, Outcome extends string> {
  words: (texts: Texts) => QuestionTexts<Name, Outcome>
  /** What it is about, as a reader calls it; plain. */
  name: (subject: Subject, reader: Person) => Promise<Name | null>
  /** In a list, escaped: `the review of …`. */
  about: (subject: Subject, reader: Person) => Promise<string | null>
  viewOf: (
    ask: Ask,
    { person, at, texts }: { person: Person; at: string; texts: Texts },
  ) => Promise<QuestionView<Name, Outcome> | null>
  /** Whoever owned it last, present or not. */
  ownerOf: (cycle: Cycle) => Promise<PersonId | null>
  /** What the ISMS lead is told of an answer that is theirs to see through. */
  toSeeThrough: (view: QuestionView<Name, Outcome>, texts: Texts) => Card
}

/** What stands in the messages of such a question: the owner's, and what the ISMS lead is told. */
export function questionMessages<Name, Outcome extends string>(
  tools: QuestionMessageTools,
  question: QuestionWorded<Name, Outcome>,
): ProcessMessages {
  const textsOf = async ({ language }: Person) =>
    textsFor(language, (await tools.organisation.read())?.languages[0])
  return {
    about: question.about,

    async ofAsk(ask, person, at) {
      const texts = await textsOf(person)
      const view = await question.viewOf(ask, { person, at, texts })
      return view && questionCard(view, texts)
    },

    async ofNotice(content, person, at) {
      const texts = await textsOf(person)
      if (content.kind === 'nobody-reviews')
        return nobodyReviews(tools, question, content, { person, at, texts })
      if (content.kind !== 'review') return null
      const asks = await tools.asks.allOf(content.cycle)
      const ask = asks.find(({ state }) => state === 'answered')
      const view = ask && (await question.viewOf(ask, { person, at, texts }))
      return view ? question.toSeeThrough(view, texts) : null
    },
  }
}

/** Null once somebody is there: they are asked. */
async function nobodyReviews<Name, Outcome extends string>(
  { cycles, people }: QuestionMessageTools,
  { words, name: nameOf, ownerOf }: QuestionWorded<Name, Outcome>,
  { cycle: id, since }: { cycle: string; since: string },
  { person: reader, at, texts }: { person: Person; at: string; texts: Texts },
): Promise<Card | null> {
  const cycle = await cycles.byId(id)
  if (!cycle || cycle.state === 'closed' || cycle.nobodySince !== since) return null
  const [name, owner] = await Promise.all([nameOf(cycle.subject, reader), ownerOf(cycle)])
  if (name === null) return null
  const known = owner && (await people.byId(owner))
  const who = { owner: known ? known.name : '', dueOn: cycle.dueOn }
  return nobodyCard({ name, words: words(texts), reader, at }, who)
}

/** The name of who answered, in whose stead included; null while nobody has. */
export async function nameOfAnswerer({ people }: { people: People }, { answer }: Ask, texts: Texts) {
  return answer ? whoAnswered(answer, await people.byIds(peopleIn(answer)), texts) : null
}
