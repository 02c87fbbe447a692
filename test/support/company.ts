import { type Ask, putTo } from '../../src/domain/ask.js'
import { type Cycle, cycleId } from '../../src/domain/cycle.js'
import {
  defaultAcknowledgement,
  defaultApproval,
  defaultReminders,
  type Organisation,
} from '../../src/domain/organisation.js'
import type { Person } from '../../src/domain/person.js'
import { type PolicyVersion, policyHash } from '../../src/domain/policy.js'
import { addDays, dateIn } from '../../src/domain/working-days.js'
import type { Stores } from '../../src/main/stores.js'

/** A company straight in the stores, for tests that need people by the hundred and no files. */

export const lead = aPerson(1, { title: 'ISMS lead', department: 'IT' })

/** The nth of a company's people, with an account in chat; even ones work in Sales, odd ones in Engineering. */
export function aPerson(n: number, changes: Partial<Person> = {}): Person {
  return {
    _id: `p_${String(n).padStart(16, '0')}`,
    v: 1,
    key: `person-${n}`,
    name: `Robin Adler${n}`,
    email: `robin.adler${n}@kestrel.example`,
    kind: 'employee',
    manager: null,
    department: n % 2 === 0 ? 'Sales' : 'Engineering',
    title: 'Colleague',
    roles: [],
    country: 'IE',
    timeZone: 'Europe/Dublin',
    language: 'en',
    start: null,
    end: null,
    chat: ['slack'],
    active: true,
    bindings: { slack: { team: 'T1', user: `U${n}`, standing: 'member', at: '2026-11-02T09:00:00.000Z' } },
    ...changes,
  }
}

/** This many people, the ISMS lead first. */
export function people(count: number): Person[] {
  return [lead, ...Array.from({ length: count - 1 }, (_, i) => aPerson(i + 2))]
}

export function aPolicy(version: string, sequence = 1): PolicyVersion {
  const { sentence } = defaultAcknowledgement
  const body = { en: `# Information Security Policy\n\nVersion ${version}: lock your screen.\n` }
  return {
    _id: `information-security@${version}`,
    v: 1,
    policy: 'information-security',
    version,
    title: { en: 'Information Security Policy' },
    change: 'material',
    changes: {},
    owner: lead._id,
    approver: lead._id,
    audience: 'everyone',
    reviewEveryMonths: 12,
    body,
    sentence,
    hash: policyHash({ body, sentence }),
    importedAt: '2026-11-02T09:00:00.000Z',
    sequence,
  }
}

export const kestrel: Organisation = {
  _id: 'organisation',
  v: 1,
  name: 'Kestrel Tools',
  timeZone: 'Europe/Dublin',
  workingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  country: 'IE',
  languages: ['en'],
  ismsLead: lead._id,
  deputy: null,
  topManagement: [lead._id],
  inForce: { since: '2026-11-02T09:00:00.000Z', decision: null },
  acknowledgement: defaultAcknowledgement,
  approval: defaultApproval,
  reminders: defaultReminders,
  coordinators: [],
  slack: { guests: [], workspaces: [] },
}

type CompanyStores = Pick<Stores, 'organisation' | 'people' | 'policies'>

export async function found(
  stores: CompanyStores,
  staff: readonly Person[],
  changes: Partial<Organisation> = {},
): Promise<void> {
  const organisation = { ...kestrel, ...changes }
  await stores.organisation.write(organisation)
  // Also where it was found before, with others in charge.
  if (organisation.inForce) await stores.organisation.appoint(organisation, organisation.inForce)
  await stores.people.write(staff, [])
}

/** Puts a version on record and starts its cycle, as the ISMS lead does in chat; due in two weeks, closing in 45 days. */
export async function publish(
  stores: Pick<Stores, 'cycles' | 'policies'>,
  policy: PolicyVersion,
  at: string,
): Promise<Cycle> {
  await stores.policies.add(policy)
  const cycle = cycleOf(policy, at)
  await stores.cycles.start(cycle, { kind: 'chat', platform: 'slack' })
  return { ...cycle, v: 1, state: 'published' }
}

export function cycleOf(policy: PolicyVersion, at: string): Omit<Cycle, 'v' | 'state' | 'workflowOwed'> {
  const today = dateIn(at, kestrel.timeZone)
  return {
    _id: cycleId('policy-acknowledgement', policy.policy, policy.version),
    process: 'policy-acknowledgement',
    subject: { type: 'policy', id: policy.policy, version: policy.version, hash: policy.hash },
    audience: policy.audience,
    sequence: policy.sequence,
    startedBy: lead._id,
    startedAt: at,
    dueOn: addDays(today, 14),
    closesOn: addDays(today, 45),
    timeZone: kestrel.timeZone,
  }
}

/** What a campaign asks a person. */
export function questionOf(
  cycle: Pick<Cycle, '_id' | 'process' | 'subject' | 'dueOn'>,
  person: Person,
  openedAt: string,
): Omit<Ask, '_id' | 'v' | 'revision' | 'state'> {
  return {
    cycle: cycle._id,
    process: cycle.process,
    kind: 'personal',
    slot: 'acknowledge',
    round: 1,
    ...putTo(person),
    subject: cycle.subject,
    openedAt,
    dueOn: cycle.dueOn,
    remindOn: dateIn(openedAt, person.timeZone),
  }
}

/** The person reads and acknowledges; null when it was not taken. */
export async function acknowledge(
  { asks }: Pick<Stores, 'asks'>,
  ask: Pick<Ask, '_id' | 'revision' | 'askedOf' | 'subject'>,
  at: string,
  takeBackUntil?: string,
): Promise<Ask | null> {
  const taken = await asks.answer(
    {
      ask: { id: ask._id, revision: ask.revision },
      by: ask.askedOf,
      at,
      through: { kind: 'chat', platform: 'slack', message: 'D1/1.1' },
      value: 'acknowledged',
      language: 'en',
      sentence: 1,
      takeBackUntil,
    },
    ask.subject,
  )
  return taken ? asks.byId(ask._id) : null
}
