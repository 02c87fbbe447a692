import type { Ask, Subject } from '../domain/ask.js'
import type { Person, PersonId } from '../domain/person.js'
import type { Audience } from '../domain/policy.js'
import type { Texts } from './texts/texts.js'

/** What a programme is about, in the words of one reader. */
export interface ProgrammeSubject {
  /** Plain. */
  title: string
  /** Null: the programme alone says who owns it. */
  owner: PersonId | null
  /** Whom it asks, where that is not its owner. */
  audience: Audience | null
  /** Whom it asks, in the reader's words, where that is neither; plain. */
  whom?: string
}

/** Who reads, in which language. */
export interface Reader {
  person: Person
  texts: Texts
}

/** What the calendar, in chat and in people's own programs, has to know of a process that comes round of itself. */
export interface SubjectsOfProcess {
  /** By their id. */
  known(reader: Person): Promise<ReadonlyMap<string, ProgrammeSubject>>
  /** Whether there is something to ask about it at present. */
  inForce(id: string): Promise<boolean>
  /** What a programme about it is called; plain. */
  programme(subject: ProgrammeSubject, texts: Texts): string
  /** What a cycle that runs is due for; plain. Null: it is not on record. */
  due(subject: Subject, reader: Reader): Promise<string | null>
  /** What somebody is asked to do; plain. It names nobody: calendars are shown to colleagues. Null: it is not on record. */
  asked(ask: Ask, reader: Reader): Promise<string | null>
  /** In which slot one person answers, and how the history words each answer; null where many do, and are counted. */
  answers: { slot: string; words: (texts: Texts) => Readonly<Record<string, (by: string) => string>> } | null
}
