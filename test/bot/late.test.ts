import { showMorning } from '../../src/bot/morning.js'
import { renderBlocks } from '../../src/bot/slack/render-blocks.js'
import type { MorningContent } from '../../src/domain/delivery.js'
import type { Person } from '../../src/domain/person.js'
import { type PolicyVersion, policyHash } from '../../src/domain/policy.js'
import { processMessages } from '../../src/main/process-messages.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { answers, asksOf, stepsOf } from '../support/campaign-steps.js'
import { aPerson, aPolicy, found, lead, publish } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { readableText } from '../support/slack-text.js'

const at = '2026-11-24T13:00:00.000Z'
/** Both are due on Tuesday 8 December; nothing has been escalated. */
const overdue = '2026-12-09T09:30:00.000Z'
const cycle = 'cycle/policy-acknowledgement.information-security/1.0'

const manager = aPerson(2, { name: 'Mona Reed', department: 'Engineering' })
const zoe = aPerson(3, { name: 'Zoë Abel', manager: manager._id })
const ann = aPerson(5, { name: 'Ann Zink', manager: manager._id })
const gus = aPerson(7, { name: 'Gus Hall', manager: manager._id, bindings: {}, chat: [] })
const fay = aPerson(4, { name: 'Fay Moss', department: 'Yard' })
const pia = aPerson(6, { name: 'Pia Lund', country: 'DE-HH', timeZone: 'Europe/Berlin' })
const coordinator = aPerson(9, { name: 'Cora Finn' })
const abroad = aPerson(11, { name: 'Jan Voss', language: 'de' })

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  const coordinators = [
    { person: coordinator._id, of: { department: 'Yard' } },
    { person: abroad._id, of: { country: 'DE' } },
  ]
  await found(stores, [lead, manager, zoe, ann, gus, fay, pia, coordinator, abroad], { coordinators })
  for (const policy of [aPolicy('1.0'), cleanDesk()]) {
    const { _id } = await publish(stores, policy, at)
    await stepsOf(stores).openCampaign({ cycle: _id, asOf: at })
  }
})
afterEach(() => database.drop())

function cleanDesk(): PolicyVersion {
  const policy = { ...aPolicy('1.0'), _id: 'clean-desk@1.0', policy: 'clean-desk', body: { en: 'Clear it.' } }
  return { ...policy, title: { en: 'Clean Desk Policy' }, hash: policyHash(policy) }
}

const desk = (person: Person, when = overdue) => new AtTheDesk(stores, person, when)
const linesOf = (sees: string) => sees.split('\n').filter((line) => line.startsWith('• '))
const both =
  'the Clean Desk Policy, version 1.0, due Tuesday 8 December; the Information Security Policy, version 1.0, due Tuesday 8 December'

describe('who is late', () => {
  test('is a line a person, by name, the same on the home as after the command, before anything was escalated', async () => {
    await answers(stores, cycle, zoe._id, at)
    const typed = (await desk(manager).types('late')).sees
    expect(typed).toContain('3 people are late with 5 questions')
    expect(linesOf(typed)).toEqual([
      `• Ann Zink, Engineering: ${both}`,
      `• Gus Hall, Engineering (not in chat): ${both}`,
      '• Zoë Abel, Engineering: the Clean Desk Policy, version 1.0, due Tuesday 8 December',
    ])
    const home = (await desk(manager).looksAtHome()).sees
    expect(home).toContain('Your people')
    expect(linesOf(home)).toEqual(linesOf(typed))
  })

  test('is seen of whoever is there: not of who is away, nor before the day is over where they are', async () => {
    await database.db
      .collection('asks')
      .updateMany({ askedOf: ann._id }, { $set: { paused: { since: '2026-12-01', until: '2026-12-18' } } })
    expect((await desk(manager).types('late')).sees).not.toContain('Ann Zink')
    expect((await desk(abroad, '2026-12-08T22:59:00.000Z').types('late')).sees).toContain(
      'Niemand'.toLowerCase(),
    )
    expect((await desk(abroad, '2026-12-08T23:00:00.000Z').types('late')).sees).toContain('Pia Lund')
  })

  test('whoever coordinates a part sees it on their home, as managers do', async () => {
    const home = (await desk(coordinator).looksAtHome()).sees
    expect(home).toContain('Your part of the organisation\nYard')
    expect(linesOf(home)).toEqual([`• Fay Moss, Yard: ${both}`])
    expect(linesOf((await desk(coordinator).types('late')).sees)).toEqual([`• Fay Moss, Yard: ${both}`])
  })

  test('in German, a country is called by its name', async () => {
    const home = (await desk(abroad).looksAtHome()).sees
    expect(home).toContain('Ihr Teil der Organisation\nDeutschland')
    expect(home).toContain('Pia Lund, Sales: ')
    expect((await desk(abroad).types('policy status information-security')).sees).toContain('Deutschland')
  })

  test('the ISMS lead sees everybody, and is told how many a list leaves out', async () => {
    const typed = (await desk(lead).types('late')).sees
    expect(typed).toContain('8 people are late')
    expect(linesOf(typed)).toHaveLength(8)
    const lines = linesOf((await desk(lead).looksAtHome()).sees)
    expect(lines.slice(0, 7)).toEqual([...linesOf(typed).slice(0, 6), '• and 2 more'])
  })

  test('of many, everybody is a click away, by name and page by page', async () => {
    const one = (await asksOf(stores, cycle)).get(fay._id)
    const many = Array.from({ length: 40 }, (_, n) => aPerson(100 + n, { name: `Late ${n + 10}` }))
    await database.db.collection<{ _id: string }>('people').insertMany(many)
    const theirs = many.map(({ _id }) => Object.assign({}, one, { _id: `late-${_id}`, askedOf: _id }))
    await database.db.collection<{ _id: string }>('asks').insertMany(theirs)
    for (const [visitor, questions] of [
      [await desk(lead).types('late'), 56],
      [await desk(lead).looksAtHome(), 56],
      // Of one policy, those who are late with that one.
      [await desk(lead).types('policy status information-security'), 48],
    ] as const) {
      await visitor.clicks('See everybody who is late')
      expect(visitor.sees).toContain(`48 people are late with ${questions} questions`)
      const first = linesOf(visitor.sees)
      await visitor.clicks('Go on to page 2 of 2')
      const all = [...first, ...linesOf(visitor.sees)]
      expect([first.length, all.length, new Set(all).size]).toEqual([30, 48, 48])
      expect(all).toContain(
        '• Late 49, Engineering: the Information Security Policy, version 1.0, due Tuesday 8 December',
      )
      expect([...all].sort((a, b) => a.localeCompare(b, 'en'))).toEqual(all)
    }
  })

  test('what has come to somebody is seen, too, whoever it is about', async () => {
    await database.db.collection('asks').updateOne({ askedOf: ann._id }, { $set: { lateFor: [fay._id] } })
    expect((await desk(fay).types('late')).sees).toContain('Ann Zink, Engineering: ')
    expect((await desk(fay).looksAtHome()).sees).toContain('Who is late')
  })

  test('of whom something has come to somebody, they see that and nothing else', async () => {
    const theirs = { askedOf: ann._id, cycle }
    await database.db.collection('asks').updateOne(theirs, { $set: { lateFor: [fay._id] } })
    expect(linesOf((await desk(fay).types('late')).sees)).toEqual([
      '• Ann Zink, Engineering: the Information Security Policy, version 1.0, due Tuesday 8 December',
    ])
  })

  test('what the ISMS lead is late with is not handed on to the ISMS lead', async () => {
    const handsOn = async () => (await desk(coordinator).acts('reminders.hand-up', 'late')).sees
    const comes = (person: Person) =>
      database.db
        .collection('asks')
        .updateOne({ askedOf: person._id, cycle }, { $set: { lateFor: [coordinator._id] } })
    await comes(lead)
    expect(await handsOn()).toContain('so nothing was done')
    await comes(fay)
    expect(await handsOn()).toContain('One late answer is')
    const [hers, fays] = [lead, fay].map(async ({ _id }) => (await asksOf(stores, cycle)).get(_id)?.lateFor)
    expect(await hers).toEqual([coordinator._id])
    expect(await fays).toEqual([coordinator._id, lead._id])
  })

  test('who was set away by somebody else sees so on their home', async () => {
    const planned = { from: '2026-12-09', to: '2026-12-18', delegate: ann._id, source: 'chat' } as const
    const by = {
      at,
      actor: { kind: 'person', id: manager._id },
      through: { kind: 'chat', platform: 'slack' },
    } as const
    await stores.absences.set(await stores.absences.of(zoe._id), planned, [], by)
    expect((await desk(zoe).looksAtHome()).sees).toContain(
      'Away from Wednesday 9 December to Friday 18 December · Ann Zink stands in',
    )
  })

  test('whoever sees to nobody is told so', async () => {
    expect((await desk(fay).types('late')).sees).toContain('Nobody whom you see to is late.')
    expect((await desk(fay).types('')).sees).not.toContain('/isms late')
    expect((await desk(manager).types('')).sees).toContain('/isms late')
    expect((await desk(fay).looksAtHome()).sees).not.toMatch(/Your people|Your part|Who is late/)
  })
})

describe('the morning on which it is escalated', () => {
  /** What was late for two days goes to the manager. */
  async function escalates(people: readonly Person[]): Promise<string[]> {
    const those = people.map(({ _id }) => _id)
    await database.db.collection('asks').updateMany(
      { askedOf: { $in: those } },
      {
        $set: {
          escalated: { step: 'manager', on: '2026-12-10' },
          lateFor: [manager._id],
          toldOn: '2026-11-25',
        },
      },
    )
    const late = await stores.askReminders.lateFor([manager._id])
    return late.map(({ _id }) => _id)
  }

  async function reads(
    person: Person,
    content: Partial<MorningContent>,
    when = '2026-12-10T09:30:00.000Z',
  ): Promise<string> {
    const all: MorningContent = { kind: 'morning', day: '2026-12-10', asks: [], late: [], ...content }
    const shown = await showMorning(stores, processMessages(stores), all, person, when)
    return shown ? readableText(renderBlocks(shown.card).payload.blocks as never) : ''
  }

  test('manager and person read the same line, and the person reads once to whom it went', async () => {
    const late = await escalates([zoe, ann])
    const told = await reads(manager, { late })
    expect(told).toContain('2 people are late')
    expect(told).toContain('This has come to you so far')
    expect(linesOf(told)).toEqual([`• Ann Zink, Engineering: ${both}`, `• Zoë Abel, Engineering: ${both}`])
    expect(told).toContain('They get the same to read.')

    const theirs = [...(await stores.askReminders.openFor([zoe._id]))].map(({ _id }) => _id)
    const read = await reads(zoe, { asks: theirs })
    expect(read).toContain(`Sent to Mona Reed today: “Zoë Abel, Engineering: ${both}”.`)
    expect(read.match(/Sent to/g)).toHaveLength(1)
  })

  test('of those whom the message does not name, it says how many are still late', async () => {
    const [first = ''] = await escalates([zoe])
    await escalates([ann, gus])
    const lateInAll = { people: 3, asOf: overdue }
    const told = await reads(manager, { late: [first], lateInAll })
    expect(told).toContain('3 people are late')
    expect(linesOf(told)).toEqual([expect.stringContaining('Zoë Abel, Engineering: '), '• and 2 more'])
    await database.db.collection('asks').updateMany({ askedOf: ann._id }, { $set: { state: 'answered' } })
    expect(linesOf(await reads(manager, { late: [first], lateInAll })).at(-1)).toBe('• and 1 more')
  })

  test('where the summary leaves rounds out, it says how many', async () => {
    const completion = { asked: 9, answered: 4, open: 5, closed: 0 }
    const summary = {
      ...{ overdue: 0, dueSoon: 0, onTime: { inTime: 0, due: 0 }, unreachable: 0 },
      ...{ running: [{ cycle, completion }], runningMore: 2 },
    }
    expect(await reads(lead, { summary })).toContain('and 2 more')
  })

  test('a message keeps the day on which it was sent, whenever it is shown anew', async () => {
    const figures = { overdue: 0, dueSoon: 0, onTime: { inTime: 0, due: 0 }, unreachable: 0, running: [] }
    const sent = { summary: { ...figures, unchangedSince: '2026-12-09' } }
    const read = await reads(lead, sent, '2026-12-13T12:00:00.000Z')
    expect(read).toContain('Information security, Thursday 10 December')
    expect(read).toContain('Nothing has changed since Wednesday 9 December.')
  })

  test('of people without chat it is not said that they read the same', async () => {
    const some = await reads(manager, { late: await escalates([zoe, gus]) })
    expect(some).toContain('Gus Hall, Engineering (not in chat)')
    expect(some).toContain('Those in chat get the same to read.')
    await answers(stores, cycle, zoe._id, at)
    const asks = await asksOf(stores, cycle)
    const none = await reads(manager, { late: [asks.get(gus._id)?._id ?? ''] })
    expect(none).toContain('a word from you is what they get')
    expect(none).not.toContain('the same')
  })

  test('a message that was held up until this morning names a later one for the next reminder', async () => {
    const remindOn = '2026-12-10'
    await database.db
      .collection('asks')
      .updateMany(
        { askedOf: zoe._id },
        { $set: { toldOn: '2026-11-25', remindOn, escalated: { step: 'isms-lead' } } },
      )
    const asks = (await stores.askReminders.openFor([zoe._id])).map(({ _id }) => _id)
    const held = { day: '2026-12-09', asks }
    expect(await reads(zoe, held, '2026-12-10T08:59:00.000Z')).toContain('comes on Thursday 10 December.')
    expect(await reads(zoe, held)).toContain('comes on Friday 11 December.')
  })

  test('whoever goes away is told of the morning of their return, not of a day on which they are away', async () => {
    await database.db
      .collection('asks')
      .updateMany({ askedOf: zoe._id }, { $set: { toldOn: '2026-11-25', remindOn: '2026-12-14' } })
    const planned = { from: '2026-12-11', to: '2026-12-18', delegate: null, source: 'chat' } as const
    const by = {
      at,
      actor: { kind: 'person', id: zoe._id },
      through: { kind: 'chat', platform: 'slack' },
    } as const
    const asks = (await stores.askReminders.openFor([zoe._id])).map(({ _id }) => _id)
    expect(await reads(zoe, { asks })).toContain('Your next reminder comes on Monday 14 December.')
    await stores.absences.set(await stores.absences.of(zoe._id), planned, [], by)
    expect(await reads(zoe, { asks })).toContain('Your next reminder comes on Monday 21 December.')
  })
})
