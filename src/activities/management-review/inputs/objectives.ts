import { objectivesIn } from '../../../domain/document.js'
import type { Figure } from '../../../domain/figure.js'
import { parseMeasured } from '../../../domain/objective-evaluation.js'
import { programmeId } from '../../../domain/programme.js'
import type { PackItem } from '../../../domain/review-pack.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Documents } from '../../../store/documents.js'
import type { Measures } from '../../../store/measures.js'
import type { OwnersAnswers } from '../../../store/owners-answers.js'
import type { Programmes } from '../../../store/programmes.js'
import type { Provide } from './input.js'

export interface ObjectiveTools {
  documents: Documents
  measures: Measures
  ownersAnswers: OwnersAnswers
  programmes: Programmes
}

/** How far the objectives are that top management approved (6.2, 9.3.2 d 4), each with what its owner said of it last. */
export const objectiveResults: Provide<ObjectiveTools> = async (tools, { organisation, asOf }) => {
  const approved = await tools.documents.holding('objectives')
  const objectives = approved ? objectivesIn(approved) : []
  if (objectives.length === 0) return {}
  const { timeZone } = organisation
  const today = dateIn(asOf, timeZone)
  const answers = await tools.ownersAnswers.lastOfEach(
    'objective-evaluation',
    objectives.map(({ id }) => id),
  )
  const figures = await Promise.all(
    objectives.map(async (objective): Promise<Figure> => {
      const { id, unit, direction, target } = objective
      const programme = await tools.programmes.byId(programmeId('objective-evaluation', id))
      const counted =
        programme && (await tools.measures.figure(objective, programme.recurrence, today, timeZone))
      const ask = answers.get(id)
      const said = ask?.answer?.measured ? Number(parseMeasured(ask.answer.measured.text).value) : null
      const records = ask ? [ask.cycle] : []
      return (
        counted ?? {
          id,
          unit,
          direction,
          target: Number(target),
          now: said,
          before: null,
          trend: [],
          records,
        }
      )
    }),
  )
  const items = objectives.map((objective): PackItem => {
    const { id, title, owner } = objective
    const ask = answers.get(id)
    const state = ask?.answer?.value ?? 'not-evaluated'
    const on = ask?.answer ? dateIn(ask.answer.at, timeZone) : objective.due
    return { kind: 'objective', title, state, who: owner, on, record: ask?.cycle ?? id }
  })
  return { figures, items, names: Object.fromEntries(objectives.map(({ id, title }) => [id, title])) }
}
