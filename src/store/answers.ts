import type { PushOperator } from 'mongodb'
import type { Answer, Completion, Declined } from '../domain/answer.js'
import type { Ask, AskRef } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { KeptFile } from '../domain/kept-file.js'
import type { Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import type { Query } from '../domain/query.js'
import type { AskRow } from './ask-rows.js'
import { type EventAndOpenings, keptText, newEvent } from './events.js'
import type { GuardedAnswer } from './guarded-answers.js'
import type { Shown } from './verify-rows.js'

/** An answer on its way to the record. */
export interface Given {
  ask: AskRef
  by: PersonId
  at: string
  through: Through
  value: string
  language: string
  sentence?: number
  /** The number of the attempt that passed the quiz: without it on record, nothing is written. */
  attempt?: number
  reason?: string
  compensating?: string
  findings?: string
  measured?: string
  link?: string
  file?: Omit<KeptFile, 'name'> & { name: string }
  /** The workflow is told of it whatever it is: an answer of a decision. */
  nudges?: true
  /** What it is about takes the answer over by a write of its own. */
  isTakenOver?: true
  /** Somebody else says that this person did what they were asked: who was there, what a learning system holds. */
  forPerson?: PersonId
  /** The person who is away, where it is given in their stead. */
  inStead?: PersonId
  takeBackUntil?: string | undefined
  until?: CalendarDate
  /** The day on which the file was exported. */
  exportedOn?: CalendarDate
  completion?: Completion
  /** Of a decision: when its form was opened, if that is known, and how many decisions it held. */
  form?: NonNullable<Answer['form']>
}

/** What stands in the row, and the event that proves it. */
function answerAndEvent(given: Given, subject: Ask['subject']): EventAndOpenings & { answer: Answer } {
  const { event, openings } = newEvent({
    type: 'ask.answered',
    at: given.at,
    actor: given.by === 'operator' ? { kind: 'operator' } : { kind: 'person', id: given.by },
    through: given.through,
    about: { collection: 'asks', id: given.ask.id, version: subject.version, hash: subject.hash },
    data: {
      revision: given.ask.revision,
      language: given.language,
      ...(given.sentence === undefined ? {} : { sentence: given.sentence }),
      ...(given.attempt === undefined ? {} : { attempt: given.attempt }),
      ...(given.inStead === undefined ? {} : { for: given.inStead }),
      ...(given.file ? { file: given.file.sha256 } : {}),
      ...(given.completion ? { completedBy: given.completion.by } : {}),
      ...(given.form ? { decisionsInForm: given.form.decisions } : {}),
    },
    secrets: {
      answer: given.value,
      ...(given.reason === undefined ? {} : { reason: given.reason }),
      ...(given.compensating === undefined ? {} : { compensating: given.compensating }),
      ...(given.findings === undefined ? {} : { findings: given.findings }),
      ...(given.measured === undefined ? {} : { measured: given.measured }),
      ...(given.link === undefined ? {} : { link: given.link }),
      ...(given.file ? { fileName: given.file.name } : {}),
      ...(given.until === undefined ? {} : { until: given.until }),
      ...(given.exportedOn === undefined ? {} : { exportedOn: given.exportedOn }),
      ...(given.completion ? { completedOn: given.completion.on } : {}),
      ...(given.form?.openedAt === undefined ? {} : { openedAt: given.form.openedAt }),
    },
  })
  const answer: Answer = {
    value: given.value,
    event: event._id,
    commitment: event.commitments.answer as string,
    by: given.by,
    at: given.at,
    through: given.through,
    language: given.language,
    ...(given.sentence === undefined ? {} : { sentence: given.sentence }),
    ...(given.attempt === undefined ? {} : { attempt: given.attempt }),
    ...(given.reason === undefined ? {} : { reason: keptText(event, 'reason', given.reason) }),
    ...(given.compensating === undefined
      ? {}
      : { compensating: keptText(event, 'compensating', given.compensating) }),
    ...(given.findings === undefined ? {} : { findings: keptText(event, 'findings', given.findings) }),
    ...(given.measured === undefined ? {} : { measured: keptText(event, 'measured', given.measured) }),
    ...(given.link === undefined ? {} : { link: keptText(event, 'link', given.link) }),
    ...(given.file ? { file: { ...given.file, name: keptText(event, 'fileName', given.file.name) } } : {}),
    ...(given.inStead === undefined ? {} : { for: given.inStead }),
    ...(given.takeBackUntil === undefined ? {} : { takeBackUntil: given.takeBackUntil }),
    ...(given.until === undefined ? {} : { until: given.until }),
    ...(given.exportedOn === undefined ? {} : { exportedOn: given.exportedOn }),
    ...(given.completion ? { completion: given.completion } : {}),
    ...(given.form ? { form: given.form } : {}),
  }
  return { event, openings, answer }
}

/** The filter holds all that must be true, the update carries the answer and its event. */
export function answerOf(given: Given, subject: Ask['subject']): GuardedAnswer {
  const { event, openings, answer } = answerAndEvent(given, subject)
  return {
    event: event._id,
    at: given.at,
    filter: {
      _id: given.ask.id,
      // Who was there was there, though they had said that they can't.
      state: given.forPerson === undefined ? 'open' : { $in: ['open', 'declined'] },
      revision: given.ask.revision,
      neverBy: { $ne: given.by },
      ...(given.forPerson === undefined
        ? { mayAnswer: given.by }
        : { askedOf: given.forPerson, mayAnswer: given.forPerson }),
      'subject.version': subject.version,
      'subject.hash': subject.hash,
      ...(given.attempt === undefined
        ? {}
        : { attempts: { $elemMatch: { number: given.attempt, passed: true, hash: subject.hash } } }),
    },
    set: {
      ...{ state: 'answered', answer },
      ...(given.nudges ? { nudgeOwed: given.at } : {}),
      ...(given.isTakenOver ? { takeOverOwed: given.at } : {}),
      ...confirmOwed(given),
    },
    push: { outbox: event, openings: { $each: openings } } as PushOperator<AskRow>,
  }
}

/** A question that nobody was asked, with its answer. */
export interface AnsweredAtOnce {
  question: Omit<Ask, '_id' | 'v' | 'revision' | 'state'>
  given: Given
}

/** The row of a question that is opened as it is answered. */
export function answeredRow({ question, given }: AnsweredAtOnce): AskRow {
  const { event, openings, answer } = answerAndEvent(given, question.subject)
  const { id, revision } = given.ask
  return {
    ...{ ...question, _id: id, v: 1, revision, state: 'answered', answer },
    ...{ receiptOwed: given.at, outbox: [event], openings },
    ...confirmOwed(given),
  }
}

/** What somebody says of themselves is found by this until a second person confirmed it. */
function confirmOwed({ completion, at }: Given): Pick<Ask, 'confirmOwed'> {
  return completion?.toConfirm ? { confirmOwed: at } : {}
}

/** What people said stands in the row as fields too: what it shows is held against the ledger. */
export function answerShown(row: unknown): Shown[] {
  const { answer, declined, query, endedEarly, takenBack = [] } = row as Partial<Ask>
  return [
    ...(answer ? answerFields(answer) : []),
    ...(declined ? [reasonField(declined)] : []),
    ...(endedEarly ? [reasonField(endedEarly)] : []),
    ...(query ? [queryField(query)] : []),
    ...takenBack.flatMap((each) => [...answerFields(each.answer), reasonField(each)]),
  ]
}

function reasonField({ event, by, at, reason }: Pick<Declined, 'event' | 'by' | 'at' | 'reason'>): Shown {
  return { event, field: 'reason', value: reason.text, by, at }
}

function queryField({ event, by, at, text }: Query): Shown {
  return { event, field: 'query', value: text.text, by, at }
}

function answerFields({
  event,
  by,
  at,
  value,
  reason,
  compensating,
  findings,
  measured,
  link,
  file,
  until,
  exportedOn,
  completion,
  form,
}: Answer): Shown[] {
  return [
    { event, field: 'answer', value, by, at },
    ...(reason ? [{ event, field: 'reason', value: reason.text, by, at }] : []),
    ...(compensating ? [{ event, field: 'compensating', value: compensating.text, by, at }] : []),
    ...(findings ? [{ event, field: 'findings', value: findings.text, by, at }] : []),
    ...(measured ? [{ event, field: 'measured', value: measured.text, by, at }] : []),
    ...(link ? [{ event, field: 'link', value: link.text, by, at }] : []),
    ...(file
      ? [
          { event, field: 'fileName', value: file.name.text, by, at },
          { event, field: 'file', value: file.sha256, onceOpen: true as const },
        ]
      : []),
    ...(until ? [{ event, field: 'until', value: until, onceOpen: true as const }] : []),
    ...(exportedOn ? [{ event, field: 'exportedOn', value: exportedOn, onceOpen: true as const }] : []),
    ...(completion
      ? [
          { event, field: 'completedBy', value: completion.by, onceOpen: true as const },
          { event, field: 'completedOn', value: completion.on },
        ]
      : []),
    ...(form?.openedAt ? [{ event, field: 'openedAt', value: form.openedAt }] : []),
  ]
}
