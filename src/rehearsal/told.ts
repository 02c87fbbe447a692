import type { CalendarDate } from '../domain/calendar-date.js'
import type { PersonId } from '../domain/person.js'
import { dateIn } from '../domain/working-days.js'
import type { Hands } from '../sandbox/person/hands.js'
import type { Letter } from '../sandbox/store/letters.js'
import type { Company, Member } from './company.js'
import { wordsIn } from './reading.js'

/** A message that somebody would get. */
export interface Message {
  /** Where they are. */
  on: CalendarDate
  /** The person's id in the file. */
  person: string
  through: 'chat' | 'e-mail'
  /** What it is for: `asks`, `morning`, and what else a delivery may be. */
  why: string
  /** As it reads in a notification. */
  text: string
  words: number
}

/** All that Steward says to people, as it stood when it was said: an answer changes a message. */
export class Told {
  readonly messages: Message[] = []
  /** The way in of the last letter that brought one, by person. */
  readonly links = new Map<PersonId, string>()
  readonly #byDm: ReadonlyMap<string, Member>
  readonly #byAddress: ReadonlyMap<string, Member>
  /** By their deliveries: where the clock is moved, one may be brought twice. */
  readonly #known = new Set<unknown>()
  #heard = ''
  #read: Letter | null = null

  constructor(
    private readonly hands: Hands,
    company: Company,
  ) {
    const members = [...company.members.values()]
    this.#byDm = new Map(members.flatMap((each) => (each.account ? [[each.account.dm, each] as const] : [])))
    this.#byAddress = new Map(members.map((each) => [each.person.email.toLowerCase(), each]))
  }

  async hear(): Promise<void> {
    for await (const { ts, channel, text, blocks, metadata } of this.hands.saidAfter(this.#heard)) {
      this.#heard = ts
      const { why, delivery } = metadata?.event_payload ?? {}
      if (delivery !== undefined && this.#known.has(delivery)) continue
      this.#known.add(delivery)
      this.#note(this.#byDm.get(channel), new Date(Number(ts) * 1_000), {
        ...{ through: 'chat', text, words: wordsIn(blocks), why: typeof why === 'string' ? why : 'answer' },
      })
    }
    for await (const letter of this.hands.lettersAfter(this.#read)) {
      const { at, to, subject, text } = letter
      this.#read = letter
      const words = text.split(/\s+/).length
      const member = this.#byAddress.get(to.toLowerCase())
      const [link] = /https?:\/\/\S+\/link\/[\w-]+/.exec(text) ?? []
      if (member && link) this.links.set(member.person._id, link)
      this.#note(member, at, {
        through: 'e-mail',
        why: 'letter',
        text: subject,
        words,
      })
    }
  }

  #note(member: Member | undefined, at: Date, said: Omit<Message, 'on' | 'person'>): void {
    if (!member) return
    const { key, timeZone } = member.person
    this.messages.push({ on: dateIn(at.toISOString(), timeZone), person: key, ...said })
  }
}
