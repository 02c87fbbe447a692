import { absenceActs } from '../../src/activities/absence/acts.js'
import {
  reassessmentIsDue,
  riskReassessmentActivities,
} from '../../src/activities/risk-reassessment/activities.js'
import { plannedReassessment } from '../../src/activities/risk-reassessment/start.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Person } from '../../src/domain/person.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import type { Risk } from '../../src/domain/risk.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import type { NewRisk } from '../../src/store/risks.js'
import { AtTheDesk } from './at-the-desk.js'
import { aPerson, found, lead } from './company.js'
import { type TestDatabase, testDatabase } from './database.js'
import { aJudgement, aRisk, rated, registered } from './risks.js'

export const at = '2027-03-01T10:00:00.000Z'
export const chief = aPerson(2, { name: 'Mo Farrell' })
export const owner = aPerson(3, { name: 'Ben Okoro', manager: chief._id })
export const deputy = aPerson(4, { name: 'Eve Long', manager: chief._id })
export const other = aPerson(5, { name: 'Ola Berg' })
export const cycle = 'cycle/risk-reassessment.register/2027-H1'

export const rule: ProgrammeRule = {
  ...{ _id: 'risk-reassessment.register', process: 'risk-reassessment', subject: 'register' },
  ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 10, owner: lead._id },
  recurrence: { kind: 'months', every: 6, from: '2027-03-01' },
}

/** Laptop theft at 12, and two within the appetite of 6; a fourth is the ISMS lead's. */
const risksOfOwner: readonly NewRisk[] = [
  aRisk(owner, { deputy: deputy._id }),
  withinAppetite('flood', 'Flood', 2, 3),
  withinAppetite('power', 'Power cut', 3, 2),
]

function withinAppetite(_id: string, title: string, likelihood: number, consequence: number): NewRisk {
  const current = rated(likelihood, consequence)
  const judgement = aJudgement({ current, target: current, treatment: 'retain' })
  return aRisk(owner, { _id, title: { en: title }, judgement })
}

/** A company whose risks are assessed anew, on a real database; the steps of the cycle's workflow are taken by hand. */
export class ReassessedCompany {
  private constructor(
    readonly database: TestDatabase,
    readonly stores: Stores,
  ) {}

  static async open(...risks: readonly NewRisk[]): Promise<ReassessedCompany> {
    const database = await testDatabase()
    const company = new ReassessedCompany(database, storesOf(database.db))
    await found(company.stores, [lead, chief, owner, deputy, other], { topManagement: [chief._id] })
    await registered(company.stores, ...(risks.length > 0 ? risks : risksOfOwner), fraud)
    await company.stores.programmes.lay(rule)
    return company
  }

  sits(person: Person, when = at): AtTheDesk {
    return new AtTheDesk(this.stores, person, when)
  }

  /** Its day has come. Gives the cycle. */
  async comesRound(period = '2027-H1', asOf = at): Promise<string> {
    const tools = { ...this.stores, startCycle: async () => undefined }
    const programme: Programme = { ...rule, v: 1, state: 'active', revision: 1 }
    const occurrence = { _id: `${rule._id}/${period}`, programme: rule._id, period } as Occurrence
    const id = await plannedReassessment(tools)(programme, occurrence, asOf)
    if (id === null) throw new Error('It did not begin')
    await this.looks(id, asOf)
    return id
  }

  /** The workflow looks, and does what is due, until it waits or is over. Gives what it did. */
  async looks(which = cycle, asOf = at): Promise<string[]> {
    const nothing = async () => undefined
    const steps = riskReassessmentActivities({
      ...this.stores,
      ...{ matchPeople: nothing, nudgeReminders: nothing, heartbeat: () => undefined },
    })
    const did: string[] = []
    for (;;) {
      const { next } = await steps.lookAtReassessment({ cycle: which, asOf })
      did.push(next)
      if (next === 'ask') await steps.askOwnersOfRisks({ cycle: which, asOf })
      else if (next === 'take-over') await steps.takeOverAnswers({ cycle: which, asOf })
      else {
        if (next === 'close') await steps.closeReassessment({ cycle: which, asOf })
        return did
      }
    }
  }

  /** Whether the sweep would wake it. */
  async isDue(which = cycle, asOf = at): Promise<boolean> {
    const found = await this.stores.cycles.byId(which)
    return found !== null && reassessmentIsDue(this.stores)(found, asOf)
  }

  /** What is open about this risk. */
  async asked(risk: string, which = cycle): Promise<Ask> {
    const asks = await this.stores.asks.allOf(which)
    const ask = asks.find(({ state, subject }) => state === 'open' && subject.id === risk)
    if (!ask) throw new Error(`Nobody is asked about ${risk}`)
    return ask
  }

  /** This person opens the form about a risk. */
  async opens(person: Person, risk: string, which = cycle): Promise<AtTheDesk> {
    const { _id, revision } = await this.asked(risk, which)
    return this.sits(person).acts('risk-reassessment.open', `${_id}.${revision}`)
  }

  /** For this week; this person is named to stand in. */
  async isAway(person: Person, delegate: Person): Promise<void> {
    const by = {
      actor: { kind: 'person', id: person._id },
      through: { kind: 'chat', platform: 'slack' },
      at,
    } as const
    const planned = { from: '2027-03-01', to: '2027-03-05', delegate: delegate._id, source: 'chat' } as const
    const before = await this.stores.absences.of(person._id)
    await absenceActs(this.stores).set(before, planned, [], by)
  }

  async risk(id: string): Promise<Risk> {
    const risk = await this.stores.risks.byId(id)
    if (!risk) throw new Error(`${id} is not in the register`)
    return risk
  }

  drop(): Promise<void> {
    return this.database.drop()
  }
}

const fraud = aRisk(lead, {
  _id: 'fraud',
  title: { en: 'Fraud' },
  judgement: aJudgement({ inherent: rated(5, 4), current: rated(5, 4) }),
})

/** A form about a risk, filled in. */
export function filledIn(changes: Record<string, string> = {}): Record<string, string> {
  return {
    ...{ 'current-likelihood': '3', 'current-consequence': '4' },
    ...{ 'target-likelihood': '2', 'target-consequence': '3' },
    ...{ treatment: 'modify', controls: 'A.8.13' },
    ...changes,
  }
}
