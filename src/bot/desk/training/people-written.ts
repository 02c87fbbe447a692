import type { Person } from '../../../domain/person.js'
import type { People } from '../../../store/people.js'
import { peopleWritten } from '../../../store/training-completions.js'

/** Who is meant by a list that somebody typed or pasted; what of it means nobody, or several people, as it was written. */
export interface WrittenPeople {
  people: Person[]
  unknown: string[]
  several: string[]
}

const sameName = new Intl.Collator('en', { sensitivity: 'base' })

/** What stands in a list, one a line, or apart by commas or semicolons; each once. */
export function entriesOf(text: string): string[] {
  const entries = text.split(/[\n\r,;]+/).map((each) => each.trim().replace(/\s+/g, ' '))
  return [...new Set(entries.filter((each) => each !== ''))]
}

/** By an id of people.csv, an address (as a mail program writes it, too), or the name that exactly one person has. */
export async function peopleOfList(
  tools: { people: People },
  entries: readonly string[],
): Promise<WrittenPeople> {
  const [known, bearers] = await Promise.all([
    peopleWritten(tools, [...new Set(entries.flatMap((entry) => [entry.toLowerCase(), ...wordsOf(entry)]))]),
    tools.people.bearing(entries),
  ])
  const found: WrittenPeople = { people: [], unknown: [], several: [] }
  for (const entry of entries) {
    const person = known.get(entry.toLowerCase()) ?? known.get(addressIn(entry))
    const called = person ? [person] : bearers.filter(({ name }) => sameName.compare(name, entry) === 0)
    const words = wordsOf(entry).map((word) => known.get(word))
    if (called.length === 1) found.people.push(...called)
    else if (called.length > 1) found.several.push(entry)
    else if (words.every((word) => word !== undefined)) found.people.push(...words)
    else found.unknown.push(entry)
  }
  return found
}

/** Ids and addresses may stand beside each other on a line, too. */
function wordsOf(entry: string): string[] {
  return entry
    .toLowerCase()
    .split(/[\s<>]+/)
    .filter((word) => word !== '')
}

/** `Omar Siddiqui <omar@…>` */
function addressIn(entry: string): string {
  return /<([^<>\s]+)>/.exec(entry.toLowerCase())?.[1] ?? ''
}
