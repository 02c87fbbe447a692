import { type PlanChange, planOnceChanged } from '../../../domain/plan-change.js'
import type { Risk } from '../../../domain/risk.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type CardNode, escaped, type Form } from '../card.js'
import { titleOf } from '../definition.js'
import { reasonField } from '../policy-acknowledgement/reason.js'
import { formatRiskRef } from '../risk-register/close.js'
import { type ChangeShown, planInputs, toDoText } from './change-inputs.js'
import { verbs } from './plan.js'

/** What is filled in of a change, and what of it the form did not say before. */
export interface ChangeFilled {
  change: PlanChange
  /** That there is more to do, and that somebody else has changed the risk. */
  anew: readonly ('plan' | 'risk')[]
  /** For how many new actions there is room. */
  places: number
}

export const nothingChanged: ChangeFilled = { change: { added: [], takenOut: [] }, anew: [], places: 1 }

export function changeAction(risk: Risk, texts: Texts): Action {
  return {
    ...{ verb: verbs.chooseChange, value: formatRiskRef(risk) },
    label: texts.treatmentPlan.change.open,
  }
}

/** What is done about one risk, to be changed between two assessments. */
export function changeForm(shown: ChangeShown, { change, anew, places }: ChangeFilled, texts: Texts): Form {
  const { risk, reader } = shown
  const t = texts.treatmentPlan.change
  const plan = planOnceChanged(risk.assessment.plan, change, risk)
  return {
    title: t.title,
    close: texts.common.close,
    submit: {
      ...{ verb: `${verbs.change}/${change.added.length}`, value: formatRiskRef(risk), label: t.submit },
    },
    nodes: [
      { kind: 'text', text: `**${escaped(titleOf(risk, reader))}**` },
      ...anew.map((what): CardNode => ({ kind: 'text', text: t.anew[what] })),
      { kind: 'text', text: toDoText(shown, plan, texts) },
      { kind: 'inputs', inputs: [...planInputs(shown, places, texts), reasonField(t.reason, t.reasonHint)] },
      { kind: 'text', small: true, text: t.consequence },
    ],
  }
}
