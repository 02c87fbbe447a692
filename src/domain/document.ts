import type { Subject } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import type { Approval } from './cycle.js'
import type { Unit } from './figure.js'
import type { MeasureName } from './measure.js'
import type { PersonId } from './person.js'

/** The controlled documents that say what the ISMS is for (4.1 to 4.3, 6.2), beside policies and the statement of applicability. */
export const documentIds = ['scope', 'context', 'objectives'] as const
export type DocumentId = (typeof documentIds)[number]

/** In which file each of them is written. */
export const documentFiles: Readonly<Record<DocumentId, string>> = {
  scope: 'scope.md',
  context: 'context.yaml',
  objectives: 'objectives.yaml',
}

/** Per language, the organisation's first one first. */
type Texts = Record<string, string>

/** What the ISMS covers, where it ends, and why (4.3); CommonMark. */
export interface ScopeContent {
  of: 'scope'
  text: Texts
}

/** What surrounds the ISMS (4.1, 4.2). */
export interface ContextContent {
  of: 'context'
  issues: Issue[]
  /** Whether climate change is a relevant issue (4.1), and why or why not. */
  climate: { relevant: boolean; because: Texts }
  parties: InterestedParty[]
  /** What is done by others, or passes to them (4.3 c). */
  interfaces: Interface[]
}

export interface Issue {
  id: string
  kind: 'external' | 'internal'
  what: Texts
  /** What it means for information security here. */
  effect: Texts
}

/** Who has requirements of the ISMS, and which of them it meets (4.2). */
export interface InterestedParty {
  id: string
  name: Texts
  requirements: { what: Texts; addressed: boolean }[]
}

export interface Interface {
  id: string
  /** With whom, and what passes between. */
  with: Texts
  what: Texts
}

export interface ObjectivesContent {
  of: 'objectives'
  objectives: Objective[]
}

/** One objective, with the plan to achieve it (6.2). */
export interface Objective {
  id: string
  title: Texts
  /** What will be done. */
  what: Texts
  /** How it is measured, in words. */
  measure: Texts
  /** What Steward counts by itself, and in how many days something has to be done that it counts; null: its owner is asked. */
  measured: { by: MeasureName; days: number | null } | null
  unit: Unit
  /** `up`: at least the target; `down`: at most. */
  direction: 'up' | 'down'
  /** In its unit, with at most two decimals. */
  target: string
  resources: Texts
  owner: PersonId
  /** By when it is to be achieved. */
  due: CalendarDate
  /** How its results are evaluated. */
  evaluated: Texts
}

export type DocumentContent = ScopeContent | ContextContent | ObjectivesContent

/** One version of a controlled document, as it was imported. Nothing of it changes. */
export interface ControlledDocument {
  /** `<document>@<version>` */
  _id: string
  v: 1
  document: DocumentId
  /** Counted from 1: it rises when anything of it changes. */
  version: string
  sequence: number
  /** Who of top management approves it; null: any of them. */
  approver: PersonId | null
  content: DocumentContent
  /** See {@link documentHash}. */
  hash: string
  importedAt: string
  /** Once it was approved. */
  approved?: Approval
}

/** SHA-256, hex. */
export function documentHash({
  approver,
  content,
}: Pick<ControlledDocument, 'approver' | 'content'>): string {
  return hashOf({ approver, content })
}

export function documentSubject({
  document,
  version,
  hash,
}: Pick<ControlledDocument, 'document' | 'version' | 'hash'>): Subject {
  return { type: 'document', id: document, version, hash }
}

/** An answer about an objective is bound to what is written of it, in whichever version of the objectives. */
export function objectiveSubject(
  objective: Objective,
  { version }: Pick<ControlledDocument, 'version'>,
): Subject {
  return { type: 'objective', id: objective.id, version, hash: hashOf(objective) }
}

export function objectivesIn({ content }: Pick<ControlledDocument, 'content'>): Objective[] {
  return content.of === 'objectives' ? content.objectives : []
}

/** What its owner finds when they review a document (7.5.2): it holds as it stands, or it has to change. */
export const documentOutcomes = ['holds', 'change'] as const
export type DocumentOutcome = (typeof documentOutcomes)[number]

/** Whether a value of an objective's measure meets its target. */
export function meets(
  value: number,
  { target, direction }: Pick<Objective, 'target' | 'direction'>,
): boolean {
  return direction === 'up' ? value >= Number(target) : value <= Number(target)
}

/** Which parts of a document differ in one version from another, in the order in which they stand. */
export interface PartChange {
  /** `climate`, or the id of an issue, a party, an interface or an objective; `text` of the scope. */
  part: string
  how: 'added' | 'removed' | 'changed'
}

export function partsChanged(before: DocumentContent, after: DocumentContent): PartChange[] {
  const [old, now] = [partsOf(before), partsOf(after)]
  const changed = [...now].flatMap(([part, hash]): PartChange[] => {
    const was = old.get(part)
    if (was === undefined) return [{ part, how: 'added' }]
    return was === hash ? [] : [{ part, how: 'changed' }]
  })
  const removed = [...old.keys()].filter((part) => !now.has(part))
  return [...changed, ...removed.map((part): PartChange => ({ part, how: 'removed' }))]
}

function partsOf(content: DocumentContent): Map<string, string> {
  const byId = (these: readonly { id: string }[]) => these.map((each) => [each.id, hashOf(each)] as const)
  switch (content.of) {
    case 'scope':
      return new Map([['text', hashOf(content.text)]])
    case 'context':
      return new Map([
        ...byId(content.issues),
        ['climate', hashOf(content.climate)],
        ...byId(content.parties),
        ...byId(content.interfaces),
      ])
    case 'objectives':
      return new Map(byId(content.objectives))
  }
}
