import type { Person } from '../domain/person.js'
import type { Programme, ProgrammeProcess } from '../domain/programme.js'
import type { Cycles } from '../store/cycles.js'
import type { DefinitionStores } from '../store/definition-stores.js'
import type { Policies } from '../store/policies.js'
import type { RiskCriteriaStore } from '../store/risk-criteria.js'
import type { Risks } from '../store/risks.js'
import { accessReviewProgrammes } from './access-review-programmes.js'
import { awarenessProgrammes } from './awareness-messages.js'
import { competenceReviewProgrammes } from './competence-review-programmes.js'
import { controlCheckProgrammes } from './control-check-programmes.js'
import { controlReviewProgrammes } from './control-review-programmes.js'
import { documentReviewProgrammes } from './document-review-programmes.js'
import { internalAuditProgrammes } from './internal-audit-programmes.js'
import { managementReviewProgrammes } from './management-review-programmes.js'
import { objectiveEvaluationProgrammes } from './objective-evaluation-programmes.js'
import { policyAcknowledgementProgrammes, policyReviewProgrammes } from './policy-programmes.js'
import type { ProgrammeSubject, SubjectsOfProcess } from './programme-subject.js'
import { requirementReviewProgrammes } from './requirement-review-programmes.js'
import { riskReassessmentProgrammes } from './risk-reassessment-programmes.js'
import { trainingProgrammes } from './training-programmes.js'

export interface ProgrammeSubjectTools extends DefinitionStores {
  cycles: Cycles
  policies: Policies
  riskCriteria: RiskCriteriaStore
  risks: Risks
}

/** One for each process that comes round of itself. */
export function programmeSubjects(
  tools: ProgrammeSubjectTools,
): Readonly<Record<ProgrammeProcess, SubjectsOfProcess>> {
  return {
    'access-review': accessReviewProgrammes(tools),
    'policy-acknowledgement': policyAcknowledgementProgrammes(tools),
    'policy-review': policyReviewProgrammes(tools),
    'competence-review': competenceReviewProgrammes(tools),
    awareness: awarenessProgrammes(tools),
    'control-check': controlCheckProgrammes(tools),
    'control-review': controlReviewProgrammes(tools),
    'management-review': managementReviewProgrammes(tools),
    'document-review': documentReviewProgrammes(tools),
    'objective-evaluation': objectiveEvaluationProgrammes(tools),
    'internal-audit': internalAuditProgrammes(tools),
    'requirement-review': requirementReviewProgrammes(tools),
    'risk-reassessment': riskReassessmentProgrammes(tools),
    training: trainingProgrammes(tools),
  }
}

/** What each of these programmes is about, by the programme's id. */
export async function subjectsOf(
  tools: ProgrammeSubjectTools,
  all: readonly Programme[],
  reader: Person,
): Promise<Map<string, ProgrammeSubject>> {
  const subjects = programmeSubjects(tools)
  const processes = [...new Set(all.map(({ process }) => process))]
  const known = new Map(
    await Promise.all(processes.map(async (each) => [each, await subjects[each].known(reader)] as const)),
  )
  return new Map(
    all.flatMap(({ _id, process, subject: id }) => {
      const subject = known.get(process)?.get(id)
      return subject ? [[_id, subject] as const] : []
    }),
  )
}
