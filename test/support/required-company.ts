import { ownersQuestionActivities } from '../../src/activities/owners-question/activities.js'
import { plannedQuestion } from '../../src/activities/owners-question/start.js'
import { requirementReview } from '../../src/activities/requirement-review/question.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Person } from '../../src/domain/person.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import { type Requirement, requirementHash } from '../../src/domain/requirement.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { AtTheDesk } from './at-the-desk.js'
import { aPerson, found, lead } from './company.js'
import { type TestDatabase, testDatabase } from './database.js'

export const at = '2027-03-01T10:00:00.000Z'
export const owner = aPerson(2, { name: 'Ben Okoro' })
export const other = aPerson(3, { name: 'Eve Long' })
export const cycle = 'cycle/requirement-review.breach-notification/2027'

export const rule: ProgrammeRule = {
  ...{ _id: 'requirement-review.breach-notification', process: 'requirement-review' },
  ...{ subject: 'breach-notification', owner: owner._id },
  ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 10 },
  recurrence: { kind: 'months', every: 12, from: '2027-03-01' },
}

/** What the law demands, in one of its versions. */
export function aRequirement(
  version = '1',
  demands = 'The authority hears of it within 72 hours',
): Requirement {
  const text = {
    ...{ title: { en: 'Notice of a breach' }, source: 'GDPR, Article 33', controls: ['A.5.24'] },
    demands: { en: demands },
  }
  return {
    ...{ _id: `breach-notification@${version}`, v: 1, requirement: 'breach-notification', version },
    ...{ sequence: Number(version), importedAt: '2027-01-04T09:00:00.000Z' },
    ...text,
    hash: requirementHash(text),
  }
}

/** A company whose review of a requirement has begun, on a real database; its workflow's steps are taken by hand. */
export class RequiredCompany {
  private constructor(
    readonly database: TestDatabase,
    readonly stores: Stores,
  ) {}

  static async open(): Promise<RequiredCompany> {
    const database = await testDatabase()
    const company = new RequiredCompany(database, storesOf(database.db))
    await found(company.stores, [lead, owner, other])
    await company.stores.requirements.add(aRequirement())
    await company.stores.programmes.lay(rule)
    await company.comesRound('2027', at)
    return company
  }

  sits(person: Person, when = at): AtTheDesk {
    return new AtTheDesk(this.stores, person, when)
  }

  /** The review comes round. Gives its cycle. */
  async comesRound(period: string, asOf: string): Promise<string> {
    const tools = { ...this.stores, startCycle: async () => undefined }
    const programme: Programme = { ...rule, v: 1, state: 'active', revision: 1 }
    const occurrence = { _id: `${rule._id}/${period}`, programme: rule._id, period } as Occurrence
    const id = await plannedQuestion(tools, requirementReview(this.stores))(programme, occurrence, asOf)
    if (id === null) throw new Error('It did not begin')
    await this.looks(id, asOf)
    return id
  }

  /** The workflow looks, and does what is due. Gives what that was. */
  async looks(which = cycle, asOf = at): Promise<string> {
    const nothing = async () => undefined
    const tools = {
      ...this.stores,
      matchPeople: nothing,
      nudgeReminders: nothing,
      heartbeat: () => undefined,
    }
    const steps = ownersQuestionActivities(tools, [requirementReview(this.stores)])
    const when = { cycle: which, asOf }
    const { next } = await steps.lookAtQuestion(when)
    if (next === 'ask') await steps.askOwner(when)
    if (next === 'tell') await steps.tellNobodyAnswers(when)
    if (next === 'close') await steps.closeQuestion(when)
    return next
  }

  /** The one ask that is open. */
  async open(which = cycle): Promise<Ask> {
    const ask = (await this.stores.asks.allOf(which)).find(({ state }) => state === 'open')
    if (!ask) throw new Error('Nobody is asked')
    return ask
  }

  /** The owner finds something, at the desk, and the workflow looks. */
  async finds(outcome: string, what: string, which = cycle, when = at): Promise<AtTheDesk> {
    const { _id, revision } = await this.open(which)
    const desk = this.sits(owner, when)
    await desk.acts(`requirement-review.record/${outcome}`, `${_id}.${revision}`, { found: what })
    await this.looks(which, when)
    return desk
  }

  drop(): Promise<void> {
    return this.database.drop()
  }
}
