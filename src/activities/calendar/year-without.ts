import type { Approval } from '../../domain/cycle.js'
import type { Decision } from '../../domain/decision.js'
import { type Occurrence, occurrenceHash } from '../../domain/programme.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { Programmes, Saying } from '../../store/programmes.js'
import type { DecisionSubject } from '../decision-subject.js'

export interface YearWithoutTools {
  occurrences: Occurrences
  programmes: Programmes
}

/**
 * An occurrence without which a year would pass: it is left out, pulled forward into an earlier year or paused across
 * once top management says so.
 */
export function yearWithout(tools: YearWithoutTools): DecisionSubject {
  return {
    overtaken: async (decision) =>
      isAsAsked(await tools.occurrences.byId(decision.subject.id), decision) ? null : 'changed',

    carryOut: async (decision, approval, asOf) => {
      const there = await tools.occurrences.byId(decision.subject.id)
      if (!there) return 'changed'
      const before = await approvedBefore(tools, there, decision)
      if (before) return before === decision._id ? null : 'changed'
      if (!isAsAsked(there, decision) || !(await does(tools, there, decision, approval, asOf)))
        return 'changed'
      await tools.programmes.scheduleIsOwed(there.programme)
      return null
    },
  }
}

function isAsAsked(occurrence: Occurrence | null, { subject }: Decision): occurrence is Occurrence {
  return occurrence?.state === 'planned' && occurrenceHash(occurrence) === subject.hash
}

/** By which decision the same was done before, if it was. */
async function approvedBefore(
  { programmes }: YearWithoutTools,
  { programme, skipped, started }: Occurrence,
  { question }: Decision,
): Promise<string | undefined> {
  if (question === 'pause') return (await programmes.byId(programme))?.paused?.approval?.decision
  return (skipped ?? started)?.approval?.decision
}

/** False: it has changed meanwhile, and nothing was done. */
async function does(
  { occurrences, programmes }: YearWithoutTools,
  occurrence: Occurrence,
  { question, requestedBy, because, until }: Decision,
  approval: Approval,
  asOf: string,
): Promise<boolean> {
  const through = { kind: 'workflow', process: 'approval' } as const
  const saying: Saying = { by: requestedBy, at: asOf, reason: because?.text ?? '', through }
  if (question === 'skip') return (await occurrences.skip(occurrence, saying, approval)) !== null
  if (question === 'run') return (await occurrences.start(occurrence, saying, approval)) !== null
  const programme = await programmes.byId(occurrence.programme)
  if (!programme || until === undefined) return false
  return (await programmes.pause(programme, until, saying, approval)) !== null
}
