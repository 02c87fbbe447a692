import type { Ask } from '../../../domain/ask.js'
import {
  type ActionLife,
  type CorrectiveLife,
  meaningOf,
  type Round,
} from '../../../domain/corrective-action.js'
import type { Finding } from '../../../domain/finding.js'
import type { Kept } from '../../../domain/kept.js'
import { isClaimed, type Nonconformity } from '../../../domain/nonconformity.js'
import type { Person, PersonId } from '../../../domain/person.js'
import { type CardNode, escaped } from '../card.js'
import { firstLine } from '../common.js'

export const verbs = {
  /** Its value is the form in which it is raised, once. */
  raise: 'corrective.raise',
  /** Opens the question, from a list in which it is one line. */
  open: 'corrective.open',
  /** With what is filled in: opens the form that asks for it. */
  fill: 'corrective.fill',
  /** With the same. */
  record: 'corrective.record',
  /** Its value names the nonconformity. */
  show: 'corrective.show',
  /** The same: sends what goes back to whoever found it. */
  respond: 'corrective.respond',
  /** The same: opens the form for another day by which others want an answer. */
  askDeadline: 'corrective.ask-deadline',
  /** With the day that was shown, after an `@`: records it. */
  moveDeadline: 'corrective.move-deadline',
} as const

/** What can be filled in: what becomes of it, why it happened, what is done, what came of an action, whether it was effective. */
export const fillings = [
  'take-on',
  'correction-only',
  'opportunity',
  'turned-down',
  'whys',
  'free',
  'plan',
  'done',
  'later',
  'changed',
  'unchanged',
  'effective',
  'ineffective',
] as const
export type Filling = (typeof fillings)[number]

/** What each answers. */
export const answersTo: Readonly<Record<Filling, ReturnType<typeof meaningOf>['asks']>> = {
  'take-on': 'triage',
  'correction-only': 'triage',
  opportunity: 'triage',
  'turned-down': 'triage',
  whys: 'analysis',
  free: 'analysis',
  plan: 'plan',
  done: 'action',
  later: 'action',
  changed: 'change',
  unchanged: 'change',
  effective: 'verify',
  ineffective: 'verify',
}

/** The names of the inputs; those of what is handed in are a check's. */
export const inputs = {
  nature: 'nature',
  criterion: 'criterion',
  source: 'source',
  reference: 'reference',
  grade: 'grade',
  deadline: 'deadline',
  owner: 'owner',
  due: 'due',
  vouched: 'vouched',
  correction: 'correction',
  consequences: 'consequences',
  cause: 'cause',
  similar: 'similar',
  looked: 'looked',
  effect: 'effect',
  verifyOn: 'verify-on',
  verifier: 'verifier',
  changes: 'changes',
  ismsChange: 'isms-change',
  risks: 'risks',
  changeRequest: 'change-request',
  note: 'note',
  link: 'link',
  file: 'file',
  until: 'until',
  reason: 'reason',
} as const

/** Whether grade and deadline, which whoever raised it claims, bind. */
export const VOUCHED = { yes: 'yes', no: 'no' } as const

/** Whoever takes it on says whether what was claimed of it binds. */
export function wantsVouching(nonconformity: Nonconformity): boolean {
  const { grade, deadline } = nonconformity
  return isClaimed(nonconformity) && (grade !== null || deadline !== null)
}

/** The inputs of which there are several. */
export const why = (number: number): string => `why-${number}`
export const planned = (what: 'what' | 'who' | 'due', number: number): string => `${what}-${number}`

/** As many whys as are asked, and as many actions as a plan has room for. */
export const WHYS = 5
export const MOST_ACTIONS = 5

/** The most that somebody may write in one field, in characters: all of it is shown in one message. */
export const LONGEST = 600

/** As long as a minute's answer takes, at least. */
export const MINUTES: Readonly<Record<ReturnType<typeof meaningOf>['asks'], number>> = {
  triage: 3,
  analysis: 15,
  plan: 10,
  action: 3,
  change: 5,
  verify: 10,
}

/** What the cards show to one reader. Names are plain. */
export interface CorrectiveView {
  nonconformity: Nonconformity
  life: CorrectiveLife
  reader: Person
  names: ReadonlyMap<PersonId, string>
  /** ISO 8601 UTC: when this is shown. */
  at: string
  /** Who leads the ISMS; null where nobody is on record. */
  ismsLead: PersonId | null
  /** Why something was not approved, by the decision's id. */
  reasons: ReadonlyMap<string, string>
  /** What was asked of the risks that a plan names, by the round. */
  reassessed: ReadonlyMap<number, readonly Ask[]>
  /** The finding that it came of, where there is one. */
  finding: Finding | null
  /** Who withdrew that finding, if others, under which reference, and why; null where nobody did, or it came of none. */
  withdrawn: { who: string; reason: Kept } | null
}

export interface AskedView extends CorrectiveView {
  ask: Ask
  /** Who answered, in whose stead included; null while nobody has. */
  answeredBy: string | null
  /** It is about whoever is asked what becomes of it, or about the reader, who answers in their stead. */
  isTheirs: boolean
}

export function nameIn({ names }: Pick<CorrectiveView, 'names'>, id: PersonId | null | undefined): string {
  return (id && names.get(id)) || ''
}

/** What it is about, in one line; escaped. */
export function natureLine({ nonconformity }: Pick<CorrectiveView, 'nonconformity'>): string {
  return escaped(firstLine(nonconformity.nature.text))
}

/** The round that an ask belongs to. */
export function roundOf({ life, ask }: Pick<AskedView, 'life' | 'ask'>): Round | undefined {
  return life.rounds.find(({ number }) => number === meaningOf(ask).round)
}

/** The action that an ask is about. */
export function actionOf(view: Pick<AskedView, 'life' | 'ask'>): ActionLife | undefined {
  return roundOf(view)?.actions.find(({ number }) => number === meaningOf(view.ask).action)
}

/** What one form says. */
export interface Filled {
  title: string
  label: string
  nodes: CardNode[]
}
