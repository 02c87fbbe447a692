import { peopleIn, whoAnswered } from '../bot/in-stead.js'
import { textsFor } from '../bot/texts/texts.js'
import type { Person, PersonId } from '../domain/person.js'
import { planChange } from '../domain/plan-change.js'
import type { RecordLine } from '../domain/record.js'
import type { Assessment, PlanAction, Rating, RiskInFull } from '../domain/risk.js'
import { isOnScale, levelOf, type RiskCriteria, riskValue } from '../domain/risk-criteria.js'
import { beforeAndAfter } from '../domain/risk-reassessment.js'
import { first } from './record-about.js'
import type { Stores } from './stores.js'

/** What a record shows of a risk that was assessed by an answer (6.1.2, 8.2): in the organisation's first language. */
export interface RiskAssessed {
  risk: string
  scenario: { title: string; threat: string; vulnerability: string; asset: string; affects: string }
  owner: string
  criteria: string
  trigger: Assessment['trigger']
  inherent: RatingShown
  current: RatingShown
  target: RatingShown
  /** The highest level comes first: `1 of 4`. */
  priority: string
  assessor: string
  /** ISO 8601 UTC. */
  assessedAt: string
  previous: (RatingShown & { assessor: string; assessedAt: string }) | null
  option: Assessment['treatment']
  controls: readonly string[]
  /** What is still to be done, by whom and by when; what of it is new, and what it had before and is not to be done any more. */
  plan: readonly string[]
  planAdded: readonly string[]
  planTakenOut: readonly string[]
}

interface RatingShown extends Rating {
  value: number
  level: string
}

export type RiskRecordTools = Pick<Stores, 'asks' | 'people' | 'riskCriteria' | 'risks'>

/** By the ask that each line is of; of what is no assessment of a risk there is none. */
export async function risksAssessed(
  tools: RiskRecordTools,
  lines: readonly RecordLine[],
): Promise<ReadonlyMap<string, RiskAssessed>> {
  const ids = lines.flatMap(({ ask, outcome }) => (ask && outcome === 'reassessed' ? [ask] : []))
  const asks = await tools.asks.byIds(ids)
  const risks = await tools.risks.byIds(asks.map(({ subject }) => subject.id))
  const [criteriaOf, people] = await Promise.all([
    tools.riskCriteria.ofRisks([...risks.values()]),
    tools.people.byIds([...risks.values()].flatMap(peopleOf)),
  ])
  return new Map(
    asks.flatMap(({ _id, subject }) => {
      const risk = risks.get(subject.id)
      const shown = risk && assessedBy(risk, _id, criteriaOf, people)
      return shown ? [[_id, shown] as const] : []
    }),
  )
}

/** Who assessed what stood in the file. */
const FILE = 'risks.yaml'

function peopleOf({ owner, assessment, earlier }: RiskInFull): PersonId[] {
  const all = [assessment, ...earlier]
  return [
    owner,
    ...all.flatMap(({ by, plan, ...each }) => [
      ...(by === null ? [] : peopleIn({ ...each, by })),
      ...plan.map((action) => action.owner),
    ]),
  ]
}

function assessedBy(
  risk: RiskInFull,
  ask: string,
  criteriaOf: ReadonlyMap<string, RiskCriteria>,
  people: ReadonlyMap<PersonId, Person>,
): RiskAssessed | null {
  const [before, assessment] = beforeAndAfter(risk, { _id: ask })
  const criteria = assessment && criteriaOf.get(assessment.criteria)
  if (!assessment || !criteria) return null
  const name = (id: PersonId) => people.get(id)?.name ?? ''
  const { added, takenOut } = planChange(before?.plan ?? [], assessment.plan)
  const listed = (actions: readonly PlanAction[]) =>
    actions.map(({ title, owner, due }) => `${first(title)} (${name(owner)}, ${due})`)
  const { at, trigger, treatment, controls, plan } = assessment
  const { title, threat, vulnerability, asset, affects } = risk
  const [inherent, current, target] = (['inherent', 'current', 'target'] as const).map((which) =>
    ratingShown(assessment[which], criteria),
  ) as [RatingShown, RatingShown, RatingShown]
  return {
    risk: risk._id,
    scenario: {
      ...{ title: first(title), threat: first(threat), vulnerability: first(vulnerability) },
      ...{ asset: first(asset), affects: affects.join(', ') },
    },
    ...{ owner: name(risk.owner), criteria: assessment.criteria, trigger, inherent, current, target },
    ...{
      priority: priorityOf(current.value, criteria),
      assessor: assessorOf(assessment, people),
      assessedAt: at,
    },
    previous: before
      ? {
          ...ratingShown(before.current, criteriaOf.get(before.criteria)),
          ...{ assessor: assessorOf(before, people), assessedAt: before.at },
        }
      : null,
    ...{ option: treatment, controls },
    ...{ plan: listed(plan), planAdded: listed(added), planTakenOut: listed(takenOut) },
  }
}

function assessorOf({ by, ...assessed }: Assessment, people: ReadonlyMap<PersonId, Person>): string {
  return by === null ? FILE : whoAnswered({ ...assessed, by }, people, textsFor('en'))
}

function ratingShown(rating: Rating, criteria: RiskCriteria | undefined): RatingShown {
  const value = riskValue(rating)
  const isKnown = criteria !== undefined && isOnScale(rating, criteria)
  return { ...rating, value, level: isKnown ? first(levelOf(value, criteria).title) : '' }
}

/** The risks of the highest level are treated first (6.1.2 e). */
function priorityOf(value: number, criteria: RiskCriteria): string {
  const { levels } = criteria
  return `${levels.length - levels.indexOf(levelOf(value, criteria))} of ${levels.length}`
}

/** To be read, below the line of the answer. */
export function linesOfRisk(shown: RiskAssessed): string[] {
  const { scenario, previous, controls, plan, planAdded, planTakenOut } = shown
  return [
    `Risk: ${scenario.title} (${shown.risk})`,
    `Scenario: ${scenario.threat}; ${scenario.vulnerability}; ${scenario.asset}; ${scenario.affects}`,
    `Owner: ${shown.owner}`,
    `Assessed: ${shown.assessedAt}, by ${shown.assessor}, by version ${shown.criteria} of the criteria, trigger: ${shown.trigger}`,
    `Without controls: ${ratingText(shown.inherent)}`,
    `Current: ${ratingText(shown.current)}, priority ${shown.priority}`,
    `Target: ${ratingText(shown.target)}`,
    previous
      ? `Before: ${ratingText(previous)}, ${previous.assessedAt}, by ${previous.assessor}`
      : 'Before: nothing',
    `Option: ${shown.option}; controls: ${controls.join(', ') || 'none'}`,
    ...(plan.length > 0 ? [`Plan: ${plan.join('; ')}`] : []),
    ...(planAdded.length > 0 ? [`New in the plan: ${planAdded.join('; ')}`] : []),
    ...(planTakenOut.length > 0 ? [`Taken out of the plan: ${planTakenOut.join('; ')}`] : []),
  ]
}

function ratingText({ likelihood, consequence, value, level }: RatingShown): string {
  return `${value} ${level} (likelihood ${likelihood}, consequence ${consequence})`
}

/** For a spreadsheet; empty where the line assesses no risk. */
export function columnsOfRisk(shown: RiskAssessed | undefined): Record<string, string | number> {
  const { previous } = shown ?? {}
  return {
    ...{ risk: shown?.risk ?? '', risk_title: shown?.scenario.title ?? '' },
    ...{ threat: shown?.scenario.threat ?? '', vulnerability: shown?.scenario.vulnerability ?? '' },
    ...{ asset: shown?.scenario.asset ?? '', affects: shown?.scenario.affects ?? '' },
    ...{ owner: shown?.owner ?? '', criteria: shown?.criteria ?? '', trigger: shown?.trigger ?? '' },
    inherent: shown ? ratingText(shown.inherent) : '',
    likelihood: shown?.current.likelihood ?? '',
    consequence: shown?.current.consequence ?? '',
    ...{ value: shown?.current.value ?? '', level: shown?.current.level ?? '' },
    target: shown ? ratingText(shown.target) : '',
    ...{ priority: shown?.priority ?? '', assessor: shown?.assessor ?? '' },
    previous: previous ? `${ratingText(previous)}, ${previous.assessedAt}, ${previous.assessor}` : '',
    ...{ option: shown?.option ?? '', risk_controls: shown?.controls.join(' ') ?? '' },
    ...{ plan: shown?.plan.join('; ') ?? '', plan_added: shown?.planAdded.join('; ') ?? '' },
    plan_taken_out: shown?.planTakenOut.join('; ') ?? '',
  }
}
