import type { IndexDescription } from 'mongodb'
import { absenceIndexes } from './absences.js'
import { accessRowIndexes } from './access-row-indexes.js'
import { askIndexes } from './ask-indexes.js'
import { reroutedIndexes } from './asks-while-away.js'
import { auditDefinitionIndexes } from './audit-definitions.js'
import { auditItemIndexes } from './audit-items.js'
import { auditProgrammeIndexes } from './audit-programmes.js'
import { auditSampleIndexes } from './audit-samples.js'
import { auditIndexes } from './audits.js'
import { calendarFeedIndexes } from './calendar-feeds.js'
import { competenceIndexes } from './competences.js'
import { controlCheckIndexes } from './control-checks.js'
import { courseIndexes } from './courses.js'
import { cycleIndexes } from './cycles.js'
import { decisionIndexes } from './decisions.js'
import { deliveryIndexes } from './deliveries.js'
import { documentIndexes } from './documents.js'
import { extractionIndexes } from './extractions.js'
import { findingIndexes } from './findings.js'
import { governanceIndexes } from './governance.js'
import { importIndexes } from './imports.js'
import { KEPT_FILES, keptChunkIndexes, keptFileIndexes } from './kept-files.js'
import { knownAccountIndexes } from './known-accounts.js'
import { ledgerIndexes } from './ledger.js'
import { lessonIndexes } from './lessons.js'
import { linkVisitIndexes } from './link-visits.js'
import { linkIndexes } from './links.js'
import { managementReviewIndexes } from './management-reviews.js'
import { nonconformityIndexes } from './nonconformities.js'
import { occurrenceIndexes } from './occurrences.js'
import { paperListIndexes } from './paper-lists.js'
import { peopleIndexes } from './people.js'
import { policyVersionIndexes } from './policies.js'
import { policyExceptionIndexes } from './policy-exceptions.js'
import { programmeIndexes } from './programmes.js'
import { receivedEventIndexes } from './received-events.js'
import { registerPlanIndexes } from './register-plans.js'
import { requestTypeIndexes } from './request-types.js'
import { requirementIndexes } from './requirements.js'
import { reviewMeetingIndexes } from './review-meetings.js'
import { riskCriteriaIndexes } from './risk-criteria.js'
import { riskProposalIndexes } from './risk-proposals.js'
import { riskIndexes } from './risks.js'
import { statementIndexes } from './statements.js'
import { systemIndexes } from './systems.js'

export interface CollectionPlan {
  name: string
  /** Without the outbox's, which every collection in `collectionsWithOutbox` gets. */
  indexes: IndexDescription[]
  /** What bot and worker may do: nobody's role changes or deletes what is in the ledger. */
  access: 'write' | 'append' | 'read'
}

/** Every collection of the database. What is not listed, the roles do not reach. */
export const collections: readonly CollectionPlan[] = [
  { name: 'absences', indexes: absenceIndexes, access: 'write' },
  { name: 'access-rows', indexes: accessRowIndexes, access: 'write' },
  { name: 'acts', indexes: [], access: 'write' },
  { name: 'asks', indexes: [...askIndexes, ...reroutedIndexes], access: 'write' },
  { name: 'audit-programmes', indexes: auditProgrammeIndexes, access: 'write' },
  { name: 'audit-definitions', indexes: auditDefinitionIndexes, access: 'write' },
  { name: 'audits', indexes: auditIndexes, access: 'write' },
  { name: 'audit-items', indexes: auditItemIndexes, access: 'write' },
  { name: 'audit-samples', indexes: auditSampleIndexes, access: 'write' },
  { name: 'calendar-feeds', indexes: calendarFeedIndexes, access: 'write' },
  { name: 'competences', indexes: competenceIndexes, access: 'write' },
  { name: 'control-wordings', indexes: [], access: 'write' },
  { name: 'control-checks', indexes: controlCheckIndexes, access: 'write' },
  { name: 'courses', indexes: courseIndexes, access: 'write' },
  { name: 'cycles', indexes: cycleIndexes, access: 'write' },
  { name: 'decisions', indexes: decisionIndexes, access: 'write' },
  { name: 'deliveries', indexes: deliveryIndexes, access: 'write' },
  { name: 'documents', indexes: documentIndexes, access: 'write' },
  { name: 'findings', indexes: findingIndexes, access: 'write' },
  { name: 'governance', indexes: governanceIndexes, access: 'write' },
  { name: 'homes', indexes: [], access: 'write' },
  { name: 'extractions', indexes: extractionIndexes, access: 'write' },
  { name: 'exceptions', indexes: policyExceptionIndexes, access: 'write' },
  { name: 'imports', indexes: importIndexes, access: 'write' },
  { name: `${KEPT_FILES}.chunks`, indexes: keptChunkIndexes, access: 'write' },
  { name: `${KEPT_FILES}.files`, indexes: keptFileIndexes, access: 'write' },
  { name: 'known-accounts', indexes: knownAccountIndexes, access: 'write' },
  { name: 'leases', indexes: [], access: 'write' },
  { name: 'ledger', indexes: ledgerIndexes, access: 'append' },
  { name: 'lessons', indexes: lessonIndexes, access: 'write' },
  { name: 'link-visits', indexes: linkVisitIndexes, access: 'write' },
  { name: 'links', indexes: linkIndexes, access: 'write' },
  { name: 'management-reviews', indexes: managementReviewIndexes, access: 'write' },
  { name: 'migrations', indexes: [], access: 'read' },
  { name: 'nonconformities', indexes: nonconformityIndexes, access: 'write' },
  { name: 'occurrences', indexes: occurrenceIndexes, access: 'write' },
  { name: 'organisation', indexes: [], access: 'write' },
  { name: 'paper-lists', indexes: paperListIndexes, access: 'write' },
  { name: 'people', indexes: peopleIndexes, access: 'write' },
  { name: 'pictures', indexes: [], access: 'write' },
  { name: 'policy-versions', indexes: policyVersionIndexes, access: 'write' },
  { name: 'programmes', indexes: programmeIndexes, access: 'write' },
  { name: 'received-events', indexes: receivedEventIndexes, access: 'write' },
  { name: 'records', indexes: [], access: 'write' },
  { name: 'register-plans', indexes: registerPlanIndexes, access: 'write' },
  { name: 'reminders', indexes: [], access: 'write' },
  { name: 'request-types', indexes: requestTypeIndexes, access: 'write' },
  { name: 'requirements', indexes: requirementIndexes, access: 'write' },
  { name: 'review-meetings', indexes: reviewMeetingIndexes, access: 'write' },
  { name: 'risk-criteria', indexes: riskCriteriaIndexes, access: 'write' },
  { name: 'risk-proposals', indexes: riskProposalIndexes, access: 'write' },
  { name: 'risks', indexes: riskIndexes, access: 'write' },
  { name: 'scans', indexes: [], access: 'write' },
  { name: 'statements', indexes: statementIndexes, access: 'write' },
  { name: 'systems', indexes: systemIndexes, access: 'write' },
]
