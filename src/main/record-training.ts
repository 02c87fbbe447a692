import { peopleIn, whoAnswered } from '../bot/in-stead.js'
import { textsFor } from '../bot/texts/texts.js'
import type { Answer } from '../domain/answer.js'
import type { Competence } from '../domain/competence.js'
import type { Person, PersonId } from '../domain/person.js'
import { type RecordLine, recordLine } from '../domain/record.js'
import { first } from './record-about.js'
import type { LineAbout } from './record-risks.js'
import type { Stores } from './stores.js'

/** How somebody stands to a course: the columns of a table, empty where there is nothing to say. */
export type TrainingLine = Record<(typeof columns)[number], string | number>

const columns = [
  ...['completed_by', 'completed_on', 'valid_until', 'needed_as', 'required_competence', 'assigned_at'],
  ...['score', 'attempts', 'confirmed_by', 'confirmed_at'],
  ...['decided_about', 'waived_by', 'waived_at', 'waived_until', 'waived_because'],
] as const

type Tools = Pick<Stores, 'asks' | 'competences' | 'people'>

/** What the record of a training year shows of each of its lines; null of a line of anything else. */
export async function trainingLines(
  tools: Tools,
  lines: readonly RecordLine[],
): Promise<(line: RecordLine) => TrainingLine | null> {
  if (!lines.some(isOfCourse)) return () => null
  const roles = await tools.competences.list()
  // What was decided about somebody stands in a line of its own; a waiver that was ended early counts no more.
  const decided = (outcome: RecordLine['outcome']) =>
    new Map(
      lines.flatMap(({ outcome: came, about, answer, endedEarly }) =>
        came === outcome && about && answer && !endedEarly ? [[about, answer]] : [],
      ),
    )
  const [confirmed, waived] = [decided('confirmed'), decided('granted')]
  const whose = new Map(lines.flatMap(({ ask, person }) => (ask && person ? [[ask, person]] : [])))
  // What was handed in in the year before, and confirmed in this one.
  const earlier = new Map(
    (await tools.asks.byIds(lines.flatMap(({ about }) => (about && !whose.has(about) ? [about] : [])))).map(
      (ask) => [ask._id, recordLine(ask)] as const,
    ),
  )
  for (const [ask, { person }] of earlier) if (person) whose.set(ask, person)
  const people = await tools.people.byIds([
    ...[...confirmed.values(), ...waived.values()].flatMap(peopleIn),
    ...lines.flatMap(({ about = '' }) => whose.get(about) ?? []),
  ])
  return (line) => {
    if (!isOfCourse(line)) return null
    const own = { ...completion(line), ...asked(line) }
    if (line.about !== undefined) {
      const about = people.get(whose.get(line.about) ?? '')?.name ?? ''
      const confirms = line.outcome === 'confirmed' ? earlier.get(line.about) : undefined
      const came = confirms ? { ...carriedIn(confirms, roles), ...confirmation(line.answer, people) } : {}
      return { ...nothing, ...own, ...came, decided_about: about }
    }
    const theirs = { required_competence: requiredOf(line, roles) }
    const confirming = confirmed.get(line.ask ?? '')
    const waiving = waived.get(line.ask ?? '')
    return { ...nothing, ...own, ...theirs, ...confirmation(confirming, people), ...waiver(waiving, people) }
  }
}

const nothing = Object.fromEntries(columns.map((column) => [column, ''])) as TrainingLine

function isOfCourse({ subject }: RecordLine): boolean {
  return subject?.type === 'course'
}

function completion({ answer, outcome, about }: RecordLine): Partial<TrainingLine> {
  if (about !== undefined || !answer) return {}
  const { completion: by, until, at } = answer
  return {
    completed_by: by?.by ?? (outcome === 'completed' ? 'quiz' : ''),
    completed_on: by?.on ?? at.slice(0, 10),
    valid_until: until ?? '',
  }
}

function asked({ needed, attempts = [], openedAt, answer }: RecordLine): Partial<TrainingLine> {
  const last = attempts.at(-1)
  const listed = answer?.completion?.by === 'lms' ? (answer.reason?.text ?? '') : ''
  return {
    needed_as: needed ? [needed.as, ...(needed.of ? [needed.of] : [])].join(' ') : '',
    assigned_at: openedAt ?? '',
    score: last ? `${last.right} of ${last.of}` : listed,
    attempts: last ? attempts.length : '',
  }
}

/** What this year's record alone says of what was handed in in another: it counts since it was confirmed in this one. */
function carriedIn(line: RecordLine, roles: readonly Competence[]): Partial<TrainingLine> {
  const { needed_as = '', score = '' } = asked(line)
  return { ...completion(line), needed_as, score, required_competence: requiredOf(line, roles) }
}

/** What roles demand of whoever holds them that the course shows. */
function requiredOf({ person, subject }: RecordLine, roles: readonly Competence[]): string {
  const held = roles.filter(({ holders }) => person !== null && holders.includes(person))
  return held
    .flatMap((role) => requiring(role, subject?.id ?? '').map((text) => `${first(role.title)}: ${text}`))
    .join('; ')
}

/** What a role requires that this course shows. */
export function requiring({ requires }: Competence, course: string): string[] {
  return requires.filter((each) => each.course === course).map(({ text }) => first(text))
}

type People = ReadonlyMap<PersonId, Person>

function confirmation(answer: Answer | null | undefined, people: People): Partial<TrainingLine> {
  if (!answer) return {}
  return { confirmed_by: whoAnswered(answer, people, textsFor('en')), confirmed_at: answer.at }
}

function waiver(answer: Answer | undefined, people: People): Partial<TrainingLine> {
  if (!answer) return {}
  return {
    ...{ waived_by: whoAnswered(answer, people, textsFor('en')), waived_at: answer.at },
    ...{ waived_until: answer.until ?? '', waived_because: answer.reason?.text ?? '' },
  }
}

/** To be read: of which version, why they need it, with which result, and what was decided about it. */
export function aboutTraining(
  { subject, needed, attempts = [], answer, outcome, about, endedEarly }: RecordLine,
  shown: TrainingLine,
): LineAbout {
  const last = attempts.at(-1)
  const until = answer?.until ?? shown.valid_until
  const counts = outcome === 'granted' ? 'Waived until' : 'Counts until'
  const told = (label: string, ...values: (string | number)[]) => {
    const all = values.filter((each) => each !== '')
    return all.length > 0 ? [`${label}: ${all.join(', ')}`] : []
  }
  return {
    what: `${subject?.id}, version ${subject?.version}`,
    details: [
      ...told('Decided about', shown.decided_about),
      ...told('Needed as', shown.needed_as),
      ...(needed?.renews ? ['To be renewed'] : []),
      ...(last ? [`Attempts: ${attempts.length}; in the last ${last.right} of ${last.of} right`] : []),
      ...told(counts, until),
      ...(about === undefined ? told('Assigned', shown.assigned_at) : []),
      ...told('Required competence', shown.required_competence),
      ...told('Completed', shown.completed_on, shown.completed_by),
      ...(last ? [] : told('Score', shown.score)),
      ...told('Confirmed', shown.confirmed_by, shown.confirmed_at),
      ...(endedEarly ? told('Ended early', endedEarly.at, endedEarly.reason.text) : []),
      ...(shown.waived_by === ''
        ? []
        : [
            `Waived: until ${shown.waived_until}, by ${shown.waived_by} on ${shown.waived_at}: ${shown.waived_because}`,
          ]),
    ],
  }
}
