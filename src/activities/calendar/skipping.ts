import { type Occurrence, occurrenceHash } from '../../domain/programme.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { Programmes } from '../../store/programmes.js'
import type { DecisionSubject } from '../approval.js'

export interface SkippingTools {
  occurrences: Occurrences
  programmes: Programmes
}

/** An occurrence without which a year would pass: it is left out once top management says so. */
export function occurrenceSkipping({ occurrences, programmes }: SkippingTools): DecisionSubject {
  const isAsAsked = (occurrence: Occurrence | null, hash: string): occurrence is Occurrence =>
    occurrence?.state === 'planned' && occurrenceHash(occurrence) === hash
  return {
    overtaken: async ({ subject }) =>
      isAsAsked(await occurrences.byId(subject.id), subject.hash) ? null : 'changed',

    carryOut: async ({ _id, subject, requestedBy, because }, approval, asOf) => {
      const there = await occurrences.byId(subject.id)
      if (there?.skipped) return there.skipped.approval?.decision === _id ? null : 'changed'
      if (!isAsAsked(there, subject.hash)) return 'changed'
      const through = { kind: 'workflow', process: 'approval' } as const
      const saying = { by: requestedBy, at: asOf, reason: because?.text ?? '', through }
      if (!(await occurrences.skip(there, saying, approval))) return 'changed'
      await programmes.scheduleIsOwed(there.programme)
      return null
    },
  }
}
