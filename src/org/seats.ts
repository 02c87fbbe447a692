import { z } from 'zod'
import { ismsRoles, MOST_WITH_ROLE } from '../domain/authority.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { RequestStep } from '../domain/request.js'
import { checkAsked } from './definitions.js'
import { didYouMean } from './did-you-mean.js'
import { PersonKey } from './fields.js'
import { namedAt } from './people-checks.js'
import type { PeopleFile } from './people-file.js'
import { idOf, type PersonIds } from './person-ids.js'
import type { Findings } from './problems.js'
import type { YamlFile } from './yaml-file.js'

/** Who decides something, as a file says it. A person is an id in `people.csv`. */
export type SeatEntry = 'manager' | { role: string } | { person: string }

export const SeatField = z.union([
  z.literal('manager'),
  z.strictObject({ role: z.string().regex(/^[^;,\s]+$/) }),
  z.strictObject({ person: PersonKey }),
])

/** How it is mended. */
export const writeASeat =
  'Write manager, { role: isms-lead }, { role: top-management }, { role: a role in people.csv } or { person: an id in people.csv }'

export function isPerson(seat: SeatEntry): seat is { person: string } {
  return typeof seat === 'object' && 'person' in seat
}

export function seatOf(seat: SeatEntry, ids: PersonIds): RequestStep['who'][number] {
  return isPerson(seat) ? { person: idOf(seat.person, ids) } : seat
}

/** What seats are held against. */
export interface SeatsKnown {
  /** Undefined where they could not be read. */
  people: PeopleFile | undefined
  today: CalendarDate
  /** By role how many have it; undefined where a line cannot be read, which may be that of whoever has it. */
  roles: ReadonlyMap<string, number> | undefined
}

export function seatsKnown(people: PeopleFile | undefined, today: CalendarDate): SeatsKnown {
  return { people, today, roles: people && rolesOf(people) }
}

/** Who is to decide is there and in chat; a role is somebody's, and not too many people's. */
export function checkSeat(
  yaml: YamlFile,
  seat: readonly PropertyKey[],
  { people, today, roles }: SeatsKnown,
  findings: Findings,
): void {
  const person = namedAt(yaml, [...seat, 'person'])
  if (person && people) checkAsked(person, people, today, findings)
  if (roles) checkRole(yaml, [...seat, 'role'], roles, findings)
}

function rolesOf(people: PeopleFile): ReadonlyMap<string, number> | undefined {
  const rows = [...people.rows()]
  if (rows.length < people.count) return undefined
  const roles = new Map(ismsRoles.map((role) => [role, 1]))
  for (const role of rows.flatMap((row) => row.roles)) roles.set(role, (roles.get(role) ?? 0) + 1)
  return roles
}

function checkRole(
  yaml: YamlFile,
  path: readonly PropertyKey[],
  roles: ReadonlyMap<string, number>,
  findings: Findings,
): void {
  const role = yaml.textAt(path)
  if (role === undefined) return
  const where = { file: yaml.name, line: yaml.lineOf(path) }
  const holders = roles.get(role) ?? 0
  if (holders === 0)
    findings.problem({
      ...where,
      what: `no one in people.csv has the role "${role}"`,
      remedy: `${didYouMean(role, [...roles.keys()])}Write it as it stands in people.csv, or isms-lead or top-management.`,
    })
  if (holders > MOST_WITH_ROLE)
    findings.problem({
      ...where,
      what: `${holders} people in people.csv have the role "${role}", and each of them would be asked`,
      remedy: `Name a role that at most ${MOST_WITH_ROLE} people have.`,
    })
}
