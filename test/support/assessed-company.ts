import { competenceReviewActivities } from '../../src/activities/competence-review/activities.js'
import { plannedCompetence } from '../../src/activities/competence-review/start.js'
import type { Ask } from '../../src/domain/ask.js'
import { type Competence, competenceHash } from '../../src/domain/competence.js'
import type { Person } from '../../src/domain/person.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { AtTheDesk } from './at-the-desk.js'
import { aPerson, found, lead } from './company.js'
import { type TestDatabase, testDatabase } from './database.js'

export const at = '2027-02-01T10:00:00.000Z'
export const chief = aPerson(7, { name: 'Maeve Roth' })
export const assessor = aPerson(2, { name: 'Ben Okoro', manager: chief._id })
export const manager = aPerson(4, { name: 'Cleo Hart', manager: chief._id })
export const holder = aPerson(3, { name: 'Eve Long', manager: manager._id })
export const another = aPerson(5, { name: 'Finn Marsh', manager: manager._id })
export const stranger = aPerson(6, { name: 'Gil Reed' })
export const cycle = 'cycle/competence-review.auditor/2027'

const rule: ProgrammeRule = {
  ...{ _id: 'competence-review.auditor', process: 'competence-review', subject: 'auditor' },
  ...{ owner: assessor._id, shift: 'next', country: 'IE', noticeDays: 0, businessDays: 10 },
  recurrence: { kind: 'months', every: 12, from: '2027-02-01' },
}

export function aCompetence(changes: Partial<Competence> = {}): Competence {
  const decidedOn = {
    ...{ title: { en: 'Internal auditor' }, controls: ['7.2', '9.2'] },
    requires: [
      { id: 'standard', text: { en: 'Knows ISO 27001' }, by: 'training' as const, course: null },
      { id: 'practice', text: { en: 'Has audited before' }, by: 'experience' as const, course: null },
    ],
    ...changes,
  }
  return {
    ...{ _id: 'auditor@1', v: 1, competence: 'auditor', version: '1', sequence: 1 },
    ...{ holders: [holder._id], verdictAfterMonths: 3, importedAt: '2026-11-02T09:00:00.000Z' },
    ...decidedOn,
    hash: competenceHash(decidedOn),
  }
}

/** What is filled in where the first is met and the second is not. */
export const oneGap = {
  ...{ 'met-0': 'met', 'says-0': 'Lead auditor course 2025, https://certs.example.com/77' },
  ...{ 'met-1': 'gap', 'says-1': 'Never led an audit' },
  ...{ 'action-1': 'Sits in on the audit in March', 'who-1': 'assessor', 'due-1': '2027-03-15' },
}
export const allMet = { 'met-0': 'met', 'says-0': 'Course 2025', 'met-1': 'met', 'says-1': 'Three audits' }

/** A company whose review of its auditors has begun, on a real database; its workflow's steps are taken by hand. */
export class AssessedCompany {
  private constructor(
    readonly database: TestDatabase,
    readonly stores: Stores,
  ) {}

  static async open(
    competence: Partial<Competence> = {},
    people: readonly Person[] = [],
    owner = assessor,
  ): Promise<AssessedCompany> {
    const database = await testDatabase()
    const company = new AssessedCompany(database, storesOf(database.db))
    const { stores } = company
    const all = [lead, chief, assessor, manager, holder, another, stranger]
    const changed = all.map((each) => people.find(({ _id }) => _id === each._id) ?? each)
    await found(stores, changed, { topManagement: [lead._id, chief._id] })
    await stores.competences.add(aCompetence(competence))
    await stores.programmes.lay({ ...rule, owner: owner._id })
    await company.comesRound('2027', at)
    return company
  }

  get steps() {
    const nothing = async () => undefined
    return competenceReviewActivities({
      ...this.stores,
      ...{ matchPeople: nothing, nudgeReminders: nothing, heartbeat: () => undefined },
    })
  }

  sits(person: Person, when = at): AtTheDesk {
    return new AtTheDesk(this.stores, person, when)
  }

  /** The one ask in this slot that is open. */
  async open(slot: string): Promise<Ask> {
    const open = await this.stores.competences.allAsks('auditor')
    const ask = open.find((each) => each.state === 'open' && each.slot === slot)
    if (!ask) throw new Error(`Nobody is asked to ${slot}`)
    return ask
  }

  /** Slot, state or answer, and person of each ask, the first one first. */
  async asked(which = cycle): Promise<string[]> {
    const asks = await this.stores.asks.allOf(which)
    return asks
      .map(({ slot, state, answer, askedOf }) => `${slot} ${answer?.value ?? state} ${askedOf}`)
      .sort()
  }

  /** The person answers what is asked in this slot, at the desk, and the workflow looks. */
  async answers(person: Person, verb: string, slot: string, inputs = {}, when = at): Promise<AtTheDesk> {
    const { _id, revision } = await this.open(slot)
    const desk = this.sits(person, when)
    await desk.acts(`competence-review.${verb}`, `${_id}.${revision}`, inputs)
    await this.looks(when)
    return desk
  }

  /** As its workflow does: until there is nothing to do. */
  async looks(asOf = at, which = cycle): Promise<string> {
    for (let looks = 0; looks < 5; looks += 1) {
      const when = { cycle: which, asOf }
      const { next, nextLook } = await this.steps.lookAtCompetence(when)
      if (next === 'wait') return nextLook
      if (next === 'close') {
        await this.steps.closeCompetence(when)
        return 'closed'
      }
      // Each activity may run twice.
      await this.steps.followUpCompetence(when)
      await this.steps.followUpCompetence(when)
    }
    throw new Error('It never comes to rest')
  }

  /** The review comes round. Gives its cycle. */
  async comesRound(period: string, asOf: string): Promise<string> {
    const starts = plannedCompetence({ ...this.stores, startCycle: async () => undefined })
    const known = await this.stores.programmes.byId(rule._id)
    const programme: Programme = { ...rule, v: 1, state: 'active', revision: 1, owner: known?.owner ?? null }
    const occurrence = { _id: `${rule._id}/${period}`, programme: rule._id, period, date: asOf.slice(0, 10) }
    const id = await starts(programme, occurrence as Occurrence, asOf)
    if (id === null) throw new Error('It did not begin')
    await this.looks(asOf, id)
    return id
  }

  /** What this person was told without being asked, by kind. */
  async toldOf(person: Person): Promise<string[]> {
    const rows = await this.stores.db.collection('deliveries').find({ person: person._id }).toArray()
    return rows.map(({ content }) => content.kind as string)
  }

  drop(): Promise<void> {
    return this.database.drop()
  }
}
