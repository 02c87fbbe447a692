import { ownersQuestionActivities } from '../../src/activities/owners-question/activities.js'
import { everyQuestion } from '../../src/activities/owners-question/every.js'
import { plannedQuestion } from '../../src/activities/owners-question/start.js'
import type { Ask } from '../../src/domain/ask.js'
import {
  type ControlledDocument,
  type DocumentContent,
  documentHash,
  type Objective,
} from '../../src/domain/document.js'
import type { Person } from '../../src/domain/person.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { AtTheDesk } from './at-the-desk.js'
import { aPerson, found, lead } from './company.js'
import { type TestDatabase, testDatabase } from './database.js'

export const at = '2027-04-06T10:00:00.000Z'
export const owner = aPerson(2, { name: 'Ben Okoro' })
/** Of top management. */
export const chief = aPerson(3, { name: 'Eve Long' })
export const other = aPerson(4, { name: 'Kit Moss' })

export const anObjective: Objective = {
  ...{ id: 'quick-restore', title: { en: 'Back within hours', de: 'Binnen Stunden zurück' } },
  ...{ what: { en: 'Practise it' }, measure: { en: 'Hours until it runs' }, measured: null },
  ...{ unit: 'hours', direction: 'down', target: '4', resources: { en: 'A day' }, owner: owner._id },
  ...{ due: '2027-12-31', evaluated: { en: 'By the log of the test' } },
}

export const counted: Objective = {
  ...{ ...anObjective, id: 'access-removed', title: { en: 'Access ends in time' } },
  ...{ measured: { by: 'access-removal-in-time', days: 1 }, unit: 'percent', direction: 'up', target: '98' },
}

function aDocument(content: DocumentContent, version = '1'): ControlledDocument {
  const text = { approver: null, content }
  return {
    ...{ _id: `${content.of}@${version}`, v: 1, document: content.of, version, sequence: Number(version) },
    ...{ ...text, hash: documentHash(text), importedAt: '2027-01-04T09:00:00.000Z' },
  }
}

export function aScope(text: string, version = '1'): ControlledDocument {
  return aDocument({ of: 'scope', text: { en: text } }, version)
}

export function objectives(version: string, ...listed: readonly Objective[]): ControlledDocument {
  return aDocument({ of: 'objectives', objectives: [...listed] }, version)
}

export function dutyRule(
  process: 'document-review' | 'objective-evaluation',
  subject: string,
): ProgrammeRule {
  return {
    ...{ _id: `${process}.${subject}`, process, subject, owner: owner._id },
    ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 10 },
    recurrence: { kind: 'months', every: 3, from: '2027-04-06' },
  }
}

/** A company whose scope and objectives were imported, on a real database; the workflows' steps are taken by hand. */
export class DocumentedCompany {
  private constructor(
    readonly database: TestDatabase,
    readonly stores: Stores,
  ) {}

  static async open(): Promise<DocumentedCompany> {
    const database = await testDatabase()
    const company = new DocumentedCompany(database, storesOf(database.db))
    const { documents, programmes } = company.stores
    await found(company.stores, [lead, owner, chief, other], { topManagement: [chief._id] })
    await documents.add(aScope('All of it'))
    await documents.add(objectives('1', anObjective, counted))
    await programmes.lay(dutyRule('document-review', 'scope'))
    for (const { id } of [anObjective, counted]) await programmes.lay(dutyRule('objective-evaluation', id))
    return company
  }

  sits(person: Person, when = at): AtTheDesk {
    return new AtTheDesk(this.stores, person, when)
  }

  /** Its day comes, and its owner is asked. Gives the cycle. */
  async comesRound(
    process: 'document-review' | 'objective-evaluation',
    subject: string,
    period: string,
    asOf = at,
  ): Promise<string> {
    const tools = { ...this.stores, startCycle: async () => undefined }
    const planned: Programme = { ...dutyRule(process, subject), v: 1, state: 'active', revision: 1 }
    const occurrence = { _id: `${planned._id}/${period}`, programme: planned._id, period } as Occurrence
    const begin = plannedQuestion(tools, everyQuestion(this.stores)[process])
    const id = await begin(planned, occurrence, asOf)
    if (id === null) throw new Error('It did not begin')
    await this.looks(id, asOf)
    return id
  }

  /** The workflow looks, and does what is due. Gives what that was. */
  async looks(cycle: string, asOf = at): Promise<string> {
    const nothing = async () => undefined
    const tools = {
      ...this.stores,
      matchPeople: nothing,
      nudgeReminders: nothing,
      heartbeat: () => undefined,
    }
    const steps = ownersQuestionActivities(tools, Object.values(everyQuestion(this.stores)))
    const when = { cycle, asOf }
    const { next } = await steps.lookAtQuestion(when)
    if (next === 'ask') await steps.askOwner(when)
    if (next === 'close') await steps.closeQuestion(when)
    return next
  }

  async open(cycle: string): Promise<Ask> {
    const ask = (await this.stores.asks.allOf(cycle)).find(({ state }) => state === 'open')
    if (!ask) throw new Error('Nobody is asked')
    return ask
  }

  /** Its owner answers at the desk, and the workflow looks. */
  async says(cycle: string, outcome: string, inputs: Record<string, string>, when = at): Promise<AtTheDesk> {
    const { _id, revision, process } = await this.open(cycle)
    const desk = this.sits(owner, when)
    await desk.acts(`${process}.record/${outcome}`, `${_id}.${revision}`, inputs)
    await this.looks(cycle, when)
    return desk
  }

  drop(): Promise<void> {
    return this.database.drop()
  }
}
