import type { Through } from '../../domain/ledger.js'
import type { Organisation } from '../../domain/organisation.js'
import type { Person } from '../../domain/person.js'
import type { ClosedBy } from '../../store/closing-asks.js'
import type { Action } from '../cards/card.js'
import type { WaitingThing } from '../cards/common.js'
import type { StandingLine } from '../cards/standing.js'
import type { Account, Interaction, Reply } from '../interaction.js'
import type { Texts } from '../texts/texts.js'

/** Who came to the desk, when, and in which language they are answered. */
export interface Visit {
  person: Person
  organisation: Organisation
  texts: Texts
  account: Account
  /** ISO 8601 UTC, milliseconds. */
  at: string
  through: Through
}

/** As who does something, and through what. */
export function visitor({ person, through }: Visit): ClosedBy {
  return { actor: { kind: 'person', id: person._id }, through }
}

type Act = Extract<Interaction, { kind: 'act' }>

/** One thing that can be typed after `/isms`. */
export interface Command {
  /** The words that name it: `policy publish`. */
  words: string
  /** What follows the words, as help shows it: `ID`. */
  parameters(texts: Texts): string
  describe(texts: Texts): string
  allowed(person: Person, organisation: Organisation): boolean | Promise<boolean>
  /** What whoever may not is told, where it belongs to others than the ISMS lead and their deputy. */
  refused?(texts: Texts): string
  /** To whom help names it, where that is not everybody who may. */
  offered?(person: Person, organisation: Organisation): Promise<boolean>
  run(visit: Visit, rest: string): Promise<Reply>
}

/** Lines of CommonMark under a plain title. */
export interface MineSection {
  title: string
  lines: readonly string[]
  /** The next thing to do about them, where there is one. */
  actions?: readonly Action[]
}

/** What one process contributes: its commands, and what its buttons and forms do. */
export interface ProcessDesk {
  commands: readonly Command[]
  /** By verb; what follows a `/` in a verb is its argument. */
  acts: Readonly<Record<string, (visit: Visit, act: Act, argument: string) => Promise<Reply>>>
  /** Verbs of acts whose guarded write alone decides whether the person may: for these, accounts are remembered. */
  guarded?: readonly string[]
  /** Its acts work before anybody leads the ISMS: by them top management approves who does. */
  isFirst?: true
  waiting(visit: Visit): Promise<WaitingThing[]>
  /** What this process knows of the person beside what waits for them, for their home; null: nothing. */
  mine?(visit: Visit): Promise<MineSection | null>
  /**
   * For the ISMS lead and deputy: where this process stands beside its cycles that run, which are shown without it. As
   * many lines as there are subjects, never as there are people.
   */
  standing?(visit: Visit): Promise<StandingLine[]>
}

export interface Desk {
  handle(interaction: Interaction): Promise<Reply>
}
