import type { Decision } from '../../domain/decision.js'
import type { Decisions } from '../../store/decisions.js'
import type { People } from '../../store/people.js'
import type { Records } from '../../store/records.js'
import type { RiskAcceptances } from '../../store/risk-acceptances.js'
import type { RiskCriteriaStore } from '../../store/risk-criteria.js'
import type { Risks } from '../../store/risks.js'
import type { AskOneTools } from '../ask-one.js'

/** What reading the register takes, with what was said about accepting its risks. */
export interface RegisterTools extends Pick<AskOneTools, 'asks' | 'cycles' | 'organisation'> {
  decisions: Decisions
  people: People
  riskAcceptances: RiskAcceptances
  riskCriteria: RiskCriteriaStore
  risks: Risks
}

/** And what taking an owner's answer over takes. */
export interface TakeOverTools extends RegisterTools {
  /** Starts the workflow of a decision that is on record. What fails is mended by the sweep. */
  startDecision: (decision: Pick<Decision, '_id' | 'process'>) => Promise<void>
}

export interface RiskAcceptanceTools extends AskOneTools, TakeOverTools {
  records: Records
}
