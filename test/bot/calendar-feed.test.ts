import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import ICAL from 'ical.js'
import { applyAbsences } from '../../src/activities/absence/dated.js'
import { planCalendar } from '../../src/activities/calendar/plan.js'
import { closeLeavers } from '../../src/activities/policy-acknowledgement/leavers.js'
import { openFeedDoor, secretIn } from '../../src/bot/calendar-feed/door.js'
import { icsOf } from '../../src/bot/calendar-feed/ics.js'
import { subjectsOnShow } from '../../src/bot/decision-subjects.js'
import { calendarFeedDesk } from '../../src/bot/desk/calendar-feed.js'
import { runCommand } from '../../src/bot/desk/commands.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import type { FeedEntry } from '../../src/domain/calendar-feed.js'
import type { Person } from '../../src/domain/person.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { AtTheDesk, url } from '../support/at-the-desk.js'
import { aPerson, aPolicy, cycleOf, found, lead, publish, questionOf } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { visitOf } from '../support/visit-of.js'

const at = '2026-11-24T09:00:00.000Z'
const today = '2026-11-24'
const ben = aPerson(2, { name: 'Ben Okoro' })
const olga = aPerson(4, { name: 'Olga Brandt', language: 'de' })
const deputy = aPerson(6, { name: 'Dee Flynn' })
const chat = { kind: 'chat', platform: 'slack' } as const

let database: TestDatabase
let stores: Stores
let server: Server
/** Steward's clock, and what went wrong. */
let now: string
let problems: unknown[]
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, ben, olga, deputy], { deputy: deputy._id })
  now = at
  problems = []
  const door = openFeedDoor({
    ...stores,
    subjects: subjectsOnShow(stores),
    now: () => new Date(now),
    logError: (error) => problems.push(error),
  })
  server = createServer((request, response) => door(request, response, secretIn(request.url ?? '') ?? ''))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await database.drop()
})

const desk = (person: Person) => new AtTheDesk(stores, person, at)

/** Where the test reaches what stands at this address. */
function here(address: string): string {
  return address.replace(url, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
}

function addressIn(text: string): string {
  const [address] = new RegExp(`${url}/calendar/[\\w-]{43}\\.ics`).exec(text) ?? []
  if (!address) throw new Error(`There is no address in: ${text}`)
  return address
}

async function makes(person: Person): Promise<string> {
  const { sees } = await (await desk(person).types('calendar feed')).clicks(
    textsFor(person.language).calendarFeed.none.make,
  )
  return addressIn(sees)
}

interface Read {
  uid: string
  day: string
  summary: string
  status: string
  sequence: number
}

/** As a calendar program reads it. */
function readIcs(ics: string): { name: string; events: Read[] } {
  const calendar = new ICAL.Component(ICAL.parse(ics))
  const events = calendar.getAllSubcomponents('vevent').map((each) => {
    const { uid, summary, sequence, startDate } = new ICAL.Event(each)
    expect(startDate.isDate).toBe(true)
    const status = String(each.getFirstPropertyValue('status'))
    return { uid, day: startDate.toString(), summary, status, sequence }
  })
  return { name: String(calendar.getFirstPropertyValue('x-wr-calname')), events }
}

async function calendarOf(person: Person): Promise<{ name: string; events: Read[] }> {
  return readIcs(await (await fetch(here(await makes(person)))).text())
}

/** Its policy is reviewed each year in February, and asked to be acknowledged each March. */
async function plans(changes: Partial<ProgrammeRule> = {}): Promise<void> {
  const rule: ProgrammeRule = {
    ...{ _id: 'policy-review.information-security', process: 'policy-review' },
    ...{ subject: 'information-security', recurrence: { kind: 'months', every: 12, from: '2027-02-10' } },
    ...{ shift: 'next', country: 'IE', owner: null, noticeDays: 0, businessDays: 10 },
    ...changes,
  }
  await stores.programmes.lay(rule)
  await planCalendar(stores, `${today}T10:00:00.000Z`, () => undefined)
}

describe('what stands in a calendar feed', () => {
  test('for a person what waits for them on the day on which it is due, and nothing of others', async () => {
    const cycle = await publish(stores, aPolicy('1.0'), at)
    await stores.cycles.opened(cycle._id, at, 2, 'hash')
    await stores.asks.open([questionOf(cycle, ben, at), questionOf(cycle, olga, at)])
    await plans()
    const [ask] = await stores.asks.openOf(ben._id)
    expect(await calendarOf(ben)).toEqual({
      name: 'Information security · Kestrel Tools',
      events: [
        {
          uid: ask?._id,
          day: '2026-12-08',
          summary: 'Acknowledge the Information Security Policy, version 1.0',
          ...{ status: 'CONFIRMED', sequence: 1 },
        },
      ],
    })
  })

  test('what goes to who stands in for somebody away stands in their calendar, and in no other', async () => {
    const cycle = await publish(stores, aPolicy('1.0'), at)
    await stores.asks.open([{ ...questionOf(cycle, ben, at), kind: 'delegable' }])
    const address = here(await makes(ben))
    const bens = async () => readIcs(await (await fetch(address)).text()).events
    expect(await bens()).toHaveLength(1)
    const planned = { from: today, to: '2026-12-18', delegate: olga._id, source: 'chat' } as const
    const by = { at, actor: { kind: 'person', id: ben._id }, through: chat } as const
    await stores.absences.set(await stores.absences.of(ben._id), planned, [], by)
    await applyAbsences(stores)(at, () => undefined)
    expect(await bens()).toEqual([])
    expect((await calendarOf(olga)).events).toMatchObject([{ day: '2026-12-08' }])
  })

  test('for an owner what is planned of theirs, in their language; its id stays where its day goes', async () => {
    const body = { de: 'Schließen Sie ab.', en: 'Lock up.' }
    const title = { en: 'Keys', de: 'Schlüssel; *neu*, 🗝' }
    await stores.policies.add({ ...aPolicy('1.0'), owner: olga._id, title, body })
    await plans()
    await plans({
      _id: 'policy-acknowledgement.information-security',
      process: 'policy-acknowledgement',
      owner: ben._id,
    })
    const address = here(await makes(olga))
    const read = async () => readIcs(await (await fetch(address)).text()).events
    const planned = {
      ...{ uid: 'policy-review.information-security/2027', day: '2027-02-10', status: 'CONFIRMED' },
      ...{ summary: 'Überprüfung: Schlüssel; *neu*, 🗝', sequence: 1 },
    }
    expect((await read())[0]).toEqual(planned)
    expect((await read()).map(({ uid }) => uid)).not.toContain(
      'policy-acknowledgement.information-security/2027',
    )

    const seen = await stores.occurrences.byId(planned.uid)
    if (!seen) throw new Error('Nothing was planned')
    const saying = { by: lead._id, at, reason: 'The auditor is away.', through: chat }
    const moved = await stores.occurrences.move(seen, '2027-02-17', saying)
    expect((await read())[0]).toEqual({ ...planned, day: '2027-02-17', sequence: 2 })

    const programme = await stores.programmes.byId('policy-review.information-security')
    if (programme) await stores.programmes.pause(programme, '2027-02-17', saying)
    expect((await read())[0]).toMatchObject({
      status: 'TENTATIVE',
      summary: expect.stringMatching(/^Ausgesetzt: /),
    })
    const paused = await stores.programmes.byId('policy-review.information-security')
    if (paused) await stores.programmes.resume(paused, saying)

    await stores.occurrences.skip(moved ?? seen, saying)
    expect((await read())[0]).toEqual({
      ...planned,
      ...{ day: '2027-02-17', status: 'CANCELLED', sequence: 3, summary: `Ausgelassen: ${planned.summary}` },
    })
    expect(await (await fetch(address)).text()).not.toContain('auditor')

    const [one] = await stores.occurrences.planned('policy-review.information-security')
    if (one) await stores.occurrences.cover(one, { ...one, period: '2029' }, at)
    expect((await read()).find(({ uid }) => uid === one?._id)).toMatchObject({
      ...{ status: 'CANCELLED', summary: `Durch einen späteren Termin abgedeckt: ${planned.summary}` },
    })
  })

  test.each([
    ['the ISMS lead', lead],
    ['their deputy', deputy],
  ])('for %s all that is planned, and when what runs is due', async (_, person) => {
    const policy = { ...aPolicy('1.0'), owner: olga._id }
    await stores.policies.add(policy)
    const cycle = cycleOf(policy, at)
    await stores.cycles.start(cycle, chat)
    await stores.cycles.opened(cycle._id, at, 2, 'hash')
    await stores.asks.open([questionOf(cycle, ben, at)])
    await plans()
    const { events } = await calendarOf(person)
    expect(events.map(({ day, summary }) => `${day} ${summary}`)).toEqual([
      '2026-12-08 Acknowledgements due: the Information Security Policy, version 1.0',
      '2027-02-10 Review of the Information Security Policy',
      '2028-02-10 Review of the Information Security Policy',
    ])
  })
})

describe('a calendar feed as programs read it', () => {
  const title = 'Überprüfung, „Schlüssel“; \\ 🗝 𝒳 '.repeat(12).trim()
  const entry: FeedEntry = {
    ...{ id: 'a/2027', on: '2027-02-10', summary: title, description: title, sequence: 3, state: 'on' },
  }

  test('any title is read back as it was written, in lines that no program breaks at', () => {
    const ics = icsOf('Kestrel\r\nX-EVIL:1, “Tools”; Ltd', [entry], today)
    const lines = ics.split('\r\n')
    expect(lines.pop()).toBe('')
    expect(lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n\uFFFD]/.test(line))).toEqual([])
    expect(readIcs(ics)).toEqual({
      name: 'Kestrel X-EVIL:1, “Tools”; Ltd',
      events: [{ uid: 'a/2027', day: '2027-02-10', summary: title, status: 'CONFIRMED', sequence: 3 }],
    })
    expect(lines).toEqual(
      expect.arrayContaining([
        'DTSTART;VALUE=DATE:20270210',
        'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
        'TRANSP:TRANSPARENT',
      ]),
    )
    expect(lines.some((line) => line.startsWith('X-EVIL'))).toBe(false)
  })

  test('a calendar with nothing in it is one all the same', () => {
    expect(readIcs(icsOf('Kestrel', [], today)).events).toEqual([])
  })
})

describe('a calendar feed over HTTP', () => {
  test('it is got once, and again only when it has changed', async () => {
    const address = here(await makes(ben))
    const first = await fetch(address)
    expect(first.status).toBe(200)
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const etag = first.headers.get('etag') ?? ''
    const again = (tag: string, method = 'GET') =>
      fetch(address, { method, headers: { 'if-none-match': tag } })
    expect((await again(etag)).status).toBe(304)
    expect((await again(`"other", W/${etag}`)).status).toBe(304)
    expect((await again('"other"')).status).toBe(200)

    const head = await again('"other"', 'HEAD')
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(Number(head.headers.get('content-length'))).toBe(Buffer.byteLength(await first.text()))
    expect((await fetch(address, { method: 'POST' })).status).toBe(405)

    const cycle = await publish(stores, aPolicy('1.0'), at)
    await stores.asks.open([questionOf(cycle, ben, at)])
    const changed = await again(etag)
    expect([changed.status, changed.headers.get('etag') === etag]).toEqual([200, false])
  })

  test('an address that never was, works no more, or whose person has left, leads alike to nothing', async () => {
    const nothing = { status: 404, body: 'Nothing here.\n', type: 'text/plain; charset=utf-8' }
    const got = async (address: string) => {
      const response = await fetch(here(address))
      return {
        status: response.status,
        body: await response.text(),
        type: response.headers.get('content-type'),
      }
    }
    const guess = randomBytes(32).toString('base64url')
    for (const secret of [guess, 'x', '%00', `${guess}${guess}`, '$ne'])
      expect(await got(`${url}/calendar/${secret}.ics`)).toEqual(nothing)

    const [old, address] = [await makes(olga), await makes(ben)]
    await stores.calendarFeeds.stop(await stores.calendarFeeds.of(olga._id), { at, through: chat })
    expect(await got(old)).toEqual(nothing)

    expect(await got(address)).toMatchObject({ status: 200 })
    await stores.people.write([], [{ id: ben._id, fields: { end: '2026-11-24' } }])
    expect(await got(address)).toMatchObject({ status: 200 })
    now = '2026-11-25T09:00:00.000Z'
    expect(await got(address)).toEqual(nothing)
    await stores.people.write([], [{ id: ben._id, fields: { end: null } }])
    await stores.people.deactivate([ben._id])
    expect(await got(address)).toEqual(nothing)
    expect(problems).toEqual([])
  })

  test('whoever is on the list of guests no more reads it no more', async () => {
    const gia = aPerson(8, { bindings: { slack: { team: 'T1', user: 'U8', standing: 'guest', at } } })
    const guests = (list: string[]) =>
      found(stores, [], { slack: { guests: list, workspaces: [] }, deputy: deputy._id })
    await found(stores, [gia], { slack: { guests: [gia._id], workspaces: [] } })
    const address = here(await makes(gia))
    expect((await fetch(address)).status).toBe(200)
    await guests([])
    expect((await fetch(address)).status).toBe(404)
    await guests([gia._id])
    expect((await fetch(address)).status).toBe(200)
  })

  test('whose last day passes and who comes back finds their old address stopped', async () => {
    const [address, other] = [await makes(ben), await makes(olga)]
    await stores.people.write([], [{ id: ben._id, fields: { end: '2026-11-23' } }])
    for (let n = 0; n < 2; n += 1) await closeLeavers(stores)(at, () => undefined)
    await stores.people.write([], [{ id: ben._id, fields: { end: null } }])
    expect((await fetch(here(address))).status).toBe(404)
    expect((await fetch(here(other))).status).toBe(200)
    const stopped = await database.db.collection('calendar-feeds').findOne({ _id: ben._id as never })
    expect(stopped?.outbox).toMatchObject([{}, { type: 'calendar-feed.stopped', actor: { kind: 'steward' } }])
    expect(stopped?.outbox).toHaveLength(2)
  })

  test('it reads the dates of its person alone, and no text of a policy', async () => {
    const policy = aPolicy('1.0')
    const text = { en: `# Long\n\n${'Lock your screen. '.repeat(5_000)}` }
    await publish(stores, { ...policy, owner: ben._id, body: text }, at)
    await publish(stores, { ...policy, _id: 'desk@1.0', policy: 'desk', body: text }, at)
    await plans()
    await plans({ _id: 'policy-review.desk', subject: 'desk' })
    const address = here(await makes(ben))
    await database.admin.command({ profile: 2 })
    expect((await fetch(address)).status).toBe(200)
    await database.admin.command({ profile: 0 })
    const read = (await database.admin.collection('system.profile').find().toArray()).filter(
      ({ op }) => op === 'query' || op === 'command',
    )
    const of = (name: string) => read.filter(({ ns }) => ns === `${database.name}.${name}`)
    const dates = of('occurrences').map(({ nreturned }) => nreturned)
    expect(dates).toEqual([2])
    expect(Math.max(...of('policy-versions').map(({ responseLength }) => responseLength))).toBeLessThan(5_000)
  })

  test('while the records are not reached programs are told to come again, and no log says the address', async () => {
    const address = here(await makes(ben))
    await database.admin.collection('people').rename('people-away')
    await database.admin.command({
      create: 'people',
      viewOn: 'people-away',
      pipeline: [{ $match: { $expr: { $divide: [1, 0] } } }],
    })
    const response = await fetch(address)
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '300'])
    expect(problems).toHaveLength(1)
    const secret = secretIn(new URL(address).pathname) ?? ''
    expect(`${String(problems[0])} ${JSON.stringify(problems[0])}`).not.toContain(secret)
  })
})

describe('asking for a calendar feed in chat', () => {
  test('the address is shown once, with how to subscribe; later only since when there is one', async () => {
    const first = await desk(ben).types('calendar feed')
    expect(first.sees).toContain('what is planned of what you own')
    const made = await first.clicks('Make my address')
    const address = addressIn(made.sees)
    expect(made.reply).toMatchObject({
      kind: 'card',
      card: { summary: 'The address of your calendar, shown once' },
    })
    for (const program of ['Google Calendar', 'Outlook', 'Apple Calendar'])
      expect(made.sees).toContain(program)

    const later = await desk(ben).types('calendar feed')
    expect(later.sees).toContain('has had its address since 24 November, 09:00')
    expect(later.sees).not.toContain(address)
    expect((await desk(lead).types('calendar feed')).sees).toContain(
      'everything that is planned or under way',
    )
  })

  test('a new address is asked for once more, and the old one stops', async () => {
    const old = await makes(ben)
    const asked = await (await desk(ben).types('calendar feed')).clicks('Make a new address…')
    expect(asked.sees).toContain('The old one stops at once')
    const address = addressIn((await asked.submits()).sees)
    expect((await fetch(here(old))).status).toBe(404)
    expect((await fetch(here(address))).status).toBe(200)
  })

  test('the feed is stopped, asked once more, and can be made again', async () => {
    const address = await makes(ben)
    const asked = await (await desk(ben).types('calendar feed')).clicks('Stop the feed…')
    expect((await asked.submits()).sees).toContain('The feed is stopped')
    expect((await fetch(here(address))).status).toBe(404)
    expect((await fetch(here(await makes(ben)))).status).toBe(200)
  })

  test.each(['make', 'renew', 'renew-now', 'stop', 'stop-now'])(
    'a click on “%s” that comes from an old message, or from nowhere, changes nothing',
    async (verb) => {
      const address = await makes(ben)
      for (const value of ['0', '7', '-1', '', 'x'])
        expect((await desk(ben).acts(`calendar-feed.${verb}`, value)).sees).toContain('so nothing was done')
      expect((await fetch(here(address))).status).toBe(200)
      expect((await stores.calendarFeeds.of(ben._id)).revision).toBe(1)
    },
  )

  test('nobody reaches the feed of somebody else', async () => {
    const address = await makes(ben)
    const theirs = await desk(olga).acts('calendar-feed.stop-now', '1')
    expect(theirs.sees).toContain('daher wurde nichts getan')
    expect((await fetch(here(address))).status).toBe(200)
  })

  test('without a public address it says that it is off, and what to set', async () => {
    const withoutUrl = calendarFeedDesk({ ...stores, url: null })
    const reply = await runCommand(visitOf(ben, at), 'calendar feed', [withoutUrl])
    expect(JSON.stringify(reply)).toContain('STEWARD_URL')
    expect(await stores.calendarFeeds.of(ben._id)).toMatchObject({ revision: 0 })
  })
})
