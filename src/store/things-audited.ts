import type { Db } from 'mongodb'
import type { Subject } from '../domain/ask.js'
import type { Criterion } from '../domain/clauses.js'
import type { FormerOwner } from '../domain/former-owner.js'
import type { PersonId } from '../domain/person.js'
import { isSecurityPolicy } from '../domain/policy.js'
import { type ProgrammeProcess, subjectTypes } from '../domain/programme.js'
import { isNecessary, type Statement } from '../domain/statement.js'
import { actionId } from '../domain/treatment-plan.js'
import { Competences } from './competences.js'
import { ControlChecks } from './control-checks.js'
import { Courses } from './courses.js'
import { Documents } from './documents.js'
import { type OwnedVersion, Policies } from './policies.js'
import { Programmes } from './programmes.js'
import { Requirements } from './requirements.js'
import { Risks } from './risks.js'
import { Systems } from './systems.js'

/** Something that an audit looks at, with who answers for it. */
export interface Thing {
  type: Subject['type']
  id: string
  owners: readonly PersonId[]
  before: readonly FormerOwner[]
  /** Who is still to do something of it. */
  doers: readonly PersonId[]
  criteria: readonly Criterion[]
  /** It shows how the control works, whoever answers for it; else only what those who are audited answer for is looked at. */
  always: boolean
}

type TiedBy = Pick<Thing, 'criteria' | 'always'>

/** What of the clauses is shown by something of which there is one, or each of which shows the whole. */
export const clausesOf: Partial<Record<Subject['type'], readonly Criterion[]>> = {
  statement: ['6.1.3'],
  objective: ['6.2'],
  'risk-register': ['6.1.2', '8.2'],
  'treatment-plan': ['6.1.3', '8.3'],
  governance: ['5.3'],
  lesson: ['7.3', 'A.6.3'],
  review: ['9.3'],
  minutes: ['9.3'],
  'audit-programme': ['9.2'],
}

/** What each controlled document is about. */
export const clausesOfDocuments: Readonly<Record<string, readonly Criterion[]>> = {
  scope: ['4.3'],
  context: ['4.1', '4.2'],
  objectives: ['6.2'],
}

/** Which controls a policy stands behind, by the statement of applicability; that on information security 5.2 as well. */
export function criteriaOfPolicy(
  policy: string,
  statement: Pick<Statement, 'controls'> | null,
  isOnSecurity: boolean,
): Criterion[] {
  const named = (statement?.controls ?? []).filter(isNecessary)
  const controls = named.filter(({ policies }) => policies.includes(policy)).map(({ id }) => id)
  return isOnSecurity ? ['5.2', 'A.5.1', ...controls] : controls
}

/** By its id, or by the file of any version of it. */
function isOnSecurity(policy: string, versions: readonly OwnedVersion[]): boolean {
  return [{ policy }, ...versions].some((each) => each.policy === policy && isSecurityPolicy(each))
}

/** What the organisation's files define that shows how clauses and controls work, with who answers for it, and did. */
export class ThingsAudited {
  private readonly checks: ControlChecks
  private readonly competences: Competences
  private readonly courses: Courses
  private readonly documents: Documents
  private readonly policies: Policies
  private readonly programmes: Programmes
  private readonly requirements: Requirements
  private readonly risks: Risks
  private readonly systems: Systems

  constructor(db: Db) {
    this.checks = new ControlChecks(db)
    this.competences = new Competences(db)
    this.courses = new Courses(db)
    this.documents = new Documents(db)
    this.policies = new Policies(db)
    this.programmes = new Programmes(db)
    this.requirements = new Requirements(db)
    this.risks = new Risks(db)
    this.systems = new Systems(db)
  }

  /** Those that show any of these. */
  async of(criteria: readonly Criterion[], statement: Statement | null): Promise<Thing[]> {
    const policies = await this.policies.owned()
    const all = await Promise.all([
      this.planned(statement, policies),
      this.written(statement, policies),
      this.treated(criteria, statement),
    ])
    return all.flat().flatMap((thing) => {
      const shown = thing.criteria.filter((each) => criteria.includes(each))
      return shown.length > 0 ? [{ ...thing, criteria: shown }] : []
    })
  }

  /** What comes round in the calendar belongs to whoever the calendar names. */
  private async planned(statement: Statement | null, policies: readonly OwnedVersion[]): Promise<Thing[]> {
    const [programmes, checks, requirements, systems, courses, competences] = await Promise.all([
      this.programmes.all(),
      this.checks.newestOfEach(),
      this.requirements.newestOfEach(),
      this.systems.newestOfEach(),
      this.courses.newestOfEach(),
      this.competences.newestOfEach(),
    ])
    const tiedBy = (process: ProgrammeProcess, id: string): TiedBy | null => {
      switch (process) {
        case 'control-check':
          return { criteria: checks.get(id)?.controls ?? [], always: true }
        case 'requirement-review':
          return { criteria: requirements.get(id)?.controls ?? [], always: false }
        case 'access-review':
          return { criteria: systems.get(id)?.controls ?? [], always: false }
        case 'competence-review':
          return { criteria: ['7.2', ...(competences.get(id)?.controls ?? [])], always: false }
        case 'training':
          return { criteria: ['7.2', '7.3', ...(courses.get(id)?.controls ?? [])], always: true }
        case 'document-review':
          return { criteria: clausesOfDocuments[id] ?? [], always: true }
        case 'policy-review':
        case 'policy-acknowledgement':
          return { criteria: criteriaOfPolicy(id, statement, isOnSecurity(id, policies)), always: true }
        case 'internal-audit':
          return null // Whoever leads an audit does not run what it is held against.
        default:
          return { criteria: clausesOf[subjectTypes[process]] ?? [], always: true }
      }
    }
    return programmes.flatMap(({ process, subject: id, owner, state, ownersBefore = [] }): Thing[] => {
      const tied = tiedBy(process, id)
      if (!tied) return []
      const owners = owner !== null && state === 'active' ? [owner] : []
      return [{ type: subjectTypes[process], id, owners, before: ownersBefore, doers: [], ...tied }]
    })
  }

  /** Policies and objectives say themselves whose they are, version by version. */
  private async written(statement: Statement | null, policies: readonly OwnedVersion[]): Promise<Thing[]> {
    const objectives = await this.documents.newest('objectives')
    const ids = [...new Set(policies.map(({ policy }) => policy))]
    const ofPolicies = ids.map((id): Thing => {
      const versions = policies.filter(({ policy }) => policy === id)
      const before = versions.flatMap(({ owner, ownersBefore = [] }, n): FormerOwner[] => {
        const next = versions[n - 1]
        return [...ownersBefore, ...(next && next.owner !== owner ? [{ owner, until: next.importedAt }] : [])]
      })
      const owners = versions.slice(0, 1).map(({ owner }) => owner)
      const criteria = criteriaOfPolicy(id, statement, isOnSecurity(id, policies))
      return { type: 'policy', id, owners, before, doers: [], criteria, always: true }
    })
    const content = objectives?.content
    const ofObjectives = (content?.of === 'objectives' ? content.objectives : []).map(
      ({ id, owner }): Thing => ({
        ...{ type: 'objective', id, owners: [owner], before: [], doers: [] },
        ...{ criteria: clausesOf.objective ?? [], always: true },
      }),
    )
    return [...ofPolicies, ...ofObjectives]
  }

  /** Risks show the controls that treat them, and their plans what is done about these. */
  private async treated(criteria: readonly Criterion[], statement: Statement | null): Promise<Thing[]> {
    const necessary = (statement?.controls ?? []).filter(isNecessary)
    const named = necessary.filter(({ id }) => criteria.includes(id)).flatMap(({ risks }) => risks)
    const risks = await this.risks.treatedBy(criteria, [...new Set(named)])
    return risks.flatMap((risk): Thing[] => {
      const { _id: id, owner, deputy, ownersBefore = [], state, assessment, results = [] } = risk
      const stated = necessary.filter((each) => each.risks.includes(id)).map((each) => each.id)
      const tied = { criteria: [...new Set([...assessment.controls, ...stated])], before: [] }
      const owners = [owner, ...(deputy === null ? [] : [deputy])]
      const undone = assessment.plan.filter((each) => !results.some(({ action }) => action === each.id))
      return [
        { ...{ type: 'risk', id, owners, doers: [], always: false, ...tied }, before: ownersBefore },
        ...(state === 'open' ? undone : []).map((action): Thing => {
          const type = 'risk-action' as const
          return {
            ...tied,
            type,
            id: actionId(id, action.id),
            owners: [],
            doers: [action.owner],
            always: true,
          }
        }),
      ]
    })
  }
}
