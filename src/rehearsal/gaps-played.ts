import type { Process, Subject } from '../domain/ask.js'
import type { Decision } from '../domain/decision.js'
import type { Files, Spot } from './files.js'
import type { Gap } from './gap.js'
import { policySpot } from './gaps-in-files.js'
import type { Load } from './load.js'
import { shiftsFor } from './moves.js'
import type { Played } from './played.js'
import type { Move } from './rehearsal.js'

export interface NamesOf {
  /** What something is called, plain. */
  subject(process: Process, subject: Subject): Promise<string>
}

/** More than this in a week, in minutes, is more than anybody has planned for. */
const HALF_A_DAY = 240

/** What went wrong while the year was played. */
export async function gapsPlayed(
  played: Played,
  files: Files,
  loads: readonly Load[],
  names: NamesOf,
): Promise<Gap[]> {
  const { log, company } = played
  const nameOf = (key: string) =>
    company.inOrder().find(({ person }) => person.key === key)?.person.name ?? key
  const gaps: Gap[] = []
  for (const { decision, since } of log.blockedDecisions.values()) {
    const about = await names.subject('approval', decision.subject)
    gaps.push({ kind: 'nobody-may-approve', ...whoDecides(decision, files), about, name: '', on: since })
  }
  for (const { cycle, since } of log.askingNobody.values()) {
    const about = await names.subject(cycle.process, cycle.subject)
    gaps.push({ kind: 'nobody-asked', ...spotOf(cycle.subject, files, 'owner'), about, name: '', on: since })
  }
  for (const { process, subject, person, day, problem } of log.stuck.values()) {
    const about = `${await names.subject(process, subject)} · ${nameOf(person)}`
    gaps.push({ kind: 'unanswerable', ...spotOf(subject, files), about, name: problem, on: day })
  }
  for (const { ask } of log.awayWhenDue.values()) {
    const about = await names.subject(ask.process, ask.subject)
    const name = company.members.get(ask.askedOf)?.person.name ?? ''
    gaps.push({ kind: 'away-when-due', ...spotOf(ask.subject, files, 'owner'), about, name, on: ask.dueOn })
  }
  for (const { person, week, minutes } of fullestWeeks(loads)) {
    if (minutes < HALF_A_DAY) continue
    const spot = files.row('people.csv', person)
    const about = (minutes / 60).toFixed(1)
    gaps.push({ kind: 'overloaded', ...spot, about, name: nameOf(person), on: week })
  }
  // What has not taken place yet may still come in a year that was not played to its end.
  return log.isOver ? [...gaps, ...(await whatNeverRan(played, files))] : gaps
}

/** Which dates could be moved, where they stand, and what they are called. Of a year in part nobody knows its heavy weeks. */
export async function movesOf(
  { log, stage, behaviour: { year } }: Played,
  files: Files,
  loads: readonly Load[],
  names: NamesOf,
): Promise<Move[]> {
  if (!log.isOver) return []
  const moves: Move[] = []
  const { cycles, occurrences } = stage.stores
  const inYear = await occurrences.between(`${year}-01-01`, `${year}-12-31`)
  // What somebody began or published has no date in any file.
  const dated = new Set(inYear.map(({ started }) => started?.cycle))
  for (const shift of shiftsFor(year, loads, log.done)) {
    const cycle = dated.has(shift.cycle) ? await cycles.byId(shift.cycle) : null
    if (!cycle) continue
    const { process, subject } = cycle
    const inFile = spotOf(subject, files, 'from')
    const isOwn = inFile.line !== null && !inFile.file.startsWith('policies/')
    const spot = isOwn ? inFile : files.inCalendar(process, subject.id)
    if (spot.line !== null) moves.push({ ...shift, ...spot, about: await names.subject(process, subject) })
  }
  return moves
}

/** Each person's. */
function fullestWeeks(loads: readonly Load[]): Load[] {
  const fullest = new Map<string, Load>()
  for (const load of loads)
    if (load.minutes > (fullest.get(load.person)?.minutes ?? 0)) fullest.set(load.person, load)
  return [...fullest.values()]
}

function whoDecides({ subject }: Decision, files: Files): Spot {
  switch (subject.type) {
    case 'policy':
      return policySpot(files, subject.id, 'approver')
    case 'request':
      return files.spotOf('approvals.yaml', subject.id, 'steps')
    case 'governance':
      return files.field('organisation.yaml', 'topManagement')
    case 'risk':
    case 'risk-action':
      return files.has('risk-criteria.yaml')
        ? files.field('risk-criteria.yaml', 'acceptedBy')
        : { file: 'risk-criteria.yaml', line: null }
    default:
      return spotOf(subject, files)
  }
}

/** In which file each kind of subject is laid down. */
const fileOf: Readonly<Partial<Record<string, string>>> = {
  check: 'checks.yaml',
  requirement: 'requirements.yaml',
  request: 'approvals.yaml',
  risk: 'risks.yaml',
  'risk-register': 'risks.yaml',
  'risk-action': 'risks.yaml',
  'treatment-plan': 'risks.yaml',
  statement: 'controls.yaml',
  controls: 'controls.yaml',
  governance: 'organisation.yaml',
  system: 'systems.yaml',
  course: 'training.yaml',
  competence: 'competences.yaml',
  lesson: 'awareness.yaml',
  audit: 'audits.yaml',
  objective: 'objectives.yaml',
  review: 'management-reviews.yaml',
}

function spotOf({ type, id }: Pick<Subject, 'type' | 'id'>, files: Files, field?: string): Spot {
  if (type === 'policy') return policySpot(files, id, field ?? 'id')
  if ((type as string) === 'document')
    return { file: `${id}${files.has(`${id}.md`) ? '.md' : '.yaml'}`, line: null }
  const file = fileOf[type] ?? 'organisation.yaml'
  return files.spotOf(file, id, field)
}

/** What the standard asks to take place, by which process it does, and which file lays it down. */
const expected = [
  { clause: '4.3', process: 'document-review', file: 'scope.md' },
  { clause: '6.2', process: 'objective-evaluation', file: 'objectives.yaml' },
  { clause: '7.2', process: 'competence-review', file: 'competences.yaml' },
  { clause: '7.3', process: 'awareness', file: 'awareness.yaml' },
  { clause: '8.2', process: 'risk-reassessment', file: 'calendar.yaml' },
  { clause: '9.1', process: 'control-check', file: 'checks.yaml' },
  { clause: '9.2', process: 'internal-audit', file: 'audits.yaml' },
  { clause: '9.3', process: 'management-review', file: 'management-reviews.yaml' },
  { clause: 'A.5.18', process: 'access-review', file: 'systems.yaml' },
  { clause: 'A.5.31', process: 'requirement-review', file: 'requirements.yaml' },
  { clause: 'A.6.3', process: 'training', file: 'training.yaml' },
] as const

async function whatNeverRan({ stage, known }: Played, files: Files): Promise<Gap[]> {
  const { cycles, policies } = stage.stores
  const ids = await cycles.ids()
  const ran = (start: string) => ids.some((id) => id.startsWith(`cycle/${start}`))
  const nothing = expected
    .filter(({ process }) => known.includes(process) && !ran(`${process}.`))
    .map(
      ({ clause, process, file }): Gap => ({
        kind: 'nothing-runs',
        file,
        line: null,
        about: process,
        name: clause,
        on: null,
      }),
    )
  const all = await policies.list()
  const inForce = await Promise.all(
    all.map(async ({ policy }) => (await cycles.inForceSince(policy)) !== null),
  )
  const ofPolicies = all.flatMap(({ policy }, nth): Gap[] => {
    const common = { about: policy, name: '', on: null }
    return [
      ...(inForce[nth]
        ? []
        : [{ kind: 'never-in-force' as const, ...policySpot(files, policy, 'approver'), ...common }]),
      ...(ran(`policy-review.${policy}/`)
        ? []
        : [{ kind: 'never-reviewed' as const, file: 'calendar.yaml', line: null, ...common }]),
    ]
  })
  return [...nothing, ...ofPolicies]
}
