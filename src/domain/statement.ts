import type { Subject } from './ask.js'
import type { Seat } from './authority.js'
import type { CalendarDate } from './calendar-date.js'
import { canonicalJson, hashOf } from './canonical-json.js'
import type { Approval } from './cycle.js'
import type { Organisation } from './organisation.js'
import type { PersonId } from './person.js'

/** Why a control is necessary (6.1.3 b). */
export const drivers = ['risk', 'law', 'contract', 'business'] as const
export type Driver = (typeof drivers)[number]

/** How far a control that is necessary has come (6.1.3 d). */
export const controlStates = ['implemented', 'partly', 'planned', 'not'] as const
export type ControlState = (typeof controlStates)[number]

/** Per language, the organisation's first one first. */
type Texts = Record<string, string>

/** A control of Annex A, or one of the organisation's own, as the statement of applicability has it. */
export type StatedControl = Stated & (Necessary | Excluded)

interface Stated {
  /** `A.5.15`, or an id of the organisation's own: `HP-1`. */
  id: string
  /** Of an own control; those of Annex A go by their number. */
  title: Texts
  /** Why it is necessary, or why it is not. */
  because: Texts
}

interface Excluded {
  applicable: false
}

interface Necessary {
  applicable: true
  drivers: Driver[]
  owner: PersonId
  /** How it is implemented here; empty where it is not yet. */
  implementation: Texts
  state: ControlState
  /** What is still to be done; null where it is implemented. */
  action: ControlAction | null
  /** By their ids. */
  risks: string[]
  policies: string[]
  checks: string[]
  requirements: string[]
}

export type NecessaryControl = Stated & Necessary

export interface ControlAction {
  what: Texts
  owner: PersonId
  due: CalendarDate
}

/** There is one statement. */
export const SOA = 'soa'

/** One version of the statement of applicability, as it was imported (6.1.3 d). Nothing of it changes. */
export interface Statement {
  /** `soa@<version>` */
  _id: string
  v: 1
  statement: typeof SOA
  /** Counted from 1: it rises when anything of it changes. */
  version: string
  sequence: number
  /** What the ISMS covers (4.3). */
  scope: Texts
  /** Who of top management approves it; null: any of them. See {@link approverOf}. */
  approver: PersonId | null
  /** In the order of their numbers. */
  controls: StatedControl[]
  /** See {@link statementHash}. */
  hash: string
  importedAt: string
  /** Once it was approved. */
  approved?: Approval
}

export type StatementText = Pick<Statement, 'scope' | 'approver' | 'controls'>

/** SHA-256, hex. */
export function statementHash({ scope, approver, controls }: StatementText): string {
  return hashOf({ scope, approver, controls })
}

export function statementSubject({ version, hash }: Pick<Statement, 'version' | 'hash'>): Subject {
  return { type: 'statement', id: SOA, version, hash }
}

/**
 * Whoever the file names, where they are of top management as it is in force; else any one of top management. An import is
 * approved by nobody, so it cannot give the approval to somebody else.
 */
export function approverOf(
  { approver }: Pick<Statement, 'approver'>,
  { topManagement }: Pick<Organisation, 'topManagement'>,
): Seat {
  const isOfThem = approver !== null && topManagement.includes(approver)
  return isOfThem ? { person: approver } : { role: 'top-management' }
}

export function isNecessary(control: StatedControl): control is NecessaryControl {
  return control.applicable
}

/** How many controls are necessary, by how far they have come, and how many are not. */
export type StatementCounts = Readonly<Record<ControlState | 'excluded', number>>

export function countsOf(controls: readonly StatedControl[]): StatementCounts {
  const states = controls.map((control) => (control.applicable ? control.state : 'excluded'))
  const count = (state: ControlState | 'excluded') => states.filter((each) => each === state).length
  return {
    ...{ implemented: count('implemented'), partly: count('partly'), planned: count('planned') },
    ...{ not: count('not'), excluded: count('excluded') },
  }
}

export type ControlField = keyof NecessaryControl

/** What differs in one version of the statement from another. */
export interface StatementChange {
  control: string
  /** Which of its fields, where both have it. */
  how: 'added' | 'removed' | ControlField[]
}

/** Control by control, in the order of their numbers. */
export function changesSince(
  before: Pick<Statement, 'controls'>,
  after: Pick<Statement, 'controls'>,
): StatementChange[] {
  const old = new Map(before.controls.map((control) => [control.id, control]))
  const now = new Set(after.controls.map(({ id }) => id))
  const changed = after.controls.flatMap((control): StatementChange[] => {
    const was = old.get(control.id)
    if (!was) return [{ control: control.id, how: 'added' }]
    const fields = differing(was, control)
    return fields.length > 0 ? [{ control: control.id, how: fields }] : []
  })
  const removed = before.controls.filter(({ id }) => !now.has(id))
  return [...changed, ...removed.map(({ id }): StatementChange => ({ control: id, how: 'removed' }))]
}

function differing(was: StatedControl, is: StatedControl): ControlField[] {
  if (was.applicable !== is.applicable) return ['applicable']
  const [before, after] = [new Map(Object.entries(was)), new Map(Object.entries(is))]
  const fields = Object.keys(is) as ControlField[]
  return fields.filter((field) => canonicalJson(before.get(field)) !== canonicalJson(after.get(field)))
}
