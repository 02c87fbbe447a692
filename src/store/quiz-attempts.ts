import type { Collection, Db, PushOperator } from 'mongodb'
import type { Ask, AskRef, Subject } from '../domain/ask.js'
import { canonicalJson } from '../domain/canonical-json.js'
import type { Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import type { Marked, QuizAttempt } from '../domain/quiz.js'
import type { AskRow } from './ask-rows.js'
import { newEvent } from './events.js'

/** One attempt at a quiz, on its way to the record. */
export interface Attempting {
  ask: AskRef
  /** The attempts before it. */
  before: number
  by: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  through: Through
  language: string
  marked: Marked
  /** Option by question. */
  chosen: Readonly<Record<string, string>>
  /**
   * Of a course, whose message says how many are left: whether it is the last that there is. Where that is not passed, the
   * question is closed with it, and others see to it.
   */
  isLast?: boolean
}

/** Attempts at the quizzes of policies and courses: how many were right is on record, what was chosen as a commitment. */
export class QuizAttempts {
  private readonly rows: Collection<AskRow>

  constructor(db: Db) {
    this.rows = db.collection<AskRow>('asks')
  }

  /** One guarded write. Null when the guard did not match, also when another attempt came first. */
  async record(
    { ask, before, by, at, through, isLast, ...given }: Attempting,
    subject: Subject,
  ): Promise<Ask | null> {
    const { right, of, passed } = given.marked
    const number = before + 1
    const fails = isLast === true && !passed
    const { event, openings } = newEvent({
      type: 'ask.quiz-attempted',
      at,
      actor: { kind: 'person', id: by },
      through,
      about: { collection: 'asks', id: ask.id, version: subject.version, hash: subject.hash },
      data: {
        ...{ revision: ask.revision, attempt: number, right, of, passed, language: given.language },
        ...(fails ? { closed: true } : {}),
      },
      secrets: { choices: canonicalJson(given.chosen) },
    })
    const attempt: QuizAttempt = {
      ...{
        number,
        at,
        by,
        language: given.language,
        right,
        of,
        passed,
        hash: subject.hash,
        event: event._id,
      },
      commitment: event.commitments.choices as string,
    }
    return this.rows.findOneAndUpdate(
      {
        _id: ask.id,
        state: 'open',
        revision: ask.revision,
        mayAnswer: by,
        neverBy: { $ne: by },
        'subject.hash': subject.hash,
        [`attempts.${before}`]: { $exists: false },
      },
      {
        $push: {
          attempts: attempt,
          outbox: event,
          openings: { $each: openings },
        } as PushOperator<AskRow>,
        ...(isLast === undefined || passed
          ? {}
          : { $set: { receiptOwed: at, ...(fails ? failed(at) : {}) } }),
        ...(fails ? { $inc: { revision: 1 } } : {}),
      },
      { returnDocument: 'after' },
    )
  }
}

function failed(at: string): Pick<Ask, 'state' | 'closed'> {
  return { state: 'closed', closed: { at, because: 'failed' } }
}
