import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { CompetenceCounts, CompetenceMatrix } from '../../../domain/competence-matrix.js'
import type { Person } from '../../../domain/person.js'
import { competencePicture } from '../../pictures/competence-matrix.js'
import type { Texts } from '../../texts/texts.js'
import type { Card, Picture } from '../card.js'
import { firstWithin } from '../common.js'
import { titleOf } from '../definition.js'
import { verbs } from './course.js'

/** As many as a picture shows legibly. */
const [ROLES, COURSES] = [24, 12]
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
  const isCut = matrix.roles.length > ROLES || matrix.courses.length > COURSES
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'image', picture: pictureOf(matrix, title, reader, texts) },
      ...(isCut ? [{ kind: 'text', text: t.more(ROLES, COURSES) } as const] : []),
      { kind: 'actions', actions: [{ verb: verbs.matrixFile, value: 'csv', label: t.send }] },
      { kind: 'text', small: true, text: t.why },
    ],
  }
}

function pictureOf(matrix: CompetenceMatrix, title: string, reader: Person, texts: Texts): Picture {
  const t = texts.trainingWays.matrix
  const roles = matrix.roles.slice(0, ROLES)
  const courses = matrix.courses.slice(0, COURSES)
  const named = roles.map((role) => role ?? t.noRole)
  const titles = courses.map((course) => titleOf(course, reader))
  const at = (row: number, column: number): CompetenceCounts | null =>
    matrix.at(roles[row] ?? null, courses[column]?.course ?? '')
  const lines = named.flatMap((role, row) =>
    titles.flatMap((course, column) => {
      const counts = at(row, column)
      if (!counts) return []
      const { valid, soon, missing, waived } = counts
      const of = valid + soon + missing
      return [of === 0 ? t.altWaived(role, course, waived) : t.alt(role, course, valid + soon, of)]
    }),
  )
  const shown = firstWithin(lines, LONGEST_ALT)
  const more = lines.length - shown.length
  return {
    svg: competencePicture({
      ...{ roles: named, courses: titles, at },
      words: {
        title,
        below: (counts) => linesBelow(counts, texts),
        legend: t.legend,
      },
    }),
    alt: [title, ...shown, ...(more > 0 ? [texts.common.more(more)] : [])].join(' · '),
  }
}

/** Those who lack it on a line of their own. */
function linesBelow({ soon, missing, waived }: CompetenceCounts, texts: Texts): string[] {
  const { below: t } = texts.trainingWays.matrix
  const others = [...(soon > 0 ? [t.soon(soon)] : []), ...(waived > 0 ? [t.waived(waived)] : [])]
  return [...(missing > 0 ? [t.missing(missing)] : []), ...(others.length > 0 ? [others.join(', ')] : [])]
}
