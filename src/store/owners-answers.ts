import type { Collection, Db } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import { REVIEW_SLOT } from '../domain/owners-question.js'
import { type Programme, type ProgrammeProcess, subjectTypes } from '../domain/programme.js'
import { withoutOutbox } from './outbox.js'

/** What owners answered, by what they were asked about. */
export class OwnersAnswers {
  private readonly asks: Collection<Ask>

  constructor(db: Db) {
    this.asks = db.collection<Ask>('asks')
  }

  /** The newest answer about it, but for those of this cycle; null where there was none. */
  last({ process, subject }: Pick<Programme, 'process' | 'subject'>, before = ''): Promise<Ask | null> {
    return this.asks.findOne<Ask>(
      {
        ...about(process, [subject]),
        ...{ state: 'answered', cycle: { $ne: before } },
      },
      { ...withoutOutbox, sort: { 'answer.at': -1 } },
    )
  }

  /** The newest answer about each of these, by what it is about. */
  async lastOfEach(process: ProgrammeProcess, subjects: readonly string[]): Promise<Map<string, Ask>> {
    const which = { ...about(process, subjects), state: 'answered' as const }
    const answers = await this.asks.find<Ask>(which, withoutOutbox).sort({ 'answer.at': 1 }).toArray()
    return new Map(answers.map((ask) => [ask.subject.id, ask]))
  }

  /** What is asked now about each of these, by what it is about. */
  async open(process: ProgrammeProcess, subjects: readonly string[]): Promise<Map<string, Ask>> {
    const which = { ...about(process, subjects), state: 'open' as const }
    const asks = await this.asks.find<Ask>(which, withoutOutbox).toArray()
    return new Map(asks.map((ask) => [ask.subject.id, ask]))
  }
}

function about(process: ProgrammeProcess, subjects: readonly string[]) {
  const type = subjectTypes[process]
  return { 'subject.id': { $in: [...subjects] }, 'subject.type': type, slot: REVIEW_SLOT, process }
}
