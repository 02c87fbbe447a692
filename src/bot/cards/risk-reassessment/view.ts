import type { Ask } from '../../../domain/ask.js'
import type { Person, PersonId } from '../../../domain/person.js'
import type { AssessmentTrigger, Rating, RiskInFull } from '../../../domain/risk.js'
import {
  authorityFor,
  isOnScale,
  levelOf,
  type RiskCriteria,
  riskValue,
  seatFor,
} from '../../../domain/risk-criteria.js'
import { beforeAndAfter, reassessedIn } from '../../../domain/risk-reassessment.js'
import type { Texts } from '../../texts/texts.js'
import { titleOf } from '../definition.js'

/** One question, and what it is about. */
export interface AskedAbout {
  ask: Ask
  risk: RiskInFull
  /** By which it is assessed now. */
  criteria: RiskCriteria
  trigger: AssessmentTrigger
  /** Why it is asked out of turn; null where it is not. */
  changed: string | null
}

/** What the cards of one question about a risk show to one reader. Names are plain. */
export interface ReassessmentView extends AskedAbout {
  /** By version: of each of its assessments. */
  criteriaOf: ReadonlyMap<string, RiskCriteria>
  names: ReadonlyMap<PersonId, string>
  /** To whom its owner reports; empty where they report to nobody. */
  manager: string
  /** Who answered, in whose stead included; null while nobody has. */
  answeredBy: string | null
  reader: Person
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

export const verbs = {
  /** Opens the form. */
  open: 'risk-reassessment.open',
  /** With what the form said that the ratings make. */
  record: 'risk-reassessment.record',
  chooseOwner: 'risk-reassessment.choose-owner',
  nameOwner: 'risk-reassessment.name-owner',
  /** Their value is the cycle. */
  confirmAll: 'risk-reassessment.confirm-all',
  /** With a digest of what the form listed. */
  recordAll: 'risk-reassessment.record-all',
  /** Begins a reassessment out of turn. */
  start: 'risk-reassessment.start',
} as const

/** `12 High`; plain. */
export function plainLevel(
  rating: Rating,
  criteria: RiskCriteria | undefined,
  reader: Pick<Person, 'language'>,
  texts: Texts,
): string {
  const value = riskValue(rating)
  const level = criteria && isOnScale(rating, criteria) ? titleOf(levelOf(value, criteria), reader) : ''
  return texts.riskRegister.level(value, level).trim()
}

/** How it stands in the register; plain. */
export function levelNow({ risk, criteriaOf, reader }: ReassessmentView, texts: Texts): string {
  const { current, criteria } = risk.assessment
  return plainLevel(current, criteriaOf.get(criteria), reader, texts)
}

/** How it was found by the answer; plain. */
export function levelFound({ ask, criteriaOf, reader }: ReassessmentView, texts: Texts): string {
  if (!ask.answer) return ''
  const { criteria, judgement } = reassessedIn(ask.answer)
  return plainLevel(judgement.current, criteriaOf.get(criteria), reader, texts)
}

/** How it stood before the answer; plain. Null: nothing came before it. */
export function levelBefore(view: ReassessmentView, texts: Texts): string | null {
  const { ask, risk, criteriaOf, reader } = view
  const [before, made] = beforeAndAfter(risk, ask)
  const stood = made ? before : risk.assessment
  return stood ? plainLevel(stood.current, criteriaOf.get(stood.criteria), reader, texts) : null
}

/** Plain: who accepts a rating beside the owner, and for how long; null where it is within the appetite. */
export function acceptsText(
  rating: Rating,
  { criteria, risk, names, manager }: Pick<ReassessmentView, 'criteria' | 'risk' | 'names' | 'manager'>,
  texts: Texts,
): string | null {
  const authority = authorityFor(riskValue(rating), criteria)
  if (!authority) return null
  const { accepts, roles } = texts.riskReassessment.form.makes
  const seat = seatFor(authority, risk.owner)
  if ('managerOf' in seat) return accepts.manager(manager, authority.months)
  if ('person' in seat) return accepts.person(names.get(seat.person) ?? '', authority.months)
  const role = seat.role === 'isms-lead' || seat.role === 'top-management' ? roles[seat.role] : seat.role
  return accepts.role(role, authority.months)
}
