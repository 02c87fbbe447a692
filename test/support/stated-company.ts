import { annexA } from '../../src/domain/annex-a.js'
import type { Person } from '../../src/domain/person.js'
import {
  type NecessaryControl,
  type StatedControl,
  type Statement,
  statementHash,
} from '../../src/domain/statement.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { AtTheDesk } from './at-the-desk.js'
import { aPerson, found, lead } from './company.js'
import { type TestDatabase, testDatabase } from './database.js'

const at = '2027-03-01T10:00:00.000Z'
export const owner = aPerson(2, { name: 'Ben Okoro' })
export const other = aPerson(3, { name: 'Eve Long' })

/** A control that is implemented, but for what is said of it. */
export function aControl(id: string, said: Partial<NecessaryControl> = {}): StatedControl {
  return {
    ...{ id, title: {}, because: { en: 'Customers ask for it' }, applicable: true, drivers: ['contract'] },
    ...{
      owner: lead._id,
      implementation: { en: 'As our handbook says' },
      state: 'implemented',
      action: null,
    },
    ...{ risks: [], policies: [], checks: [], requirements: [] },
    ...said,
  }
}

/** All of Annex A is necessary and implemented, but for these. */
export function aStatement(version: string, ...controls: readonly StatedControl[]): Statement {
  const stated = new Map(controls.map((control) => [control.id, control]))
  const text = {
    ...{ scope: { en: 'Files and saws' }, approver: null },
    controls: annexA.map((id) => stated.get(id) ?? aControl(id)),
  }
  return {
    ...{ _id: `soa@${version}`, v: 1, statement: 'soa', version, sequence: Number(version) },
    ...{ ...text, hash: statementHash(text), importedAt: at },
  }
}

/** A company that has stated which controls are necessary, on a real database. */
export class StatedCompany {
  private constructor(
    readonly database: TestDatabase,
    readonly stores: Stores,
  ) {}

  static async open(...controls: readonly StatedControl[]): Promise<StatedCompany> {
    const database = await testDatabase()
    const company = new StatedCompany(database, storesOf(database.db))
    await found(company.stores, [lead, owner, other])
    await company.stores.statements.add(aStatement('1', ...controls))
    return company
  }

  sits(person: Person, when = at): AtTheDesk {
    return new AtTheDesk(this.stores, person, when)
  }

  drop(): Promise<void> {
    return this.database.drop()
  }
}
