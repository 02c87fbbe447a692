import type { Db } from 'mongodb'
import { LedgerEvent } from '../../src/domain/ledger.js'
import { storesOf } from '../../src/main/stores.js'
import { type ApplyTools, applyImport } from '../../src/org/apply.js'
import { type ImportPlan, planImport } from '../../src/org/plan.js'
import { problemLine } from '../../src/org/problems.js'
import { ImportOvertaken, type ImportRun } from '../../src/store/imports.js'
import type { WithOutbox } from '../../src/store/outbox.js'
import { read } from './reading.js'
import { Record } from './record.js'
import { peopleCsv, policyMd, removeFolders, smallCompany, today, withChange } from './small-company.js'

type Files = Parameters<typeof read>[0]

const policyName = 'policies/information-security.md'
let record: Record
const plan = async (files: Files, at = new Date(today)): Promise<ImportPlan> =>
  planImport(await read(files), record.stores, at.toISOString())
const importing = async (files: Files, tools: Partial<ApplyTools> = {}) =>
  applyImport(await plan(files, tools.now?.()), record.tools(tools))
const problemsOfPlan = async (files: Files) => (await plan(files)).problems.map(problemLine)
const personOf = async (key: string) => {
  const person = (await record.stores.people.byKeys([key])).get(key)
  if (person === undefined) throw new Error(`Nobody has the id ${key}`)
  return person
}
const without = (key: string) => ({
  ...smallCompany,
  'people.csv': peopleCsv.replace(new RegExp(`^${key},.*\n`, 'm'), ''),
})
const later = (minutes: number) => new Date(new Date(today).getTime() + minutes * 60_000)

beforeAll(async () => {
  record = await Record.open()
})
afterEach(() => record.clear())
afterAll(async () => {
  await record.close()
  await removeFolders()
})

const runs = (db: Db) => db.collection<ImportRun & WithOutbox>('imports').find().sort({ number: 1 }).toArray()
const eventsOf = async () => (await runs(record.db)).flatMap(({ outbox }) => outbox ?? [])

test('people get ids that say nothing about them, and managers are found by them', async () => {
  await importing(smallCompany)
  const [mo, ada, ben] = await Promise.all(['mo', 'ada', 'ben'].map(personOf))
  expect(ada?.manager).toBe(mo?._id)
  expect(ben?.manager).toBe(ada?._id)
  for (const person of [mo, ada, ben]) expect(person?._id).toMatch(/^p_[\w-]{16}$/)
})

test('what a line leaves empty is taken from the organisation', async () => {
  await importing(smallCompany)
  expect(await personOf('ada')).toMatchObject({ country: 'IE', timeZone: 'Europe/Dublin', language: 'en' })
  expect(await personOf('ben')).toMatchObject({ country: 'DE-HH', timeZone: 'Europe/Berlin', language: 'en' })
})

test('the organisation names its people by their ids', async () => {
  await importing(smallCompany)
  const [mo, ada] = await Promise.all([personOf('mo'), personOf('ada')])
  expect(await record.stores.organisation.read()).toMatchObject({
    name: 'Kestrel Tools',
    ismsLead: ada._id,
    deputy: null,
    topManagement: [mo._id],
  })
})

test('an import is one event with who ran it, what it changed and the hash of each file', async () => {
  await importing(smallCompany)
  const { hashes } = await read(smallCompany)
  const events = await eventsOf()
  expect(events).toHaveLength(1)
  const event = LedgerEvent.parse(events[0])
  expect(event).toMatchObject({
    type: 'organisation.imported',
    actor: { kind: 'operator' },
    about: { collection: 'imports', id: 'import/1' },
    data: {
      peopleAdded: 3,
      policyVersionsAdded: 1,
      ...Object.fromEntries(hashes.map(({ file, hash }) => [`sha256 ${file}`, hash])),
    },
  })
  expect(JSON.stringify(event)).not.toContain('Ada')
  expect((await runs(record.db))[0]?.openings).toEqual([
    expect.objectContaining({ event: event._id, field: 'operator', value: 'Ada Quinn' }),
  ])
})

test('importing twice changes nothing and is no event', async () => {
  await importing(smallCompany)
  const everything = () =>
    Promise.all(
      ['people', 'policy-versions', 'organisation', 'imports'].map((name) =>
        record.db.collection(name).find().sort({ _id: 1 }).toArray(),
      ),
    )
  const before = await everything()
  expect(await importing(smallCompany)).toEqual({ outcome: 'unchanged' })
  expect(await everything()).toEqual(before)
})

test('who is left out is deactivated and kept, and comes back as the same person', async () => {
  await importing(smallCompany)
  const ben = await personOf('ben')
  await importing(without('ben'))
  expect(await personOf('ben')).toEqual({ ...ben, active: false })
  const again = await plan(smallCompany)
  expect(again.counts).toMatchObject({ peopleAdded: 0, peopleChanged: 0, peopleBack: 1 })
  await applyImport(again, record.tools())
  expect(await personOf('ben')).toEqual(ben)
})

test('the open asks of a leaver are closed while they still have their place, and once more after it', async () => {
  await importing(smallCompany)
  const ben = await personOf('ben')
  const closed: unknown[] = []
  const asks: ApplyTools['asks'] = {
    closeAsksOf: async (person, reason, at) => {
      closed.push({ person, reason, at, wasActive: (await personOf('ben')).active })
      return closed.length === 1 ? 2 : 0
    },
  }
  expect(await importing(without('ben'), { asks })).toMatchObject({ outcome: 'done', asksClosed: 2 })
  const close = { person: ben._id, reason: 'left', at: today }
  expect(closed).toEqual([
    { ...close, wasActive: true },
    { ...close, wasActive: false },
  ])
})

test('who has an end date that is over loses their open asks first, whoever leaves in the future keeps them', async () => {
  await importing(smallCompany)
  const closed: (string | null)[] = []
  const asks: ApplyTools['asks'] = {
    closeAsksOf: async (person) => {
      closed.push(person, (await personOf('ben')).end)
      return 1
    },
  }
  await importing(withChange('people.csv', '2024-05-06,', '2024-05-06,2026-11-30'), { asks })
  expect(closed).toEqual([])
  await importing(withChange('people.csv', '2024-05-06,', '2024-05-06,2026-11-20'), { asks })
  const { _id } = await personOf('ben')
  expect(closed).toEqual([_id, '2026-11-30', _id, '2026-11-20'])
})

test.each<[string, Files]>([
  ['is left out', without('ben')],
  ['has an end date that is over', withChange('people.csv', '2024-05-06,', '2024-05-06,2026-11-20')],
])('who %s and comes back finds the old address of their calendar stopped', async (_how, files) => {
  await importing(smallCompany)
  const ben = await personOf('ben')
  const { calendarFeeds } = storesOf(record.db)
  const through = { kind: 'chat', platform: 'slack' } as const
  const secret = await calendarFeeds.make(await calendarFeeds.of(ben._id), { at: today, through })
  const found = () => calendarFeeds.bySecret(secret ?? '')
  expect(await found()).toMatchObject({ _id: ben._id })
  await importing(files)
  await importing(smallCompany)
  expect([await found(), await calendarFeeds.of(ben._id)]).toEqual([
    null,
    { _id: ben._id, v: 1, revision: 2 },
  ])
  const row = await record.db.collection<WithOutbox>('calendar-feeds').findOne({})
  expect(row?.outbox).toMatchObject([
    { type: 'calendar-feed.made', actor: { kind: 'person' } },
    { type: 'calendar-feed.stopped', actor: { kind: 'operator' }, through: { kind: 'command-line' } },
  ])
})

test('a changed address keeps the account that the person was matched to', async () => {
  await importing(smallCompany)
  const { people } = record.stores
  const account = { team: 'T1', user: 'U1', standing: 'member' as const, at: today }
  await people.bind(await personOf('ben'), 'slack', account)
  await importing(withChange('people.csv', 'ben@kestrel.example', 'b.okoro@kestrel.example'))
  expect((await people.byEmail('B.Okoro@kestrel.example'))?.key).toBe('ben')
  expect((await people.byBinding('slack', 'T1', 'U1'))?.bindings.slack).toEqual(account)
})

test('an address of a leaver that somebody new gets brings no account with it', async () => {
  await importing(smallCompany)
  const { people } = record.stores
  await people.bind(await personOf('ben'), 'slack', {
    team: 'T1',
    user: 'U1',
    standing: 'member' as const,
    at: today,
  })
  await importing({
    ...smallCompany,
    'people.csv': peopleCsv.replace('ben,Ben Okoro', 'bea,Bea Osei'),
  })
  const bea = await people.byEmail('ben@kestrel.example')
  expect(bea?.key).toBe('bea')
  expect(bea?.bindings).toEqual({})
})

describe('policies', () => {
  const newer = (text: string) =>
    text.replace('"1.0"', '"2.0"').replace('change: material', 'change: material\nchanges: Privacy filters.')

  test('a text that changed under the same version is refused, and nothing at all is changed', async () => {
    await importing(smallCompany)
    const changed = withChange(policyName, 'Lock your screen', 'Always lock your screen')
    expect(await problemsOfPlan(changed)).toEqual([
      `${policyName}:4  the text (en) is not the one that was imported as version 1.0 on 2026-11-24. Raise the version, or take the change back: people acknowledged it as it was.`,
    ])
    const files = { ...changed, 'people.csv': peopleCsv.replace('Ben Okoro', 'Benedict Okoro') }
    expect(await importing(files)).toEqual({ outcome: 'refused' })
    expect((await personOf('ben')).name).toBe('Ben Okoro')
    expect((await record.stores.policies.newest('information-security'))?.body.en).not.toContain('Always')
  })

  test('a quiz that changed under the same version is refused, too', async () => {
    const quiz = (right: string) =>
      withChange(
        policyName,
        'reviewEveryMonths',
        `quiz: { passMark: 1, questions: [{ id: q, question: May you?, options: { a: Yes., b: No. }, right: ${right} }] }\nreviewEveryMonths`,
      )
    await importing(quiz('a'))
    expect((await record.stores.policies.newest('information-security'))?.quiz?.questions[0]?.right).toBe('a')
    expect(await problemsOfPlan(quiz('b'))).toEqual([
      `${policyName}:4  the quiz is not the one that was imported as version 1.0 on 2026-11-24. Raise the version, or take the change back: people acknowledged it as it was.`,
    ])
  })

  test('a translation that comes later is a change of the text too', async () => {
    await importing(smallCompany)
    const german = '---\ntitle: Richtlinie\nlanguage: de\n---\nSperre den Bildschirm.\n'
    expect(await problemsOfPlan({ ...smallCompany, 'policies/information-security.de.md': german })).toEqual([
      expect.stringContaining('the text (de) is not the one that was imported as version 1.0'),
    ])
  })

  test('a new version stands beside the old one and is the newest', async () => {
    await importing(smallCompany)
    await importing({ ...smallCompany, [policyName]: newer(policyMd).replace('Lock', 'Always lock') })
    const { policies } = record.stores
    const [old, now] = [
      await policies.byVersion('information-security', '1.0'),
      await policies.newest('information-security'),
    ]
    expect(now).toMatchObject({ version: '2.0', sequence: 2, changes: { en: 'Privacy filters.' } })
    expect(now?.hash).not.toBe(old?.hash)
    expect((await policies.list()).map(({ _id }) => _id)).toEqual(['information-security@2.0'])
  })

  test('an old version does not come back', async () => {
    await importing(smallCompany)
    await importing({ ...smallCompany, [policyName]: newer(policyMd) })
    expect(await problemsOfPlan(smallCompany)).toEqual([
      `${policyName}:4  version 1.0 is older than 2.0, which was imported on 2026-11-24. A version never comes back: raise the version to go on from this text.`,
    ])
  })

  test('a new version has to say what changed', async () => {
    await importing(smallCompany)
    expect(await problemsOfPlan(withChange(policyName, '"1.0"', '"1.1"'))).toEqual([
      `${policyName}:2  version 1.1 does not say what changed since version 1.0. Write it as changes: it is what people are shown first.`,
    ])
  })

  test('a first version cannot be editorial, and a version does not change its kind', async () => {
    const editorial = withChange(policyName, 'change: material', 'change: editorial')
    expect(await problemsOfPlan(editorial)).toEqual([
      `${policyName}:5  the first version of a policy cannot be editorial, for nobody has acknowledged any yet. Write material.`,
    ])
    await importing(smallCompany)
    expect(await problemsOfPlan(editorial)).toEqual([
      `${policyName}:5  version 1.0 was imported as material on 2026-11-24. Write material, or raise the version.`,
    ])
  })

  test('an owner who leaves is replaced without a new version, and the hash stays', async () => {
    await importing(smallCompany)
    const before = await record.stores.policies.newest('information-security')
    await importing(withChange(policyName, 'owner: ada', 'owner: ben'))
    const after = await record.stores.policies.newest('information-security')
    const ownersBefore = [{ owner: (await personOf('ada'))._id, until: expect.any(String) }]
    expect(after).toEqual({ ...before, owner: (await personOf('ben'))._id, ownersBefore })
  })
})

describe('the acknowledgement sentence', () => {
  const sentence = (version: number, text: string) => ({
    ...smallCompany,
    'organisation.yaml': `${smallCompany['organisation.yaml']}acknowledgement:\n  sentence:\n    version: ${version}\n    text:\n      en: ${text}\n`,
  })

  test('is one text for ever under its version', async () => {
    await importing(sentence(1, 'I have read it.'))
    expect(await problemsOfPlan(sentence(1, 'I have read and understood it.'))).toEqual([
      'organisation.yaml:10  the acknowledgement sentence is not the one that was imported as version 1. Raise acknowledgement, sentence, version to 2, or write the sentence as it was.',
    ])
  })

  test('changes with a higher version for what is imported from then on, and stays what it was for the rest', async () => {
    await importing(sentence(1, 'I have read it.'))
    const before = await record.stores.policies.newest('information-security')
    expect(await importing(sentence(2, 'I have read and understood it.'))).toMatchObject({ outcome: 'done' })
    expect(await record.stores.policies.newest('information-security')).toEqual(before)
    expect(await problemsOfPlan(sentence(1, 'I have read and understood it.'))).toHaveLength(1)
  })
})

describe('one import at a time', () => {
  /** An import that dies at the first person whose asks it closes. */
  const dies = { asks: { closeAsksOf: () => Promise.reject(new Error('the power went')) } }

  test('a second one, planned while the first is running, is sent away and told until when', async () => {
    await importing(smallCompany)
    const other: unknown[] = []
    const asks: ApplyTools['asks'] = {
      closeAsksOf: async () => {
        other.push(await importing(withChange('people.csv', 'Ben', 'Benedict')))
        return 0
      },
    }
    expect(await importing(without('ben'), { asks })).toMatchObject({ outcome: 'done', run: 'import/2' })
    expect(other[0]).toEqual({ outcome: 'busy', until: '2026-11-24T09:00:30.000Z' })
    expect((await personOf('ben')).name).toBe('Ben Okoro')
  })

  test('a plan from before another import is refused as stale', async () => {
    const early = await plan(smallCompany)
    await importing(without('ben'))
    expect(await applyImport(early, record.tools())).toEqual({ outcome: 'stale' })
  })

  test('one that died midway is recorded as interrupted with its files and who ran it, and the next one completes its work', async () => {
    await importing(smallCompany)
    await expect(importing(without('ben'), dies)).rejects.toThrow('the power went')
    const soon = { now: () => later(1), operator: 'Mo Farrell' }
    expect(await importing(without('ben'), soon)).toMatchObject({ outcome: 'done', run: 'import/3' })
    expect((await personOf('ben')).active).toBe(false)
    const events = await eventsOf()
    expect(events.map(({ type, about }) => `${type} ${about.id}`)).toEqual([
      'organisation.imported import/1',
      'organisation.import-interrupted import/2',
      'organisation.imported import/3',
    ])
    expect(events[1]?.data).toMatchObject({ peopleLeft: 1 })
    expect(Object.keys(events[1]?.data ?? {})).toContain('sha256 people.csv')
    expect((await runs(record.db))[1]).toMatchObject({
      state: 'interrupted',
      openings: [{ field: 'operator', value: 'Ada Quinn' }],
    })
  })

  test('one that wrote everything and died before its last write is recorded, though nothing is left to change', async () => {
    await importing(smallCompany)
    const { imports } = record.stores
    const { counts, files } = await plan(smallCompany)
    await imports.begin(2, { counts, files: files.hashes, operator: 'Ada Quinn' }, later(0))
    expect(await importing(smallCompany, { now: () => later(1) })).toEqual({ outcome: 'unchanged' })
    expect((await eventsOf()).map(({ type }) => type)).toEqual([
      'organisation.imported',
      'organisation.import-interrupted',
    ])
  })

  test('one that stood still for so long that another took over writes no further', async () => {
    await importing(smallCompany)
    const asks: ApplyTools['asks'] = {
      closeAsksOf: async () => {
        await importing(smallCompany, { now: () => later(2) })
        return 0
      },
    }
    await expect(importing(without('ben'), { asks })).rejects.toThrow(ImportOvertaken)
    expect((await personOf('ben')).active).toBe(true)
    expect((await runs(record.db)).map(({ state }) => state)).toEqual(['done', 'interrupted'])
  })
})

test('what the file calls the information security policy is on record as that, until it says so no more', async () => {
  const named = policyMd.replace('id: information-security', 'id: our-promise')
  const typed = named.replace('id: our-promise', 'id: our-promise\ntype: information-security-policy')
  const files = { ...smallCompany, 'policies/our-promise.md': typed }
  await importing(files)
  const said = async () => (await record.stores.policies.newest('our-promise'))?.isSecurityPolicy
  expect(await said()).toBe(true)
  await importing({ ...files, 'policies/our-promise.md': named }, { now: () => later(1) })
  expect(await said()).toBe(false)
  expect(await record.stores.policies.newest('information-security')).not.toHaveProperty('isSecurityPolicy')
})
