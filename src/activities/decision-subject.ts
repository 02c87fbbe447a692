import type { Approval } from '../domain/cycle.js'
import type { Decision, EndedBecause } from '../domain/decision.js'
import type { Organisation } from '../domain/organisation.js'
import type { Requested } from '../store/decisions.js'

/** Why what was decided on cannot be carried out any more. */
export type Overtaken = Extract<EndedBecause, 'changed' | 'new-criteria' | 'retired'>

/** What a type of subject brings along to be decided on. Each may be called twice for the same decision. */
export interface DecisionSubject {
  /** Null while the subject is still what the decision was asked for. */
  overtaken(decision: Decision): Promise<Overtaken | null>
  /** Does what was approved: null. Otherwise nothing was done. */
  carryOut(decision: Decision, approval: Approval, asOf: string): Promise<Overtaken | null>
  /**
   * Who may not decide on it besides, and who alone stands in for whoever is away, as of now: looked at whenever a step is
   * filled. Null, or none of this: as it was when it was asked for.
   */
  whoMay?(
    decision: Decision,
    organisation: Organisation,
    asOf: string,
  ): Promise<Required<Pick<Decision, 'never' | 'standIns'>> | null>
  /**
   * What is asked for instead, once the subject is no longer what this was about (`StaleDecisions.subjectChanged` says so):
   * while it was decided, or after it was approved. Null, or none of this: whoever asked asks again if they still want it.
   */
  anew?(decision: Decision, asOf: string): Promise<Requested | null>
}

export type DecisionSubjects = Readonly<Partial<Record<Decision['subject']['type'], DecisionSubject>>>
