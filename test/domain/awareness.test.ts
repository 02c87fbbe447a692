import fc from 'fast-check'
import { departmentsShown, isRight, lessonHash, nextLesson, rightShare } from '../../src/domain/awareness.js'
import { FEWEST_SHOWN } from '../../src/domain/fewest-shown.js'
import { aLesson } from '../support/taught-company.js'

const named = (...lessons: string[]) => lessons.map((lesson, nth) => aLesson(lesson, nth))

describe('the next lesson', () => {
  test('is the next of the file, and after the last the one that was sent longest ago', () => {
    const sentAt = new Map<string, string>()
    const order: string[] = []
    for (let month = 1; month <= 7; month += 1) {
      const next = nextLesson(named('a', 'b', 'c'), sentAt)
      if (!next) throw new Error('There is one')
      order.push(next.lesson)
      sentAt.set(next.lesson, `2027-0${month}-01T09:00:00.000Z`)
    }
    expect(order).toEqual(['a', 'b', 'c', 'a', 'b', 'c', 'a'])
  })

  test('is a new one before any comes again, wherever it stands; one that the file has no more never comes', () => {
    const sentAt = new Map([
      ['a', '2027-01-01T09:00:00.000Z'],
      ['c', '2027-02-01T09:00:00.000Z'],
    ])
    expect(nextLesson(named('a', 'new', 'c'), sentAt)?.lesson).toBe('new')
    const [gone = aLesson('a', 0)] = named('a')
    expect(nextLesson([{ ...gone, stands: null }], sentAt)).toBeNull()
    expect(nextLesson([], sentAt)).toBeNull()
  })

  test('comes to each as often as to any other, whatever was sent before', () => {
    const lessons = named('a', 'b', 'c', 'd')
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }), (before) => {
        const sentAt = new Map<string, string>(
          before.map((lesson, n) => [lesson, `2026-0${n + 1}-01T09:00:00.000Z`]),
        )
        const round = lessons.map((_, n) => {
          const next = nextLesson(lessons, sentAt)
          if (next) sentAt.set(next.lesson, `2027-0${n + 1}-01T09:00:00.000Z`)
          return next?.lesson
        })
        expect(round.toSorted()).toEqual(['a', 'b', 'c', 'd'])
      }),
    )
  })
})

test('an answer is bound to what was read and asked, the answers and their order included, and not to its place', () => {
  const lesson = aLesson('a', 0)
  const { question } = lesson
  expect(lessonHash({ ...lesson, ...aLesson('a', 7) })).toBe(lesson.hash)
  for (const changed of [
    { title: { en: 'Another' } },
    { text: { en: 'Another' } },
    { question: { ...question, right: 'wait' } },
    { question: { ...question, because: { en: 'Another' } } },
    { question: { ...question, options: question.options.toReversed() } },
  ])
    expect(lessonHash({ ...lesson, ...changed })).not.toBe(lesson.hash)
  expect(['say-so', 'wait'].map((option) => isRight(lesson, option))).toEqual([true, false])
})

describe('what is shown of results', () => {
  test('is nothing of fewer than five people', () => {
    expect(rightShare({ answered: 4, right: 4 })).toBeNull()
    expect(rightShare({ answered: 5, right: 4 })).toBe(80)
    expect(rightShare({ answered: 0, right: 0 })).toBeNull()
  })

  test('leaves no department to be worked out from the whole: those left out have nobody in them, or five at least', () => {
    const department = fc
      .tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 }))
      .map(([answered, right]) => ({ answered, right: Math.min(answered, right) }))
    fc.assert(
      fc.property(fc.array(department, { maxLength: 8 }), (departments) => {
        const shown = departmentsShown(departments)
        const leftOut = departments.filter((each) => !shown.includes(each))
        const hidden = leftOut.reduce((sum, { answered }) => sum + answered, 0)
        expect(shown.every(({ answered }) => answered >= FEWEST_SHOWN)).toBe(true)
        expect(hidden === 0 || hidden >= FEWEST_SHOWN || shown.length === 0).toBe(true)
      }),
    )
  })

  test('is every department of five or more where nobody answered in the others', () => {
    const departments = [
      { answered: 5, right: 5 },
      { answered: 0, right: 0 },
      { answered: 9, right: 1 },
    ]
    expect(departmentsShown(departments)).toEqual([departments[0], departments[2]])
  })
})
