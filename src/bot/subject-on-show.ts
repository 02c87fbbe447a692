import type { Subject } from '../domain/ask.js'
import type { Decision } from '../domain/decision.js'
import type { Person } from '../domain/person.js'
import type { SubjectView } from './cards/approval-view.js'
import type { Action, CardNode } from './cards/card.js'

/** What a type of subject shows to those who decide about it. Null: it is not on record. */
export interface SubjectOnShow {
  view(decision: Decision, reader: Person): Promise<SubjectView | null>
  /** What is decided, plain, in a list: `the publication of …`. */
  name(subject: Subject, reader: Person): Promise<string | null>
  /** A page of it, from 1, and whether it is the last; `turn` makes the buttons that turn pages. */
  page(
    decision: Decision,
    reader: Person,
    page: number,
    turn: Pick<Action, 'verb' | 'value'>,
  ): Promise<{ nodes: readonly CardNode[]; isLast: boolean } | null>
}
