import { programmeId } from '../../domain/programme.js'
import { requirementSubject } from '../../domain/requirement.js'
import type { Cycles } from '../../store/cycles.js'
import { type OwnerTools, ownerOfDuty } from '../../store/owners.js'
import type { Programmes } from '../../store/programmes.js'
import type { Requirements } from '../../store/requirements.js'
import type { AskedAbout, OwnersQuestion } from '../owners-question/question.js'

export interface RequirementReviewTools extends OwnerTools {
  cycles: Cycles
  programmes: Programmes
  requirements: Requirements
}

/**
 * Whether what a law, a contract or a standard demands still holds and is met (A.5.31), asked of whoever owns it. One that
 * the file has no more needs no answer any more.
 */
export function requirementReview(tools: RequirementReviewTools): OwnersQuestion {
  const process = 'requirement-review'
  const isInFile = async (id: string) =>
    (await tools.programmes.byId(programmeId(process, id)))?.state === 'active'
  const about = async (id: string): Promise<AskedAbout | null> => {
    const newest = (await isInFile(id)) ? await tools.requirements.newest(id) : null
    return newest && { subject: requirementSubject(newest), sequence: newest.sequence }
  }
  return {
    ...{ process, about, toSeeThrough: ['not-met', 'changed'] },
    owner: (subject, asOf) => ownerOfDuty(tools, { process, subject }, asOf),

    async over(cycle) {
      if (!(await isInFile(cycle.subject.id))) return 'retired'
      return (await tools.cycles.isOvertaken(cycle)) ? 'cycle-closed' : null
    },

    async anew({ subject }) {
      const newest = await about(subject.id)
      return newest?.subject.hash === subject.hash ? null : newest
    },
  }
}
