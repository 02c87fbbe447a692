import type { CalendarDate } from '../domain/calendar-date.js'
import type { Judgement, Rating, Scenario } from '../domain/risk.js'
import { impossibleIn, riskValue } from '../domain/risk-criteria.js'
import { type DefinitionsFile, textsIn } from './definition-fields.js'
import { checkAsked, checkIds } from './definitions.js'
import { namedAt, type Reference } from './people-checks.js'
import type { PeopleFile } from './people-file.js'
import type { Findings } from './problems.js'
import type { CriteriaFile } from './risk-criteria-file.js'
import type { PlanEntry, RiskEntry } from './risks-file.js'
import type { OrganisationSettings } from './settings.js'
import type { YamlFile } from './yaml-file.js'

/** One risk as the folder has it: people stand in it by their id in `people.csv`. */
export interface RiskDraft extends Scenario {
  risk: string
  owner: string
  deputy: string | null
  judgement: Omit<Judgement, 'plan'> & {
    plan: (Omit<PlanEntry, 'title'> & { title: Record<string, string> })[]
  }
}

export function assembleRisks(
  { entries, yaml }: DefinitionsFile<RiskEntry>,
  settings: OrganisationSettings,
  findings: Findings,
): RiskDraft[] {
  const textsAt = textsIn(yaml, settings, findings)
  return entries.map(({ id, owner, deputy, affects, plan, ...entry }, index) => {
    const inEach = (field: 'title' | 'threat' | 'vulnerability' | 'asset') =>
      textsAt(['risks', index, field], entry[field])
    const { inherent, current, target, treatment, controls } = entry
    const actions = plan.map(({ title, ...action }, place) => ({
      ...action,
      title: textsAt(['risks', index, 'plan', place, 'title'], title),
    }))
    return {
      ...{ risk: id, owner, deputy: deputy ?? null, affects },
      ...{ title: inEach('title'), threat: inEach('threat') },
      ...{ vulnerability: inEach('vulnerability'), asset: inEach('asset') },
      judgement: { inherent, current, target, treatment, controls, plan: actions },
    }
  })
}

/** What risks are held against. */
interface Known {
  /** Undefined where they could not be read. */
  people: PeopleFile | undefined
  criteria: CriteriaFile | undefined
  today: CalendarDate
}

type Path = readonly PropertyKey[]

/**
 * Ids are not doubled, whoever is asked is there, and each rating is on the scales. Found whatever else of the file cannot
 * be read.
 */
export function checkRisks(
  { yaml }: Pick<DefinitionsFile<RiskEntry>, 'yaml'>,
  known: Known,
  findings: Findings,
): void {
  const risks = yaml.entriesOf(['risks'])
  checkIds(yaml, ['risks'], 'risk', findings)
  if (risks.length > 0 && !known.criteria)
    findings.problem({
      ...{ file: yaml.name, line: yaml.lineOf(['risks']) },
      what: 'there are risks, and no risk-criteria.yaml by which they are judged',
      remedy: 'Write it: docs/organisation-files.md shows how.',
    })
  for (const risk of risks) {
    checkIds(yaml, [...risk, 'plan'], 'action', findings)
    checkPeopleOf(yaml, risk, known, findings)
    checkRatings(yaml, risk, known, findings)
    checkPossible(yaml, risk, findings)
    checkTreatment(yaml, risk, findings)
  }
}

function checkPeopleOf(yaml: YamlFile, risk: Path, { people, today }: Known, findings: Findings): void {
  if (!people) return
  const owner = namedAt(yaml, [...risk, 'owner'])
  const deputy = namedAt(yaml, [...risk, 'deputy'])
  const doers = yaml.entriesOf([...risk, 'plan']).map((action) => namedAt(yaml, [...action, 'owner']))
  for (const named of [owner, deputy, ...doers].filter((each): each is Reference => each !== null))
    checkAsked(named, people, today, findings)
  if (owner && deputy && owner.key === deputy.key)
    findings.problem({
      ...{ file: deputy.file, line: deputy.line },
      what: `deputy "${deputy.key}" is the owner`,
      remedy: "Name somebody else, who decides in the owner's stead, or leave it out.",
    })
}

function checkRatings(yaml: YamlFile, risk: Path, { criteria }: Known, findings: Findings): void {
  const scales = criteria?.entry
  if (!scales) return
  for (const which of ['inherent', 'current', 'target'])
    for (const scale of ['likelihood', 'consequence'] as const) {
      const path = [...risk, which, scale]
      const step = Number(yaml.textAt(path))
      const most = scales[scale].length
      if (step > most)
        findings.problem({
          ...{ file: yaml.name, line: yaml.lineOf(path) },
          what: `${which}.${scale} is ${step}, and the scale ends at ${most}`,
          remedy: `Write a step from 1 to ${most}, as risk-criteria.yaml has them.`,
        })
    }
}

/** None is above the one that it came from. */
function checkPossible(yaml: YamlFile, risk: Path, findings: Findings): void {
  const step = (which: string, scale: string) => Number(yaml.textAt([...risk, which, scale]))
  const rated = (which: string): Rating => {
    return { likelihood: step(which, 'likelihood'), consequence: step(which, 'consequence') }
  }
  const [inherent, current, target] = [rated('inherent'), rated('current'), rated('target')]
  const sentences = {
    current: `current is ${riskValue(current)}, and inherent is ${riskValue(inherent)}: what is in place makes it no higher`,
    target: `target is ${riskValue(target)}, and current is ${riskValue(current)}: the plan makes it no higher`,
  }
  for (const which of impossibleIn({ inherent, current, target }))
    findings.problem({
      ...{ file: yaml.name, line: yaml.lineOf([...risk, which]) },
      what: sentences[which],
      remedy:
        'Write likelihoods and consequences whose products do not rise from inherent over current to target.',
    })
}

/** What is to be changed takes something that changes it; what is borne as it is takes nothing. */
function checkTreatment(yaml: YamlFile, risk: Path, findings: Findings): void {
  const treatment = yaml.textAt([...risk, 'treatment'])
  const where = { file: yaml.name, line: yaml.lineOf([...risk, 'treatment']) }
  const has = (list: string) => yaml.entriesOf([...risk, list]).length > 0
  if (treatment === 'modify' && !has('controls'))
    findings.problem({
      ...where,
      what: 'treatment is modify, and no control is named that modifies it',
      remedy: 'Name the controls, or write another treatment.',
    })
  if (treatment === 'retain' && has('plan'))
    findings.problem({
      ...where,
      what: 'treatment is retain, and something is planned about it',
      remedy: 'Write another treatment, or leave the plan out.',
    })
}
