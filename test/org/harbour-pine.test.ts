import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { policyPage } from '../../src/bot/cards/policy-acknowledgement/form.js'
import { renderView } from '../../src/bot/slack/render-blocks.js'
import { renderAdaptiveForm } from '../../src/bot/teams/render-adaptive-card.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import { quizOf } from '../../src/domain/course.js'
import { isRotationOverdue, knownAccountId } from '../../src/domain/known-account.js'
import { isPresent } from '../../src/domain/person.js'
import { inAudience, policyHash } from '../../src/domain/policy.js'
import type { Account } from '../../src/domain/population.js'
import { turnsOf } from '../../src/domain/recurrence.js'
import { checks } from '../../src/org/checks.js'
import { competences } from '../../src/org/competences.js'
import type { PersonRow } from '../../src/org/people-row.js'
import { type OrganisationFiles, readOrganisation } from '../../src/org/read.js'
import { requirements } from '../../src/org/requirements.js'
import { systems } from '../../src/org/systems.js'
import { training } from '../../src/org/training.js'
import { readCsv } from '../../src/sources/csv.js'
import { longest } from '../bot/every-card/longest.js'
import { draftsOf } from './reading.js'
import { today } from './small-company.js'

const folder = 'examples/harbour-pine'
let organisation: OrganisationFiles
let people: PersonRow[]
const employees = () => people.filter(({ kind }) => kind === 'employee')

beforeAll(async () => {
  const read = await readOrganisation(folder, today)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  expect(read.warnings).toEqual([])
  organisation = read.organisation
  people = [...organisation.people.rows()]
})

test('Harbour & Pine has forty employees, two contractors, two auditors from outside and a director of the board', () => {
  const departments = new Map<string, number>()
  for (const { department } of employees())
    departments.set(department, (departments.get(department) ?? 0) + 1)
  expect(Object.fromEntries(departments)).toEqual({
    Executive: 3,
    Engineering: 13,
    'Customer Operations': 9,
    Sales: 5,
    'Finance and People': 4,
    'IT and Security': 3,
    Inspectors: 3,
  })
  expect(employees()).toHaveLength(40)
  expect(people.map(({ kind }) => kind).filter((kind) => kind !== 'employee')).toEqual([
    'contractor',
    'contractor',
    'external-auditor',
    'external-auditor',
    'board',
  ])
})

test('they work in Cork, Hamburg and Halifax', () => {
  expect(new Set(people.map(({ country }) => country))).toEqual(new Set([null, 'DE-HH', 'CA-NS']))
  expect(organisation.settings.country).toBe('IE')
})

test('there are two people with one name, a person with a single one, a joiner and a leaver', () => {
  expect(employees().filter(({ name }) => name === 'Anna Schmidt')).toHaveLength(2)
  expect(people.filter(({ name }) => !name.includes(' ')).map(({ id }) => id)).toEqual(['kartika'])
  const absent = employees().filter((row) => !isPresent({ active: true, ...row }, today.slice(0, 10)))
  expect(absent.map(({ id, start, end }) => [id, start, end])).toEqual([
    ['declan.foley', '2019-05-07', '2026-10-30'],
    ['nadia.haddad', '2027-01-11', null],
  ])
})

test('the inspectors, and they alone of the employees, use no chat', () => {
  const withoutChat = employees().filter(({ chat }) => chat.length === 0)
  expect(new Set(withoutChat.map(({ department }) => department))).toEqual(new Set(['Inspectors']))
  expect(withoutChat).toHaveLength(3)
})

const policyOf = (id: string) => {
  const policy = organisation.policies.find((each) => each.policy === id)
  if (!policy) throw new Error(`There is no policy ${id}`)
  return policy
}
const wordsOf = (text = '') => text.split(/\s+/).length

test('the Information Security Policy is approved by the chief executive and asked of everyone', () => {
  const policy = policyOf('information-security')
  expect(policy).toMatchObject({
    version: '1.0',
    owner: 'ines.duarte',
    approver: 'maeve.brennan',
    audience: 'everyone',
    isInformationSecurityPolicy: true,
  })
  expect(wordsOf(policy.body.en)).toBeGreaterThan(1_200)
  expect(wordsOf(policy.body.en)).toBeLessThanOrEqual(1_800)
})

test('the Acceptable Use Policy is twelve printed pages long and asks what was understood of it', () => {
  const policy = policyOf('acceptable-use')
  expect(policy).toMatchObject({ version: '1.0', audience: 'everyone' })
  expect(wordsOf(policy.body.en)).toBeGreaterThan(4_500)
  expect(wordsOf(policy.body.en)).toBeLessThan(5_600)
  expect(policy.quiz?.questions).toHaveLength(5)
  expect(policy.quiz?.passMark).toBe(4)
})

test('the Access Control Policy is for those who give access, run systems or lead people', () => {
  const { audience } = policyOf('access-control')
  const asked = people.filter((row) =>
    inAudience(audience, { ...row, key: row.id, country: row.country ?? 'IE' }),
  )
  expect(new Set(asked.map(({ department }) => department))).toEqual(
    new Set([
      'Executive',
      'Engineering',
      'IT and Security',
      'Customer Operations',
      'Sales',
      'Finance and People',
    ]),
  )
  const leads = new Set(people.map(({ manager }) => manager))
  expect(people.filter(({ id }) => leads.has(id)).every(({ roles }) => roles.includes('manager'))).toBe(true)
  expect(asked.length).toBeLessThan(employees().length)
})

test('two of the four policies can be read in German, and Incident Reporting says within one hour in both', () => {
  expect(organisation.policies.map(({ policy, body }) => [policy, Object.keys(body)])).toEqual([
    ['acceptable-use', ['en']],
    ['access-control', ['en']],
    ['incident-reporting', ['en', 'de']],
    ['information-security', ['en', 'de']],
  ])
  const { body } = policyOf('incident-reporting')
  expect(body.en).toContain('within one hour')
  expect(body.de).toContain('innerhalb einer Stunde')
})

describe.each(['slack', 'teams'])('on %s', (platform) => {
  test('every policy can be shown whole, page by page', () => {
    for (const { title, body } of organisation.policies)
      for (const language of Object.keys(body))
        for (let page = 1; ; page += 1) {
          const texts = textsFor(language)
          const turn = { verb: 'turn', value: 'x' }
          const shown = policyPage({ ...longest, title, body }, language, page, turn, texts)
          const form = { title: 'Read', close: texts.common.close, nodes: shown.nodes }
          const { warnings } = platform === 'slack' ? renderView(form) : renderAdaptiveForm(form, texts)
          expect([language, page, warnings]).toEqual([language, page, []])
          if (shown.isLast) break
        }
  })
})

test('the later versions of Acceptable Use follow one another: a material one, then an editorial one', async () => {
  for (const [version, change] of [
    ['2.0', 'material'],
    ['2.1', 'editorial'],
  ]) {
    const copy = await mkdtemp(join(tmpdir(), 'steward-later-'))
    await cp(folder, copy, { recursive: true })
    await cp(join(folder, `later/acceptable-use-${version}.md`), join(copy, 'policies/acceptable-use.md'))
    const read = await readOrganisation(copy, today)
    await rm(copy, { recursive: true })
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    const policy = read.organisation.policies.find((each) => each.policy === 'acceptable-use')
    expect(policy).toMatchObject({ version, change, changes: { en: expect.stringMatching(/\w/) } })
    expect(policy?.quiz?.questions).toHaveLength(6)
    expect(policyHash({ ...longest, ...policy })).not.toBe(
      policyHash({ ...longest, ...policyOf('acceptable-use') }),
    )
  }
})

test('one person is on parental leave, one manager is away in August, and Hamburg has a coordinator', () => {
  expect(organisation.absences?.rows.map(({ person, from, delegate }) => [person, from, delegate])).toEqual([
    ['orla.keane', '2026-06-15', null],
    ['grainne.walsh', '2027-08-02', 'angus.macneil'],
  ])
  expect(organisation.settings.coordinators).toEqual([{ person: 'anna.schmidt.2', of: { country: 'DE' } }])
})

test('the one employee who has no account in the sandbox is somebody whom the file expects in Slack', async () => {
  const workspace = await readFile(`${folder}/workspace.yaml`, 'utf8')
  const [, id] = /withoutAccount: \[([\w.]+)\]/.exec(workspace) ?? []
  expect(employees().find((row) => row.id === id)?.chat).toEqual(['slack'])
})

test('six control checks come round, of which two have a second person, by the holidays of three countries', () => {
  const drafts = draftsOf(organisation, checks) ?? []
  expect(drafts.map(({ check, confirmed }) => [check, confirmed])).toEqual([
    ['restore-test', false],
    ['firewall-rules', true],
    ['supplier-review', false],
    ['visitor-log', false],
    ['leavers-accounts', false],
    ['continuity-exercise', true],
  ])
  expect(new Set(drafts.map(({ programme }) => programme.country))).toEqual(new Set(['DE-HH', null, 'CA-NS']))
})

test('four competences are reviewed in February, each by somebody else than who holds it', () => {
  const drafts = draftsOf(organisation, competences) ?? []
  expect(
    drafts.map(({ competence, holders, programme }) => [competence, holders.length, firstDay(programme)]),
  ).toEqual([
    ['isms-lead', 1, '2027-02-09'],
    ['internal-auditor', 1, '2027-02-10'],
    ['risk-owner', 3, '2027-02-16'],
    ['incident-responder', 2, '2027-02-18'],
  ])
  for (const { holders, programme, title, requires } of drafts) {
    expect(holders).not.toContain(programme.owner)
    for (const text of [title, ...requires.map((each) => each.text)])
      expect(Object.keys(text)).toEqual(['en', 'de'])
  }
})

test('access to seven systems is reviewed, each from a day of its own in January, and four of them bring a file', () => {
  const drafts = draftsOf(organisation, systems) ?? []
  expect(drafts.map(({ system, source, programme }) => [system, source.kind, firstDay(programme)])).toEqual([
    ['crm', 'csv', '2027-01-11'],
    ['github', 'github', '2027-01-13'],
    ['entra', 'entra', '2027-01-19'],
    ['aws-production', 'aws', '2027-01-21'],
    ['waybill-console', 'csv', '2027-01-25'],
    ['accounting', 'csv', '2027-01-27'],
    ['bank', 'csv', '2027-01-29'],
  ])
})

const firstDay = ({ recurrence }: { recurrence: object }) => ('from' in recurrence ? recurrence.from : null)

/** Who of these accounts, which are active, is found by their address, is known, or is nobody whom anything tells. */
async function heldIn(system: string) {
  const source = draftsOf(organisation, systems)?.find((each) => each.system === system)?.source
  if (source?.kind !== 'csv') throw new Error(`${system} brings no file`)
  const { accounts } = await readCsv(await readFile(`${folder}/exports/${system}.csv`), source)
  const known = new Map(
    organisation.accounts?.map((each) => [knownAccountId(each.system, each.account), each]) ?? [],
  )
  const active = accounts.filter((account) => account.active)
  const at = (wanted: (account: Account) => boolean) => active.filter(wanted).map(({ login }) => login)
  const isKnown = ({ id, login }: Account) =>
    known.has(knownAccountId(system, id)) || known.has(knownAccountId(system, login))
  const personOf = ({ email }: Account) => people.find((row) => row.email !== '' && row.email === email)
  return {
    rows: accounts.length,
    active: active.length,
    known: at(isKnown),
    unknown: at((account) => !isKnown(account) && !personOf(account)),
    left: at((account) => (personOf(account)?.end ?? today) < today.slice(0, 10)),
    unused: at(({ lastUsed }) => lastUsed === 'never' || (lastUsed !== null && lastUsed < '2026-10-13')),
    accounts: active,
    privileged: at((account) => {
      const draft = draftsOf(organisation, systems)?.find((each) => each.system === system)
      return account.entitlements.some((each) => draft?.privileged.includes(each))
    }),
  }
}

test('the export of the CRM holds somebody whom nobody knows, and an administrator who has not been there since May', async () => {
  const crm = await heldIn('crm')
  expect(crm).toMatchObject({ rows: 19, active: 18, known: ['crm-sync@harbourpine.example'], left: [] })
  expect(crm.unknown).toEqual(['siobhan.tierney@harbourpine.example', 'trial@pinefreight.example'])
  expect(crm.unused).toContain('omar.siddiqui@harbourpine.example')
  expect(crm.privileged).toHaveLength(8)
})

test('the export of the console holds a leaver, and a developer who sells by now', async () => {
  const console = await heldIn('waybill-console')
  expect(console).toMatchObject({ rows: 32, active: 31, left: ['declan.foley'] })
  expect(console.unknown).toEqual(['migration-2024', 's.brandauer'])
  const amelie = console.accounts.find(({ login }) => login === 'amelie.roy')
  expect(amelie?.entitlements).toEqual(['Configuration', 'Demo', 'Developer'])
  expect(people.find(({ id }) => id === 'amelie.roy')?.department).toBe('Sales')
})

test('the export of accounting is as a German Excel writes it, with semicolons and in Latin-1', async () => {
  const accounting = await heldIn('accounting')
  expect(accounting).toMatchObject({ rows: 11, active: 10, known: ['LOHN-EXPORT'], unknown: ['MUELLER'] })
  expect(accounting.accounts.map(({ name }) => name)).toContain('Pádraig Hayes')
  expect(accounting.unused).toEqual(['KOEHLER', 'WALSH', 'MUELLER'])
  expect(accounting.privileged).toEqual(['BURKE', 'KAVANAGH', 'MUELLER'])
})

test('the bank knows numbers only, and nobody inside may review its emergency user', async () => {
  expect(await heldIn('bank')).toMatchObject({ rows: 6, active: 6, unknown: [], left: [] })
  const [bank] = (draftsOf(organisation, systems) ?? []).filter(({ system }) => system === 'bank')
  const emergency = organisation.accounts?.find(({ account }) => account === 'HP-09')
  const { ismsLead } = organisation.settings
  expect(emergency).toMatchObject({
    owner: bank?.programme.owner,
    heldBy: expect.arrayContaining([ismsLead]),
  })
  expect(bank?.outsider).toBe('nuala.fitzgerald')
})

test('of the accounts that belong to nobody, one has a secret that should have been changed', () => {
  const managed = organisation.accounts?.flatMap((each) => (each.type === 'person' ? [] : [each])) ?? []
  expect(managed.map(({ type }) => type).sort()).toEqual([
    ...[
      'break-glass',
      'break-glass',
      'service',
      'service',
      'service',
      'service',
      'shared',
      'token',
      'vendor',
    ],
  ])
  const overdue = managed.filter(({ rotation }) => rotation && isRotationOverdue(rotation, '2026-11-27'))
  expect(overdue.map(({ account }) => account)).toEqual(['root'])
})

test('a law of Europe, one of Ireland, one of Germany and a contract are reviewed by four people', () => {
  const drafts = draftsOf(organisation, requirements) ?? []
  expect(drafts.map(({ requirement, programme }) => [requirement, programme.owner])).toEqual([
    ['breach-notification', 'ines.duarte'],
    ['sub-processors', 'grainne.walsh'],
    ['accounting-records', 'fionnuala.burke'],
    ['works-council', 'silke.jansen'],
  ])
  for (const { demands } of drafts) expect(wordsOf(demands.en)).toBeGreaterThan(20)
})

test('two controls of Annex A are excluded in both languages, six are implemented in part, and one is their own', () => {
  const controls = organisation.statement?.controls ?? []
  const excluded = controls.filter(({ applicable }) => !applicable)
  expect(excluded.map(({ id, because }) => [id, Object.keys(because)])).toEqual([
    ['A.7.6', ['en', 'de']],
    ['A.8.30', ['en', 'de']],
  ])
  const partly = controls.filter((control) => control.applicable && control.state === 'partly')
  expect(partly.map(({ id }) => id)).toEqual(['A.5.9', 'A.5.14', 'A.5.30', 'A.8.2', 'A.8.8', 'A.8.12'])
  expect(controls.map(({ id }) => id).slice(93)).toEqual(['HP-1'])
})

test('an exception, a new supplier, a change to the ISMS and an audit may be asked for in English and German', () => {
  const types = organisation.requestTypes ?? []
  expect(types.map(({ requestType, steps }) => [requestType, steps.map(({ who }) => who)])).toEqual([
    ['policy-exception', [['manager'], [{ role: 'isms-lead' }]]],
    [
      'new-supplier',
      [
        ['manager'],
        [{ person: 'tomas.ryan' }, { person: 'mehmet.yildiz' }],
        [{ role: 'isms-lead' }, { role: 'data-protection' }],
      ],
    ],
    ['change', [[{ role: 'isms-lead' }], [{ role: 'top-management' }]]],
    ['audit-dates', [[{ person: 'ulrike.brandt' }]]],
  ])
  for (const { title, about, fields } of types) {
    const options = fields.flatMap((field) => field.options)
    const hints = fields.map(({ hint }) => hint).filter((hint) => Object.keys(hint).length > 0)
    const labels = [...fields, ...options].map(({ label }) => label)
    for (const text of [title, about, ...labels, ...hints]) expect(Object.keys(text)).toEqual(['en', 'de'])
  }
})

test('each policy is reviewed once a year in a month of its own, and the first of them is acknowledged again', () => {
  const place = organisation.settings
  const turns = organisation.calendar?.programmes.map(({ _id, recurrence, shift, country }) => [
    _id,
    turnsOf(
      recurrence,
      shift,
      { ...place, country: country ?? place.country },
      today.slice(0, 10),
      '2028-02-29',
    ).map(({ date }) => date),
  ])
  expect(Object.fromEntries(turns ?? [])).toEqual({
    'policy-review.acceptable-use': ['2027-01-18', '2028-01-18'],
    'policy-review.access-control': ['2027-02-02', '2028-02-08'],
    'policy-review.incident-reporting': ['2027-04-15'],
    'policy-review.information-security': ['2027-05-20'],
    'policy-acknowledgement.information-security': ['2027-03-01'],
    'policy-acknowledgement.incident-reporting': ['2027-05-07'],
    'risk-reassessment.register': ['2027-02-22', '2027-08-23', '2028-02-22'],
  })
})

test('six courses are held, in English and German, on days of their own, and none in the first weeks', () => {
  const courses = draftsOf(organisation, training) ?? []
  const asked = (course: string) => {
    const audience = courses.find((each) => each.course === course)?.neededBy.audience ?? []
    return people
      .filter((row) =>
        inAudience(audience, { ...row, key: row.id, country: row.country ?? organisation.settings.country }),
      )
      .map(({ id }) => id)
  }
  expect(courses.map(({ course, by, programme }) => [course, by.way, firstDay(programme)])).toEqual([
    ['security-basics', 'quiz', '2027-03-08'],
    ['payment-fraud', 'quiz', '2027-04-12'],
    ['internal-auditor', 'certificate', '2027-01-20'],
    ['incident-duty', 'attendance', '2027-02-03'],
    ['secure-coding', 'quiz', '2027-06-07'],
    ['customs-and-personal-data', 'quiz', '2027-09-06'],
  ])
  for (const { course, lesson, title, purpose, by } of courses) {
    for (const text of [lesson ?? {}, title, purpose]) expect(Object.keys(text)).toEqual(['en', 'de'])
    if (by.way !== 'quiz') continue
    const { questions, draw } = quizOf({ by, course })
    expect(questions.length).toBeGreaterThan(draw)
  }
  expect(asked('payment-fraud')).toEqual([
    'maeve.brennan',
    'henrik.sorensen',
    'roisin.kavanagh',
    'padraig.hayes',
    'silke.jansen',
  ])
  expect(asked('internal-auditor')).toEqual(['padraig.hayes'])
  expect(asked('incident-duty')).toEqual(['mehmet.yildiz', 'jun.watanabe', 'tomas.ryan', 'omar.siddiqui'])
  expect(asked('customs-and-personal-data')).toHaveLength(8)
})

test('what a course shows of a competence is a course that its holders need', () => {
  const courses = draftsOf(organisation, training) ?? []
  const shown = (draftsOf(organisation, competences) ?? []).flatMap(({ holders, requires }) =>
    requires.flatMap(({ course }) => (course === null ? [] : [{ course, holders }])),
  )
  expect(shown.map(({ course }) => course)).toEqual(['internal-auditor', 'incident-duty'])
  for (const { course, holders } of shown) {
    const audience = courses.find((each) => each.course === course)?.neededBy.audience ?? []
    const needed = people.filter((row) => inAudience(audience, { ...row, key: row.id, country: 'IE' }))
    expect(needed.map(({ id }) => id)).toEqual(expect.arrayContaining([...holders]))
  }
})

test('scope, context and objectives stand in both languages, and each objective has its plan', () => {
  const of = (id: string) => organisation.documents.find(({ document }) => document === id)?.content
  const [scope, context, objectives] = [of('scope'), of('context'), of('objectives')]
  if (scope?.of !== 'scope' || context?.of !== 'context' || objectives?.of !== 'objectives')
    throw new Error('A document is missing')
  const both = ['en', 'de']
  expect(Object.keys(scope.text)).toEqual(both)
  for (const { what, effect } of context.issues) expect([what, effect].map(Object.keys)).toEqual([both, both])
  expect(context.climate).toMatchObject({ relevant: true })
  expect(context.parties.flatMap(({ requirements: all }) => all.map(({ addressed }) => addressed))).toContain(
    false,
  )
  expect(
    objectives.objectives.map(({ id, owner, target, direction, unit, measured }) => [
      ...[id, owner, direction, target, unit, measured?.by ?? null],
    ]),
  ).toEqual([
    ['access-removed', 'tomas.ryan', 'up', '98', 'percent', 'access-removal-in-time'],
    ['quick-restore', 'mehmet.yildiz', 'down', '4', 'hours', null],
    ['phishing-reported', 'ines.duarte', 'up', '60', 'percent', null],
  ])
  for (const { title, what, evaluated } of objectives.objectives)
    expect([title, what, evaluated].map(Object.keys)).toEqual([both, both, both])
})
