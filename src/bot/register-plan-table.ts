import { stringify } from 'csv-stringify/sync'
import { riskValue } from '../domain/risk-criteria.js'
import { textFor } from './cards/definition.js'
import type { PlannedAction, PlanRow, RegisterPlanView, TakenOut } from './register-plan-view.js'

/** A version of the plan for a spreadsheet: a line for each action, also those taken out of it, and one for each risk without any. */
export function registerPlanCsv(view: RegisterPlanView, language: string): string {
  const rows = view.rows.flatMap((row) => {
    const all = [...row.actions, ...row.takenOut]
    const actions = all.length > 0 ? all : [null]
    return actions.map((action) => rowOf(row, action, view, language))
  })
  // Whoever opens the file in a spreadsheet must not run what somebody wrote.
  return stringify(rows, { header: true, escape_formulas: true })
}

function rowOf(
  { risk, assessment, owner, approved, accepted, unaccepted }: PlanRow,
  planned: PlannedAction | TakenOut | null,
  { plan, asOf, changedAt }: RegisterPlanView,
  language: string,
) {
  const done = planned && 'done' in planned ? planned.done : null
  const takenOut = planned && 'why' in planned ? planned : null
  return {
    risk: risk._id,
    title: textFor(risk.title, { language }),
    owner,
    treatment: assessment.treatment,
    controls: assessment.controls.join(' '),
    value_now: riskValue(assessment.current),
    value_target: riskValue(assessment.target),
    criteria: assessment.criteria,
    action: planned ? textFor(planned.action.title, { language }) : '',
    action_owner: planned?.who ?? '',
    action_due: planned?.action.due ?? '',
    done_by: done?.by ?? '',
    done_at: done?.at ?? '',
    taken_out_by: takenOut?.by ?? '',
    taken_out_at: takenOut?.at ?? '',
    taken_out_why: takenOut?.why ?? '',
    action_overdue: planned && 'isOverdue' in planned && planned.isOverdue ? 'yes' : '',
    approved_by: approved?.by ?? '',
    approved_at: approved?.at ?? '',
    approved_until: approved?.until ?? '',
    accepted_by: accepted?.by ?? '',
    accepted_at: accepted?.at ?? '',
    accepted_until: accepted?.until ?? '',
    acceptance_ended: accepted?.isOver ? 'yes' : '',
    not_accepted: unaccepted?.because ?? '',
    rejected_by: unaccepted?.because === 'rejected' ? unaccepted.by : '',
    rejected_at: unaccepted?.because === 'rejected' ? unaccepted.at : '',
    as_of: asOf,
    changed_at: changedAt,
    version: plan.version,
    hash: plan.hash,
  }
}
