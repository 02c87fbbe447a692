import { askedNow } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { dateIn } from '../domain/working-days.js'
import type { OpenAsk } from '../store/open-asks.js'
import { answersOn, type Question } from './behaviour.js'
import { type Company, isAtWork, type Member } from './company.js'
import type { Played } from './played.js'

/** What somebody gets to today. */
export interface Due {
  ask: OpenAsk
  member: Member
  question: Question
}

/** After so many days on which somebody could not answer, they give up. */
const MOST_DAYS = 3

/** On which day everybody gets to what they are asked: it is worked out once for each question. */
export class Diary {
  readonly #days = new Map<string, CalendarDate>()

  constructor(private readonly played: Pick<Played, 'stage' | 'company' | 'behaviour' | 'log'>) {}

  /**
   * What people would see to at that moment.
   *
   * @param since Only of what was asked at that moment (ISO 8601 UTC) or later.
   */
  async dueAt(at: Date, since?: string): Promise<Due[]> {
    const { stage, company, log } = this.played
    const { openAsks, people } = stage.stores
    const now = at.toISOString()
    const due: Due[] = []
    for await (const ask of openAsks.in(await people.timeZones(), since)) {
      if (waitsForSomebodyAway(ask, company)) log.awayUntilDue(ask)
      for (const id of askedNow(ask)) {
        const member = company.members.get(id)
        if (!member || !(member.account || member.byLink)) continue
        const { person } = member
        const today = dateIn(now, person.timeZone)
        const question = {
          ...{ person: person.key, about: ask.cycle, round: ask.round },
          slot: `${ask.slot} ${ask.subject.id}`,
        }
        if (this.#dayOf(ask, member, question) > today || !isAtWork(member, today)) continue
        if (log.triesOf(ask._id, person.key) < MOST_DAYS) due.push({ ask, member, question })
      }
    }
    return due.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  }

  #dayOf(ask: OpenAsk, { person, calendar }: Member, question: Question): CalendarDate {
    const { _id, openedAt, dueOn, round } = ask
    const key = [_id, person.key, round, openedAt, dueOn].join(' ')
    const known = this.#days.get(key)
    if (known !== undefined) return known
    const dates = { askedOn: dateIn(openedAt, person.timeZone), dueOn, calendar }
    const day = answersOn(this.played.behaviour, question, dates)
    this.#days.set(key, day)
    return day
  }
}

/** They have said that they are away until after it is due, and it is a duty that others could see to. */
function waitsForSomebodyAway(ask: OpenAsk, company: Company): boolean {
  const member = ask.kind === 'delegable' ? company.members.get(ask.askedOf) : undefined
  if (!member || member.planned.length === 0 || askedNow(ask).some((id) => id !== ask.askedOf)) return false
  const openedOn = dateIn(ask.openedAt, member.person.timeZone)
  return member.planned.some(({ from, to }) => from <= openedOn && ask.dueOn <= to)
}

function keyOf({ question: { person, about, slot, round } }: Due): string {
  return [person, about, slot, round].join(' ')
}
