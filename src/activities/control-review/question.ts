import { controlGroupSubject, groupIn } from '../../domain/control-review.js'
import { programmeId } from '../../domain/programme.js'
import type { Cycles } from '../../store/cycles.js'
import { type OwnerTools, ownerOfDuty } from '../../store/owners.js'
import type { Programmes } from '../../store/programmes.js'
import type { Statements } from '../../store/statements.js'
import type { AskedAbout, OwnersQuestion } from '../owners-question/question.js'

export interface ControlReviewTools extends OwnerTools {
  cycles: Cycles
  programmes: Programmes
  statements: Statements
}

/**
 * Whether controls are still implemented as they are stated (A.5.36), asked once a year of whoever answers for them. Those
 * that the statement has no more need no answer any more.
 */
export function controlReview(tools: ControlReviewTools): OwnersQuestion {
  const process = 'control-review'
  const isStated = async (id: string) =>
    (await tools.programmes.byId(programmeId(process, id)))?.state === 'active'
  const about = async (id: string): Promise<AskedAbout | null> => {
    const statement = (await isStated(id)) ? await tools.statements.current() : null
    const group = statement && groupIn(statement, id)
    if (!statement || !group) return null
    return { subject: controlGroupSubject(group, statement), sequence: statement.sequence }
  }
  return {
    ...{ process, about, toSeeThrough: ['changed', 'does-not-stand'] },
    owner: (subject, asOf) => ownerOfDuty(tools, { process, subject }, asOf),

    async over(cycle) {
      if (!(await isStated(cycle.subject.id))) return 'retired'
      return (await tools.cycles.isOvertaken(cycle)) ? 'cycle-closed' : null
    },

    async anew({ subject }) {
      const now = await about(subject.id)
      return now?.subject.hash === subject.hash ? null : now
    },
  }
}
