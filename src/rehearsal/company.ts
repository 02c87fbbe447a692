import type { CalendarDate } from '../domain/calendar-date.js'
import type { Organisation } from '../domain/organisation.js'
import { isPresent, type Person, type PersonId } from '../domain/person.js'
import { type Calendar, isBusinessDay } from '../domain/working-days.js'
import type { Hands } from '../sandbox/person/hands.js'
import type { Account } from '../sandbox/store/accounts.js'
import type { Absences } from '../store/absences.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import { type Behaviour, illness } from './behaviour.js'

/** Somebody who is played, with their account in the workspace. */
export interface Member {
  person: Person
  /** Null: nobody reaches them in chat. */
  account: Account | null
  /** Whether they come by the links in their letters instead. */
  byLink: boolean
  calendar: Calendar
  /** First and last days on which they are not there, as they have said. */
  planned: readonly { from: CalendarDate; to: CalendarDate }[]
  /** With those on which they are ill. */
  away: readonly { from: CalendarDate; to: CalendarDate }[]
}

/** Everybody of the organisation, as they are in the year that is played. */
export class Company {
  readonly #inOrder: readonly Member[]

  private constructor(
    readonly organisation: Organisation,
    readonly members: ReadonlyMap<PersonId, Member>,
  ) {
    this.#inOrder = [...members.values()].sort((a, b) => (a.person.key < b.person.key ? -1 : 1))
  }

  static async gather(
    stores: { people: People; organisation: OrganisationStore; absences: Absences },
    hands: Hands,
    behaviour: Behaviour,
  ): Promise<Company> {
    const organisation = await stores.organisation.read()
    if (!organisation) throw new Error('No organisation was imported.')
    const accounts = new Map((await hands.accounts()).map((account) => [account.email, account]))
    const ids: PersonId[] = []
    for await (const { _id } of stores.people.everyone()) ids.push(_id)
    const [people, absences] = await Promise.all([stores.people.byIds(ids), stores.absences.ofAll(ids)])
    const members = new Map<PersonId, Member>()
    for (const person of people.values()) {
      const ill = illness(behaviour, person.key)
      const planned = (absences.get(person._id)?.absences ?? []).map(({ from, to }) => ({ from, to }))
      const account = accounts.get(person.email.toLowerCase()) ?? null
      members.set(person._id, {
        ...{ person, account },
        byLink: account === null && person.chat.includes('mail'),
        calendar: { workingDays: organisation.workingDays, country: person.country },
        planned,
        away: [...planned, ...(ill ? [ill] : [])],
      })
    }
    return new Company(organisation, members)
  }

  /** By their ids in the file, so that each rehearsal goes through them in the same order. */
  inOrder(): readonly Member[] {
    return this.#inOrder
  }

  /** Whether anybody works on that day, wherever they are. */
  isWorkedOn(day: CalendarDate): boolean {
    return this.#inOrder.some((member) => isAtWork(member, day))
  }
}

/** Whether somebody is at work on a day, where they are. */
export function isAtWork({ person, calendar, away }: Member, day: CalendarDate): boolean {
  return (
    isPresent(person, day) &&
    isBusinessDay(day, calendar) &&
    !away.some(({ from, to }) => from <= day && day <= to)
  )
}
