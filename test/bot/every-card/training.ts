import { outOfTurnForm } from '../../../src/bot/cards/out-of-turn.js'
import { courseCard } from '../../../src/bot/cards/training/ask.js'
import {
  type CourseView,
  type TrainingDecideView,
  verbs,
  type WaiverOutcome,
} from '../../../src/bot/cards/training/course.js'
import { cannotForm, trainingDecideCard, trainingDecideForm } from '../../../src/bot/cards/training/decide.js'
import { courseQuizForm, lessonForm, nextQuiz, resultForm } from '../../../src/bot/cards/training/lesson.js'
import { type CourseStands, courseListCard, courseOneCard } from '../../../src/bot/cards/training/list.js'
import { courseStatusCard, trainingStatusCard } from '../../../src/bot/cards/training/status.js'
import { waiverOutcomeCard } from '../../../src/bot/cards/training/waiver-outcome.js'
import { endWaiverForm, waiversCard } from '../../../src/bot/cards/training/waivers.js'
import type { Ask } from '../../../src/domain/ask.js'
import type { Course } from '../../../src/domain/course.js'
import { markQuiz } from '../../../src/domain/quiz.js'
import { FAILED_SLOT, WAIVER_SLOT } from '../../../src/domain/training.js'
import * as longestTexts from './longest.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const inEach = (text: string) => ({ en: text, de: text })
const paragraph = 'The quick brown fox & <its> friends lock their screens. '.repeat(20)

/** As long as training.yaml allows each text to be. */
export const longestCourse: Course = {
  ...{ _id: 'x@1', v: 1, course: 'x'.repeat(60), version: '1', sequence: 1, title: inEach('W'.repeat(80)) },
  purpose: inEach('&'.repeat(500)),
  controls: Array.from({ length: 10 }, (_, n) => `A.8.${n + 20}`),
  lesson: inEach(Array.from({ length: 40 }, () => paragraph).join('\n\n')),
  ...{ link: null, minutes: 240, validMonths: 60, renews: true, countsFrom: 1, since: at },
  by: {
    ...{ way: 'quiz', draw: 10, passMark: 10, attempts: 10 },
    questions: Array.from({ length: 30 }, (_, n) => ({
      ...{ id: `q-${n}`, text: inEach('Q'.repeat(300)), right: 'o-0', because: inEach('&'.repeat(300)) },
      options: Array.from({ length: 6 }, (_, o) => ({ id: `o-${o}`, text: inEach('O'.repeat(75)) })),
    })),
  },
  neededBy: { audience: 'everyone', joinersWithinDays: 365 },
  ...{ hash: 'a'.repeat(64), importedAt: at },
}

export const training: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const open: Ask = {
    ...longestTexts.ask,
    ...{
      process: 'training',
      slot: 'course',
      needed: { as: 'department', of: 'D'.repeat(200), renews: true },
    },
  }
  const said = { what: 'again', by: reader.name, text: '&'.repeat(1_000) } as const
  const longestOutcome = (value: 'granted' | 'refused'): WaiverOutcome => ({
    ...{ value, until: '2027-09-30', by: reader.name, text: said.text, ended: said.text },
  })
  const view: CourseView = {
    ...{
      ask: open,
      course: longestCourse,
      reader,
      at,
      owner: reader.name,
      runsOut: '2027-09-30',
      said: null,
    },
    ...{ waiver: longestOutcome('granted'), confirmed: null, saidBy: null, talk: null },
    outOfTurn: { by: reader.name, reason: said.text },
  }
  const attempt = {
    ...{ number: 1, at, by: 'p_1', right: 10, of: 10, passed: true, hash: open.subject.hash },
    ...{ event: 'e', commitment: 'c' },
  }
  const answer = { ...longestTexts.answered.answer, until: '2027-09-30' } as NonNullable<Ask['answer']>
  const closed = (because: NonNullable<Ask['closed']>['because']) =>
    courseCard({ ...view, ask: { ...open, state: 'closed', closed: { at, because } } }, texts)
  const lesson = { ask: open, course: longestCourse, reader, tried: [] }
  const talk = (is: 'waits' | 'again' | 'waiver-asked') => {
    const ask: Ask = { ...open, state: 'closed', closed: { at, because: 'failed' }, attempts: [attempt] }
    return courseCard({ ...view, ask, talk: { by: reader.name, is } }, texts)
  }
  const { quiz } = nextQuiz(lesson)
  const result = (chosen: Record<string, string>, attempts: number) =>
    resultForm(
      { ...lesson, ask: { ...open, attempts: Array.from({ length: attempts }, () => attempt) } },
      { quiz, marked: markQuiz(quiz, chosen), talk: reader.name },
      texts,
    )
  const right = Object.fromEntries(quiz.questions.map((each) => [each.id, each.right]))
  const decide = (slot: string, value?: string, answeredBy: string | null = null): TrainingDecideView => ({
    ask: {
      ...{ ...open, process: 'training', kind: 'delegable', slot, about: 'f'.repeat(32) },
      ...(value === undefined
        ? {}
        : {
            state: 'answered',
            answer: { ...answer, value, reason: { text: said.text, commitment: 'c' } },
          }),
    },
    ...{
      about: { ...open, attempts: [attempt] },
      course: longestCourse,
      person: reader,
      reader,
      at,
      answeredBy,
    },
    request: { by: reader.name, text: said.text },
    outcome: null,
  })
  const declined = {
    ...{ event: 'e', by: 'p_1', at, reason: { text: said.text, commitment: 'c' } },
    through: { kind: 'chat', platform: 'slack' } as const,
  }
  const waiver = {
    ...{ ask: open, person: reader.name, title: 'W'.repeat(80), until: '2027-09-30', by: reader.name },
    reason: said.text,
  }
  const stands: CourseStands = {
    ...{
      course: longestCourse,
      owner: reader.name,
      howFar: { done: 12_345, of: 50_000 },
      nextOn: '2027-09-30',
    },
    mine: texts.training.mine.waived('W'.repeat(80), '2027-09-30', '2026-03-09'),
  }
  const today = '2026-03-09'
  const progress = {
    ...{ course: longestCourse, isRunning: true, done: 12_345, of: 50_000, overdue: 1_234, failed: 123 },
    waived: 12,
  }
  const departments = {
    shown: Array.from({ length: 60 }, () => ({ department: 'D'.repeat(200), done: 12, of: 345 })),
    others: { done: 1, of: 12 },
  }
  const status = {
    ...{ ...progress, departments, hasAttempts: true },
    results: Array.from({ length: 20 }, () => ({ from: today, percent: 88, attempts: 12_345 })),
    missed: Array.from({ length: 3 }, () => ({ question: 'Q'.repeat(300), percent: 77, asked: 12_345 })),
  }
  const actions = [{ verb: verbs.askWhyNow, value: 'x'.repeat(60), label: texts.training.start.open }]
  const out = { verb: verbs.start, id: 'x'.repeat(60), name: 'W'.repeat(80), owner: reader.name }
  return [
    [
      'courses',
      courseListCard(
        Array.from({ length: 60 }, () => stands),
        { all: true, reader, today },
        texts,
      ),
    ],
    [
      'my courses',
      courseListCard([{ ...stands, howFar: null, mine: null }], { all: false, reader, today }, texts),
    ],
    ['a course', courseOneCard(stands, { actions, reader, today }, texts)],
    [
      'a course of nobody',
      courseOneCard(
        { course: longestCourse, owner: null, howFar: null, mine: null, nextOn: null },
        { actions: [], reader, today },
        texts,
      ),
    ],
    ['a course begun now', outOfTurnForm({ ...out, words: texts.training.start }, texts)],
    [
      'how far courses are',
      trainingStatusCard(
        Array.from({ length: 60 }, () => progress),
        { reader },
        texts,
      ),
    ],
    ['how far a course is', courseStatusCard(status, { reader, today }, texts)],
    [
      'how far a course is that hardly anybody tried',
      courseStatusCard({ ...status, results: [], missed: null, isRunning: false }, { reader, today }, texts),
    ],
    ['training to complete', courseCard(view, texts)],
    ['training to complete again', courseCard({ ...view, said, outOfTurn: null }, texts)],
    ['training refused', courseCard({ ...view, said: { ...said, what: 'refused' }, outOfTurn: null }, texts)],
    ['training renewed', courseCard({ ...view, runsOut: null }, texts)],
    [
      'training completed',
      courseCard({ ...view, ask: { ...open, state: 'answered', answer, attempts: [attempt] } }, texts),
    ],
    ['training declined', courseCard({ ...view, ask: { ...open, state: 'declined', declined } }, texts)],
    ['training failed', talk('waits')],
    ['training tried again', talk('again')],
    ['training failed with a waiver asked for', talk('waiver-asked')],
    [
      'training ended waiver',
      courseCard({ ...view, said: { ...said, what: 'ended' }, outOfTurn: null }, texts),
    ],
    [
      'training tried once',
      courseCard({ ...view, ask: { ...open, attempts: [{ ...attempt, passed: false }] } }, texts),
    ],
    ['training waived', closed('excepted')],
    ...(['granted', 'refused'] as const).flatMap((value) => {
      const asked = { ...decide(FAILED_SLOT, 'waive'), outcome: longestOutcome(value) }
      const other = { ...asked, person: { ...reader, _id: 'p_2' } }
      return [
        [`training waiver ${value} to whoever asked`, trainingDecideCard(asked, texts)] as const,
        [`training waiver ${value} told`, waiverOutcomeCard(other, asked.outcome, texts)] as const,
      ]
    }),
    [
      'training waived, told',
      waiverOutcomeCard(decide(WAIVER_SLOT, 'granted'), longestOutcome('granted'), texts),
    ],
    ['training not needed', closed('not-needed')],
    ['training over', closed('cycle-closed')],
    [
      'waivers',
      waiversCard(
        Array.from({ length: 60 }, () => waiver),
        today,
        texts,
      ),
    ],
    ['no waivers', waiversCard([], today, texts)],
    ['a waiver ended', endWaiverForm(waiver, today, texts)],
    [
      'a waiver that was ended',
      trainingDecideCard(
        {
          ...decide(WAIVER_SLOT, 'granted'),
          ask: { ...decide(WAIVER_SLOT, 'granted').ask, endedEarly: declined },
        },
        texts,
      ),
    ],
    ['a lesson', lessonForm(lesson, 1, texts)],
    ['the last page of a lesson', lessonForm(lesson, 99, texts)],
    [
      'a lesson elsewhere',
      lessonForm(
        {
          ...lesson,
          course: { ...longestCourse, lesson: null, link: `https://lms.example/${'a'.repeat(980)}` },
        },
        1,
        texts,
      ),
    ],
    ['a course’s questions', courseQuizForm({ ...lesson, ask: { ...open, spent: 8 } }, texts)],
    ['a course’s questions passed', result(right, 1)],
    ['a course’s questions not passed', result({}, 1)],
    ['a course’s last attempt', result({}, 10)],
    ['a course cannot be done', cannotForm({ ...lesson, decider: reader.name }, texts)],
    ...([FAILED_SLOT, WAIVER_SLOT] as const).flatMap((slot) => [
      [`training ${slot}`, trainingDecideCard(decide(slot), texts)] as const,
      [`training ${slot} by another`, trainingDecideCard(decide(slot, 'again', reader.name), texts)] as const,
    ]),
    ...(['again', 'waive'] as const).flatMap((answered) => [
      [`training ${answered}`, trainingDecideCard(decide(FAILED_SLOT, answered), texts)] as const,
      [`training ${answered}?`, trainingDecideForm(decide(FAILED_SLOT), answered, texts)] as const,
    ]),
    ...(['granted', 'refused'] as const).flatMap((answered) => [
      [`training ${answered}`, trainingDecideCard(decide(WAIVER_SLOT, answered), texts)] as const,
      [`training ${answered}?`, trainingDecideForm(decide(WAIVER_SLOT), answered, texts)] as const,
    ]),
  ]
}
