import { stringify } from 'csv-stringify/sync'
import type { CompetenceCell } from '../domain/competence-matrix.js'

/** Who stands how to which course, for a spreadsheet: a line a person and course that they need. */
export function competenceCsv(cells: readonly CompetenceCell[]): string {
  const rows = [...cells].sort(
    (a, b) =>
      a.person.name.localeCompare(b.person.name) ||
      // Two people may have one name.
      a.person.key.localeCompare(b.person.key) ||
      a.course.course.localeCompare(b.course.course),
  )
  // Whoever opens the file in a spreadsheet must not run what somebody wrote.
  return stringify(rows.map(rowOf), { header: true, escape_formulas: true })
}

function rowOf({ person, course, is, completed, waivedUntil }: CompetenceCell) {
  return {
    ...{ person: person.key, name: person.name, email: person.email, department: person.department },
    ...{ roles: person.roles.join(' '), course: course.course, version: course.version, state: is },
    completed_on: completed?.on ?? '',
    completed_by: completed?.by ?? '',
    valid_until: completed?.validUntil ?? '',
    waived_until: waivedUntil ?? '',
  }
}
