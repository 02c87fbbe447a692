import fc from 'fast-check'
import { annexA } from '../../src/domain/annex-a.js'
import { criteriaIn, criteriaText, inOrder } from '../../src/domain/audit-criteria.js'
import { clauses } from '../../src/domain/clauses.js'

test.each([
  ['4-10', clauses],
  ['9', ['9.1', '9.2', '9.3']],
  ['6.1', ['6.1.1', '6.1.2', '6.1.3']],
  ['9.2', ['9.2']],
  ['A.6', annexA.slice(37, 45)],
  ['a.5.15-A.5.18', ['A.5.15', 'A.5.16', 'A.5.17', 'A.5.18']],
  ['A.5.15-18', ['A.5.15', 'A.5.16', 'A.5.17', 'A.5.18']],
  ['A.5.37 - 6.2', ['A.5.37', 'A.6.1', 'A.6.2']],
  ['HP-1', ['HP-1']],
])('%s is what it says', (written, criteria) => {
  expect(criteriaIn(written)).toEqual(criteria)
})

test.each(['3', '11', '4-3', 'A.5.38', 'A.9', 'A.5.2-A.5.1', '4-5-6', '', '9.4', 'A.8.1-8.99'])(
  '"%s" is no clause or control',
  (written) => {
    expect(criteriaIn(written)).toBeNull()
  },
)

test('whatever is audited is written so that it reads back as the same', () => {
  const all = [...clauses, ...annexA, 'HP-1', 'HP-2']
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...all), { minLength: 1 }), (criteria) => {
      const written = criteriaText(criteria).replaceAll('–', '-').split(', ')
      expect(written.flatMap((each) => criteriaIn(each))).toEqual(inOrder(criteria))
    }),
  )
})

test('whole parts are named by their number', () => {
  expect(criteriaText([...clauses, ...annexA.slice(0, 37), 'A.8.13', 'HP-1'])).toBe('4–10, A.5, A.8.13, HP-1')
  expect(criteriaText(['9.2', '9.1'])).toBe('9.1–9.2')
})
