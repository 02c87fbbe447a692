import { textsFor } from '../bot/texts/texts.js'
import type { Subject } from '../domain/ask.js'
import { criteriaText } from '../domain/audit-criteria.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { groupIn } from '../domain/control-review.js'
import { type Cycle, partsOfCycle } from '../domain/cycle.js'
import { type DocumentId, objectivesIn } from '../domain/document.js'
import { SOA } from '../domain/statement.js'
import type { DefinitionStores } from '../store/definition-stores.js'
import { policyVersionId } from '../store/policies.js'
import type { Stores } from './stores.js'

/** What a cycle asks about, as its record says it, in the organisation's first language. */
export interface About extends Named {
  /** The day for which the calendar had it; null where that does not know it. */
  plannedOn: CalendarDate | null
}

interface Named {
  title: string
  /** ISO 27001's numbers of the controls that it is about. */
  controls: readonly string[]
  /** What the organisation's files define of it. */
  defined: Readonly<Partial<Record<DefinedField, string>>>
}

type DefinedField = (typeof definedFields)[number][0]

/** What a record shows of a definition, and what a text calls it. */
export const definedFields = [
  ['lookAt', 'To look at'],
  ['source', 'Source'],
  ['demands', 'It demands'],
  ['requires', 'The role requires'],
  ['purpose', 'It is for'],
] as const

export type AboutTools = DefinitionStores & Pick<Stores, 'occurrences' | 'policies'>

export async function aboutOf(tools: AboutTools, cycle: Cycle): Promise<About> {
  const programme = partsOfCycle(cycle._id)?.programme ?? ''
  const dates = await tools.occurrences.ofProgramme(programme)
  const plannedOn = dates.find(({ started }) => started?.cycle === cycle._id)?.date ?? null
  const named = (await definitionOf(tools, cycle)) ?? (await policyOf(tools, cycle.subject))
  return { ...named, plannedOn }
}

/** What is asked about the register of risks. */
const reassessment = { title: 'Reassessment of risks', controls: ['6.1.2', '8.2'] }
const acceptance = { title: 'Acceptance of risks', controls: ['6.1.3'] }

/** Of what the organisation's files define; null for anything else. */
async function definitionOf(
  stores: DefinitionStores,
  { process, subject: { type, id, version } }: Pick<Cycle, 'process' | 'subject'>,
): Promise<Named | null> {
  const { auditDefinitions, competences, controlChecks, courses, documents } = stores
  const { lessons, managementReviews, requirements, statements, systems } = stores
  switch (type) {
    case 'competence': {
      const found = await competences.byVersion(id, version)
      if (!found) return null
      const requires = found.requires.map(({ text, by, course }) => {
        return `${first(text)} (by ${by}${course === null ? '' : `, course ${course}`})`
      })
      return { ...nameOf(found), defined: { requires: requires.join('; ') } }
    }
    case 'audit': {
      const audit = await auditDefinitions.byVersion(id, version)
      if (!audit) return null
      return { title: first(audit.title), controls: [criteriaText(audit.criteria)], defined: {} }
    }
    case 'check': {
      const check = await controlChecks.byVersion(id, version)
      return check && { ...nameOf(check), defined: { lookAt: first(check.lookAt) } }
    }
    case 'requirement': {
      const found = await requirements.byVersion(id, version)
      return found && { ...nameOf(found), defined: { source: found.source, demands: first(found.demands) } }
    }
    case 'course': {
      const course = await courses.byVersion(id, version)
      return course && { ...nameOf(course), defined: { purpose: first(course.purpose) } }
    }
    case 'review': {
      const found = await managementReviews.byVersion(id, version)
      return found && { ...nameOf(found), defined: {} }
    }
    case 'system': {
      const system = await systems.byVersion(id, version)
      return system && { ...nameOf(system), defined: {} }
    }
    case 'lesson': {
      const lesson = await lessons.byVersion(id, version)
      return lesson && { title: first(lesson.title), controls: ['7.3', 'A.6.3'], defined: {} }
    }
    case 'nonconformity':
      return { title: `Nonconformity ${id}`, controls: ['10.2'], defined: {} }
    case 'treatment-plan':
      return { title: `Treatment plan, ${version}`, controls: ['6.1.3', '8.3'], defined: {} }
    case 'risk-register':
      return { ...(process === 'risk-acceptance' ? acceptance : reassessment), defined: {} }
    case 'document':
      return {
        title: textsFor('en').documentReview.titles[id as DocumentId],
        controls: ['7.5.2'],
        defined: {},
      }
    case 'objective': {
      const written = await documents.byVersion('objectives', version)
      const objective = written && objectivesIn(written).find((each) => each.id === id)
      return objective
        ? {
            title: first(objective.title),
            controls: ['6.2', '9.1'],
            defined: {
              demands: `at ${objective.direction === 'up' ? 'least' : 'most'} ${objective.target} ${objective.unit}`,
            },
          }
        : null
    }
    case 'controls': {
      const statement = await statements.byVersion(SOA, version)
      const group = statement && groupIn(statement, id)
      const controls = group?.controls.map((control) => control.id) ?? []
      return { title: `Controls ${controls.join(', ')}`, controls, defined: {} }
    }
    default:
      return null
  }
}

function nameOf({ title, controls }: { title: Record<string, string>; controls: readonly string[] }) {
  return { title: first(title), controls }
}

async function policyOf(
  { policies }: Pick<AboutTools, 'policies'>,
  { id, version }: Subject,
): Promise<Named> {
  const policyVersion = policyVersionId(id, version)
  const heading = (await policies.headings([policyVersion])).get(policyVersion)
  return { title: first(heading?.title ?? {}), controls: [], defined: {} }
}

/** In the organisation's first language. */
export function first(texts: Record<string, string>): string {
  return Object.values(texts)[0] ?? ''
}
