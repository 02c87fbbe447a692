import type { Collection, Db } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import { type Criterion, clauses } from '../domain/clauses.js'
import { groupIn } from '../domain/control-review.js'
import type { Involvement, Tie } from '../domain/independence.js'
import type { AuditText } from '../domain/internal-audit.js'
import type { Organisation } from '../domain/organisation.js'
import type { Person, PersonId } from '../domain/person.js'
import { programmeId } from '../domain/programme.js'
import { isNecessary, type Statement } from '../domain/statement.js'
import { ControlChecks } from './control-checks.js'
import { withoutOutbox } from './outbox.js'
import { People } from './people.js'
import { Programmes } from './programmes.js'
import { Requirements } from './requirements.js'
import { Risks } from './risks.js'
import { Statements } from './statements.js'
import { Systems } from './systems.js'

/** What of the clauses top management answers for itself. */
const directed: readonly Criterion[] = ['5.1', '5.2', '5.3', '9.3']

/** Something that an audit looks at, with who answers for it. */
interface Thing {
  type: Ask['subject']['type']
  id: string
  owner: PersonId | null
  criteria: Criterion[]
  /** It shows how the control works, whoever answers for it; else only what those who are audited answer for is looked at. */
  always: boolean
}

/** What ties people to what is audited, out of the record: never kept, so that it is as things stand. */
export class Involvements {
  private readonly asks: Collection<Ask>
  private readonly checks: ControlChecks
  private readonly people: People
  private readonly programmes: Programmes
  private readonly requirements: Requirements
  private readonly risks: Risks
  private readonly statements: Statements
  private readonly systems: Systems

  constructor(db: Db) {
    this.asks = db.collection('asks')
    this.checks = new ControlChecks(db)
    this.people = new People(db)
    this.programmes = new Programmes(db)
    this.requirements = new Requirements(db)
    this.risks = new Risks(db)
    this.statements = new Statements(db)
    this.systems = new Systems(db)
  }

  /** What ties these people to it now, or tied them since then (ISO 8601 UTC). */
  async of(
    { criteria, auditees }: Pick<AuditText, 'criteria' | 'auditees'>,
    persons: readonly PersonId[],
    organisation: Pick<Organisation, 'ismsLead' | 'deputy' | 'topManagement'>,
    since: string,
  ): Promise<Involvement[]> {
    const [statement, things] = await Promise.all([this.statements.current(), this.things()])
    const above = await this.above([...persons, ...auditees, ...things.flatMap(({ owner }) => owner ?? [])])
    const isInArea = (person: PersonId | null) =>
      auditees.length === 0 ||
      (person !== null && [person, ...(above.get(person) ?? [])].some((each) => auditees.includes(each)))
    const audited = things
      .map((thing) => ({ ...thing, criteria: thing.criteria.filter((each) => criteria.includes(each)) }))
      .filter((thing) => thing.criteria.length > 0 && (thing.always || isInArea(thing.owner)))
    const byPlace = persons.flatMap((person) => inChart(person, { criteria, auditees, above, organisation }))
    const byControl = statement ? ofControls(statement, criteria, persons) : []
    const owned = audited.flatMap(({ owner, type, id, criteria: tied }) =>
      owner !== null && persons.includes(owner)
        ? [{ person: owner, as: 'owns' as const, of: `${type}/${id}`, criteria: tied, at: null }]
        : [],
    )
    return [
      ...byPlace,
      ...byControl,
      ...owned,
      ...(await this.done(audited, statement, persons, criteria, since)),
    ]
  }

  /** What the organisation's files define that shows how controls work, with who owns it. */
  private async things(): Promise<Thing[]> {
    const [checks, requirements, systems, risks, statement, programmes] = await Promise.all([
      this.checks.list(),
      this.requirements.list(),
      this.systems.list(),
      this.risks.all(),
      this.statements.current(),
      this.programmes.active(),
    ])
    const owners = new Map(programmes.map(({ _id, owner }) => [_id, owner]))
    const treating = (risk: string) =>
      statement?.controls.flatMap((each) =>
        each.applicable && each.risks.includes(risk) ? [each.id] : [],
      ) ?? []
    return [
      ...checks.map(({ check: id, controls }) => ({
        ...{ type: 'check' as const, id, criteria: controls, always: true },
        owner: owners.get(programmeId('control-check', id)) ?? null,
      })),
      ...requirements.map(({ requirement: id, controls }) => ({
        ...{ type: 'requirement' as const, id, criteria: controls, always: false },
        owner: owners.get(programmeId('requirement-review', id)) ?? null,
      })),
      ...systems.map(({ system: id, controls }) => ({
        ...{ type: 'system' as const, id, criteria: controls, always: false },
        owner: owners.get(programmeId('access-review', id)) ?? null,
      })),
      ...risks.map(({ _id: id, owner }) => ({
        ...{ type: 'risk' as const, id, owner, criteria: treating(id), always: false },
      })),
    ]
  }

  /** What they answered about it since then, in whosever stead. */
  private async done(
    audited: readonly Thing[],
    statement: Statement | null,
    persons: readonly PersonId[],
    criteria: readonly Criterion[],
    since: string,
  ): Promise<Involvement[]> {
    const said = await this.asks
      .find<Ask>(
        {
          ...{ 'answer.by': { $in: [...persons] }, 'answer.at': { $gte: since } },
          'subject.type': { $in: ['check', 'requirement', 'system', 'risk', 'controls'] },
        },
        withoutOutbox,
      )
      .toArray()
    return said.flatMap(({ subject: { type, id }, answer }) => {
      const thing = audited.find((each) => each.type === type && each.id === id)
      const group = type === 'controls' && statement ? groupIn(statement, id) : undefined
      const reviewed = group?.controls.map((control) => control.id).filter((each) => criteria.includes(each))
      const tied = thing?.criteria ?? reviewed ?? []
      if (!answer || tied.length === 0) return []
      return [{ person: answer.by, as: 'did' as const, of: `${type}/${id}`, criteria: tied, at: answer.at }]
    })
  }

  /** Who stands above each, the nearest first. */
  private async above(persons: readonly PersonId[]): Promise<Map<PersonId, PersonId[]>> {
    const known = new Map<PersonId, Person>()
    let next = [...new Set(persons)]
    while (next.length > 0) {
      const found = await this.people.byIds(next)
      for (const [id, person] of found) known.set(id, person)
      next = [...new Set([...found.values()].flatMap(({ manager }) => manager ?? []))].filter(
        (id) => !known.has(id),
      )
    }
    const chain = (id: PersonId): PersonId[] => {
      const above: PersonId[] = []
      let at = known.get(id)?.manager ?? null
      while (at !== null && !above.includes(at)) {
        above.push(at)
        at = known.get(at)?.manager ?? null
      }
      return above
    }
    return new Map([...known.keys()].map((id) => [id, chain(id)]))
  }
}

interface Chart {
  criteria: readonly Criterion[]
  auditees: readonly PersonId[]
  above: ReadonlyMap<PersonId, readonly PersonId[]>
  organisation: Pick<Organisation, 'ismsLead' | 'deputy' | 'topManagement'>
}

/** By where somebody stands: nobody audits those whom they lead, or who lead them, and whoever leads the ISMS not its clauses. */
function inChart(person: PersonId, { criteria, auditees, above, organisation }: Chart): Involvement[] {
  const { ismsLead, deputy, topManagement } = organisation
  const tie = (as: Tie, of: string, tied: readonly Criterion[]): Involvement[] =>
    tied.length > 0 ? [{ person, as, of, criteria: tied, at: null }] : []
  const those = (of: readonly Criterion[]) => criteria.filter((each) => of.includes(each))
  const led = auditees.find((each) => above.get(each)?.includes(person))
  const leads = auditees.find((each) => above.get(person)?.includes(each))
  return [
    ...(auditees.includes(person) ? tie('audited', person, criteria) : []),
    ...(led === undefined ? [] : tie('manages', led, criteria)),
    ...(leads === undefined ? [] : tie('audited', leads, criteria)),
    ...(person === ismsLead || person === deputy ? tie('leads-isms', 'isms', those(clauses)) : []),
    ...(topManagement.includes(person) ? tie('directs', 'isms', those(directed)) : []),
  ]
}

/** Whoever owns a control, or does what is still to be done of it. */
function ofControls(
  { controls }: Pick<Statement, 'controls'>,
  criteria: readonly Criterion[],
  persons: readonly PersonId[],
): Involvement[] {
  return controls.filter(isNecessary).flatMap(({ id, owner, action }) => {
    if (!criteria.includes(id)) return []
    const tie = (person: PersonId | undefined, as: Tie): Involvement[] =>
      person !== undefined && persons.includes(person)
        ? [{ person, as, of: id, criteria: [id], at: null }]
        : []
    return [...tie(owner, 'owns'), ...tie(action?.owner, 'implements')]
  })
}
