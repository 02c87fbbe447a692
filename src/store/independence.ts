import type { Collection, Db } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import { declaredLast, hasDeclared } from '../domain/audit-planning.js'
import type { Criterion } from '../domain/clauses.js'
import {
  type Involvement,
  independentOf,
  type NotIndependent,
  tiedToAll,
  tieTo,
} from '../domain/independence.js'
import { type Audit, type AuditText, auditorsOf, DECLARE_SLOT, isLost } from '../domain/internal-audit.js'
import type { PersonId } from '../domain/person.js'
import { addMonths, dateIn, endOf } from '../domain/working-days.js'
import { AuditProgrammes } from './audit-programmes.js'
import { Involvements, type TiesAsked } from './involvements.js'
import { OrganisationStore } from './organisation.js'
import { withoutOutbox } from './outbox.js'

type Audited = Pick<AuditText, 'criteria' | 'auditees'>

/** What is audited, and who audits it. */
type Staffed = Audited & Pick<AuditText, 'lead' | 'team'> & Pick<Partial<Audit>, 'lost'>

/** What ties people to an audit, and since when that counts. */
export interface Ties {
  involvements: Involvement[]
  /** ISO 8601 UTC. */
  since: string
}

/** Who may audit what (9.2.2 c): looked up out of the record each time, and never kept. */
export class Independence {
  private readonly asks: Collection<Ask>
  private readonly involvements: Involvements
  private readonly organisation: OrganisationStore
  private readonly programmes: AuditProgrammes

  constructor(db: Db) {
    this.asks = db.collection('asks')
    this.involvements = new Involvements(db)
    this.organisation = new OrganisationStore(db)
    this.programmes = new AuditProgrammes(db)
  }

  /** For so many months nobody audits what they had to do with. */
  async lookBackMonths(): Promise<number> {
    return (await this.programmes.rulesInForce()).lookBackMonths
  }

  async tiesOf(audited: Audited, persons: readonly PersonId[], asOf: string): Promise<Ties> {
    const { each, since } = await this.tiesOfEach([{ ...audited, persons }], asOf)
    return { involvements: each[0] ?? [], since }
  }

  /** The same of several audits: what ties people to each. */
  private async tiesOfEach(
    asked: readonly TiesAsked[],
    asOf: string,
  ): Promise<{ each: Involvement[][]; since: string }> {
    const [organisation, months] = await Promise.all([this.organisation.read(), this.lookBackMonths()])
    if (!organisation) return { each: [], since: asOf }
    const { timeZone } = organisation
    const since = endOf(addMonths(dateIn(asOf, timeZone), -months), timeZone)
    return { each: await this.involvements.ofEach(asked, organisation, since), since }
  }

  /** What ties somebody to all of it: then they audit nothing of it. */
  async tiedToAll(audited: Audited, person: PersonId, asOf: string): Promise<Involvement | null> {
    return (await this.whoIsTiedToAll(audited, [person], asOf)).get(person) ?? null
  }

  /** What ties each of them to all of it, of those whom anything does: looked up once for all. */
  async whoIsTiedToAll(
    audited: Audited,
    persons: readonly PersonId[],
    asOf: string,
  ): Promise<ReadonlyMap<PersonId, Involvement>> {
    const { involvements, since } = await this.tiesOf(audited, persons, asOf)
    return new Map(
      persons.flatMap((person) => {
        const tie = tiedToAll(involvements, person, audited.criteria, since)
        return tie ? [[person, tie] as const] : []
      }),
    )
  }

  /** Of which criteria of each audit nobody who audits is independent. */
  async auditedByNobody(audits: readonly Staffed[], asOf: string): Promise<Criterion[][]> {
    const asked = audits.map((audit) => ({
      ...{ criteria: audit.criteria, auditees: audit.auditees },
      persons: auditorsOf(audit).filter((each) => !isLost(audit, each)),
    }))
    if (asked.length === 0) return []
    const { each, since } = await this.tiesOfEach(asked, asOf)
    return asked.map(({ criteria, persons }, n) => {
      const covered = new Set(
        persons.flatMap((person) => independentOf(each[n] ?? [], person, criteria, since)),
      )
      return criteria.filter((criterion) => !covered.has(criterion))
    })
  }

  /**
   * Why somebody may record or issue nothing of this criterion in this audit, asked at every act; null: they may. Without
   * a criterion it is asked of the audit as a whole: then what ties them to a part of it does not count.
   */
  async whyNot(
    audit: Audited & Pick<Audit, '_id' | 'lead' | 'team' | 'lost'>,
    criterion: Criterion | null,
    person: PersonId,
    asOf: string,
  ): Promise<NotIndependent | null> {
    if (!auditorsOf(audit).includes(person)) return { because: isLost(audit, person) ? 'lost' : 'no-auditor' }
    if (isLost(audit, person)) return { because: 'lost' }
    const declared = await this.asks
      .find<Ask>({ cycle: audit._id, slot: DECLARE_SLOT, 'answer.by': person }, withoutOutbox)
      .toArray()
    if (!hasDeclared(declared, person))
      return { because: declaredLast(declared, person) ? 'lost' : 'not-declared' }
    const { involvements, since } = await this.tiesOf(audit, [person], asOf)
    const tie =
      criterion === null
        ? tiedToAll(involvements, person, audit.criteria, since)
        : tieTo(involvements, person, criterion, since)
    return tie && { because: 'tied', tie }
  }
}
