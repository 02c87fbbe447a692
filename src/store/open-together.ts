import type { Collection } from 'mongodb'
import type { Ask, Process } from '../domain/ask.js'
import type { PersonId } from '../domain/person.js'
import type { AskRow } from './ask-rows.js'
import { gathered } from './gathered.js'

/** Whose open asks, of one process or of all. */
interface OpenOf {
  person: PersonId
  process: Process | undefined
}

/** What waits for somebody: each process asks for its own at the same moment, and what is open is read once for all of them. */
export function openTogether(rows: () => Collection<AskRow>): (whose: OpenOf) => Promise<Ask[]> {
  return gathered<OpenOf, Ask[]>(async (wanted) => {
    const persons = [...new Set(wanted.map(({ person }) => person))]
    const named = wanted.flatMap(({ process }) => process ?? [])
    const processes = named.length === wanted.length ? { process: { $in: [...new Set(named)] } } : {}
    const open = await rows()
      .find({ mayAnswer: { $in: persons }, state: 'open', ...processes })
      .sort({ dueOn: 1, _id: 1 })
      .toArray()
    return wanted.map(({ person, process }) =>
      open.filter(
        (ask) => ask.mayAnswer.includes(person) && (process === undefined || ask.process === process),
      ),
    )
  })
}
