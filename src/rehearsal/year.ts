import type { Ask } from '../domain/ask.js'
import { askedNow } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { PersonId } from '../domain/person.js'
import { addDays, dateIn, endOf, weekdayNumber } from '../domain/working-days.js'
import { answersOn, type Behaviour, type Question, saysNo } from './behaviour.js'
import { Company, isAtWork, type Member } from './company.js'
import { fillerFor } from './filler.js'
import { takeInitiative } from './initiative.js'
import { Log } from './log.js'
import { answer } from './person.js'
import type { Played, Stage } from './played.js'
import { Told } from './told.js'

/** How many people act at the same time. */
const AT_ONCE = 8
/** After so many days on which somebody could not answer, they give up. */
const MOST_DAYS = 3
/** What one answer brings another person is seen to on the same day, so often. */
const ROUNDS = 3
/** In the afternoon of the head office: everybody's morning has begun from Asia to the Americas. */
const BEFORE_MIDNIGHT_MS = 9 * 3_600_000

export async function playYear(
  stage: Stage,
  behaviour: Behaviour,
  {
    progress,
    ...given
  }: Pick<Played, 'sentence' | 'isRight' | 'known' | 'signal'> & {
    progress: (day: CalendarDate, played: Played) => void
  },
): Promise<Played> {
  const company = await Company.gather(stage.stores, stage.hands, behaviour)
  const { timeZone } = company.organisation
  const played: Played = {
    stage,
    behaviour,
    company,
    log: new Log(),
    told: new Told(stage.hands, company),
    ...given,
  }
  const last = behaviour.until ?? `${behaviour.year}-12-31`
  for (let day = `${behaviour.year}-01-01`; day <= last; day = addDays(day, 1)) {
    given.signal.throwIfAborted()
    if (weekdayNumber(day) > 4) continue
    await stage.goesTo(new Date(Date.parse(endOf(day, timeZone)) - BEFORE_MIDNIGHT_MS))
    await played.told.hear()
    await playDay(played, day)
    progress(day, played)
  }
  await stage.goesTo(new Date(Date.parse(endOf(last, timeZone)) - 60_000))
  await played.told.hear()
  await lookBack(played)
  return played
}

async function playDay(played: Played, day: CalendarDate): Promise<void> {
  const { stage, log, told } = played
  for (let round = 0; round < ROUNDS; round += 1) {
    const moved = await answerWhatIsDue(played)
    if (round === 0) for (const each of await takeInitiative(played, day)) moved.add(each)
    if (moved.size === 0) break
    for (const workflow of [...moved].sort()) await stage.look(workflow)
    await stage.goesTo(new Date(stage.now().getTime() + 60_000))
    await told.hear()
  }
  for (const decision of await stage.stores.decisions.blocked()) log.blocked(decision, day)
  for (const cycle of await stage.stores.cycles.open()) if (cycle.nobodySince) log.asksNobody(cycle, day)
  if (weekdayNumber(day) === 0) await stage.sweep()
}

interface Due {
  ask: Ask
  member: Member
  question: Question
}

/** Everybody who is at work and gets to something today does it. The cycles and decisions that it concerned come back. */
async function answerWhatIsDue(played: Played): Promise<Set<string>> {
  const due = await whatIsDue(played)
  // Of several who may decide the same, the first one does, in each rehearsal.
  const decisions = due.filter(({ ask }) => ask.process === 'approval')
  const byPerson = new Map<PersonId, Due[]>()
  for (const each of due.filter(({ ask }) => ask.process !== 'approval')) {
    const { _id } = each.member.person
    byPerson.set(_id, [...(byPerson.get(_id) ?? []), each])
  }
  const moved = new Set<string>()
  const answerAll = async (theirs: readonly Due[]) => {
    for (const each of theirs) {
      played.signal.throwIfAborted()
      if (await answerOne(played, each)) moved.add(each.ask.cycle)
    }
  }
  await answerAll(decisions)
  await inTurns([...byPerson.values()], AT_ONCE, answerAll)
  return moved
}

async function whatIsDue({ stage, company, behaviour, log }: Played): Promise<Due[]> {
  const { openAsks, people } = stage.stores
  const now = stage.now().toISOString()
  const due: Due[] = []
  for await (const ask of openAsks.in(await people.timeZones())) {
    if (waitsForSomebodyAway(ask, company)) log.awayUntilDue(ask)
    for (const id of askedNow(ask)) {
      const member = company.members.get(id)
      if (!member?.account) continue
      const { person, calendar } = member
      const today = dateIn(now, person.timeZone)
      const question = {
        person: person.key,
        about: ask.cycle,
        slot: `${ask.slot} ${ask.subject.id}`,
        round: ask.round,
      }
      const dates = { askedOn: dateIn(ask.openedAt, person.timeZone), dueOn: ask.dueOn, calendar }
      if (!isAtWork(member, today) || log.triesOf(ask._id, person.key) >= MOST_DAYS) continue
      if (answersOn(behaviour, question, dates) <= today) due.push({ ask, member, question })
    }
  }
  return due.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** They have said that they are away until after it is due, and it is a duty that others could see to. */
function waitsForSomebodyAway(ask: Ask, company: Company): boolean {
  const member = company.members.get(ask.askedOf)
  if (!member || ask.kind !== 'delegable' || askedNow(ask).some((id) => id !== ask.askedOf)) return false
  const openedOn = ask.openedAt.slice(0, 10)
  return member.planned.some(({ from, to }) => from <= openedOn && ask.dueOn <= to)
}

function keyOf({ question: { person, about, slot, round } }: Due): string {
  return [person, about, slot, round].join(' ')
}

/** Whether it was answered. */
async function answerOne(played: Played, { ask, member, question }: Due): Promise<boolean> {
  const { stage, behaviour, log } = played
  const { account, person } = member
  const place = (await stage.stores.deliveries.messagesOf(ask._id)).get(person._id)
  // They have not been told yet.
  if (!account || !place) return false
  const message = await stage.hands.message(account, place.message)
  if (!message) return false
  const isDone = async () => {
    const now = await stage.stores.asks.byId(ask._id)
    return now === null || now.state !== 'open' || now.revision !== ask.revision
  }
  if (await isDone()) return false
  const tried = log.triesOf(ask._id, person.key)
  const reluctant = tried === 0 && saysNo(behaviour, question)
  const filler = await fillerFor(played, member, reluctant)
  const attempt = await answer({ hands: stage.hands, account, filler, isDone }, message, (value) =>
    value.startsWith(`${ask._id}.`),
  )
  log.attempted({ ask, member, attempt, at: stage.now().toISOString(), reluctant })
  return attempt.problem === null
}

/** What nobody has answered by the end. */
async function lookBack({ stage, log }: Played): Promise<void> {
  const { openAsks, people } = stage.stores
  for await (const ask of openAsks.in(await people.timeZones())) log.stillOpen(ask)
}

async function inTurns<Each>(
  all: readonly Each[],
  atOnce: number,
  act: (each: Each) => Promise<void>,
): Promise<void> {
  const left = all[Symbol.iterator]()
  const turn = async () => {
    for (const each of left) await act(each)
  }
  await Promise.all(Array.from({ length: atOnce }, turn))
}
