import type { Subject } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import type { FormerOwner } from './former-owner.js'
import type { Kept } from './kept.js'
import type { Organisation } from './organisation.js'
import type { PersonId } from './person.js'

/** Per language, the organisation's first one first. */
type Texts = Record<string, string>

/** What is at stake: confidentiality, integrity, availability. */
export const affected = ['confidentiality', 'integrity', 'availability'] as const
export type Affected = (typeof affected)[number]

/** What is done about a risk: change it, bear it, keep away from what brings it, share it with somebody. */
export const treatments = ['modify', 'retain', 'avoid', 'share'] as const
export type Treatment = (typeof treatments)[number]

/** Steps of the scales of `RiskCriteria`, counted from 1. */
export interface Rating {
  likelihood: number
  consequence: number
}

/** What is to be done about a risk by when, and by whom (6.1.3 e). */
export interface PlanAction {
  id: string
  title: Texts
  owner: PersonId
  due: CalendarDate
}

/**
 * What somebody found about a risk: how it would be without any control, how it is today with what is in place, and how it
 * is to be once the plan is carried out.
 */
export interface Judgement {
  inherent: Rating
  current: Rating
  target: Rating
  treatment: Treatment
  /** ISO 27001's numbers of the controls of Annex A, and the organisation's own ones. */
  controls: string[]
  plan: PlanAction[]
}

/** What brought an assessment about. */
export type AssessmentTrigger =
  | 'file'
  | 'proposal'
  | 'reassessment'
  | 'new-criteria'
  | 'new-owner'
  | 'out-of-turn'
  | 'plan'
  | 'result'

/** One assessment as it was made, with the criteria of that day. None is ever changed (8.2). */
export interface Assessment extends Judgement {
  /** Counted from 1, of each risk. */
  number: number
  /** The version of the criteria that it was made by. */
  criteria: string
  /** ISO 8601 UTC, milliseconds. */
  at: string
  /** Null: it stood in the file. */
  by: PersonId | null
  /** The owner, where their deputy changed the plan. */
  for?: PersonId
  trigger: AssessmentTrigger
  /** The ask that it answers. */
  ask?: string
  /** Why it is another one than before, where somebody said so. */
  reason?: Kept
  /** Of the ledger. */
  event: string
}

/** What a risk is, whatever is found about it (6.1.2 c). */
export interface Scenario {
  title: Texts
  /** What may happen, what lets it happen, and to what. */
  threat: Texts
  vulnerability: Texts
  asset: Texts
  affects: Affected[]
}

/** One risk of the register as it stands. It is closed with a reason, and never deleted. */
export interface Risk extends Scenario {
  _id: string
  v: 1
  owner: PersonId
  /** Whose it was before, the oldest first. */
  ownersBefore?: FormerOwner[]
  /** Who decides in the owner's stead. */
  deputy: PersonId | null
  state: 'open' | 'closed'
  /** Rises with each change, so that two people do not change it over each other. */
  revision: number
  /** The newest. */
  assessment: Assessment
  /** What the owner said of it last, and who accepted it beside them where it is above the appetite (6.1.3 f). */
  approved?: OwnersApproval
  acceptance?: RiskAcceptance
  /** That somebody who answers for it wants to say something of it out of turn: what they said since has followed it. */
  wanted?: { by: PersonId; at: string; event: string }
  /** What of the plan is done, oldest first. What is decided on is what is planned, so it is no part of the hash. */
  results?: ActionResult[]
  /** What the file said when it was read last: what chat has said since is not written over. */
  seed?: Seed
  /** Who proposed it in chat: they never accept it. */
  proposed?: { by: PersonId; proposal: string }
  /** Chat named the owner, whatever the file says. */
  ownerNamed?: { by: PersonId; at: string; event: string }
  closed?: { by: PersonId; at: string; event: string; reason: Kept }
}

/** A risk with all that was ever found about it. */
export interface RiskInFull extends Risk {
  /** The assessments before the newest, oldest first. */
  earlier: Assessment[]
}

/** That its owner approves the plan and accepts what is left, or not yet, as it stands in the ask of their answer. */
export interface OwnersApproval {
  ask: string
  /** Of what it was about. */
  hash: string
  verdict: OwnersVerdict
  by: PersonId
  /** The owner, where their deputy said it. */
  for?: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  /** Until when it is to be accepted, where it is above the appetite. */
  until?: CalendarDate
  /** Of the ledger. */
  event: string
}

export const ownersVerdicts = ['accepted', 'not-yet'] as const
export type OwnersVerdict = (typeof ownersVerdicts)[number]

/** That somebody whom the criteria authorise accepts it above the appetite, for a time. */
export interface RiskAcceptance {
  decision: string
  /** Of what was accepted, what it counted, and by which version of the criteria. */
  hash: string
  value: number
  criteria: string
  /** The last day. */
  until: CalendarDate
  by: PersonId
  for?: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  /** Of the ledger. */
  event: string
}

/** That an action of the plan is done (8.3), as it stands in the ask of that answer, with what shows it. */
export interface ActionResult {
  /** The action's id in the plan. */
  action: string
  ask: string
  by: PersonId
  for?: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  /** Of the ledger. */
  event: string
}

/** What `risks.yaml` said of a risk: the hash of its judgement, and whose it was. */
export interface Seed {
  judgement: string
  owner: PersonId
}

/** SHA-256, hex: what an assessment, an approval and an acceptance are bound to. */
export function riskHash(risk: Scenario & Pick<Risk, 'owner' | 'assessment'>): string {
  const { title, threat, vulnerability, asset, affects, owner, assessment } = risk
  return hashOf({
    ...{ title, threat, vulnerability, asset, affects, owner },
    judgement: judgementHash(assessment),
    criteria: assessment.criteria,
  })
}

/** SHA-256, hex. */
export function judgementHash(judgement: Judgement): string {
  return hashOf(judgementIn(judgement))
}

/** What somebody found, without when and by whom. */
export function judgementIn({ inherent, current, target, treatment, controls, plan }: Judgement): Judgement {
  return { inherent, current, target, treatment, controls, plan }
}

/** A risk's version is its assessment's number; what else changes of it shows in the hash. */
export function riskSubject(risk: Risk): Subject {
  return { type: 'risk', id: risk._id, version: String(risk.assessment.number), hash: riskHash(risk) }
}

/**
 * Whether the file alone has spoken so far: then it may go on to. Once somebody in chat has said anything of it, be it that
 * they accept it, it stands as it was when they said so.
 */
export function isOfFile({ assessment, approved, acceptance, results = [], ownerNamed }: Risk): boolean {
  const inChat = approved ?? acceptance ?? ownerNamed
  return assessment.by === null && inChat === undefined && results.length === 0
}

/** Who may say that it is one no more, and answers for it in no way: of those who lead the ISMS, else of top management. */
export function whoMayClose(
  risk: Pick<Risk, 'owner' | 'deputy'>,
  { ismsLead, deputy, topManagement }: Pick<Organisation, 'ismsLead' | 'deputy' | 'topManagement'>,
): PersonId[] {
  const others = (people: readonly PersonId[]) => people.filter((person) => !answersFor(risk, person))
  const leads = others(deputy === null ? [ismsLead] : [ismsLead, deputy])
  return leads.length > 0 ? leads : others(topManagement)
}

/** Who says how it stands, and who stands in for them: its owner, else their deputy on record. Null: neither is there. */
export function whoSpeaksFor(
  { owner, deputy }: Pick<Risk, 'owner' | 'deputy'>,
  isThere: (person: PersonId) => boolean,
): { person: PersonId; deputy: PersonId | null } | null {
  const second = deputy !== null && isThere(deputy) ? deputy : null
  if (isThere(owner)) return { person: owner, deputy: second }
  return second === null ? null : { person: second, deputy: null }
}

/** Whose it is to say how it stands. */
export function answersFor({ owner, deputy }: Pick<Risk, 'owner' | 'deputy'>, person: PersonId): boolean {
  return person === owner || person === deputy
}
