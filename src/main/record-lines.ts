import { peopleIn, whoAnswered } from '../bot/in-stead.js'
import { textsFor } from '../bot/texts/texts.js'
import type { Cycle } from '../domain/cycle.js'
import type { Person } from '../domain/person.js'
import { type RecordLine, recordLine, recordLines } from '../domain/record.js'
import type { Stores } from './stores.js'

/** A line with the names in it. */
export interface NamedLine {
  line: RecordLine
  person: Person | undefined
  /** Who answered, in whose stead included; empty without an answer. */
  answeredBy: string
}

/** How many asks are looked up with their people at once. */
const CHUNK = 500

/** One line a person, as the asks stand; where few are asked, in the order of time. */
export async function* linesOf(
  { asks, people }: Pick<Stores, 'asks' | 'people'>,
  { _id, process }: Pick<Cycle, '_id' | 'process'>,
  unconfirmed?: string,
): AsyncIterable<NamedLine> {
  if (process !== 'policy-acknowledgement')
    return yield* named({ people }, recordLines(await asks.allOf(_id), _id, unconfirmed))
  let chunk: RecordLine[] = []
  for await (const ask of asks.ofCycle(_id)) {
    chunk.push(recordLine(ask, _id))
    if (chunk.length < CHUNK) continue
    yield* named({ people }, chunk)
    chunk = []
  }
  yield* named({ people }, chunk)
}

async function* named(
  { people }: Pick<Stores, 'people'>,
  lines: readonly RecordLine[],
): AsyncIterable<NamedLine> {
  const known = await people.byIds(
    lines.flatMap(({ person, answer }) => [...(person ? [person] : []), ...(answer ? peopleIn(answer) : [])]),
  )
  for (const line of lines) {
    const answeredBy = line.answer ? whoAnswered(line.answer, known, textsFor('en')) : ''
    yield { line, person: line.person === null ? undefined : known.get(line.person), answeredBy }
  }
}
