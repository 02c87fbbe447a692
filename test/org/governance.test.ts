import { hashOf } from '../../src/domain/canonical-json.js'
import { GOVERNANCE } from '../../src/domain/governance.js'
import { storesOf } from '../../src/main/stores.js'
import { orgCheck, orgImport } from '../../src/org/commands.js'
import { verifyDecisions } from '../../src/store/verify-decisions.js'
import { approvals } from '../support/approvals.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { topManagementSays } from '../support/governing.js'
import { printedRecord } from '../support/printed-record.js'
import { Record } from './record.js'
import { folderOf, policyMd, removeFolders, smallCompany, today, withChange } from './small-company.js'

const at = '2026-11-24T09:00:00.000Z'
/** Ada hands the ISMS over to Ben, who works in Hamburg. */
const handover = withChange('organisation.yaml', 'ismsLead: ada', 'ismsLead: ben')
const asked = [
  'Top management has to approve in chat (Mo Farrell); until then what was in force stays:',
  '  ISMS lead: Ada Quinn → Ben Okoro',
]
const waits = [
  'Waits for top management (Mo Farrell) since 2026-11-24:',
  '  ISMS lead: Ada Quinn → Ben Okoro',
]

let record: Record
beforeAll(async () => {
  record = await Record.open()
})
beforeEach(async () => {
  await record.clear()
  await record.importing(smallCompany)
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
const lead = async () => {
  const id = (await record.stores.organisation.read())?.ismsLead ?? ''
  return (await record.stores.people.byId(id))?.key
}
const open = () => record.stores.decisions.openAbout(GOVERNANCE)
const checking = async (files: typeof smallCompany) => {
  const printed: string[] = []
  const print = (line: string) => void printed.push(line)
  await orgCheck(await folderOf(files), { print, now: () => new Date(today), stores: record.stores })
  return printed
}

/** Who hears what came of it. */
const told = async (decision: string) => {
  const messages = record.db
    .collection('deliveries')
    .find({ 'content.kind': 'decision', 'content.decision': decision })
  return (await messages.toArray()).map((message) => message.person)
}

test('who leads the ISMS changes when top management has approved it in chat, and not before', async () => {
  expect(await checking(handover)).toEqual([expect.stringContaining('No problems.'), ...asked])
  expect(await open()).toBeNull()
  expect(await record.importing(handover)).toEqual([
    ...asked,
    expect.stringMatching(/^Imported as import\/2/),
  ])
  expect(await lead()).toBe('ada')
  expect(await record.importing(handover)).toEqual(['Nothing has changed since the last import.', ...waits])

  const decision = (await open())?._id ?? ''
  await approvals(record.stores).askApprovers({ decision, asOf: at })
  const [ask] = await record.stores.asks.allOf(decision)
  const mo = await new AtTheDesk(record.stores, await person('mo'), at).reads(ask?._id ?? '')
  expect(mo.sees).toContain('Decide: may this change of what governs our information security take effect?')
  expect(mo.sees).toContain('Ada Quinn → Ben Okoro')
  expect(mo.sees).toContain('Asked by Ada Quinn')
  await (await mo.clicks('Read it')).submits()
  await approvals(record.stores).concludeDecision({ decision, asOf: at })
  expect(await lead()).toBe('ben')
  expect(await record.importing(handover)).toEqual(['Nothing has changed since the last import.'])

  const printed = await printedRecord(record.stores, decision, 'text')
  expect(printed).toContain('What governs the ISMS, proposal 2')
  expect(printed).toContain('ISMS lead: Ada Quinn → Ben Okoro')
  expect(printed).toMatch(/State: approved, .* by Mo Farrell/)
})

test('what is proposed says nothing of addresses where none moves, as it was stored before they were part of it', async () => {
  await record.importing(handover)
  const { proposed, replaces } = (await record.stores.governance.newest()) ?? {}
  expect(proposed).not.toHaveProperty('addresses')
  expect(replaces).not.toHaveProperty('addresses')
})

test('what was proposed before there was a kind of it that governs takes effect once it is approved', async () => {
  await record.importing(handover)
  const newest = await record.stores.governance.newest()
  if (!newest?.replaces) throw new Error('Nothing is proposed')
  const { soleAuthority: _, ...proposed } = newest.proposed
  const { soleAuthority: __, ...replaces } = newest.replaces
  const hash = hashOf({ proposed, replaces })
  await record.db.collection('governance').updateOne({ version: 2 }, { $set: { proposed, replaces, hash } })
  await record.db
    .collection('decisions')
    .updateOne({ 'subject.version': '2' }, { $set: { 'subject.hash': hash } })
  await topManagementSays(record.stores, 'approved', at)
  expect(await lead()).toBe('ben')
})

test('a rejection leaves all as it was, tells who asked, and nobody is asked the same again', async () => {
  await record.importing(handover)
  const decision = await topManagementSays(record.stores, 'rejected', at, 'Ben starts in May.')
  expect(await lead()).toBe('ada')
  expect(await told(decision)).toEqual([(await person('ada'))._id])
  expect(await record.importing(handover)).toEqual([
    'Nothing has changed since the last import.',
    'Rejected by Mo Farrell on 2026-11-24, so what was in force stays, and nobody is asked the same again:',
    '  ISMS lead: Ada Quinn → Ben Okoro',
  ])
})

test('whom the same files name to stand in for top management does not decide what governs', async () => {
  const account = { team: 'T1', user: 'U2', standing: 'member', at } as const
  await record.stores.people.bind(await person('ben'), 'slack', account)
  const away = 'person,from,to,delegate\nmo,2026-11-23,2026-12-11,ben\n'
  const requests = { ...smallCompany, 'approvals.yaml': approvalsYaml('role: isms-lead') }
  await record.importing({ ...requests, 'absences.csv': away })
  const decision = (await open())?._id ?? ''
  await approvals(record.stores).askApprovers({ decision, asOf: at })
  const [ask] = await record.stores.asks.allOf(decision)
  expect(ask).toMatchObject({ askedOf: (await person('mo'))._id, mayAnswer: [(await person('mo'))._id] })
  await topManagementSays(record.stores, 'approved', at)
  expect(await record.stores.requestTypes.offered()).toHaveLength(1)
})

test('what people may ask for, and who decides on it, waits for top management, too', async () => {
  const requests = { ...smallCompany, 'approvals.yaml': approvalsYaml('role: isms-lead') }
  const offered = async () => (await record.stores.requestTypes.offered()).map(({ _id }) => _id)
  expect(await record.importing(requests)).toContain('  Kind of request new: policy-exception')
  expect(await offered()).toEqual([])
  await topManagementSays(record.stores, 'approved', at)
  expect(await offered()).toEqual(['policy-exception@1'])

  const others = { ...smallCompany, 'approvals.yaml': approvalsYaml('person: ben') }
  expect(await record.importing(others)).toContain('  Kind of request changed: policy-exception')
  const decision = (await open())?._id ?? ''
  await approvals(record.stores).askApprovers({ decision, asOf: at })
  const [ask] = await record.stores.asks.allOf(decision)
  const mo = await new AtTheDesk(record.stores, await person('mo'), at).reads(ask?._id ?? '')
  expect((await mo.clicks('Read it')).sees).toContain('1. Ben Okoro, within 5 business days')
  await mo.submits()
  await approvals(record.stores).concludeDecision({ decision, asOf: at })
  expect(await offered()).toEqual(['policy-exception@2'])
})

test('a newer import takes the place of what was proposed, and files as they were take it back', async () => {
  await record.importing(handover)
  const first = (await open())?._id ?? ''
  await approvals(record.stores).askApprovers({ decision: first, asOf: at })
  const deputy = withChange('organisation.yaml', 'ismsLead: ada', 'ismsLead: ada\ndeputy: ben')
  expect(await record.importing(deputy)).toContain('  Deputy: Ben Okoro')
  expect(await record.stores.decisions.byId(first)).toMatchObject({ ended: { because: 'superseded' } })
  expect(await record.stores.asks.allOf(first)).toMatchObject([{ closed: { because: 'superseded' } }])

  const second = (await open())?._id ?? ''
  expect((await record.importing(smallCompany)).join('\n')).toContain('is asked no longer')
  expect(await open()).toBeNull()
  expect(await record.stores.decisions.byId(second)).toMatchObject({ ended: { because: 'requester' } })
  expect(await record.importing(smallCompany)).toEqual(['Nothing has changed since the last import.'])
})

test('nobody approves what they asked for, and where nobody may approve what governs, all else is imported', async () => {
  const { stores } = record
  const two = withChange('organisation.yaml', 'topManagement: [mo]', 'topManagement: [mo, ben]')
  await record.importing(two)
  await topManagementSays(stores, 'approved', at)
  // Ben is of top management by now, but it is he who would lead the ISMS: Mo decides.
  await record.importing({
    ...two,
    'organisation.yaml': two['organisation.yaml'].replace('ismsLead: ada', 'ismsLead: ben'),
  })
  expect(await open()).toMatchObject({
    never: [(await person('ben'))._id],
    requestedBy: (await person('ada'))._id,
  })
  await topManagementSays(stores, 'approved', at)
  expect(await lead()).toBe('ben')

  const printed: string[] = []
  const alone = two['organisation.yaml']
    .replace('ismsLead: ada', 'ismsLead: ben')
    .replace('[mo, ben]', '[ben]')
  const withoutMo = smallCompany['people.csv'].replace(/^mo,.*\n/m, '').replace('employee,mo', 'employee,ben')
  const files = {
    ...smallCompany,
    'policies/information-security.md': policyMd.replaceAll('mo', 'ben'),
    'organisation.yaml': alone,
    'people.csv': withoutMo.replace('contractor,ada', 'contractor,'),
  }
  const print = (line: string) => void printed.push(line)
  // Nor does a deputy ask in Ben's place once Mo is gone, so that Ben would decide alone what governs.
  const withDeputy = {
    ...files,
    'organisation.yaml': alone.replace('ismsLead: ben', 'ismsLead: ben\ndeputy: ada'),
  }
  expect(await orgImport(await folderOf(withDeputy), { print, ...record.tools() })).toBe(0)
  expect(printed).toContain('Nobody in top management may approve this, so what was in force stays:')
  expect(printed).toContain(
    'Note: organisation.yaml:8  of top management as it is in force nobody is left but who leads the ISMS, or stands in for that, and they do not decide alone what governs it. Put back into people.csv who is gone (Mo Farrell), until they have approved in chat who comes after them.',
  )
  expect(await person('mo')).toMatchObject({ active: false })
  await record.clear()
  expect(await orgImport(await folderOf(files), { print, ...record.tools() })).toBe(1)
  expect(printed.join('\n')).toContain(
    'nobody in top management may approve what governs the ISMS here: who leads it asks, and who asks does not approve. Name a deputy who is there,',
  )
})

test('no import takes away everybody who may approve, and has somebody else asked in their place', async () => {
  const two = withChange('organisation.yaml', 'topManagement: [mo]', 'topManagement: [mo, ben]')
  const named = {
    ...smallCompany,
    'organisation.yaml': two['organisation.yaml'].replace('[mo, ben]', '[ben]'),
  }
  const people = (from: string | RegExp, to: string) => smallCompany['people.csv'].replace(from, to)
  const others = {
    ...named,
    'policies/information-security.md': policyMd.replaceAll('mo', 'ben'),
    'people.csv': people(/^mo,.*\n/m, '').replace('employee,mo', 'employee,ben'),
  }
  const withoutMo = { ...others, 'people.csv': others['people.csv'].replace('contractor,ada', 'contractor,') }
  const moNotInChat = people('2019-01-07,,slack', '2019-01-07,,none')
  const moUntilTomorrow = people('2019-01-07,,', '2019-01-07,2026-11-25,')
  const refused = [
    withoutMo,
    { ...smallCompany, 'people.csv': moNotInChat },
    { ...smallCompany, 'people.csv': moUntilTomorrow },
  ]
  for (const files of refused) {
    const printed: string[] = []
    const print = (line: string) => void printed.push(line)
    expect(await orgImport(await folderOf(files), { print, ...record.tools() })).toBe(1)
    expect(printed.join('\n')).toContain(
      'organisation.yaml:7  the files take away everybody of top management as it is in force (Mo Farrell), so nobody could approve who comes after them. Leave them in people.csv as they were,',
    )
  }
  expect(await person('mo')).toMatchObject({ active: true, end: null, chat: ['slack'] })
  expect(await open()).toBeNull()

  // Mo approves who comes after, and can go then.
  await record.importing(two)
  await topManagementSays(record.stores, 'approved', at)
  await record.importing(withoutMo)
  expect(await person('mo')).toMatchObject({ active: false })
  expect(await open()).toMatchObject({ requestedBy: (await person('ada'))._id })
})

test('what waits for who leads the ISMS no more is taken from them, and the next one is asked', async () => {
  const requests = { ...smallCompany, 'approvals.yaml': approvalsYaml('role: isms-lead') }
  await record.importing(requests)
  await topManagementSays(record.stores, 'approved', at)
  const mo = new AtTheDesk(record.stores, await person('mo'), at)
  await (await mo.types('request policy-exception')).submits({ rule: 'A rule' })
  const request = 'decision/approval.request.policy-exception.1/1'
  const asks = async () =>
    (await record.stores.asks.allOf(request)).map(({ askedOf, state }) => ({ askedOf, state }))
  await approvals(record.stores).askApprovers({ decision: request, asOf: at })
  await record.importing({ ...requests, 'organisation.yaml': handover['organisation.yaml'] })
  await topManagementSays(record.stores, 'approved', at)
  expect(await asks()).toEqual([{ askedOf: (await person('ada'))._id, state: 'closed' }])
  await approvals(record.stores).askApprovers({ decision: request, asOf: at })
  expect(await asks()).toContainEqual({ askedOf: (await person('ben'))._id, state: 'open' })
})

test('top management reads the whole of what it approves: every meaning, every name, and how many of them it takes', async () => {
  const criteria = [
    'likelihood: [{ title: Rare, means: "less than once, in ten years" }, { title: Possible }, { title: Likely }]',
    'consequence: [{ title: Minor, means: under €1 000 }, { title: Serious }, { title: Critical }]',
    'levels: [{ id: low, title: Low, from: 1 }, { id: high, title: High, from: 4 }]',
    'appetite: 3',
    'authority: [{ from: 4, who: { role: developer }, months: 12 }, { from: 9, who: { role: top-management }, months: 3 }]',
  ]
  const options = 'options: [{ id: a, label: "Ours, about nobody" }, { id: b, label: Theirs }]'
  const field = `{ id: rule, label: Which rule, kind: choice, ${options} }`
  const from = '{ id: from, label: From when, kind: date, optional: yes, dates: { past: yes } }'
  const until =
    '{ id: until, label: Until when, hint: Not for ever, kind: date, dates: { withinMonths: 12, after: from } }'
  const steps = [
    '{ who: [{ role: developer }, { role: isms-lead }] }',
    '{ who: { role: top-management }, needs: any }',
  ]
  const requests = approvalsYaml('role: isms-lead')
    .replace('{ id: rule, label: Which rule }', [field, from, until].join(', '))
    .replace('{ who: { role: isms-lead } }', steps.join(', '))
  await record.importing({
    ...smallCompany,
    ...{ 'risk-criteria.yaml': criteria.join('\n'), 'approvals.yaml': requests },
    'organisation.yaml': smallCompany['organisation.yaml'].replace('[mo]', '[mo, ben]'),
  })
  const decision = (await open())?._id ?? ''
  await approvals(record.stores).askApprovers({ decision, asOf: at })
  const [ask] = await record.stores.asks.allOf(decision)
  const mo = await new AtTheDesk(record.stores, await person('mo'), at).reads(ask?._id ?? '')
  const { sees } = await mo.clicks('Read it')
  for (const line of [
    '1. Rare: less than once, in ten years\n2. Possible\n3. Likely',
    '1. Minor: under €1 000\n',
    '• Low from 1\n• High from 4',
    '• from 4: the role developer (today Ben Okoro), for 12 months at most',
    '• from 9: top management (today Mo Farrell and Ben Okoro), of whom one suffices, for 3 months at most',
    '• Which rule\n    • Ours, about nobody\n    • Theirs',
    '• From when (may be left empty)\n    • in the past, too',
    '• Until when: Not for ever\n    • on the day of asking or later\n    • at most 12 months after the day of asking\n    • not before “From when”',
    '1. the role developer (today Ben Okoro) and the ISMS lead (today Ada Quinn), all of whom have to approve, within',
    '2. top management (today Mo Farrell and Ben Okoro), of whom one suffices, within',
  ])
    expect(sees).toContain(line)
})

test('whoever writes what governs past top management is found out', async () => {
  await record.importing(handover)
  await topManagementSays(record.stores, 'approved', at)
  const wrong = async () => (await verifyDecisions(record.db)).wrong
  expect(await wrong()).toEqual([])
  const { _id: mo } = await person('mo')
  await record.db.collection('organisation').updateOne({}, { $set: { ismsLead: mo } })
  expect(await wrong()).toEqual([
    { what: 'What governs the ISMS', how: 'it is not what was approved as governance/2' },
  ])
  await record.db
    .collection('governance')
    .updateOne({ version: 2 }, { $set: { 'proposed.roles.ismsLead': mo } })
  expect(await wrong()).toEqual([{ what: 'governance/2', how: 'it is not what was proposed' }])
})

test('a worker that dies while it takes effect puts it in force once', async () => {
  const both = { ...handover, 'approvals.yaml': approvalsYaml('role: isms-lead') }
  await record.importing(both)
  const { stores } = record
  const dying = Object.assign(storesOf(record.db), {
    requestTypes: Object.assign(storesOf(record.db).requestTypes, {
      offer: () => Promise.reject(new Error('gone')),
    }),
  })
  await expect(topManagementSays(dying, 'approved', at)).rejects.toThrow('gone')
  const decision = (await open())?._id ?? ''
  await approvals(stores).concludeDecision({ decision, asOf: at })
  await approvals(stores).concludeDecision({ decision, asOf: at })
  expect(await lead()).toBe('ben')
  expect((await stores.requestTypes.offered()).map(({ _id }) => _id)).toEqual(['policy-exception@1'])
  expect(await stores.governance.newest()).toMatchObject({ state: 'in-force', decision })
})

function approvalsYaml(seat: string): string {
  return [
    'approvals:',
    '  - id: policy-exception',
    '    title: Exception to a policy',
    '    controls: [A.5.1]',
    '    fields: [{ id: rule, label: Which rule }]',
    `    steps: [{ who: { ${seat} } }]`,
    '',
  ].join('\n')
}
