import {
  answeredForm,
  type LessonView,
  lessonCard,
  lessonForm,
} from '../../../src/bot/cards/awareness/lesson.js'
import { type LessonResult, resultsCard } from '../../../src/bot/cards/awareness/results.js'
import type { Ask } from '../../../src/domain/ask.js'
import type { Lesson } from '../../../src/domain/awareness.js'
import * as longestTexts from './longest.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const inEach = (length: number) => ({ en: '&'.repeat(length), de: '&'.repeat(length) })

/** As long as awareness.yaml allows each text to be. */
const lesson: Lesson = {
  ...{ _id: 'l@1', v: 1, lesson: 'l', version: '1', sequence: 1, hash: 'h', importedAt: at },
  ...{ title: inEach(80), text: inEach(1_500), stands: { nth: 0, audience: 'everyone' } },
  question: {
    text: inEach(300),
    options: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, text: inEach(75) })),
    ...{ right: 'a', because: inEach(500) },
  },
}

export const awareness: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const open: Ask = {
    ...longestTexts.ask,
    ...{ process: 'awareness', kind: 'personal', slot: 'lesson', dueOn: '9999-12-31' },
  }
  const view: LessonView = { ask: open, lesson, reader, closesOn: '2027-12-31', at }
  const answered = (value: string): LessonView => {
    const answer = { ...longestTexts.answered.answer, value } as NonNullable<Ask['answer']>
    return { ...view, ask: { ...open, state: 'answered', answer } }
  }
  const over = (because: 'cycle-closed' | 'left') =>
    lessonCard({ ...view, ask: { ...open, state: 'closed', closed: { at, because } } }, texts)
  const result = (answeredBy: number, until: string | null): LessonResult => ({
    ...{ cycle: longestTexts.ask.cycle, lesson, sentOn: '2026-12-31', until, before: 75 },
    ...{ asked: 50_000, answered: answeredBy, right: Math.min(answeredBy, 31_234) },
  })
  const departments = Array.from({ length: 30 }, (_, n) => {
    return { department: `${'&'.repeat(60)}${n}`, asked: 12_345, answered: 12_000, right: 11_999 }
  })
  const results = [result(50_000, '2027-12-31'), ...Array.from({ length: 11 }, () => result(4, null))]
  const shown = { reader, results, departments, today: '2027-12-01' }
  return [
    ['a lesson', lessonCard(view, texts)],
    ['a lesson as a form', lessonForm(view, texts)],
    ['the receipt for a right answer', lessonCard(answered('a'), texts)],
    ['the receipt for another answer', lessonCard(answered('b'), texts)],
    ['what came of a lesson, as a form', answeredForm(answered('b'), texts)],
    ['a lesson that is over', over('cycle-closed')],
    ['a lesson of whoever left', over('left')],
    ['how lessons went', resultsCard(shown, texts)],
    [
      'how lessons went, of which there were none',
      resultsCard({ ...shown, results: [], departments: [] }, texts),
    ],
  ]
}
