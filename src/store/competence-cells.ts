import type { CalendarDate } from '../domain/calendar-date.js'
import { type CompetenceCell, competenceState } from '../domain/competence-matrix.js'
import { programmeId } from '../domain/programme.js'
import { addMonths } from '../domain/working-days.js'
import type { Programmes } from './programmes.js'
import { type StandingsTools, standingsAt } from './training-standings.js'

export interface CompetenceCellsTools extends StandingsTools {
  programmes: Programmes
}

/** How everybody stands to each course that is held and that they need, at this moment (ISO 8601 UTC) and day. */
export async function competenceCells(
  tools: CompetenceCellsTools,
  { asOf, today }: { asOf: string; today: CalendarDate },
): Promise<CompetenceCell[]> {
  const [newest, active] = await Promise.all([tools.courses.newestOfEach(), tools.programmes.active()])
  const held = new Set(active.map(({ _id }) => _id))
  const cells: CompetenceCell[] = []
  for (const [id, course] of newest) {
    if (!held.has(programmeId('training', id))) continue
    const looked = { closesOn: addMonths(today, 12), today, asOf }
    for (const { person, standing, completed, last } of await standingsAt(tools, course, looked)) {
      if (standing.is === 'not-needed') continue
      const waivedUntil = standing.is === 'waived' ? standing.until : null
      cells.push({
        ...{ person, course, waivedUntil },
        is: competenceState(completed?.validUntil, waivedUntil !== null, today),
        completed: completed && { ...completed, by: last?.answer?.completion?.by ?? 'quiz' },
      })
    }
  }
  return cells
}
