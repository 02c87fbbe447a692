import type { Analysis } from '../../../domain/corrective-action.js'
import { inputs as names, WHYS, why } from '../../cards/corrective-action/view.js'
import { type Inputs, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import type { Read } from './read.js'

/** What was done at once, what came of it, why it happened, and whether there are others like it. */
export function analysisRead({ texts }: Visit, how: 'whys' | 'free', inputs: Inputs): Read {
  const t = texts.correctiveAction
  const said = (name: string) => textOf(inputs, name)?.trim() ?? ''
  const whys = Array.from({ length: WHYS }, (_, index) => said(why(index + 1))).filter((text) => text !== '')
  const similar = (['none', 'some'] as const).find((each) => each === textOf(inputs, names.similar))
  const written = [names.correction, names.consequences, names.cause, names.looked]
  const errors = {
    ...Object.fromEntries(written.filter((name) => said(name) === '').map((name) => [name, t.missing])),
    ...(how === 'whys' && said(why(1)) === '' ? { [why(1)]: t.analysis.whyMissing } : {}),
    ...(similar ? {} : { [names.similar]: t.missing }),
  }
  if (!similar || Object.keys(errors).length > 0) return { errors }
  const analysis: Analysis = {
    ...{ correction: said(names.correction), consequences: said(names.consequences) },
    ...{ whys: how === 'whys' ? whys : [], cause: said(names.cause), similar, looked: said(names.looked) },
  }
  return { value: 'analysed', findings: JSON.stringify(analysis) }
}
