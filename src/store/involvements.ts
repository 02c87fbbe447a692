import type { Collection, Db } from 'mongodb'
import type { Ask, Subject } from '../domain/ask.js'
import { type Criterion, clauses } from '../domain/clauses.js'
import { groupIn } from '../domain/control-review.js'
import type { Involvement, Tie } from '../domain/independence.js'
import type { AuditText } from '../domain/internal-audit.js'
import type { Organisation } from '../domain/organisation.js'
import type { Person, PersonId } from '../domain/person.js'
import { isSecurityPolicy } from '../domain/policy.js'
import { isNecessary, type Statement } from '../domain/statement.js'
import { COURSE_SLOT, FAILED_SLOT } from '../domain/training.js'
import { actionNamed } from '../domain/treatment-plan.js'
import { FormerRoles, type HeldRoles } from './former-roles.js'
import { HandsInCorrections } from './hands-in-corrections.js'
import { withoutOutbox } from './outbox.js'
import { People } from './people.js'
import { Statements } from './statements.js'
import {
  clausesOf,
  clausesOfDocuments,
  criteriaOfPolicy,
  type Thing,
  ThingsAudited,
} from './things-audited.js'

/** What of the clauses top management answers for itself. */
const directed: readonly Criterion[] = ['5.1', '5.2', '5.3', '9.3']

/** What is audited, and of whom it is asked what ties them to it. */
export interface TiesAsked extends Pick<AuditText, 'criteria' | 'auditees'> {
  persons: readonly PersonId[]
}

/** What the record has that may tie somebody to what is audited. */
interface Known extends Pick<Chart, 'above' | 'organisation' | 'former'> {
  things: readonly Thing[]
  /** The one in force first. */
  statements: readonly Statement[]
  /** What was answered. */
  said: readonly Ask[]
  /** Who has a hand in mending what was not as it should be. */
  mending: readonly Involvement[]
}

/** What ties people to what is audited, out of the record: never kept, so that it is as things stand. */
export class Involvements {
  private readonly asks: Collection<Ask>
  private readonly corrections: HandsInCorrections
  private readonly formerRoles: FormerRoles
  private readonly people: People
  private readonly statements: Statements
  private readonly things: ThingsAudited

  constructor(db: Db) {
    this.asks = db.collection('asks')
    this.corrections = new HandsInCorrections(db)
    this.formerRoles = new FormerRoles(db)
    this.people = new People(db)
    this.statements = new Statements(db)
    this.things = new ThingsAudited(db)
  }

  /** What ties people to each of these now, or tied them since then (ISO 8601 UTC). The record is read once for all of them. */
  async ofEach(
    asked: readonly TiesAsked[],
    organisation: Pick<Organisation, 'ismsLead' | 'deputy' | 'topManagement'>,
    since: string,
  ): Promise<Involvement[][]> {
    const every = <Item>(of: (each: TiesAsked) => readonly Item[]) => [...new Set(asked.flatMap(of))]
    const criteria = every((each) => each.criteria)
    const persons = every((each) => each.persons)
    const [statements, former, said] = await Promise.all([
      this.statements.since(since),
      this.formerRoles.since(since),
      this.answered(persons, since),
    ])
    const things = await this.things.of(criteria, statements[0] ?? null)
    const mending = await this.corrections.of(criteria, persons, things, since)
    const above = await this.above([
      ...persons,
      ...every((each) => each.auditees),
      ...things.flatMap(answeringFor),
    ])
    const known = { things, statements, said, mending, above, organisation, former }
    return asked.map((each) => tiesIn(each, known))
  }

  /** What they answered since then, in whosever stead. */
  private answered(persons: readonly PersonId[], since: string): Promise<Ask[]> {
    return this.asks
      .find<Ask>(
        {
          ...{ 'answer.by': { $in: [...persons] }, 'answer.at': { $gte: since } },
          // What everybody is asked, and what an audit itself asks, ties nobody.
          process: { $nin: ['policy-acknowledgement', 'awareness', 'corrective-action', 'internal-audit'] },
          slot: { $nin: [COURSE_SLOT, FAILED_SLOT] },
        },
        withoutOutbox,
      )
      .toArray()
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

function tiesIn(
  { criteria, auditees, persons }: TiesAsked,
  { things, statements, said, mending, ...chart }: Known,
): Involvement[] {
  const isInArea = (person: PersonId) =>
    [person, ...(chart.above.get(person) ?? [])].some((each) => auditees.includes(each))
  const audited = things.flatMap((thing) => {
    const shown = thing.criteria.filter((each) => criteria.includes(each))
    const isLookedAt = thing.always || auditees.length === 0 || answeringFor(thing).some(isInArea)
    return shown.length > 0 && isLookedAt ? [{ ...thing, criteria: shown }] : []
  })
  return [
    ...persons.flatMap((person) => inChart(person, { criteria, auditees, ...chart })),
    ...ofControls(statements, criteria, persons),
    ...audited.flatMap((thing) => ofThing(thing, persons)),
    ...said.flatMap((ask) => ofAnswer(ask, { criteria, persons, audited, statements })),
    ...mending.flatMap((tie) => {
      const tied = tie.criteria.filter((each) => criteria.includes(each))
      return persons.includes(tie.person) && tied.length > 0 ? [{ ...tie, criteria: tied }] : []
    }),
  ]
}

interface Answerable extends Pick<TiesAsked, 'criteria' | 'persons'>, Pick<Known, 'statements'> {
  audited: readonly Thing[]
}

/** What somebody did in it; what they decided on others' asking is told apart. */
function ofAnswer(
  { process, subject, answer }: Ask,
  { criteria, persons, audited, statements }: Answerable,
): Involvement[] {
  if (!answer || !persons.includes(answer.by)) return []
  const tied = criteriaOf(subject, audited, statements).filter((each) => criteria.includes(each))
  if (tied.length === 0) return []
  const as = process === 'approval' ? 'approved' : 'did'
  return [{ person: answer.by, as, of: `${subject.type}/${subject.id}`, criteria: tied, at: answer.at }]
}

interface Chart {
  criteria: readonly Criterion[]
  auditees: readonly PersonId[]
  above: ReadonlyMap<PersonId, readonly PersonId[]>
  organisation: Pick<Organisation, 'ismsLead' | 'deputy' | 'topManagement'>
  former: readonly HeldRoles[]
}

/** By where somebody stands: nobody audits those whom they lead, or who lead them, and whoever leads the ISMS not its clauses. */
function inChart(
  person: PersonId,
  { criteria, auditees, above, organisation, former }: Chart,
): Involvement[] {
  const tie = (as: Tie, of: string, tied: readonly Criterion[], at: string | null = null): Involvement[] =>
    tied.length > 0 ? [{ person, as, of, criteria: tied, at }] : []
  const those = (of: readonly Criterion[]) => criteria.filter((each) => of.includes(each))
  const led = auditees.find((each) => above.get(each)?.includes(person))
  const leads = auditees.find((each) => above.get(person)?.includes(each))
  return [
    ...(auditees.includes(person) ? tie('audited', person, criteria) : []),
    ...(led === undefined ? [] : tie('manages', led, criteria)),
    ...(leads === undefined ? [] : tie('audited', leads, criteria)),
    ...[...[{ roles: organisation, until: null }], ...former].flatMap(({ roles, until }) => [
      ...(person === roles.ismsLead || person === roles.deputy
        ? tie('leads-isms', 'isms', those(clauses), until)
        : []),
      ...(roles.topManagement.includes(person) ? tie('directs', 'isms', those(directed), until) : []),
    ]),
  ]
}

/** Whoever owns a control, or does what is still to be done of it, by the statement as it is; and whoever did by one before. */
function ofControls(
  statements: readonly Pick<Statement, 'controls' | 'importedAt'>[],
  criteria: readonly Criterion[],
  persons: readonly PersonId[],
): Involvement[] {
  return statements.flatMap(({ controls }, n) => {
    const at = statements[n - 1]?.importedAt ?? null
    return controls.filter(isNecessary).flatMap(({ id, owner, action }) => {
      if (!criteria.includes(id)) return []
      const tie = (person: PersonId | undefined, as: Tie): Involvement[] =>
        person !== undefined && persons.includes(person) ? [{ person, as, of: id, criteria: [id], at }] : []
      return [...tie(owner, at === null ? 'owns' : 'owned'), ...tie(action?.owner, 'implements')]
    })
  })
}

function ofThing(
  { type, id, owners, before, doers, criteria }: Thing,
  persons: readonly PersonId[],
): Involvement[] {
  const tie = (person: PersonId, as: Tie, at: string | null): Involvement[] =>
    persons.includes(person) ? [{ person, as, of: `${type}/${id}`, criteria, at }] : []
  return [
    ...owners.flatMap((owner) => tie(owner, 'owns', null)),
    ...before.flatMap(({ owner, until }) => tie(owner, 'owned', until)),
    ...doers.flatMap((doer) => tie(doer, 'implements', null)),
  ]
}

function answeringFor({ owners, before }: Thing): PersonId[] {
  return [...owners, ...before.map(({ owner }) => owner)]
}

/** What an answer about something shows of clauses and controls. */
function criteriaOf(
  { type, id, version }: Subject,
  audited: readonly Thing[],
  statements: readonly Statement[],
): readonly Criterion[] {
  if (type === 'controls') {
    const statement = statements.find((each) => each.version === version) ?? statements[0]
    return (statement && groupIn(statement, id)?.controls.map((control) => control.id)) ?? []
  }
  if (type === 'document') return clausesOfDocuments[id] ?? []
  const thing = audited.find((each) => each.type === type && each.id === id)
  if (type === 'policy')
    return thing?.criteria ?? criteriaOfPolicy(id, statements[0] ?? null, isSecurityPolicy({ policy: id }))
  const risk = type === 'risk-action' ? actionNamed(id).risk : null
  const treated = audited.find((each) => each.type === 'risk' && each.id === risk)
  return thing?.criteria ?? treated?.criteria ?? clausesOf[type] ?? []
}
