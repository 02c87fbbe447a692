import type { Ask } from '../../../domain/ask.js'
import type { Person } from '../../../domain/person.js'
import type { PlanAction, Risk } from '../../../domain/risk.js'
import type { Reading } from '../../../domain/risk-criteria.js'

export const verbs = {
  /** Opens the question, from a list in which it is one line. */
  open: 'treatment-plan.open',
  /** With the answer: opens the form that asks for what belongs to it. */
  explain: 'treatment-plan.explain',
  /** With the answer. */
  record: 'treatment-plan.record',
  /** With the level that is proposed: opens the form that asks how high the risk is. */
  rate: 'treatment-plan.rate',
  recordLevel: 'treatment-plan.record-level',
  /** Opens the form that asks who does it now. */
  chooseDoer: 'treatment-plan.choose-doer',
  nameDoer: 'treatment-plan.name-doer',
  /** Their value is the risk at the revision that was shown. */
  chooseChange: 'treatment-plan.choose-change',
  /** With how much new the form said there is to do. */
  change: 'treatment-plan.change',
} as const

/** The names of the inputs; those of what is handed in are a check's. */
export const inputs = {
  note: 'note',
  link: 'link',
  file: 'file',
  until: 'until',
  reason: 'reason',
  likelihood: 'likelihood',
  consequence: 'consequence',
  doer: 'doer',
} as const

/** As long as a minute's answer takes, at least. */
export const MINUTES = 3

/** What the cards about an action show. */
export interface ActionView {
  ask: Ask
  risk: Risk
  /** As it was planned when it was asked about. */
  action: PlanAction
  reader: Person
  /** Plain: who owns the risk, and of whom it is asked. */
  owner: string
  askedOf: string
  /** The name of who answered, in whose stead included; null while nobody has. */
  answeredBy: string | null
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

/** What the cards about what an action has changed show. */
export interface ResultView
  extends Omit<ActionView, 'owner' | 'askedOf'>,
    Pick<Reading, 'criteria' | 'isComparable'> {
  /** The answer that it is done, and who gave it; plain. */
  done: { ask: Ask; by: string }
}
