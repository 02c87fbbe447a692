import { randomBytes } from 'node:crypto'
import type {
  AnyBulkWriteOperation,
  Collection,
  Db,
  Filter,
  FindCursor,
  IndexDescription,
  UpdateFilter,
} from 'mongodb'
import type { CalendarDate } from '../domain/calendar-date.js'
import { type Binding, type Person, type PersonId, Platform } from '../domain/person.js'
import { isDuplicateKey } from './duplicate-key.js'
import { newEvent } from './events.js'
import { readOnce, readOnceEach } from './gathered.js'
import { groupedBy } from './grouped-by.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'

type PersonDocument = Person & WithOutbox

const byName = { locale: 'en' }

export const peopleIndexes: IndexDescription[] = [
  { name: 'key', key: { key: 1 }, unique: true },
  { name: 'email', key: { email: 1 } },
  { name: 'manager', key: { manager: 1 } },
  { name: 'roles', key: { roles: 1, active: 1 } },
  { name: 'start', key: { start: 1 } },
  { name: 'end', key: { end: 1 }, partialFilterExpression: { end: { $gt: '' } } },
  // The first of thousands, by name.
  { name: 'name', key: { name: 1, _id: 1 }, collation: byName },
  { name: 'without-account', key: { active: 1 }, partialFilterExpression: { bindings: {} } },
  ...Platform.options.map((platform) => ({
    name: `binding-${platform}`,
    key: { [`bindings.${platform}.team`]: 1, [`bindings.${platform}.user`]: 1 } as const,
    unique: true,
    partialFilterExpression: { [`bindings.${platform}.user`]: { $exists: true } },
  })),
]

/** The fields that `people.csv` owns; chat owns the others. */
export const fileFields = [
  'key',
  'name',
  'email',
  'kind',
  'manager',
  'department',
  'title',
  'roles',
  'country',
  'timeZone',
  'language',
  'start',
  'end',
  'chat',
  'active',
] as const satisfies readonly (keyof Person)[]
export type FileFields = Pick<Person, (typeof fileFields)[number]>

export type Bound =
  | { bound: true }
  | {
      bound: false
      because: 'bound-to-another-account' | 'account-belongs-to-another' | 'address-changed' | 'not-active'
    }
/** A person as they were read when their address matched an account's. */
type Matched = Pick<Person, '_id' | 'email'>

/** A random id, which says nothing about whom it names. */
export function newPersonId(): PersonId {
  return `p_${randomBytes(12).toString('base64url')}`
}

type AudienceMember = Pick<Person, '_id' | 'key' | 'kind' | 'department' | 'roles' | 'country' | 'bindings'>

function presentOn(on: CalendarDate, upTo = on): Filter<PersonDocument> {
  return {
    active: true,
    $and: [
      { $or: [{ start: null }, { start: { $lte: upTo } }] },
      { $or: [{ end: null }, { end: { $gte: on } }] },
    ],
  }
}

/** As many whom a screen names are looked up together with those of others who look at the same moment. */
const FEW = 50

export class People {
  private readonly people: Collection<PersonDocument>
  readonly #few = readOnceEach<PersonId, Person>((ids) =>
    this.mapped({ _id: { $in: [...ids] } }, (person) => person._id),
  )

  constructor(db: Db) {
    this.people = db.collection('people')
  }

  byId(id: PersonId): Promise<Person | null> {
    return this.people.findOne<Person>({ _id: id }, withoutOutbox)
  }

  async byIds(ids: readonly PersonId[]): Promise<Map<PersonId, Person>> {
    if (ids.length <= FEW) {
      const few = await Promise.all(ids.map((id) => this.#few(id)))
      return new Map(few.flatMap((person) => (person ? [[person._id, person]] : [])))
    }
    return this.mapped({ _id: { $in: [...ids] } }, (person) => person._id)
  }

  /** Whoever was once bound to this account, active or not. */
  byBinding(platform: Platform, team: string, user: string): Promise<Person | null> {
    const field = `bindings.${platform}`
    return this.people.findOne<Person>({ [`${field}.team`]: team, [`${field}.user`]: user }, withoutOutbox)
  }

  /** The active person with this address, whatever its capitals. */
  byEmail(email: string): Promise<Person | null> {
    return this.people.findOne<Person>({ email: email.trim().toLowerCase(), active: true }, withoutOutbox)
  }

  /** Everybody who has or had one of these addresses, in small letters, whether or not they are still here; by the address. */
  async withAddresses(addresses: readonly string[]): Promise<Map<string, Person[]>> {
    const which = { email: { $in: [...new Set(addresses)] } }
    const found = await this.people.find<Person>(which, withoutOutbox).toArray()
    return groupedBy(found, ({ email }) => email)
  }

  /** How many the file says are reached through this platform. */
  countWith(platform: Platform): Promise<number> {
    return this.people.countDocuments({ active: true, chat: platform })
  }

  /** Those of these names that more than one person bears. */
  async sharedAmong(names: readonly string[]): Promise<ReadonlySet<string>> {
    if (names.length === 0) return new Set()
    const bearers = await this.people
      .find({ name: { $in: [...new Set(names)] } }, { projection: { name: 1 }, collation: byName })
      .toArray()
    const all = bearers.map(({ name }) => name)
    return new Set(all.filter((name, place) => all.indexOf(name) !== place))
  }

  /** By their id in the file. */
  byKeys(keys: readonly string[]): Promise<Map<string, Person>> {
    return this.mapped({ key: { $in: [...keys] } }, (person) => person.key)
  }

  /** The active people whom somebody may mean by this: an id in the file, an address, or a name, whatever its accents. */
  async called(text: string): Promise<Person[]> {
    const known = text.trim().toLowerCase()
    const byKeyOrEmail = await this.people
      .find<Person>({ active: true, $or: [{ key: known }, { email: known }] }, withoutOutbox)
      .limit(2)
      .toArray()
    if (byKeyOrEmail.length > 0) return byKeyOrEmail
    const collation = { locale: 'en', strength: 1 }
    return this.people
      .find<Person>({ active: true, name: text.trim() }, { ...withoutOutbox, collation })
      .limit(2)
      .toArray()
  }

  /** The active people who bear one of these names, whatever its case and accents. */
  bearing(names: readonly string[]): Promise<Person[]> {
    const which = { active: true, name: { $in: [...names] } }
    return this.people
      .find<Person>(which, { ...withoutOutbox, collation: { locale: 'en', strength: 1 } })
      .toArray()
  }

  /** The active people whose manager this is. */
  reportsOf(manager: PersonId): Promise<Person[]> {
    return this.people.find<Person>({ manager, active: true }, withoutOutbox).toArray()
  }

  /** The first of these people by name, after so many. */
  async firstByName(ids: readonly PersonId[], most: number, skipped = 0): Promise<PersonId[]> {
    const first = await this.people
      .find({ _id: { $in: [...ids] } }, { projection: { _id: 1 } })
      .collation(byName)
      .sort({ name: 1, _id: 1 })
      .skip(skipped)
      .limit(most)
      .toArray()
    return first.map(({ _id }) => _id)
  }

  /** Those who have this role in the file, by id; no more than so many. */
  withRole(role: string, most: number): Promise<Person[]> {
    return this.people
      .find<Person>({ roles: role, active: true }, withoutOutbox)
      .sort({ _id: 1 })
      .limit(most)
      .toArray()
  }

  /** Everybody who leads somebody, by id; some may not be there any more. */
  async leaders(): Promise<PersonId[]> {
    const managers = await this.people.distinct('manager')
    return managers.filter((id) => id !== null)
  }

  async hasReports(manager: PersonId): Promise<boolean> {
    return (await this.people.findOne({ manager, active: true }, { projection: { _id: 1 } })) !== null
  }

  /** Everybody who works under the organisation's control on that day, or on any up to another one, by id. */
  present(on: CalendarDate, upTo = on): AsyncIterable<Person> {
    const there = presentOn(on, upTo)
    return this.people.find<Person>(there, { ...withoutOutbox, batchSize: 1_000 }).sort({ _id: 1 })
  }

  /** What decides who belongs to an audience, and who of it is reached in chat; of 50,000 people within a second. */
  audience(on: CalendarDate): AsyncIterable<AudienceMember> {
    return this.audienceOn(on)
  }

  /** The same, by id. */
  audienceInOrder(on: CalendarDate): AsyncIterable<AudienceMember> {
    return this.audienceOn(on).sort({ _id: 1 })
  }

  private audienceOn(on: CalendarDate): FindCursor<AudienceMember> {
    const fields = { key: 1, kind: 1, department: 1, roles: 1, country: 1, bindings: 1 }
    return this.people.find<AudienceMember>(presentOn(on), { projection: fields, batchSize: 5_000 })
  }

  /** The days after one day and up to another that are anybody's first. */
  async firstDays(after: CalendarDate, upTo: CalendarDate): Promise<CalendarDate[]> {
    const days = await this.people.distinct('start', { active: true, start: { $gt: after, $lte: upTo } })
    return days.filter((day) => day !== null)
  }

  /** Whose first or last day is one of these. */
  async comeOrGo(from: CalendarDate, upTo: CalendarDate): Promise<PersonId[]> {
    const days = { $gte: from, $lte: upTo }
    const [come, go] = await Promise.all([
      this.people.distinct('_id', { start: days }),
      this.people.distinct('_id', { end: days }),
    ])
    return [...come, ...go]
  }

  /** Who was here before that day and is no more, or has left the file; with what says whether that is so where they are. */
  goneBefore(
    day: CalendarDate,
  ): AsyncIterable<Pick<Person, '_id' | 'active' | 'start' | 'end' | 'timeZone'>> {
    return this.people.find<Pick<Person, '_id' | 'active' | 'start' | 'end' | 'timeZone'>>(
      { $or: [{ active: false }, { end: { $lt: day } }] },
      { projection: { active: 1, start: 1, end: 1, timeZone: 1 }, batchSize: 5_000 },
    )
  }

  /** The active people who were matched to no account. */
  readonly withoutAccount = readOnce(async (): Promise<PersonId[]> => {
    const without = this.people.find({ active: true, bindings: {} })
    return (await without.project<Pick<Person, '_id'>>({ _id: 1 }).toArray()).map(({ _id }) => _id)
  })

  /** In which zones people work. */
  timeZones(): Promise<string[]> {
    return this.people.distinct('timeZone', { active: true })
  }

  /** The active people. */
  count(): Promise<number> {
    return this.people.countDocuments({ active: true })
  }

  /** Everybody who was ever imported, with no more than what tells who that is. */
  everyone(): AsyncIterable<Pick<Person, '_id' | 'key' | 'name' | 'active'>> {
    return this.people.find<Pick<Person, '_id' | 'key' | 'name' | 'active'>>(
      {},
      { projection: { key: 1, name: 1, active: 1 }, batchSize: 5_000 },
    )
  }

  /**
   * Binds a person to the account that they were matched to, once: never from one account to another, never to
   * an account that somebody else has, never by an address that is no longer theirs. Binding again to the same
   * account changes nothing.
   */
  async bind(matched: Matched, platform: Platform, binding: Binding): Promise<Bound> {
    const { _id, email } = matched
    const field = `bindings.${platform}`
    const { event, openings } = newEvent({
      type: 'person.bound',
      at: binding.at,
      actor: { kind: 'steward' },
      through: platform === 'mail' ? { kind: 'workflow', process: 'matching' } : { kind: 'chat', platform },
      about: { collection: 'people', id: _id },
      secrets: { team: binding.team, user: binding.user, standing: binding.standing },
    })
    try {
      const { matchedCount } = await this.people.updateOne(
        { _id, email: email.toLowerCase(), active: true, [field]: { $exists: false } },
        { $set: { [field]: binding }, $push: { outbox: event, openings: { $each: openings } } },
      )
      return matchedCount === 1 ? { bound: true } : await this.whyNotBound(_id, platform, binding)
    } catch (error) {
      if (isDuplicateKey(error)) return { bound: false, because: 'account-belongs-to-another' }
      throw error
    }
  }

  private async whyNotBound(person: PersonId, platform: Platform, { team, user }: Binding): Promise<Bound> {
    const found = await this.byId(person)
    if (!found?.active) return { bound: false, because: 'not-active' }
    const held = found.bindings[platform]
    if (!held) return { bound: false, because: 'address-changed' }
    return held.team === team && held.user === user
      ? { bound: true }
      : { bound: false, because: 'bound-to-another-account' }
  }

  /** Writes what the file says; what chat owns stays as it is. Twice is the same as once. */
  async write(
    added: readonly Person[],
    changed: readonly { id: PersonId; fields: Partial<FileFields> }[],
  ): Promise<void> {
    const operations: AnyBulkWriteOperation<PersonDocument>[] = [
      ...changed.map(({ id, fields }) => ({
        updateOne: { filter: { _id: id }, update: { $set: fields, ...withoutMail(fields) } },
      })),
      ...added.map((document) => ({ insertOne: { document } })),
    ]
    if (operations.length > 0) await this.people.bulkWrite(operations, { ordered: false })
  }

  async deactivate(ids: readonly PersonId[]): Promise<void> {
    await this.people.updateMany({ _id: { $in: [...ids] } }, { $set: { active: false } })
  }

  private async mapped<Key>(
    filter: Parameters<Collection<PersonDocument>['find']>[0],
    key: (person: Person) => Key,
  ): Promise<Map<Key, Person>> {
    const found = await this.people.find<Person>(filter ?? {}, withoutOutbox).toArray()
    return new Map(found.map((person) => [key(person), person]))
  }
}

/** That e-mail reaches somebody is the file's to say, and it takes it back. */
function withoutMail({ chat }: Partial<FileFields>): UpdateFilter<PersonDocument> {
  return chat && !chat.includes('mail') ? { $unset: { 'bindings.mail': true } } : {}
}
