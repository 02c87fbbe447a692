import { documentSubject } from '../../domain/document.js'
import { programmeId } from '../../domain/programme.js'
import type { Cycles } from '../../store/cycles.js'
import type { Documents } from '../../store/documents.js'
import { type OwnerTools, ownerOfDuty } from '../../store/owners.js'
import type { Programmes } from '../../store/programmes.js'
import type { AskedAbout, OwnersQuestion } from '../owners-question/question.js'

export interface DocumentReviewTools extends OwnerTools {
  cycles: Cycles
  documents: Documents
  programmes: Programmes
}

/** Whether the scope, the context or the objectives still hold as they are written (4.1 to 4.3, 6.2, 7.5.2), asked of their owner. */
export function documentReview(tools: DocumentReviewTools): OwnersQuestion {
  const process = 'document-review'
  const isInFile = async (id: string) =>
    (await tools.programmes.byId(programmeId(process, id)))?.state === 'active'
  const about = async (id: string): Promise<AskedAbout | null> => {
    const newest = (await isInFile(id)) ? await tools.documents.newest(id) : null
    return newest && { subject: documentSubject(newest), sequence: newest.sequence }
  }
  return {
    ...{ process, about, toSeeThrough: ['change'] },
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
