import type { Collection, Db } from 'mongodb'
import { idFrom, type SandboxPerson } from '../people.js'

/** A person's account in the workspace, with the direct message (DM) that they share with the app. */
export interface Account {
  /** Slack's user id. */
  _id: string
  dm: string
  email: string
  name: string
  department: string
  title: string
  guest: boolean
  timeZone: string
  firstDay: string | null
  lastDay: string | null
  /** Deactivated: Slack keeps the id for ever and never gives it to someone else. */
  deleted: boolean
  unread: number
  /** Seconds since 1970, as Slack gives it. */
  updated: number
}

/** What may change on an account: an administrator of the workspace would do it. */
type AccountChange = Partial<Pick<Account, 'email' | 'name' | 'guest' | 'deleted'>>

export class Accounts {
  readonly #rows: Collection<Account>

  constructor(db: Db) {
    this.#rows = db.collection('accounts')
  }

  async prepare(): Promise<void> {
    await this.#rows.createIndex({ email: 1 })
    await this.#rows.createIndex({ dm: 1 }, { unique: true })
  }

  /**
   * Makes the workspace hold exactly these people: new ones get an account, known ones are brought up to date,
   * missing ones are deactivated. An address names its account, so ids survive a restart.
   */
  async agreeWith(people: SandboxPerson[], now: Date): Promise<void> {
    const known = new Map((await this.#rows.find().toArray()).map((account) => [account.email, account]))
    const listed = new Set<string>()
    for (const person of people) {
      const email = person.email.toLowerCase()
      listed.add(email)
      const account = known.get(email)
      if (account === undefined) await this.#open(person, now)
      else
        await this.#rows.updateOne({ _id: account._id }, { $set: { ...profileOf(person), deleted: false } })
    }
    await this.#rows.updateMany({ email: { $nin: [...listed] } }, { $set: { deleted: true } })
  }

  /** Opens an account. An address that belonged to somebody else before gets a new id, as in Slack. */
  async add(person: SandboxPerson, now: Date): Promise<Account> {
    const holder = await this.byEmail(person.email)
    if (holder !== null) throw new Error(`${person.email} already belongs to ${holder.name}`)
    return this.#open(person, now)
  }

  async #open(person: SandboxPerson, now: Date): Promise<Account> {
    const profile = profileOf(person)
    for (let attempt = 1; ; attempt++) {
      const id = idFrom('U', profile.email, String(attempt))
      if ((await this.#rows.countDocuments({ _id: id })) > 0) continue
      const account: Account = {
        _id: id,
        dm: idFrom('D', id),
        ...profile,
        deleted: false,
        unread: 0,
        updated: Math.floor(now.getTime() / 1000),
      }
      await this.#rows.insertOne(account)
      return account
    }
  }

  async change(id: string, change: AccountChange, now: Date): Promise<Account | null> {
    const lowered = change.email === undefined ? change : { ...change, email: change.email.toLowerCase() }
    const updated = Math.floor(now.getTime() / 1000)
    return this.#rows.findOneAndUpdate(
      { _id: id },
      { $set: { ...lowered, updated } },
      { returnDocument: 'after' },
    )
  }

  byId(id: string): Promise<Account | null> {
    return this.#rows.findOne({ _id: id })
  }

  byDm(dm: string): Promise<Account | null> {
    return this.#rows.findOne({ dm })
  }

  /** The active account with this address, whatever its upper and lower case. */
  byEmail(email: string): Promise<Account | null> {
    return this.#rows.findOne({ email: email.toLowerCase(), deleted: false })
  }

  /** All accounts in the order of their ids, those after `after` only. */
  page(after: string | null, limit: number): Promise<Account[]> {
    const filter = after === null ? {} : { _id: { $gt: after } }
    return this.#rows.find(filter).sort({ _id: 1 }).limit(limit).toArray()
  }

  /** The people whom the page offers, by name. */
  active(): Promise<Account[]> {
    return this.#rows.find({ deleted: false }).sort({ name: 1, email: 1 }).toArray()
  }

  async countUnread(id: string): Promise<void> {
    await this.#rows.updateOne({ _id: id }, { $inc: { unread: 1 } })
  }

  /** Says whether there was anything unread. */
  async markRead(id: string): Promise<boolean> {
    const result = await this.#rows.updateOne({ _id: id, unread: { $gt: 0 } }, { $set: { unread: 0 } })
    return result.modifiedCount > 0
  }
}

function profileOf(person: SandboxPerson) {
  return {
    email: person.email.toLowerCase(),
    name: person.name,
    department: person.department,
    title: person.title,
    guest: person.guest ?? false,
    timeZone: person.timeZone,
    firstDay: person.firstDay ?? null,
    lastDay: person.lastDay ?? null,
  }
}

/** Whether this person is here, has not come yet, or has gone. */
export function presenceOf(
  { firstDay, lastDay, timeZone }: Pick<Account, 'firstDay' | 'lastDay' | 'timeZone'>,
  now: Date,
): 'here' | 'to come' | 'gone' {
  // Swedes write dates as ISO does.
  const today = now.toLocaleDateString('sv', { timeZone })
  if (firstDay !== null && today < firstDay) return 'to come'
  return lastDay !== null && today > lastDay ? 'gone' : 'here'
}
