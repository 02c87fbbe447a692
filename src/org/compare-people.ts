import { isDeepStrictEqual } from 'node:util'
import type { Person, PersonId } from '../domain/person.js'
import { type FileFields, fileFields, type People } from '../store/people.js'
import type { PersonRow } from './people-row.js'
import { idOf, type PersonIds } from './person-ids.js'
import type { OrganisationFiles } from './read.js'
import type { OrganisationSettings } from './settings.js'

/** How many people are compared and written at a time. */
export const chunkOfPeople = 1_000

interface ChangedPerson {
  before: Person
  fields: Partial<FileFields>
}

/** What differs between the file and the record, for a chunk of the file's lines. */
export interface PeopleChanges {
  added: Person[]
  changed: ChangedPerson[]
  /** Who was deactivated, and stands in the file again. */
  back: ChangedPerson[]
}

/**
 * Compares the people of the file with those of the record, chunk by chunk, in the file's order.
 *
 * @param heldBack Whose address is theirs, under the name that they have, until top management has approved another.
 */
export async function* comparePeople(
  { people, settings }: OrganisationFiles,
  record: People,
  ids: PersonIds,
  heldBack: ReadonlySet<PersonId>,
): AsyncGenerator<PeopleChanges> {
  for (const rows of chunksOf(people.rows(), chunkOfPeople)) {
    const known = await record.byKeys(rows.map(({ id }) => id))
    const changes: PeopleChanges = { added: [], changed: [], back: [] }
    for (const row of rows) {
      const after = fieldsOf(row, settings, ids)
      const before = known.get(row.id)
      if (before === undefined) {
        changes.added.push({ _id: idOf(row.id, ids), v: 1, ...after, bindings: {} })
        continue
      }
      const fields = differing(before, heldBack.has(before._id) ? { ...after, ...addressOf(before) } : after)
      if (Object.keys(fields).length > 0)
        (before.active ? changes.changed : changes.back).push({ before, fields })
    }
    yield changes
  }
}

function fieldsOf(row: PersonRow, settings: OrganisationSettings, ids: PersonIds): FileFields {
  return {
    key: row.id,
    name: row.name,
    email: row.email,
    kind: row.kind,
    manager: row.manager === null ? null : idOf(row.manager, ids),
    department: row.department,
    title: row.title,
    roles: row.roles,
    country: row.country ?? settings.country,
    timeZone: row.time_zone ?? settings.timeZone,
    language: row.language ?? settings.languages[0] ?? 'en',
    start: row.start,
    end: row.end,
    chat: row.chat,
    active: true,
  }
}

function addressOf({ name, email, chat }: Person): Pick<FileFields, 'name' | 'email' | 'chat'> {
  return { name, email, chat }
}

function differing(before: Person, after: FileFields): Partial<FileFields> {
  const differences = fileFields.filter((field) => !same(before[field], after[field]))
  return Object.fromEntries(differences.map((field) => [field, after[field]]))
}

/** Most fields are text; to compare those deeply would take most of the time. */
function same(one: unknown, other: unknown): boolean {
  return one === other || (typeof one === 'object' && isDeepStrictEqual(one, other))
}

function* chunksOf<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let chunk: Item[] = []
  for (const item of items) {
    chunk.push(item)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
