import { type CompetenceCell, competenceMatrix, competenceState } from '../../src/domain/competence-matrix.js'
import { aPerson } from '../support/company.js'
import { aCourse } from '../support/trained-company.js'

const today = '2027-02-01'

test.each([
  [undefined, false, 'missing'],
  [undefined, true, 'waived'],
  ['2027-01-31', false, 'missing'],
  ['2027-02-01', false, 'soon'],
  ['2027-04-02', false, 'soon'],
  ['2027-04-03', false, 'valid'],
  [null, false, 'valid'],
  ['2027-04-03', true, 'valid'],
])('what counts until %s, waived %s, is %s', (until, isWaived, is) => {
  expect(competenceState(until, isWaived, today)).toBe(is)
})

test('whoever has several roles counts in each, and people without one stand last', () => {
  const cell = (roles: string[], is: CompetenceCell['is']): CompetenceCell => ({
    ...{ person: aPerson(1, { roles }), course: aCourse(), is, completed: null, waivedUntil: null },
  })
  const matrix = competenceMatrix([
    cell(['support', 'developer'], 'valid'),
    cell(['support'], 'missing'),
    cell([], 'soon'),
  ])
  expect(matrix.roles).toEqual(['developer', 'support', null])
  expect(matrix.at('support', 'security-basics')).toEqual({ valid: 1, soon: 0, missing: 1, waived: 0 })
  expect(matrix.at('developer', 'another')).toBeNull()
})
