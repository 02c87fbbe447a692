import type { Inputs } from '../../src/bot/interaction.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Nonconformity } from '../../src/domain/nonconformity.js'
import type { Organisation } from '../../src/domain/organisation.js'
import type { Person } from '../../src/domain/person.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { approvals, decide } from './approvals.js'
import { AtTheDesk } from './at-the-desk.js'
import { aPerson, found, lead } from './company.js'
import { correctiveActivities, correctivesFollowedUp } from './corrective-action.js'
import { type TestDatabase, testDatabase } from './database.js'

export const chief = aPerson(2, { name: 'Mo Farrell' })
export const owner = aPerson(3, { name: 'Ben Okoro', manager: chief._id })
export const doer = aPerson(4, { name: 'Ada Quinn', manager: owner._id })
export const raiser = aPerson(5, { name: 'Eve Long', manager: owner._id })
export const at = '2027-02-22T10:00:00.000Z'
export const nature = 'Access of somebody who left was removed 19 days late'

export const account = ({ bindings }: Person) => {
  return { platform: 'slack', team: 'T1', user: bindings.slack?.user ?? '' } as const
}

export const analysis = {
  ...{ correction: 'Removed on the day it was found', consequences: 'None were found in the log' },
  ...{ 'why-1': 'HR told IT late', 'why-2': 'The form goes by post', cause: 'Leaving is told on paper' },
  ...{ similar: 'some', looked: 'All who left since January: two more' },
}

export const plan = {
  ...{ 'what-1': 'Tell IT by the HR system', 'who-1': account(doer), 'due-1': '2027-03-31' },
  ...{
    effect: 'The next ten who leave lose access within a day',
    'verify-on': '2027-06-01',
    changes: 'none',
  },
}

/** A company in which something is not as it should be, and what its people say of it at the desk. */
export class CorrectingCompany {
  private constructor(
    readonly database: TestDatabase,
    readonly stores: Stores,
  ) {}

  static async open(changes: Partial<Organisation> = {}): Promise<CorrectingCompany> {
    const database = await testDatabase()
    const stores = storesOf(database.db)
    await found(stores, [lead, chief, owner, doer, raiser], { topManagement: [chief._id], ...changes })
    return new CorrectingCompany(database, stores)
  }

  drop(): Promise<void> {
    return this.database.drop()
  }

  sits(person: Person, when = at): AtTheDesk {
    return new AtTheDesk(this.stores, person, when)
  }

  follows(when = at, stores = this.stores): Promise<void> {
    return correctivesFollowedUp(stores, when)
  }

  asksApprovers(decision: string, when = at): Promise<void> {
    return approvals(this.stores).askApprovers({ decision, asOf: when })
  }

  /** A worker follows up what was raised, and dies as it is about to tell anybody. */
  async dyingBeforeItTells(when: string): Promise<void> {
    const { stores } = this
    const deliveries = Object.assign(Object.create(stores.deliveries), {
      tell: () => Promise.reject(new Error('The worker died')),
    })
    await this.follows(when, { ...stores, deliveries }).catch(() => undefined)
  }

  /** The activity that died is run again. */
  followsAgain(cycle: string, when: string): Promise<void> {
    return correctiveActivities(this.stores).followUpCorrective({ cycle, asOf: when })
  }

  async isTold(person: Person, ask: string): Promise<boolean> {
    const told = { person: person._id, 'content.kind': 'asks', 'content.asks': ask }
    return (await this.stores.db.collection('deliveries').countDocuments(told)) > 0
  }

  async raises(inputs: Inputs = {}, person = raiser): Promise<AtTheDesk> {
    const form = await this.sits(person).types('nc')
    const done = await form.submits({ nature, source: 'person', criterion: 'A.5.18', ...inputs })
    await this.follows()
    return done
  }

  async asked(person: Person): Promise<Ask> {
    const [ask] = await this.stores.asks.openOf(person._id, 'corrective-action')
    if (!ask) throw new Error(`${person.name} is asked nothing`)
    return ask
  }

  async reads(person: Person, when = at): Promise<AtTheDesk> {
    return this.sits(person, when).reads((await this.asked(person))._id)
  }

  async answers(person: Person, button: string, inputs: Inputs, when = at): Promise<AtTheDesk> {
    const form = await (await this.reads(person, when)).clicks(button)
    const done = await form.submits(inputs)
    if (done.reply.kind === 'done') await this.follows(when)
    return done
  }

  async decides(person: Person, verdict: 'approved' | 'rejected', reason?: string, when = at): Promise<void> {
    const { stores } = this
    for (const { _id } of await stores.decisions.open()) {
      await approvals(stores).askApprovers({ decision: _id, asOf: when })
      const ask = (await stores.asks.allOf(_id)).find(({ askedOf }) => askedOf === person._id)
      if (!ask) throw new Error(`${person.name} is not asked to decide ${_id}`)
      await decide(stores, ask, verdict, when, reason)
      await approvals(stores).concludeDecision({ decision: _id, asOf: when })
    }
    await this.follows(when)
  }

  async untilApproved(): Promise<void> {
    await this.answers(lead, 'Take it on…', { owner: account(owner), due: '2027-04-30' })
    await this.answers(owner, 'By five whys…', analysis)
    await this.answers(owner, 'Plan it…', plan)
    await this.decides(lead, 'approved')
  }

  theOne(): Promise<Nonconformity | null> {
    return this.stores.nonconformities.byId('nc-1')
  }
}
