import { approvalCard, confirmForm, readForm, waitingCard } from '../../../src/bot/cards/approval.js'
import { calendarCard, comingCard, conflictThing } from '../../../src/bot/cards/calendar/calendar.js'
import { changeCard } from '../../../src/bot/cards/calendar/change.js'
import type { CalendarEntry, CalendarRow, Standing } from '../../../src/bot/cards/calendar/entry.js'
import {
  moveForm,
  otherDayForm,
  pauseForm,
  resumeForm,
  runForm,
  skipForm,
  whichPausedForm,
} from '../../../src/bot/cards/calendar/forms.js'
import { historyCard, type Outcome } from '../../../src/bot/cards/calendar/history.js'
import { yearWithoutPage, yearWithoutView } from '../../../src/bot/cards/calendar/year-without.js'
import { helpCard } from '../../../src/bot/cards/help.js'
import type { CalendarChange } from '../../../src/domain/calendar-change.js'
import { approvedBy, type Decision } from '../../../src/domain/decision.js'
import type { Occurrence, Programme } from '../../../src/domain/programme.js'
import * as longestTexts from './longest.js'
import { longestQueries } from './query.js'
import { risk } from './risk-register.js'
import type { Shown, ShownBy } from './shown.js'

const { at, longest, reader: someone } = longestTexts
const today = '2026-03-09'
const reason = 'Because & why; '.repeat(66)
const said = { by: 'p_1', at, event: 'e', reason: { text: reason, commitment: 'c' } }

const programme: Programme = {
  _id: `policy-acknowledgement.${longest.policy}`,
  v: 1,
  process: 'policy-acknowledgement',
  subject: longest.policy,
  recurrence: { kind: 'months', every: 1, from: '2026-01-31' },
  shift: 'next',
  country: 'IE',
  owner: 'p_1',
  noticeDays: 5,
  businessDays: 10,
  state: 'active',
  revision: 1,
  paused: { ...said, until: '2026-09-30' },
}
const occurrence: Occurrence = {
  _id: `${programme._id}/2026-09-30`,
  v: 1,
  programme: programme._id,
  period: '2026-09-30',
  nominal: '2026-09-26',
  date: '2026-09-30',
  stretch: { first: '2026-09-01', last: '2026-09-30' },
  state: 'planned',
  revision: 999_999_999,
  fileSays: { date: '2026-09-23' },
}
const standings: Standing[] = [
  ...(['planned', 'moved', 'paused', 'running', 'done', 'skipped', 'covered', 'nothing'] as const),
]

const decision: Decision = {
  _id: `decision/approval.occurrence.${occurrence._id}/999`,
  v: 1,
  process: 'approval',
  number: 999,
  subject: { type: 'occurrence', id: occurrence._id, version: occurrence.period, hash: 'a'.repeat(64) },
  question: 'skip',
  facts: {},
  because: { text: reason, commitment: 'c' },
  requestedBy: 'p_1',
  requestedAt: at,
  dueOn: '2027-09-30',
  timeZone: 'Europe/Dublin',
  steps: approvedBy('p_2'),
  state: 'open',
}

export const calendar: ShownBy = (texts, language) => {
  const reader = { ...someone, language }
  const name = texts.calendar.named.everybody('W'.repeat(80))
  const entry = { occurrence, programme, name, whom: reader.name, owner: 'p_1', standing: 'planned' } as const
  const besides = {
    asked: { question: 'run', by: reader.name },
    afterPause: { _id: '', period: '2026-09-30' },
  } as const
  const many = Array.from({ length: 400 }, (_, n): CalendarRow => {
    const standing = standings[n % standings.length] ?? 'planned'
    const month = String((n % 12) + 1).padStart(2, '0')
    const date = `2026-${month}-28`
    return {
      ...{ ...entry, ...besides, standing },
      occurrence: { ...occurrence, date, moved: { ...said, from: date } },
    }
  }).sort((a, b) => a.occurrence.date.localeCompare(b.occurrence.date))
  const offPlan = (each: CalendarEntry): CalendarEntry => ({
    ...each,
    occurrence: {
      ...each.occurrence,
      ...{ skipped: said, covered: { by: '2026-09-30', at }, started: { at, by: null } },
    },
  })
  const view = {
    ...{ first: '2026-01-01', last: '2026-12-31', today, entries: many, ownOnly: false, year: many },
    conflicts: many.slice(0, 60),
    acts: ['move', 'run', 'skip', 'pause', 'resume'],
    timeZone: reader.timeZone,
    ...{ reader, planned: risk.assessment.plan.map((action) => ({ risk, action })) },
    offPlan: (['skipped', 'covered', 'forward', 'late', 'waits'] as const).flatMap((how) =>
      many
        .slice(0, 40)
        .map((each) => ({ entry: offPlan(each), how, by: reader.name, approvedBy: reader.name })),
    ),
  } as const
  const programmes = Array.from({ length: 400 }, (_, n) => ({ id: `${programme._id}${n}`, name }))
  const outcomes: Outcome[] = [
    { kind: 'nothing' },
    { kind: 'running' },
    { kind: 'acknowledged', answered: 12_345, of: 50_000 },
    { kind: 'found', words: texts.calendar.history.reviewed.holds(reader.name) },
  ]
  const approval = { decision: decision._id, by: 'p_1', at }
  const happened = Array.from({ length: 60 }, (_, n) => ({
    occurrence: {
      ...occurrence,
      moved: { ...said, from: '2026-09-23' },
      movedBefore: [{ ...said, from: '2026-09-22', to: '2026-09-23', overruledBy: 'p_1' }],
      started: { at, by: 'p_1', cycle: `cycle/${occurrence._id}` },
      ...(n % 2 === 0 ? { skipped: { ...said, approval } } : {}),
    },
    outcome: outcomes[n % outcomes.length] ?? null,
  }))
  const because = { text: reason, commitment: 'c' }
  const outOfTurn = outcomes.map((outcome) => ({
    cycle: { _id: `cycle/${occurrence._id}`, startedAt: at, startedBy: 'p_1', because },
    outcome,
  }))
  const history = {
    ...{
      outOfTurn,
      name,
      id: programme._id,
      reader,
      today,
      happened,
      names: new Map([['p_1', reader.name]]),
    },
    paused: { by: reader.name, at, until: '2026-09-30', reason, approvedBy: reader.name },
    pausedBefore: [{ ...said, until: '2026-09-30', approval, ended: { at, by: 'p_1' } }],
  }
  const due = Array.from({ length: 40 }, () => '2026-02-28')
  const subject = yearWithoutView(entry, decision, reader, texts)
  const paused = yearWithoutView(
    entry,
    { ...decision, question: 'pause', until: '2027-09-30' },
    reader,
    texts,
  )
  const forward = yearWithoutView(entry, { ...decision, question: 'run' }, reader, texts)
  const ask = { ...longestTexts.ask, cycle: decision._id, process: 'approval' } as const
  const asked = {
    ...{ decision, subject, reader, requester: reader.name, approver: reader.name, namer: null, at, ask },
    answeredBy: null,
    inPlaceOf: null,
    queries: longestQueries,
    claimedBy: null,
    somebodyMayTake: true,
    askedOf: reader.name,
  }
  const conflict = conflictThing(entry, today, texts)
  const dropped = conflictThing(
    { ...entry, occurrence: { ...occurrence, fileSays: { date: null } } },
    today,
    texts,
  )
  const waiting = Array.from({ length: 30 }, () => [conflict, dropped]).flat()
  const done = { id: 'e', by: 'p_1', at, approval: null }
  const changes: CalendarChange[] = [
    { ...done, what: 'moved', occurrence, from: '2026-09-26', to: '2026-09-30', reason },
    { ...done, what: 'settled', from: '2026-09-26', to: '2026-09-30' },
    { ...done, what: 'settled', from: '2026-09-26', to: null },
    { ...done, what: 'run', occurrence },
    { ...done, what: 'skipped', occurrence, reason },
    { ...done, what: 'paused', until: '2026-09-30', reason },
    { ...done, what: 'resumed', until: '2026-09-30' },
  ]
  const changeView = {
    ...{ programme: programme._id, name, by: reader.name, approvedBy: reader.name, reason },
    ...{ on: '2026-03-08', timeZone: reader.timeZone, today },
  }
  return [
    ['the calendar of a year with more than anybody reads', calendarCard(view, texts)],
    [
      'the calendar of one month',
      calendarCard({ ...view, last: '2026-01-31', year: null, conflicts: [] }, texts),
    ],
    [
      'the calendar of whom nothing concerns',
      calendarCard({ ...view, entries: [], year: [], conflicts: [], acts: [], ownOnly: true }, texts),
    ],
    ['that an occurrence is coming', comingCard(entry, today, texts)],
    ...changes.map(
      (change): Shown => [
        `that somebody else did something: ${change.what}`,
        changeCard({ ...changeView, change }, texts),
      ],
    ),
    ['the form that moves one', moveForm({ entry }, null, today, texts)],
    ['the form that moves one of many', moveForm({ of: many }, '2026-05-03', today, texts)],
    [
      'the form that proposes another day',
      otherDayForm(
        entry,
        { wanted: '2026-05-03', proposed: { date: '2026-05-05', lies: 'after' }, reason },
        today,
        texts,
      ),
    ],
    [
      'the form that has no other day to propose',
      otherDayForm(entry, { wanted: '2026-05-03', proposed: null, reason }, today, texts),
    ],
    ['the form that starts one', runForm({ entry }, null, today, texts)],
    ['the form that asks to start one', runForm({ entry }, reader.name, today, texts)],
    ['the form that starts one of many', runForm({ of: many }, null, today, texts)],
    ['the form that leaves one out', skipForm({ entry }, null, today, texts)],
    ['the form that asks top management', skipForm({ entry }, reader.name, today, texts)],
    ['the form that leaves out one of many', skipForm({ of: many }, null, today, texts)],
    ['the form that pauses', pauseForm({ programme: { id: programme._id, name } }, texts)],
    ['the form that pauses one of many', pauseForm({ of: programmes }, texts)],
    ['the form that chooses what to resume', whichPausedForm(programmes, texts)],
    [
      'the form that resumes',
      resumeForm(
        {
          ...{ id: programme._id, name, by: reader.name, at, until: '2026-09-30', reason },
          ...{ timeZone: reader.timeZone, due },
        },
        today,
        texts,
      ),
    ],
    ['the history of a programme', historyCard(history, texts)],
    [
      'the history of one that never ran',
      historyCard({ ...history, happened: [], outOfTurn: [], paused: null, pausedBefore: [] }, texts),
    ],
    ['the question to top management', approvalCard(asked, texts)],
    ['the question whether to pause', approvalCard({ ...asked, subject: paused }, texts)],
    ['the question whether to pull forward', approvalCard({ ...asked, subject: forward }, texts)],
    ['its confirmation', confirmForm(asked, texts)],
    ['its page to read', readForm(asked, { nodes: yearWithoutPage(subject), isLast: true }, texts)],
    ['for whom leaving out waits', waitingCard({ ...asked, reachable: true }, texts)],
    ['help with sixty conflicts that wait', helpCard({ waiting, watching: [], commands: [] }, texts)],
  ]
}
