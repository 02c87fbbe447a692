import { NEVER_DUE, putTo } from '../../domain/ask.js'
import { isRight, LESSON_SLOT } from '../../domain/awareness.js'
import { hashOf } from '../../domain/canonical-json.js'
import { type Cycle, type Look, lookAt } from '../../domain/cycle.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import { isReachable, type Person } from '../../domain/person.js'
import { inAudience } from '../../domain/policy.js'
import { RecordTally, recordLine } from '../../domain/record.js'
import { nextMorning } from '../../domain/reminders.js'
import { dateIn, endOf } from '../../domain/working-days.js'
import type { AbsenceTools } from '../../store/absence-lines.js'
import type { NewAsk } from '../../store/asks.js'
import { closedBy } from '../../store/closing-asks.js'
import type { Cycles } from '../../store/cycles.js'
import type { Lessons } from '../../store/lessons.js'
import type { Records } from '../../store/records.js'
import { settleNewAsks } from '../../store/rerouting.js'
import { checkAsked } from '../check-asked.js'
import { existing } from '../existing.js'
import type { IsDue } from '../sweep.js'

/** What a workflow passes: which cycle, and the one instant that this step works with. */
export interface LessonAt {
  cycle: string
  /** ISO 8601 UTC. */
  asOf: string
}

export interface AwarenessActivities {
  sendLesson(input: LessonAt): Promise<void>
  lookAtLesson(input: LessonAt): Promise<Look>
  closeLesson(input: LessonAt): Promise<void>
}

export interface AwarenessTools extends AbsenceTools {
  cycles: Cycles
  lessons: Lessons
  records: Records
  /** Says that a long step is still alive. */
  heartbeat: () => void
  /** Says that there is something new to tell people. */
  nudgeReminders: () => Promise<void>
}

/** How many people are asked with one write. */
const CHUNK = 1_000

/** Each activity may run twice: what is there already is left as it is. */
export function awarenessActivities(tools: AwarenessTools): AwarenessActivities {
  return {
    sendLesson: (input) => send(tools, input),
    async lookAtLesson({ cycle: id, asOf }) {
      const look = await standingOf(tools, await existing(tools, id), asOf)
      if (!look.settled) await tools.cycles.looksNext(id, look.nextLook)
      return look
    },
    closeLesson: (input) => close(tools, input),
  }
}

/** Also where the next lesson began before its day. */
export function lessonIsDue(tools: Pick<AwarenessTools, 'asks' | 'cycles'>): IsDue {
  return async (cycle, asOf) => (await standingOf(tools, cycle, asOf)).settled
}

/** It is over once everybody answered, on its closing day, and at the latest when the next one begins. */
async function standingOf(
  { asks, cycles }: Pick<AwarenessTools, 'asks' | 'cycles'>,
  { _id, process, startedAt, closesOn, timeZone }: Cycle,
  asOf: string,
): Promise<Look> {
  const newest = await cycles.newestOf(process)
  if (newest && newest._id !== _id && newest.startedAt > startedAt) return { settled: true, nextLook: asOf }
  return lookAt(await asks.unsettled(_id), endOf(closesOn, timeZone), asOf)
}

/** To whoever is there and reached; who is away finds it on their return, if it is not over by then. */
async function send(tools: AwarenessTools, { cycle: id, asOf }: LessonAt): Promise<void> {
  const cycle = await existing(tools, id)
  if (cycle.state !== 'published') return
  const organisation = await tools.organisation.read()
  if (!organisation) throw new Error('No organisation has been imported')
  let chunk: Person[] = []
  const ask = async () => {
    await tools.asks.open(chunk.map((person) => askOf(cycle, person, organisation, asOf)))
    await settleNewAsks(tools, chunk, asOf)
    chunk = []
    tools.heartbeat()
  }
  for await (const person of tools.people.present(dateIn(asOf, cycle.timeZone))) {
    if (!isReachable(person) || !inAudience(cycle.audience, person)) continue
    chunk.push(person)
    if (chunk.length === CHUNK) await ask()
  }
  await ask()
  const asked = await checkAsked(tools, id, asOf)
  await tools.cycles.opened(id, asOf, asked.length, hashOf(asked))
  await tools.nudgeReminders()
}

function askOf(cycle: Cycle, person: Person, organisation: Organisation, asOf: string): NewAsk {
  return {
    ...{ cycle: cycle._id, process: 'awareness', kind: 'personal', slot: LESSON_SLOT, round: 1 },
    ...putTo(person),
    subject: cycle.subject,
    openedAt: asOf,
    dueOn: NEVER_DUE,
    remindOn: nextMorning(asOf, placeOf(person, organisation)),
  }
}

/** Who did not take part is asked no more, and nobody hears of it: the record counts them. */
async function close(tools: AwarenessTools, { cycle: id, asOf }: LessonAt): Promise<void> {
  const cycle = await existing(tools, id)
  if (cycle.state === 'closed') return
  const record = (await tools.records.byCycle(id)) ?? (await makeRecord(tools, cycle, asOf))
  await tools.cycles.closed(id, record.closedAt, record.linesHash)
}

async function makeRecord(tools: AwarenessTools, cycle: Cycle, asOf: string) {
  const { _id, process, subject, startedBy, startedAt, dueOn } = cycle
  const lesson = await tools.lessons.byVersion(subject.id, subject.version)
  await tools.cycles.closing(_id)
  await tools.asks.closeOpenOf(_id, 'cycle-closed', asOf, closedBy(process), tools.heartbeat)
  const tally = new RecordTally()
  let right = 0
  for await (const ask of tools.asks.ofCycle(_id)) {
    tally.add(recordLine(ask, _id))
    if (lesson && ask.answer && isRight(lesson, ask.answer.value)) right += 1
  }
  tally.addRight(right)
  const record = {
    ...{ _id, v: 1 as const, process, subject, startedBy, startedAt, dueOn, right },
    openedAt: cycle.openedAt ?? startedAt,
    closedAt: tally.lastAnswerAt > asOf ? tally.lastAnswerAt : asOf,
    completion: tally.completion,
    byDepartment: tally.byDepartment,
    linesHash: tally.linesHash,
  }
  await tools.records.make(record)
  return record
}
