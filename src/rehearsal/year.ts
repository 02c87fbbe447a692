import { askedNow, parseAskRef } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { PersonId } from '../domain/person.js'
import { addDays, endOf } from '../domain/working-days.js'
import { inChat } from './acts.js'
import { type Behaviour, saysNo } from './behaviour.js'
import { Company, type Member } from './company.js'
import { Diary, type Due } from './due.js'
import { fillerFor } from './filler.js'
import { auditAlone } from './independent.js'
import { takeInitiative } from './initiative.js'
import { Log } from './log.js'
import { answer } from './person.js'
import type { Played, Stage } from './played.js'
import type { Pressable } from './reading.js'
import { Told } from './told.js'
import { Visit } from './visit.js'

/** How many people act at the same time. */
const AT_ONCE = 8
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
  const played: Played = {
    stage,
    behaviour,
    company,
    log: new Log(),
    told: new Told(stage.hands, company),
    visits: new Map(),
    ...given,
  }
  const { signal } = given
  try {
    await unlessStopped(playDays(played, progress), signal)
  } catch (error) {
    // Of what was stopped before the first day was over there is nothing to say.
    if (!signal.aborted || played.log.playedUntil === null) throw error
  }
  return played
}

async function playDays(
  played: Played,
  progress: (day: CalendarDate, played: Played) => void,
): Promise<void> {
  const { stage, behaviour, company, log, told, signal } = played
  const { timeZone } = company.organisation
  const diary = new Diary(played)
  const last = behaviour.until ?? `${behaviour.year}-12-31`
  for (let day = `${behaviour.year}-01-01`; day <= last; day = addDays(day, 1)) {
    signal.throwIfAborted()
    const afternoon = new Date(Date.parse(endOf(day, timeZone)) - BEFORE_MIDNIGHT_MS)
    if (company.isWorkedOn(day) && !(await isQuiet(played, diary, afternoon, day))) {
      await stage.goesTo(afternoon)
      await told.hear()
      await playDay(played, diary, day)
    }
    log.playedUntil = day
    progress(day, played)
  }
  await stage.goesTo(new Date(Date.parse(endOf(last, timeZone)) - 60_000))
  await told.hear()
  await lookBack(played)
  log.isOver = true
}

/** Whoever stops it does not wait until what is under way has come to its end. */
async function unlessStopped(playing: Promise<void>, signal: AbortSignal): Promise<void> {
  const stopped = new Promise<never>((_, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
  await Promise.race([playing, stopped])
}

/** A day on which nothing happens and nobody has anything to do passes with the next one. */
async function isQuiet({ stage, log }: Played, diary: Diary, at: Date, day: CalendarDate): Promise<boolean> {
  if (log.isTimeFor('look', day) || (await stage.isAnythingBy(at))) return false
  return (await diary.dueAt(at)).length === 0
}

async function playDay(played: Played, diary: Diary, day: CalendarDate): Promise<void> {
  const { stage, log, told } = played
  const began = stage.now().toISOString()
  for (let round = 0; round < ROUNDS; round += 1) {
    const due = await diary.dueAt(stage.now(), round === 0 ? undefined : began)
    const moved = await answerAll(played, due)
    if (round === 0) for (const each of await takeInitiative(played, day)) moved.add(each)
    if (moved.size === 0) break
    await inTurns([...moved].sort(), AT_ONCE, (workflow) => stage.look(workflow))
    await stage.goesTo(new Date(stage.now().getTime() + 60_000))
    await told.hear()
  }
  for (const decision of await stage.stores.decisions.blocked()) log.blocked(decision, day)
  for (const cycle of await stage.stores.cycles.open()) if (cycle.nobodySince) log.asksNobody(cycle, day)
  await auditAlone(played, day)
  if (log.isTimeFor('sweep', day)) await stage.sweep()
}

/** Everybody who is at work and gets to something today does it. The cycles and decisions that it concerned come back. */
async function answerAll(played: Played, due: readonly Due[]): Promise<Set<string>> {
  // Of several who may decide the same, the first one does, in each rehearsal.
  const decisions = due.filter(({ ask }) => ask.process === 'approval')
  const byPerson = new Map<PersonId, Due[]>()
  for (const each of due.filter(({ ask }) => ask.process !== 'approval')) {
    const { _id } = each.member.person
    byPerson.set(_id, [...(byPerson.get(_id) ?? []), each])
  }
  const moved = new Set<string>()
  const answerEach = async (theirs: readonly Due[]) => {
    for (const each of theirs) {
      played.signal.throwIfAborted()
      if (await answerOne(played, each)) moved.add(each.ask.cycle)
    }
  }
  await answerEach(decisions)
  await inTurns([...byPerson.values()], AT_ONCE, answerEach)
  return moved
}

/** Whether it was answered. */
async function answerOne(played: Played, { ask, member, question }: Due): Promise<boolean> {
  const { stage, behaviour, log } = played
  const { person } = member
  const look = async () => {
    const now = await stage.stores.asks.byId(ask._id)
    if (now?.state === 'open') return now.revision === ask.revision ? 'open' : 'moved'
    return 'over'
  }
  const place = await placeOf(played, member, ask)
  // They have not been told yet.
  if (!place || (await look()) !== 'open') return false
  const tried = log.triesOf(ask._id, person.key)
  const reluctant = tried === 0 && saysNo(behaviour, question)
  const { acts, handIn, ts, read } = place
  const filler = fillerFor(played, member, reluctant, handIn)
  const ofIts = (buttons: readonly Pressable[]) => aboutIt(played, buttons, ask, person._id)
  const isDone = async () => (await look()) !== 'open'
  const attempt = await answer({ acts, filler, isDone }, { ts, read, ofIts })
  // It is somebody else's by now, or about something else: nobody answered it.
  if ((await look()) === 'moved') return false
  log.attempted({ ask, member, attempt, at: stage.now().toISOString(), reluctant })
  return attempt.problem === null
}

/** Where somebody was told of what they are asked, and how they act there; null where they have not been told. */
async function placeOf({ stage, told, visits }: Played, { account, person }: Member, { _id }: Due['ask']) {
  const { hands, stores, links } = stage
  const sent = (await stores.deliveries.messagesOf(_id)).get(person._id)
  if (!sent) return null
  const ts = sent.message
  if (account)
    return {
      ...{ acts: inChat(hands, account), ts },
      handIn: (file: { name: string; bytes: Buffer }) => hands.handIn(account, file),
      read: async () => (await hands.message(account, ts))?.blocks ?? null,
    }
  const link = told.links.get(person._id)
  if (link === undefined) return null
  const acts = visits.get(person._id) ?? new Visit(person.email, links, hands)
  visits.set(person._id, acts)
  return {
    ...{ acts, ts },
    handIn: (file: { name: string; bytes: Buffer }) => acts.keep(file),
    read: () => acts.everything(link),
  }
}

/** The buttons of a question: its own, else the one behind which it stands together with others of its kind. */
async function aboutIt(
  { stage }: Played,
  buttons: readonly Pressable[],
  { _id, cycle, process }: Due['ask'],
  person: PersonId,
): Promise<Pressable[]> {
  const own = buttons.filter(({ value }) => parseAskRef(value)?.id === _id || value === cycle)
  if (own.length > 0) return own
  const others = buttons.flatMap(({ value }) => parseAskRef(value)?.id ?? [])
  const alike = (await stage.stores.asks.byIds(others)).filter(
    (ask) => ask.process === process && askedNow(ask).includes(person),
  )
  return buttons.filter(({ value }) => alike.some((ask) => ask._id === parseAskRef(value)?.id))
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
