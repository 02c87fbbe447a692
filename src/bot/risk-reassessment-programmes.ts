import { NAME_OWNER_SLOT, REASSESS_SLOT, REGISTER } from '../domain/risk-reassessment.js'
import type { RiskCriteriaStore } from '../store/risk-criteria.js'
import type { Risks } from '../store/risks.js'
import { titleOf } from './cards/definition.js'
import type { SubjectsOfProcess } from './programme-subject.js'
import { textsFor } from './texts/texts.js'

/** Reassessments of the register in the calendar: whoever owns a risk is asked, and whoever the programme names sees to it. */
export function riskReassessmentProgrammes({
  riskCriteria,
  risks,
}: {
  riskCriteria: RiskCriteriaStore
  risks: Risks
}): SubjectsOfProcess {
  return {
    known: async ({ language }) => {
      const { programme: title, whom } = textsFor(language).riskReassessment.calendar
      return new Map([[REGISTER, { title, owner: null, audience: null, whom }]])
    },
    inForce: async () => (await riskCriteria.inForce()) !== null && (await risks.open()).length > 0,
    programme: (_subject, texts) => texts.riskReassessment.calendar.programme,
    due: async (_subject, { texts }) => texts.riskReassessment.calendar.due,
    async asked({ subject, slot }, { person, texts }) {
      const risk = await risks.byId(subject.id)
      const t = texts.riskReassessment.calendar.asked
      const named = slot === NAME_OWNER_SLOT || slot === REASSESS_SLOT ? t[slot] : null
      return risk && (named?.(titleOf(risk, person)) ?? null)
    },
    answers: null,
  }
}
