import { beforehand } from '../../src/bot/desk/beforehand.js'
import { askId } from '../../src/domain/ask.js'
import { approvedBy } from '../../src/domain/decision.js'
import { type Risk, riskHash, riskSubject } from '../../src/domain/risk.js'
import { orgImport } from '../../src/org/commands.js'
import type { NewAsk } from '../../src/store/asks.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { topManagementSays } from '../support/governing.js'
import { visitOf } from '../support/visit-of.js'
import { problemsOf } from './reading.js'
import { Record } from './record.js'
import { folderOf, removeFolders, smallCompany, today } from './small-company.js'

const criteriaYaml = `likelihood: [{ title: Rare }, { title: Possible }, { title: Likely }]
consequence: [{ title: Minor }, { title: Serious, means: a customer waits }, { title: Critical }]
levels:
  - { id: low, title: Low, from: 1 }
  - { id: high, title: High, from: 4 }
appetite: 3
authority:
  - { from: 4, who: manager, months: 12 }
  - { from: 9, who: { role: top-management }, months: 3 }
`
const risksYaml = `risks:
  - id: laptop-theft
    title: Laptop theft
    threat: A laptop is stolen on a train
    vulnerability: Its disk is readable
    asset: Customer data
    affects: [availability, confidentiality]
    owner: ben
    deputy: ada
    inherent: { likelihood: 3, consequence: 3 }
    current: { likelihood: 2, consequence: 3 }
    target: { likelihood: 1, consequence: 3 }
    treatment: modify
    controls: [A.8.24]
    plan:
      - { id: encrypt, title: Encrypt all disks, owner: ben, due: 2027-06-30 }
`
type Folder = Parameters<typeof folderOf>[0]
const company: Folder = { ...smallCompany, 'risk-criteria.yaml': criteriaYaml, 'risks.yaml': risksYaml }
const changed = (file: 'risks.yaml' | 'risk-criteria.yaml', from: string, to: string): Folder => {
  const text = String(company[file])
  if (!text.includes(from)) throw new Error(`There is no "${from}"`)
  return { ...company, [file]: text.replace(from, to) }
}

let record: Record
beforeAll(async () => {
  record = await Record.open()
})
beforeEach(() => record.clear())
afterAll(async () => {
  await record.close()
  await removeFolders()
})

const account = { platform: 'slack', team: 'T1', user: 'U1' } as const
const act = (by: string) => {
  return { by, at: '2026-12-01T09:00:00.000Z', through: { kind: 'chat', platform: 'slack' } } as const
}
const problems = async (files: Folder) => (await problemsOf(files)).join('\n')
const idOf = async (key: string) => (await record.stores.people.byKeys([key])).get(key)?._id ?? ''
const theRisk = async () => {
  const risk = await record.stores.risks.byId('laptop-theft')
  if (!risk) throw new Error('It is not in the register')
  return risk
}

test('the register begins with what the files say, and a second import changes nothing', async () => {
  expect(await record.importing(company)).toEqual(
    expect.arrayContaining([
      '  Criteria for risks: likelihood, consequence, levels, appetite, authority',
      'Risks entered 1: laptop-theft',
    ]),
  )
  expect(await record.stores.riskCriteria.inForce()).toMatchObject({
    ...{ appetite: 3, version: '1' },
    consequence: [{}, { title: { en: 'Serious' }, means: { en: 'a customer waits' } }, {}],
    authority: [
      { from: 4, who: 'manager' },
      { from: 9, who: { role: 'top-management' } },
    ],
  })
  const ben = await idOf('ben')
  expect(await theRisk()).toMatchObject({
    ...{ owner: ben, affects: ['confidentiality', 'availability'], state: 'open' },
    assessment: { number: 1, criteria: '1', by: null, controls: ['A.8.24'], plan: [{ owner: ben }] },
  })
  expect(await record.importing(company)).toEqual(['Nothing has changed since the last import.'])
})

test('what the file says anew is taken until somebody has assessed the risk in chat', async () => {
  await record.importing(company)
  const rated = changed('risks.yaml', 'current: { likelihood: 2', 'current: { likelihood: 3')
  expect(await record.importing(rated)).toContain('Risks assessed anew, as the file says 1: laptop-theft')
  const before = await theRisk()
  expect(before).toMatchObject({
    assessment: { number: 2, current: { likelihood: 3 } },
    earlier: [{ number: 1 }],
  })

  const judgement = { ...before.assessment, current: { likelihood: 1, consequence: 1 } }
  const assessing = { judgement, criteria: '1', trigger: 'reassessment' } as const
  await record.stores.risks.assess(before, assessing, act(before.owner))
  const kept =
    'Assessed, accepted or otherwise answered for in chat, so what risks.yaml says otherwise was not taken 1: laptop-theft (current)'
  expect(await record.importing(rated)).toEqual(['Nothing has changed since the last import.', kept])
  const described = changed('risks.yaml', 'stolen on a train', 'lost in a taxi')
  expect(await record.importing(described)).toEqual(
    expect.arrayContaining(['Risks described anew 1: laptop-theft', kept]),
  )
  expect(await theRisk()).toMatchObject({
    threat: { en: 'A laptop is lost in a taxi' },
    assessment: { number: 3, current: { likelihood: 1 } },
  })
})

test('a risk that was accepted in chat stays as it was accepted, whatever the file says anew', async () => {
  await record.importing(company)
  const risk = await theRisk()
  const { at, by } = act(risk.owner)
  const said = { ask: 'a', hash: riskHash(risk), verdict: 'accepted', by, at } as const
  await record.stores.riskAcceptances.approve(risk, said, at, act(by).through)
  const rated = changed('risks.yaml', 'current: { likelihood: 2', 'current: { likelihood: 1')
  expect(await record.importing(rated)).toContain(
    'Assessed, accepted or otherwise answered for in chat, so what risks.yaml says otherwise was not taken 1: laptop-theft (current)',
  )
  expect(await theRisk()).toMatchObject({ assessment: { number: 1, current: { likelihood: 2 } } })
})

/** Somebody accepted it as it stands. Gives the decision. */
async function isAccepted(risk: Risk): Promise<string> {
  const { decisions } = record.stores
  const { at, by, through } = act(risk.owner)
  const decision = await decisions.request(
    {
      ...{ subject: riskSubject(risk), question: 'accept', facts: {}, steps: approvedBy(by) },
      ...{ requestedBy: by, requestedAt: at, dueOn: '2026-12-08', timeZone: 'Europe/Dublin' },
    },
    through,
  )
  if (!decision) throw new Error('Another decision about it is open')
  await decisions.decide(decision._id, at, {
    verdict: 'approved',
    ask: 'a',
    commitment: 'c',
    by,
    at,
    roles: {},
  })
  return decision._id
}

test('another deputy has the owner asked anew, and what was decided of the risk holds on', async () => {
  await record.importing(company)
  const risk = await theRisk()
  const decision = await isAccepted(risk)
  const asked: NewAsk = {
    ...{ cycle: 'cycle/risk-reassessment.register/2027-H1', process: 'risk-reassessment' },
    ...{ slot: 'reassess', round: 1, kind: 'delegable', askedOf: risk.owner, mayAnswer: [risk.owner] },
    ...{ standIns: [await idOf('ada')], subject: riskSubject(risk), openedAt: '2026-12-01T09:00:00.000Z' },
    ...{ dueOn: '2026-12-15', remindOn: '2026-12-02' },
    snapshot: { department: 'Risk', country: 'IE', timeZone: 'Europe/Dublin' },
  }
  await record.stores.asks.open([asked])
  const other = changed('risks.yaml', '    deputy: ada\n', '')
  expect(await record.importing(other)).toContain('Risks described anew 1: laptop-theft')
  expect(await record.stores.asks.byId(askId(asked))).toMatchObject({
    state: 'closed',
    closed: { because: 'changed' },
  })
  expect(await record.stores.decisions.byId(decision)).not.toHaveProperty('stale')
  await record.importing(changed('risks.yaml', 'stolen on a train', 'lost in a taxi'))
  expect(await record.stores.decisions.byId(decision)).toHaveProperty('stale')
})

test('nothing leaves the register by being left out, and what chat has closed or given to others stays so', async () => {
  await record.importing(company)
  expect(await record.importing({ ...company, 'risks.yaml': 'risks: []\n' })).toContain(
    'Not in risks.yaml any more, and still in the register until they are closed in chat 1: laptop-theft',
  )
  const risk = await theRisk()
  const ada = await idOf('ada')
  const named = await record.stores.risks.nameOwner(risk, ada, act(ada))
  expect(await record.importing(company)).toContain(
    'Owned by whom chat says, and not by whom risks.yaml says 1: laptop-theft',
  )
  expect(await theRisk()).toMatchObject({ owner: ada })
  if (named) await record.stores.risks.close(named, 'No laptops any more', act(ada))
  expect(await record.importing(company)).toContain('Closed in chat, and still in risks.yaml 1: laptop-theft')
  expect(await theRisk()).toMatchObject({ state: 'closed' })
})

test('new criteria are a version of their own, and what was assessed before keeps its own', async () => {
  await record.importing(company)
  await record.importing(changed('risk-criteria.yaml', 'appetite: 3', 'appetite: 3 # as before'))
  expect(await record.stores.riskCriteria.inForce()).toMatchObject({ version: '1' })
  const printed = await record.importing(changed('risk-criteria.yaml', 'months: 12', 'months: 6'))
  expect(printed).toContain('  Criteria for risks: authority')
  expect(await record.stores.riskCriteria.inForce()).toMatchObject({ version: '1' })
  await topManagementSays(record.stores, 'approved', today)
  expect(await record.stores.riskCriteria.inForce()).toMatchObject({ version: '2' })
  expect(await theRisk()).toMatchObject({ assessment: { criteria: '1' } })
  // Its owner is asked at once, and not on the next morning.
  expect(await record.stores.cycles.byId('cycle/risk-reassessment.register/criteria-2')).toMatchObject({
    risks: ['laptop-theft'],
  })
})

/** What somebody reads in chat after this. */
const reads = async (key: string, typed: string, language = 'en') => {
  const person = (await record.stores.people.byKeys([key])).get(key)
  if (!person) throw new Error(`There is no ${key}`)
  return (await new AtTheDesk(record.stores, { ...person, language }, today).types(typed)).sees
}
const waiting =
  'Judged by criteria that are not in force yet, so they wait for these and come in by themselves then 1: '

test('risks that come with their criteria wait for these, say of whom, and come in by themselves', async () => {
  await record.importing(smallCompany)
  expect(await record.importing(company)).toContain(`${waiting}laptop-theft`)
  const waits =
    'One risk waits for the criteria by which it is judged: Mo Farrell is asked to approve them, since 24 November 2026'
  for (const typed of ['risk list', 'risk matrix', 'risk show laptop-theft'])
    expect(await reads('ada', typed)).toContain(waits)
  expect(await reads('ada', 'status')).toContain(waits)
  expect(await reads('ada', 'risk show laptop-theft')).toContain('A laptop is stolen on a train')
  expect(await reads('ben', 'risk list', 'de')).toContain(
    'Ein Risiko wartet auf die Kriterien, nach denen es beurteilt ist: Um die Genehmigung ist Mo Farrell gebeten',
  )
  expect(await record.importing(company)).toEqual([
    'Nothing has changed since the last import.',
    expect.stringContaining('Waits for top management'),
    expect.stringContaining('Criteria for risks'),
    `${waiting}laptop-theft`,
  ])
  await topManagementSays(record.stores, 'approved', today)
  expect(await reads('ada', 'risk list')).toContain('1 open · 1 above the appetite')
})

test('before anything is approved, chat says that the risks wait as well', async () => {
  const print = () => undefined
  expect(await orgImport(await folderOf(company), { print, ...record.tools() })).toBe(0)
  const [mo, organisation] = [
    (await record.stores.people.byKeys(['mo'])).get('mo'),
    await record.stores.organisation.read(),
  ]
  if (!mo || !organisation) throw new Error('Nothing was imported')
  const typed = { kind: 'command', from: account, at: today, text: 'risk list' } as const
  const reply = await beforehand(record.stores, visitOf(mo, today, organisation), typed, [])
  expect(JSON.stringify(reply)).toMatch(
    /Mo Farrell has to approve first.*One risk of the files waits for that/,
  )
})

test('what is judged by other scales waits for them, and what was judged before stands until they are in force', async () => {
  await record.importing(company)
  const flood = risksYaml
    .replace('risks:\n', '')
    .replace('laptop-theft', 'flood')
    .replace('encrypt', 'drain')
    .replace('Laptop theft', 'Flood')
  const likely = 'likelihood: [{ title: Rare }, { title: Possible }, { title: Likely }'
  const worse = risksYaml
    .replace('inherent: { likelihood: 3', 'inherent: { likelihood: 4')
    .replace('current: { likelihood: 2', 'current: { likelihood: 4')
  const wider = {
    ...changed('risk-criteria.yaml', likely, `${likely}, { title: Certain }`),
    'risks.yaml': `${worse}${flood}`,
  }
  const printed = await record.importing(wider)
  expect(printed).toContain(`${waiting}flood`)
  expect(printed).toContain(
    'Judged by scales that are not in force yet, so what risks.yaml says otherwise was not taken; import it again once they are 1: laptop-theft',
  )
  expect(await theRisk()).toMatchObject({ assessment: { number: 1, current: { likelihood: 2 } } })
  await topManagementSays(record.stores, 'rejected', today, 'Three steps are enough.')
  expect(await reads('ada', 'risk list')).toMatch(
    /1 open[\s\S]*One risk waits[^.]*Mo Farrell rejected them[\s\S]*Flood/,
  )

  expect(await reads('ada', 'status')).toMatch(/Goes on only with you[\s\S]*Mo Farrell rejected them/)

  // By the scales as they were it is judged by those in force.
  const asBefore = { ...company, 'risks.yaml': `${risksYaml}${flood}` }
  expect(await record.importing(asBefore)).toContain('Risks assessed anew, as the file says 1: flood')
  expect(await record.stores.risks.byId('flood')).toMatchObject({ assessment: { criteria: '1' } })

  const one = {
    ...wider,
    ...changed('risk-criteria.yaml', likely, `${likely}, { title: Sure }`),
    'risks.yaml': wider['risks.yaml'],
  }
  await record.importing(one)
  await topManagementSays(record.stores, 'approved', today)
  await record.importing(one)
  expect(await theRisk()).toMatchObject({ assessment: { criteria: '2', current: { likelihood: 4 } } })
})

test.each([
  ['likelihood: [{ title: Rare }, ', 'likelihood: [', 'likelihood has the wrong shape'],
  ['from: 1 }', 'from: 2 }', 'is 2, and nothing names a value of 1'],
  ['id: high, title: High, from: 4', 'id: high, title: High, from: 12', 'is 12, and the highest value is 9'],
  ['id: high', 'id: low', 'id "low" stands already in line 4'],
  ['appetite: 3', 'appetite: 2', 'is 4, and the appetite ends at 2'],
  ['appetite: 3', 'appetite: 10', 'is 10, and the highest value is 9'],
  ['from: 9', 'from: 4', 'is 4, and the one above begins at 4'],
  ['who: manager', 'who: { role: ciso }', 'no one in people.csv has the role "ciso"'],
  ['who: manager', 'who: { person: zoe }', '"zoe" is nobody in people.csv'],
])('criteria with %p as %p are refused: %s', async (from, to, what) => {
  expect(await problems(changed('risk-criteria.yaml', from, to))).toContain(what)
})

test('without anybody named, nothing may be beyond the appetite', async () => {
  const [before = ''] = criteriaYaml.split('authority:')
  expect(await problems({ ...company, 'risk-criteria.yaml': before })).toContain(
    'is missing, and values above 3 are beyond the appetite',
  )
})

test.each([
  ['likelihood: 2, consequence: 3', 'likelihood: 4, consequence: 3', 'the scale ends at 3'],
  [
    'inherent: { likelihood: 3',
    'inherent: { likelihood: 1',
    'risks.yaml:11  current is 6, and inherent is 3',
  ],
  ['target: { likelihood: 1', 'target: { likelihood: 3', 'risks.yaml:12  target is 9, and current is 6'],
  ['owner: ben\n    deputy', 'owner: zoe\n    deputy', 'owner "zoe" is nobody in people.csv'],
  ['deputy: ada', 'deputy: ben', 'deputy "ben" is the owner'],
  ['    controls: [A.8.24]\n', '', 'no control is named that modifies it'],
  ['treatment: modify', 'treatment: retain', 'something is planned about it'],
  ['treatment: modify', 'treatment: hope', 'treatment cannot be "hope"'],
  ['due: 2027-06-30', 'due: 2027-06-31', 'is no day in the calendar'],
  ['affects: [availability', 'affects: [beauty', 'affects cannot be "beauty"'],
])('a risk with %p as %p is refused: %s', async (from, to, what) => {
  expect(await problems(changed('risks.yaml', from, to))).toContain(what)
})

test('risks without criteria are refused', async () => {
  const { 'risk-criteria.yaml': _criteria, ...without } = company
  expect(await problems(without)).toContain('no risk-criteria.yaml by which they are judged')
})
