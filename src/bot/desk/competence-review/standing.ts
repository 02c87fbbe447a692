import { dateIn } from '../../../domain/working-days.js'
import { escaped } from '../../cards/card.js'
import { verbs } from '../../cards/competence-review/view.js'
import { titleOf } from '../../cards/definition.js'
import type { StandingLine } from '../../cards/standing.js'
import type { Visit } from '../desk.js'
import { type CompetenceListTools, counted, type Known, knownCompetences } from './list.js'

/** What nobody may do, what is overdue, and what did not work: by competences, and never by people. */
export async function competencesToSeeTo(tools: CompetenceListTools, visit: Visit): Promise<StandingLine[]> {
  const known = await knownCompetences(tools)
  return known.flatMap((each) => linesOf(each, visit))
}

function linesOf(known: Known, { person, organisation, texts, at }: Visit): StandingLine[] {
  const { competence, running } = known
  const t = texts.competenceReview.standing
  const today = dateIn(at, organisation.timeZone)
  const title = escaped(titleOf(competence, person))
  const { overdue, judged, worked } = counted(known, today, at)
  const show = { verb: verbs.show, value: competence.competence, label: t.show, primary: true }
  const since = running?.nobodySince
  const lines: (StandingLine | null)[] = [
    since === undefined
      ? null
      : {
          ...{ on: dateIn(since, organisation.timeZone), text: t.blocked(title) },
          ...{ urgency: 'stuck', next: { text: t.name(title), actions: [show] } },
        },
    overdue > 0 ? { urgency: 'overdue', on: today, text: t.overdue(title, overdue) } : null,
    judged > worked
      ? {
          ...{ on: today, text: t.didNotWork(title, judged - worked) },
          ...{ urgency: 'later', next: { text: t.again(title), actions: [show] } },
        }
      : null,
  ]
  return lines.filter((line) => line !== null)
}
