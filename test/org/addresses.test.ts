import { formatAskRef } from '../../src/domain/ask.js'
import { GOVERNANCE } from '../../src/domain/governance.js'
import { orgImport } from '../../src/org/commands.js'
import { verifyDecisions } from '../../src/store/verify-decisions.js'
import { approvals } from '../support/approvals.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { topManagementSays } from '../support/governing.js'
import { printedRecord } from '../support/printed-record.js'
import { Record } from './record.js'
import { folderOf, peopleCsv, removeFolders, smallCompany } from './small-company.js'

const at = '2026-11-24T09:00:00.000Z'
/** Ben accepts risks by a role; Cal governs nothing. */
const criteriaYaml = `likelihood: [{ title: Rare }, { title: Possible }, { title: Likely }]
consequence: [{ title: Minor }, { title: Serious }, { title: Critical }]
levels: [{ id: low, title: Low, from: 1 }, { id: high, title: High, from: 4 }]
appetite: 3
authority: [{ from: 4, who: { role: developer }, months: 12 }]
`
const people = `${peopleCsv}cal,Cal Reyes,cal@kestrel.example,employee,ada,IT,Tester,,,,,2024-05-06,,slack\n`
const company = { ...smallCompany, 'people.csv': people, 'risk-criteria.yaml': criteriaYaml }
type Files = typeof company
/** The company with these changes of its list of people, each of which is to be there. */
const listed = (...changes: [from: string, to: string][]): Files => {
  const changed = changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`There is no "${from}"`)
    return text.replace(from, to)
  }, people)
  return { ...company, 'people.csv': changed }
}
const moElsewhere = listed(['mo@kestrel.example', 'mo@elsewhere.example'])

let record: Record
beforeAll(async () => {
  record = await Record.open()
})
beforeEach(async () => {
  await record.clear()
  await record.importing(company)
})
afterAll(async () => {
  await record.close()
  await removeFolders()
})

const person = async (key: string) => {
  const found = (await record.stores.people.byKeys([key])).get(key)
  if (!found) throw new Error(`There is no ${key}`)
  return found
}
const open = () => record.stores.decisions.openAbout(GOVERNANCE)
/** What top management is asked, as it is put to one of them. */
const readsQuestion = async (key: string) => {
  const decision = (await open())?._id ?? ''
  await approvals(record.stores).askApprovers({ decision, asOf: at })
  const [ask] = await record.stores.asks.allOf(decision)
  return new AtTheDesk(record.stores, await person(key), at).reads(ask?._id ?? '')
}
/** What somebody is told of where they are reached, message by message. */
const told = async (key: string) => {
  const to = await person(key)
  const rows = record.db
    .collection<{ content: never }>('deliveries')
    .find({ person: to._id, 'content.kind': 'address' })
  const read = (await rows.toArray()).map(async ({ content }) =>
    new AtTheDesk(record.stores, to, at).readsDelivery(content),
  )
  return Promise.all(read)
}

test('the address of the only director stays theirs until they approve the other one, and all else is imported', async () => {
  const files = listed(
    [
      ',mo@kestrel.example,employee,,Executive,Chief executive',
      ',mo@elsewhere.example,employee,,Board,Chair',
    ],
    ['2019-01-07,,slack', '2019-01-07,,mail'],
    ['cal@', 'calvin@'],
  )
  const line = '  Address: Mo Farrell, mo@kestrel.example (slack) → Mo Farrell, mo@elsewhere.example (mail)'
  expect(await record.importing(files)).toEqual([
    'Changed 2: Mo Farrell (department, title), Cal Reyes (email)',
    'Top management has to approve in chat (Mo Farrell); until then what was in force stays:',
    line,
    expect.stringMatching(/^Imported as import\/2/),
  ])
  expect(await person('mo')).toMatchObject({
    ...{ email: 'mo@kestrel.example', chat: ['slack'], department: 'Board' },
  })
  expect(await person('cal')).toMatchObject({ email: 'calvin@kestrel.example' })
  const [notice] = await told('mo')
  expect(notice?.notification).toContain('Check whether you are to be reached elsewhere')
  expect(notice?.sees).toMatch(/So far[\s\S]*on Slack[\s\S]*mo@elsewhere.example, by e-mail/)
  expect(notice?.sees).toContain('Not right? Reject it: you are asked about it in a message of its own.')

  expect(await record.importing(files)).toEqual([
    'Nothing has changed since the last import.',
    'Waits for top management (Mo Farrell) since 2026-11-24:',
    line,
  ])
  expect(await told('mo')).toHaveLength(1)
  const decision = await topManagementSays(record.stores, 'approved', at)
  expect(await person('mo')).toMatchObject({ email: 'mo@elsewhere.example', chat: ['mail'] })
  expect(await printedRecord(record.stores, decision, 'text')).toContain(
    'Reached elsewhere: Mo Farrell, mo@kestrel.example, on Slack → Mo Farrell, mo@elsewhere.example, by e-mail',
  )
  expect((await verifyDecisions(record.db)).wrong).toEqual([])
  expect(await record.importing(files)).toEqual(['Nothing has changed since the last import.'])
})

test('top management reads what changes and that they are to ask, and whoever it is whom to tell', async () => {
  await record.importing(listed(['ada@kestrel', 'ada@elsewhere']))
  const [notice] = await told('ada')
  expect(notice?.sees).toContain('Not right? Tell Mo Farrell at once: it can be rejected.')
  const mo = await readsQuestion('mo')
  expect(mo.sees).toMatch(
    /Reached elsewhere[\s\S]*ada@kestrel.example, on Slack → Ada Quinn, ada@elsewhere.example/,
  )
  expect(mo.sees).toContain('ask each of them in person whether it is theirs')
  await topManagementSays(record.stores, 'rejected', at, 'Ada knows nothing of it.')
  expect((await record.importing(listed(['ada@kestrel', 'ada@elsewhere'])))[1]).toMatch(/^Rejected by Mo/)
  expect(await person('ada')).toMatchObject({ email: 'ada@kestrel.example' })
})

test('where more addresses change than a message has room for, it is approved only where all of them are read', async () => {
  const holders = Array.from({ length: 15 }, (_, n) => `dev${n}`)
  const withHolders = (domain: string) => {
    const lines = holders.map(
      (key) => `${key},Dev ${key},${key}@${domain},employee,ada,IT,Tester,developer,,,,2024-05-06,,slack\n`,
    )
    return { ...company, 'people.csv': people + lines.join('') }
  }
  await record.importing(withHolders('kestrel.example'))
  await record.importing(withHolders('elsewhere.example'))
  const decision = (await open())?._id ?? ''
  await approvals(record.stores).askApprovers({ decision, asOf: at })
  const [ask] = await record.stores.asks.allOf(decision)
  const mo = await new AtTheDesk(record.stores, await person('mo'), at).reads(ask?._id ?? '')
  expect(mo.sees).toContain('Not all of it fits here')
  expect(holders.filter((key) => mo.sees.includes(`${key}@elsewhere.example`))).toHaveLength(8)
  expect(mo.labels).toEqual(expect.not.arrayContaining(['Approve']))
  await mo.clicks('Read it')
  for (const key of holders) expect(mo.sees).toContain(`${key}@elsewhere.example`)
  // As from a message that still offered it.
  await mo.acts('approval.confirm', ask ? formatAskRef(ask) : '')
  expect(mo.sees).toContain('dev14@elsewhere.example')
  await mo.submits()
  expect(await record.stores.asks.byId(ask?._id ?? '')).toMatchObject({ answer: { value: 'approved' } })
})

test('who is named anew is shown with where they are reached, which an earlier import may have changed unasked', async () => {
  const elsewhere = listed(['cal@kestrel', 'cal@elsewhere'])
  await record.importing(elsewhere)
  const settings = company['organisation.yaml'].replace('ismsLead: ada', 'ismsLead: ada\ndeputy: cal')
  await record.importing({ ...elsewhere, 'organisation.yaml': settings })
  const mo = await readsQuestion('mo')
  expect(mo.sees).toMatch(/Named anew, and reached\nCal Reyes, cal@elsewhere.example, on Slack/)
  expect((await mo.clicks('Read it')).sees).toContain('Cal Reyes, cal@elsewhere.example, on Slack')
})

test('a typo that is mended asks anew, and tells them anew; what is taken back is asked no longer', async () => {
  await record.importing(listed(['mo@kestrel', 'mo@kestrle']))
  const first = await open()
  await record.importing(moElsewhere)
  expect(await record.stores.decisions.byId(first?._id ?? '')).toMatchObject({
    ended: { because: 'superseded' },
  })
  expect(await told('mo')).toHaveLength(2)
  expect((await record.importing(company)).join()).toContain('is asked no longer')
  expect(await open()).toBeNull()
  expect(await person('mo')).toMatchObject({ email: 'mo@kestrel.example' })
})

test('who is asked is named as they are so far, whatever the file calls them', async () => {
  const renamed = listed(['mo,Mo Farrell,mo@kestrel', 'mo,Eve Stone,eve@kestrel'])
  expect(await record.importing(renamed)).toContain(
    'Top management has to approve in chat (Mo Farrell); until then what was in force stays:',
  )
})

test.each<[string, Files, string, string]>([
  [
    'whoever gets somebody else’s id',
    listed(['ada,Ada Quinn,ada@kestrel', 'ada,Eve Stone,eve@kestrel']),
    'ada',
    'Ada Quinn, ada@kestrel.example (slack) → Eve Stone, eve@kestrel.example (slack)',
  ],
  [
    'whoever accepts risks by a role',
    listed(['ben@kestrel', 'ben@elsewhere']),
    'ben',
    'Ben Okoro, ben@kestrel.example (slack teams) → Ben Okoro, ben@elsewhere.example (slack teams)',
  ],
  [
    'whoever gets such a role in the same import',
    listed(['cal@kestrel', 'cal@elsewhere'], ['Tester,,', 'Tester,developer,']),
    'cal',
    'Cal Reyes, cal@kestrel.example (slack) → Cal Reyes, cal@elsewhere.example (slack)',
  ],
  [
    'whoever is to lead the ISMS by the same import',
    {
      ...listed(['cal@kestrel', 'cal@elsewhere']),
      'organisation.yaml': company['organisation.yaml'].replace('ismsLead: ada', 'ismsLead: cal'),
    },
    'cal',
    'Cal Reyes, cal@kestrel.example (slack) → Cal Reyes, cal@elsewhere.example (slack)',
  ],
])('it is the same for %s', async (_, files, key, line) => {
  const before = await person(key)
  expect(await record.importing(files)).toContain(`  Address: ${line}`)
  const { name, email, chat } = before
  expect(await person(key)).toMatchObject({ name, email, chat })
  expect(await told(key)).toHaveLength(1)
})

test('two who govern may be given each other’s address by an approval, and nobody else gets one meanwhile', async () => {
  const swapped = listed(['mo@kestrel', 'x@kestrel'], ['ada@kestrel', 'mo@kestrel'], ['x@', 'ada@'])
  await record.importing(swapped)
  expect([(await person('mo')).email, (await person('ada')).email]).toEqual([
    'mo@kestrel.example',
    'ada@kestrel.example',
  ])
  await topManagementSays(record.stores, 'approved', at)
  expect([(await person('mo')).email, (await person('ada')).email]).toEqual([
    'ada@kestrel.example',
    'mo@kestrel.example',
  ])

  const printed: string[] = []
  const print = (line: string) => void printed.push(line)
  const taken = await folderOf(
    listed(['mo@kestrel', 'x@kestrel'], ['cal@kestrel', 'ada@kestrel'], ['ada@', 'mo@']),
  )
  expect(await orgImport(taken, { print, ...record.tools() })).toBe(1)
  expect(printed[0]).toBe(
    'people.csv:5  email "ada@kestrel.example" is that of Mo Farrell until top management has approved another for them. Leave this line as it was until then, or write another address.',
  )
})

test('whoever left and comes back to what was theirs comes back where they were reached', async () => {
  const withoutAda = {
    ...listed(
      [/^ada,.*\n/m.exec(people)?.[0] ?? '', ''],
      ['contractor,ada', 'contractor,mo'],
      ['employee,ada', 'employee,mo'],
    ),
    'organisation.yaml': company['organisation.yaml'].replace('ismsLead: ada', 'ismsLead: ben'),
    'policies/information-security.md': company['policies/information-security.md'].replace(
      'owner: ada',
      'owner: ben',
    ),
  }
  await record.importing(withoutAda)
  await record.importing(listed(['ada@kestrel', 'ada@elsewhere']))
  expect(await person('ada')).toMatchObject({ active: true, email: 'ada@kestrel.example' })
  expect(await open()).not.toBeNull()
})

test('before anything governs, nothing is held back', async () => {
  await record.clear()
  const import_ = async (files: Files) =>
    orgImport(await folderOf(files), { print: () => undefined, ...record.tools() })
  await import_(company)
  await import_(moElsewhere)
  expect(await person('mo')).toMatchObject({ email: 'mo@elsewhere.example' })
})
