import { courseCard } from '../../../src/bot/cards/training/ask.js'
import { attendanceForm, recordedCard } from '../../../src/bot/cards/training/attendance.js'
import { certificateForm } from '../../../src/bot/cards/training/certificate.js'
import { completionListForm, takenOverCard } from '../../../src/bot/cards/training/completion-list.js'
import { confirmCard, sendCompletionBackForm } from '../../../src/bot/cards/training/confirm.js'
import type { CourseView, TrainingDecideView } from '../../../src/bot/cards/training/course.js'
import { lessonForm } from '../../../src/bot/cards/training/lesson.js'
import { courseOneCard } from '../../../src/bot/cards/training/list.js'
import { competenceMatrixCard } from '../../../src/bot/cards/training/matrix.js'
import type { Completion } from '../../../src/domain/answer.js'
import type { Ask } from '../../../src/domain/ask.js'
import { competenceMatrix, competenceStates } from '../../../src/domain/competence-matrix.js'
import type { Course } from '../../../src/domain/course.js'
import { CONFIRM_COMPLETION_SLOT } from '../../../src/domain/training.js'
import * as longestTexts from './longest.js'
import type { ShownBy } from './shown.js'
import { longestCourse } from './training.js'

const { at } = longestTexts
const today = '2026-03-09'
const kept = (text: string) => ({ text, commitment: 'c' })

/** Every way in which a course is completed but its questions. */
const ways: readonly Course['by'][] = [
  { way: 'certificate', confirmedBy: 'trainer' },
  { way: 'certificate', confirmedBy: 'manager' },
  { way: 'attendance' },
  { way: 'lms', columns: { person: 'e-mail', completedOn: 'completed', score: 'score' } },
]

export const trainingWays: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const open: Ask = { ...longestTexts.ask, process: 'training', slot: 'course', needed: { as: 'everyone' } }
  const viewOf = (by: Course['by'], changes: Partial<CourseView> = {}): CourseView => ({
    ...{ ask: open, course: { ...longestCourse, by }, reader, at, owner: reader.name, runsOut: '2027-09-30' },
    ...{ said: null, waiver: null, confirmed: null, saidBy: reader.name, outOfTurn: null, talk: null },
    ...changes,
  })
  const answered = (by: Completion['by']): Ask => ({
    ...{ ...open, state: 'answered' },
    answer: {
      ...(longestTexts.answered.answer as NonNullable<Ask['answer']>),
      ...{ value: 'completed', until: '2027-09-30', completion: { by, on: '2026-03-01' } },
      ...{
        by: 'p_2',
        link: kept(`https://cert.example/${'c'.repeat(900)}`),
        reason: kept('&'.repeat(1_000)),
      },
      file: {
        ...{ id: 'f', sha256: 'a'.repeat(64), bytes: 9_999_999, kind: 'pdf' as const },
        name: kept('c'.repeat(120)),
      },
    },
  })
  const confirming = (
    by: Completion['by'],
    changes: Partial<TrainingDecideView> = {},
  ): TrainingDecideView => ({
    ask: { ...open, kind: 'delegable', slot: CONFIRM_COMPLETION_SLOT, about: 'f'.repeat(32) },
    ...{ about: answered(by), course: longestCourse, person: reader, reader, at },
    ...{ request: null, outcome: null, answeredBy: null, ...changes },
  })
  const said = (value: string): Ask => ({
    ...{ ...answered('certificate'), slot: CONFIRM_COMPLETION_SLOT },
    answer: { ...(answered('certificate').answer as NonNullable<Ask['answer']>), value },
  })
  const certificate = ways[0] as Course['by']
  const column = '&'.repeat(80)
  const columns = { person: column, completedOn: column, score: column }
  const longestList: Course = { ...longestCourse, by: { way: 'lms', columns } }
  const roles = Array.from({ length: 26 }, (_, n) => `${'R'.repeat(40)}${n}`)
  const matrix = competenceMatrix(
    Array.from({ length: 14 }, (_, n) => ({
      ...{ person: { ...reader, roles }, completed: null, waivedUntil: null },
      ...{ course: { ...longestCourse, course: `c-${n}` }, is: competenceStates[n % 4] ?? 'missing' },
    })),
  )
  return [
    ...ways.flatMap((by, n) => {
      const view = viewOf(by)
      const stands = { course: view.course, owner: reader.name, howFar: null, mine: null, nextOn: null }
      return [
        [`training ${by.way} ${n}`, courseCard(view, texts)] as const,
        [`a lesson ${by.way} ${n}`, lessonForm(view, 99, texts)] as const,
        [`a course ${by.way} ${n}`, courseOneCard(stands, { actions: [], reader, today }, texts)] as const,
        [
          `a lesson nowhere ${by.way} ${n}`,
          lessonForm({ ...view, course: { ...view.course, lesson: null } }, 1, texts),
        ] as const,
      ]
    }),
    ...(['certificate', 'attendance', 'lms'] as const).flatMap((by) => [
      [`training completed, ${by}`, courseCard(viewOf(certificate, { ask: answered(by) }), texts)] as const,
      [`training to confirm, ${by}`, confirmCard(confirming(by), texts)] as const,
    ]),
    ...(['waits', 'sent-back'] as const).map(
      (confirmed) =>
        [
          `training handed in ${confirmed}`,
          courseCard(viewOf(certificate, { ask: answered('certificate'), confirmed }), texts),
        ] as const,
    ),
    [
      'training sent back',
      courseCard(
        viewOf(certificate, { said: { what: 'sent-back', by: reader.name, text: '&'.repeat(1_000) } }),
        texts,
      ),
    ],
    ['attendance', attendanceForm({ course: longestCourse, reader, today }, texts)],
    [
      'attendance recorded',
      recordedCard(
        longestCourse,
        reader,
        {
          came: (
            [
              'completed',
              'unasked',
              'although-declined',
              'to-confirm',
              'already',
              'not-needed',
              'not-running',
            ] as const
          ).flatMap((came) => Array.from({ length: 150 }, () => ({ person: reader, came }))),
          file: '&'.repeat(120),
        },
        texts,
      ),
    ],
    ['nobody recorded', recordedCard(longestCourse, reader, { came: [], file: '&'.repeat(120) }, texts)],
    ['a completion list', completionListForm({ course: longestList, reader }, texts)],
    [
      'completion list taken over',
      takenOverCard(
        longestList,
        reader,
        {
          came: Array.from({ length: 500 }, () => ({ person: reader, came: 'completed' as const })),
          unknown: Array.from({ length: 500 }, () => ({ line: 500, person: '&'.repeat(120) })),
          early: [{ listed: { line: 500, person: '&'.repeat(120), on: '2025-12-31' }, from: '2026-12-31' }],
          file: '&'.repeat(120),
        },
        texts,
      ),
    ],
    ['competence', competenceMatrixCard(matrix, { reader, today }, texts)],
    ['a certificate', certificateForm(viewOf(certificate), texts)],
    ['training confirmed', confirmCard(confirming('certificate', { ask: said('confirmed') }), texts)],
    ['training returned', confirmCard(confirming('certificate', { ask: said('sent-back') }), texts)],
    [
      'training confirmed by another',
      confirmCard(confirming('certificate', { ask: said('confirmed'), answeredBy: reader.name }), texts),
    ],
    ['training sent back?', sendCompletionBackForm(confirming('certificate'), texts)],
  ]
}
