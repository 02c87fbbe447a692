import type { HttpsSource } from '../../src/domain/system.js'
import type { Answer, Asked } from '../support/vendor.js'
import { brief, reading, secret } from './reading.js'

const plan: HttpsSource = {
  kind: 'https',
  url: 'https://waybill.example/api/users?active=all',
  token: 'TOKEN',
  fields: {
    id: 'id',
    login: 'account.login',
    email: 'account.mail',
    entitlements: 'roles.name',
    lastUsed: 'seen',
    active: 'enabled',
  },
  items: 'data.users',
  next: 'links.next',
  count: 'meta.total',
}

const kim = {
  id: 7,
  account: { login: 'kim', mail: 'kim@harbour.example' },
  roles: [{ name: 'dispatcher' }, { name: 'admin' }],
  seen: '2026-11-20T10:00:00Z',
  enabled: true,
}
const bot = { id: 8, account: { login: 'bot', mail: null }, roles: [], seen: null, enabled: false }
const page = (users: object[], next: unknown, total: unknown = 2): Answer => {
  return { body: { data: { users }, links: { next }, meta: { total } } }
}
const waybill = ({ query }: Asked): Answer =>
  query.get('page') === '2' ? page([bot], null) : page([kim], '/api/users?active=all&page=2')

const both = ['7 kim kim@harbour.example [admin, dispatcher] 2026-11-20', '8 bot null [] never inactive']

test('a list is read page by page, with its figure', async () => {
  const { extracted, vendor } = await reading(plan, waybill)
  expect(brief(extracted)).toEqual(both)
  expect(extracted?.shown).toBe(2)
  expect(vendor.asked.map(({ path, query }) => `${path}?${query}`)).toEqual([
    '/api/users?active=all',
    '/api/users?active=all&page=2',
  ])
  expect(vendor.asked.map(({ headers }) => headers.authorization)).toEqual(Array(2).fill(`Bearer ${secret}`))
})

test('the next page may be told by a cursor, the list be all of the answer, and a header hold the secret', async () => {
  const { items: _, count: __, ...rest } = plan
  const byCursor: HttpsSource = { ...rest, next: 'after', cursor: 'from', items: 'list', header: 'X-Api-Key' }
  const { extracted, vendor } = await reading(byCursor, ({ query }) =>
    query.get('from') === '8' ? { body: { list: [bot] } } : { body: { list: [kim], after: 8 } },
  )
  expect(brief(extracted)).toEqual(both)
  expect(extracted?.shown).toBeNull()
  expect(vendor.asked.map(({ headers }) => headers['x-api-key'])).toEqual([secret, secret])
  expect(vendor.asked.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined])

  const { items: ___, next: ____, ...bare } = byCursor
  expect(brief((await reading(bare, () => ({ body: [bot, kim] }))).extracted)).toEqual(both)
})

test('a busy system is waited for, and one that moved within its own host is followed', async () => {
  let asked = 0
  const { extracted, vendor, beats } = await reading(plan, (each) => {
    asked += 1
    if (asked === 1) return { status: 429, headers: { 'retry-after': '1' } }
    if (asked === 2) return { status: 502 }
    if (asked === 3) return { status: 308, headers: { location: '/api/v2/users' } }
    return waybill(each)
  })
  expect(brief(extracted)).toEqual(both)
  expect(vendor.asked).toHaveLength(5)
  // Who waits is not taken for one that hangs.
  expect(beats).toBeGreaterThan(1)
})

test('a number that the system counts and the list does not reach stops all of it', async () => {
  const { fault } = await reading(plan, () => page([kim, bot], null, 3))
  expect(fault).toEqual({ because: 'count-differs', shown: 3, read: 2 })
})

describe('what cannot be read whole is not read', () => {
  let turn = 0
  const notComplete = { because: 'not-complete' }
  test.each<[string, (asked: Asked) => Answer, object]>([
    [
      'a secret that opens nothing',
      () => ({ status: 401, body: { error: secret } }),
      { because: 'refused', status: 401 },
    ],
    ['a secret that may not', () => ({ status: 403 }), { because: 'refused', status: 403 }],
    [
      'a wait of an hour',
      () => ({ status: 503, headers: { 'retry-after': '3600' } }),
      { because: 'busy', retryAfterSeconds: 3600 },
    ],
    ['a page that is cut off', () => ({ body: '{"data":{"users":[{"id":7,"acc' }), notComplete],
    [
      'a page whose connection breaks off',
      () => ({ body: '{"data":{"users":[{"id":7', breaksOff: true }),
      { because: 'not-reached' },
    ],
    ['a page without its list', () => ({ body: { data: null } }), notComplete],
    ['a page that names itself as the next', () => page([kim], plan.url), notComplete],
    ['a page without its figure', () => page([kim], null, null), notComplete],
    [
      'a redirect to another host',
      () => ({ status: 302, headers: { location: 'https://evil.example/' } }),
      { because: 'led-elsewhere', host: 'evil.example' },
    ],
    [
      'a redirect to what is not secret on its way',
      () => ({ status: 302, headers: { location: 'http://waybill.example/' } }),
      { because: 'led-elsewhere', host: 'waybill.example' },
    ],
    [
      'a next page at another host',
      () => page([kim], 'https://evil.example/api/users'),
      { because: 'led-elsewhere', host: 'evil.example' },
    ],
    [
      'a next page at another port',
      () => page([kim], 'https://waybill.example:8443/'),
      { because: 'led-elsewhere', host: 'waybill.example:8443' },
    ],
    [
      'redirects without an end',
      () => ({ status: 302, headers: { location: `/again/${turn++}` } }),
      notComplete,
    ],
    ['nothing in it', () => page([], null, 0), { because: 'empty' }],
    ['an account without an id', () => page([kim, { name: 'x' }], null), { because: 'no-id', line: 2 }],
    [
      'a day that is none',
      () => page([{ ...kim, seen: 'yesterday' }], null),
      { because: 'bad-date', line: 1, column: 'seen', text: 'yesterday' },
    ],
    [
      'two accounts with one id',
      () => page([kim, { ...kim, seen: null }], null),
      { because: 'same-id-twice', id: '7', lines: [1, 2] },
    ],
  ])('%s', async (_, answer, fault) => {
    const { fault: found, vendor } = await reading(plan, answer)
    expect(found).toEqual(fault)
    expect(vendor.asked.filter(({ host }) => host !== 'waybill.example')).toEqual([])
  })

  test('pages without an end', async () => {
    let number = 0
    const { fault, vendor } = await reading(plan, () =>
      page([{ ...kim, id: number++ }], `/api/users?page=${number}`),
    )
    expect(fault).toEqual(notComplete)
    expect(vendor.asked.length).toBe(2000)
  })

  test('an address that is not secret on its way', async () => {
    const { fault } = await reading({ ...plan, url: 'http://waybill.example/' }, waybill)
    expect(fault).toEqual({ because: 'led-elsewhere', host: 'waybill.example' })
  })
})

test('a query tells where accounts are read from, and nothing that opens it', async () => {
  const { extracted } = await reading(
    { ...plan, url: 'https://waybill.example/api/users?api_key=abc&active=all' },
    waybill,
  )
  expect(extracted?.query).toContain('waybill.example/api/users')
  expect(extracted?.query).toContain('active=all')
  expect(extracted?.query).not.toMatch(/abc|TOKEN/)
})
