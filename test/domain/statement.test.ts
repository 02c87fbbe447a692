import { approverOf } from '../../src/domain/statement.js'

test('the statement is approved by whom its file names only where they are of top management', () => {
  const organisation = { topManagement: ['chief', 'finance'] }
  expect(approverOf({ approver: 'finance' }, organisation)).toEqual({ person: 'finance' })
  expect(approverOf({ approver: null }, organisation)).toEqual({ role: 'top-management' })
  expect(approverOf({ approver: 'friend' }, organisation)).toEqual({ role: 'top-management' })
})
