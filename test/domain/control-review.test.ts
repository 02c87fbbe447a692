import {
  controlGroupId,
  controlGroupSubject,
  controlGroups,
  isToSeeTo,
  weekOfReview,
} from '../../src/domain/control-review.js'
import { aControl, aStatement } from '../support/stated-company.js'

const statement = (...said: Parameters<typeof aControl>[]) =>
  aStatement('1', ...said.map(([id, each]) => aControl(id, each)))

test('who answers for many is asked about as many as one looks through in one sitting, in their order', () => {
  const [first, ...others] = controlGroups(statement())
  expect(first?.controls[0]?.id).toBe('A.5.1')
  expect([first, ...others].map((group) => group?.controls.length)).toEqual([24, 24, 24, 21])
  expect(new Set([first, ...others].map((group) => group && controlGroupId(group))).size).toBe(4)
})

test('what is planned only, or not implemented, is asked about nobody', () => {
  const action = { what: { en: 'Do it' }, owner: 'p_2', due: '2027-06-30' }
  const groups = controlGroups(
    statement(
      ['A.8.13', { owner: 'p_2', state: 'partly', action }],
      ['A.8.14', { owner: 'p_2', state: 'planned', action }],
      ['A.8.15', { owner: 'p_2', state: 'not', action }],
    ),
  )
  expect(groups.find(({ owner }) => owner === 'p_2')?.controls.map(({ id }) => id)).toEqual(['A.8.13'])
})

test('an answer is bound to what is stated of these controls, whatever changes of others', () => {
  const subjectIn = (version: string, how: string, others: string) => {
    const stated = aStatement(
      version,
      aControl('A.8.13', { owner: 'p_2', implementation: { en: how } }),
      aControl('A.5.1', { implementation: { en: others } }),
    )
    const group = controlGroups(stated).find(({ owner }) => owner === 'p_2')
    return group && controlGroupSubject(group, stated)
  }
  const before = subjectIn('1', 'Each night', 'As before')
  expect(subjectIn('2', 'Each night', 'Otherwise')).toEqual({ ...before, version: '2' })
  expect(subjectIn('2', 'Each week', 'As before')?.hash).not.toBe(before?.hash)
})

test('reviews are spread over the weeks of the year, and each keeps its own', () => {
  const weeks = Array.from({ length: 500 }, (_, index) => weekOfReview(`person.${index}`, 1))
  expect(Math.min(...weeks)).toBe(0)
  expect(Math.max(...weeks)).toBe(47)
  const most = Math.max(...weeks.map((week) => weeks.filter((each) => each === week).length))
  expect(most).toBeLessThan(25)
  expect(weekOfReview('person.7', 1)).toBe(weeks[7])
})

test('what does not stand is to be seen to until it is found to stand, what has changed until it is stated anew', () => {
  expect(isToSeeTo('does-not-stand', 'a', 'b')).toBe(true)
  expect([isToSeeTo('changed', 'a', 'a'), isToSeeTo('changed', 'a', 'b')]).toEqual([true, false])
  expect(isToSeeTo('stands', 'a', 'a')).toBe(false)
})
