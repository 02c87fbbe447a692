import { KnownAccounts } from '../../src/bot/known-accounts.js'
import { aPerson } from '../support/company.js'

const account = (n: number) => ({ platform: 'slack', team: 'T1', user: `U${n}` }) as const

test('the account of whoever clicked last is remembered; of more than ten thousand the first is looked up again', () => {
  const known = new KnownAccounts()
  for (let n = 0; n <= 10_000; n += 1) known.remember(account(n), aPerson(n))
  expect(known.of(account(0))).toBeUndefined()
  expect(known.of(account(1))).toMatchObject({ _id: aPerson(1)._id })
  expect(known.of({ ...account(1), team: 'T2' })).toBeUndefined()
})
