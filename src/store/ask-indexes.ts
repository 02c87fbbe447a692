import type { IndexDescription } from 'mongodb'
import { REVIEW_SLOT } from '../domain/owners-question.js'
import { CONFIRM_COMPLETION_SLOT, COURSE_SLOT, WAIVER_SLOT } from '../domain/training.js'

/** The two that are named where something is counted in them alone. */
export const CYCLE_STATE_DUE = 'cycle-state-due'
export const ZONE_STATE_DUE = 'zone-state-due'

/** Named where it is looked for, so that its index is chosen. */
export const owesConfirming = { confirmOwed: { $gt: '' } }

/** In which somebody is to do something by a day: few asks beside those of policies and courses. */
export const processesOfActions = ['treatment-plan', 'corrective-action', 'management-review'] as const

const ofActions = { process: { $in: [...processesOfActions] } }

export const askIndexes: IndexDescription[] = [
  // How far a cycle has come is counted in it, and no ask is read.
  {
    key: { cycle: 1, state: 1, dueOn: 1, joined: 1, about: 1, 'closed.because': 1 },
    name: CYCLE_STATE_DUE,
  },
  { key: { mayAnswer: 1, state: 1 }, name: 'may-answer-state' },
  {
    key: { 'snapshot.timeZone': 1, remindOn: 1 },
    name: 'zone-remind-on',
    partialFilterExpression: { state: 'open' },
  },
  // What a person was asked about a subject, and who was asked about a version: read from the index alone.
  {
    key: { 'subject.id': 1, askedOf: 1, 'subject.version': 1, slot: 1, 'closed.because': 1 },
    name: 'subject-asked-of',
  },
  { key: { 'movedFrom.cycle': 1 }, name: 'moved-from', sparse: true },
  // What is late, and what was answered too late, of however many.
  {
    key: { 'snapshot.timeZone': 1, state: 1, dueOn: 1, 'answer.at': 1, askedOf: 1, 'paused.until': 1 },
    name: ZONE_STATE_DUE,
  },
  { key: { tell: 1 }, name: 'tell', sparse: true },
  { key: { lateFor: 1 }, name: 'late-for', sparse: true },
  { key: { 'answer.by': 1, 'answer.at': -1 }, name: 'answered-by', sparse: true },
  { key: { receiptOwed: 1 }, name: 'receipt-owed', sparse: true },
  { key: { followUpOwed: 1 }, name: 'follow-up-owed', sparse: true },
  { key: { takeOverOwed: 1 }, name: 'take-over-owed', sparse: true },
  { key: { about: 1 }, name: 'about', sparse: true },
  { key: { 'answer.file.id': 1 }, name: 'file', sparse: true },
  { key: { state: 1 }, name: 'declined', partialFilterExpression: { state: 'declined' } },
  { key: { nudgeOwed: 1 }, name: 'nudge-owed', sparse: true },
  // Of the thousands that were asked about a policy, the few that a review of it looks at. No acknowledgement touches them.
  {
    key: { 'subject.id': 1, 'answer.at': -1 },
    name: 'reviewed',
    partialFilterExpression: { slot: REVIEW_SLOT },
  },
  // Of a course, what each person completed last and is asked now, of however many years; read from the index alone.
  {
    key: {
      ...{ 'subject.id': 1, slot: 1, state: 1, askedOf: 1, 'answer.at': -1 },
      ...{ 'answer.completion.toConfirm': 1, _id: 1 },
    },
    name: 'completed',
    partialFilterExpression: { slot: COURSE_SLOT },
  },
  // Who does not take the usual course in a training year: the sweep looks there every minute.
  {
    key: {
      ...{ cycle: 1, slot: 1, state: 1, 'closed.because': 1, 'answer.completion.toConfirm': 1 },
      ...{ askedOf: 1, _id: 1 },
    },
    name: 'training-year',
    partialFilterExpression: { slot: COURSE_SLOT },
  },
  {
    key: { cycle: 1, 'attempts.passed': 1 },
    name: 'passed-and-open',
    partialFilterExpression: { slot: COURSE_SLOT, state: 'open' },
  },
  // What somebody says of themselves, and nobody has confirmed: few, of however many licences.
  { key: { 'subject.id': 1, confirmOwed: 1 }, name: 'confirm-owed', partialFilterExpression: owesConfirming },
  {
    key: { 'subject.id': 1, 'answer.at': 1 },
    name: 'waived',
    partialFilterExpression: { slot: WAIVER_SLOT },
  },
  // Who completed a course since a moment, and whose completion was confirmed since: of tens of thousands, those of a day.
  {
    key: { 'subject.id': 1, slot: 1, 'answer.at': 1, askedOf: 1 },
    name: 'completed-since',
    partialFilterExpression: { slot: COURSE_SLOT, state: 'answered' },
  },
  {
    key: { 'subject.id': 1, 'answer.at': 1 },
    name: 'confirmed-since',
    partialFilterExpression: { slot: CONFIRM_COMPLETION_SLOT },
  },
  {
    key: { 'subject.id': 1, 'subject.version': 1 },
    name: 'declined-about',
    partialFilterExpression: { declined: { $exists: true } },
  },
  // What was to be done in some months, and what was found of it, of all years.
  { key: { process: 1, dueOn: 1 }, name: 'to-do-by', partialFilterExpression: ofActions },
  { key: { process: 1, 'answer.at': 1 }, name: 'to-do-answered', partialFilterExpression: ofActions },
]
