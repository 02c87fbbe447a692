import type { Decision } from '../../domain/decision.js'
import { actionHash, actionNamed, plannedIn } from '../../domain/treatment-plan.js'
import { type AssessTools, assessRisk } from '../../store/assess-risk.js'
import { replanning } from '../../store/plan-answers.js'
import type { DecisionSubject } from '../decision-subject.js'

/**
 * A new date for something of a plan. It changes the plan: so the risk is assessed anew with all else as it was, and
 * whatever was approved or accepted of it before no longer holds.
 */
export function newDate(tools: AssessTools): DecisionSubject {
  const { risks } = tools
  const about = async ({ subject }: Decision) => {
    const { risk: id, action } = actionNamed(subject.id)
    const risk = await risks.byId(id)
    return { risk, planned: plannedIn(risk, action) }
  }
  return {
    overtaken: async (decision) => {
      const { planned } = await about(decision)
      if (!planned) return 'retired'
      return actionHash(planned) === decision.subject.hash ? null : 'changed'
    },

    carryOut: async (decision, { by }, asOf) => {
      const { subject, until, nonce, because } = decision
      const { risk, planned } = await about(decision)
      if (risk && [risk.assessment, ...risk.earlier].some(({ ask }) => ask === (nonce ?? decision._id)))
        return null
      if (!planned) return 'retired'
      if (actionHash(planned) !== subject.hash || until === undefined) return 'changed'
      const assessing = {
        ...replanning(planned, { due: until }, nonce ?? decision._id),
        ...(because ? { reason: because.text } : {}),
      }
      const act = { by, at: asOf, through: { kind: 'workflow', process: 'approval' } as const }
      const done = await assessRisk(tools, planned.risk, assessing, act)
      if (!done) throw new Error(`${planned.risk._id} changed while a new date was entered`)
      return null
    },
  }
}
