import { readFile } from 'node:fs/promises'
import { isPresent } from '../../src/domain/person.js'
import type { PersonRow } from '../../src/org/people-row.js'
import { type OrganisationFiles, readOrganisation } from '../../src/org/read.js'
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

test('Harbour & Pine has forty employees, two contractors and an external auditor', () => {
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

test('the Information Security Policy is approved by the chief executive and asked of everyone', () => {
  const [policy, ...others] = organisation.policies
  expect(others).toEqual([])
  expect(policy).toMatchObject({
    policy: 'information-security',
    version: '1.0',
    owner: 'ines.duarte',
    approver: 'maeve.brennan',
    audience: 'everyone',
    isInformationSecurityPolicy: true,
  })
  const words = policy?.body.en?.split(/\s+/).length ?? 0
  expect(words).toBeGreaterThan(1_200)
  expect(words).toBeLessThanOrEqual(1_800)
})

test('the one employee who has no account in the sandbox is somebody whom the file expects in Slack', async () => {
  const workspace = await readFile(`${folder}/workspace.yaml`, 'utf8')
  const [, id] = /withoutAccount: \[([\w.]+)\]/.exec(workspace) ?? []
  expect(employees().find((row) => row.id === id)?.chat).toEqual(['slack'])
})
