import { objectiveSubject, objectivesIn } from '../../domain/document.js'
import { programmeId } from '../../domain/programme.js'
import type { Cycles } from '../../store/cycles.js'
import type { Documents } from '../../store/documents.js'
import { type OwnerTools, ownerOfDuty } from '../../store/owners.js'
import type { Programmes } from '../../store/programmes.js'
import type { AskedAbout, OwnersQuestion } from '../owners-question/question.js'

export interface ObjectiveEvaluationTools extends OwnerTools {
  cycles: Cycles
  documents: Documents
  programmes: Programmes
}

/**
 * How far an objective is, and what that says (6.2, 9.1), asked of its owner at its interval. It is held against the
 * objectives that top management approved: a target that somebody wrote into the file since counts once they have.
 */
export function objectiveEvaluation(tools: ObjectiveEvaluationTools): OwnersQuestion {
  const process = 'objective-evaluation'
  const isInFile = async (id: string) =>
    (await tools.programmes.byId(programmeId(process, id)))?.state === 'active'
  const about = async (id: string): Promise<AskedAbout | null> => {
    const document = (await isInFile(id)) ? await tools.documents.holding('objectives') : null
    const objective = document && objectivesIn(document).find((each) => each.id === id)
    if (!document || !objective) return null
    return { subject: objectiveSubject(objective, document), sequence: document.sequence }
  }
  return {
    ...{ process, about, toSeeThrough: ['missed', 'not-measured'] },
    owner: (subject, asOf) => ownerOfDuty(tools, { process, subject }, asOf),

    async over(cycle) {
      if (!(await isInFile(cycle.subject.id))) return 'retired'
      return (await tools.cycles.isOvertaken(cycle)) ? 'cycle-closed' : null
    },

    async anew({ subject }) {
      const now = await about(subject.id)
      return now === null || now.subject.hash === subject.hash ? null : now
    },
  }
}
