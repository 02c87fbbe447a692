import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { CompetenceCounts, CompetenceMatrix } from '../../../domain/competence-matrix.js'
import type { Person } from '../../../domain/person.js'
import { competencePicture } from '../../pictures/competence-matrix.js'
import type { Texts } from '../../texts/texts.js'
import type { Card, Picture } from '../card.js'
import { firstWithin } from '../common.js'
import { titleOf } from '../definition.js'
import { verbs } from './course.js'

/** As many roles and courses as a picture shows legibly. */
const MOST = 12
/** As much as the words in its stead may have, in characters. */
const LONGEST_ALT = 1_500

/** Which role has what it needs; of people nobody is named. */
export function competenceMatrixCard(
  matrix: CompetenceMatrix,
  { reader, today }: { reader: Person; today: CalendarDate },
  texts: Texts,
): Card {
  const t = texts.trainingWays.matrix
  const title = t.title(today)
  const left = Math.max(0, matrix.roles.length - MOST) + Math.max(0, matrix.courses.length - MOST)
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'image', picture: pictureOf(matrix, title, reader, texts) },
      ...(left > 0 ? [{ kind: 'text', text: t.more } as const] : []),
      { kind: 'actions', actions: [{ verb: verbs.matrixFile, value: 'csv', label: t.send }] },
      { kind: 'text', small: true, text: t.why },
    ],
  }
}

function pictureOf(matrix: CompetenceMatrix, title: string, reader: Person, texts: Texts): Picture {
  const t = texts.trainingWays.matrix
  const roles = matrix.roles.slice(0, MOST)
  const courses = matrix.courses.slice(0, MOST)
  const named = roles.map((role) => role ?? t.noRole)
  const titles = courses.map((course) => titleOf(course, reader))
  const at = (row: number, column: number): CompetenceCounts | null =>
    matrix.at(roles[row] ?? null, courses[column]?.course ?? '')
  const lines = named.flatMap((role, row) =>
    titles.flatMap((course, column) => {
      const counts = at(row, column)
      if (!counts) return []
      const { valid, soon, missing } = counts
      return [t.alt(role, course, valid + soon, valid + soon + missing)]
    }),
  )
  const shown = firstWithin(lines, LONGEST_ALT)
  const more = lines.length - shown.length
  return {
    svg: competencePicture({
      ...{ roles: named, courses: titles, at },
      words: { title, below: ({ soon, missing }) => t.below(soon, missing), legend: t.legend },
    }),
    alt: [title, ...shown, ...(more > 0 ? [texts.common.more(more)] : [])].join(' · '),
  }
}
