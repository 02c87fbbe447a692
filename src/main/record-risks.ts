import type { Subject } from '../domain/ask.js'
import type { Decision } from '../domain/decision.js'
import type { Person, PersonId } from '../domain/person.js'
import type { RecordLine } from '../domain/record.js'
import type { Assessment, Rating, RiskInFull } from '../domain/risk.js'
import { riskValue } from '../domain/risk-criteria.js'
import { actionNamed } from '../domain/treatment-plan.js'
import { peopleDeciding, whoDecided } from './decided-as.js'
import { first } from './record-about.js'
import type { Stores } from './stores.js'

/** Of a cycle that asks about many risks: which of them a line is about, and what came of it. */
export interface LineAbout {
  /** In the organisation's first language; empty where the cycle is about one thing. */
  what: string
  details: string[]
}

export type AboutRisksTools = Pick<Stores, 'decisions' | 'people' | 'risks'>

/**
 * What each of these lines is about.
 *
 * @param subjects By the ask of a line, where that does not say it itself.
 */
export async function aboutRisks(
  { decisions, people, risks }: AboutRisksTools,
  lines: readonly RecordLine[],
  subjects: ReadonlyMap<string, Subject>,
): Promise<(line: RecordLine) => LineAbout> {
  const subjectOf = ({ subject, ask }: RecordLine) => subject ?? subjects.get(ask ?? '')
  const ids = lines.flatMap((line) => subjectOf(line) ?? []).map(riskOf)
  const [known, decidedOn] = await Promise.all([
    ids.length === 0 ? new Map<string, RiskInFull>() : risks.byIds([...new Set(ids)]),
    decisions.byNonces(lines.flatMap(({ ask, outcome }) => (ask && outcome === 'accepted' ? [ask] : []))),
  ])
  const names = await people.byIds([
    ...[...decidedOn.values()].flatMap(peopleDeciding),
    ...lines.flatMap(({ outcome, answer }) => (outcome === 'owner-named' && answer ? [answer.value] : [])),
  ])
  return (line) => {
    const subject = subjectOf(line)
    const risk = subject && known.get(riskOf(subject))
    if (!subject || !risk) return { what: '', details: [] }
    const decision = decidedOn.get(line.ask ?? '')
    const owner = line.outcome === 'owner-named' ? names.get(line.answer?.value ?? '') : undefined
    return {
      what: named(risk, subject),
      details: [
        ...detailsOf(risk, line),
        ...(decision ? [decisionText(decision, names)] : []),
        ...(owner ? [`Owner from then on: ${owner.name}`] : []),
      ],
    }
  }
}

function riskOf({ type, id }: Subject): string {
  return type === 'risk-action' ? actionNamed(id).risk : id
}

function named(risk: RiskInFull, { type, id, version }: Subject): string {
  const { title } = risk
  const assessment = all(risk).find(({ number }) => String(number) === version)
  const action = assessment?.plan.find((each) => each.id === actionNamed(id).action)
  if (type !== 'risk-action' || !action) return `${first(title)} (${risk._id})`
  return `${first(action.title)}, due ${action.due}: ${first(title)} (${risk._id})`
}

/** The assessment that the answer made, with the one before. */
function detailsOf(risk: RiskInFull, line: RecordLine): string[] {
  const { ask, answer, outcome } = line
  if (outcome === 'accepted' || outcome === 'not-yet') return acceptedDetails(risk, line)
  const made = all(risk).find((each) => each.ask !== undefined && each.ask === ask)
  const before = all(risk).find(({ number }) => number === (made?.number ?? 0) - 1)
  return [
    ...(answer?.until ? [`New date asked for: ${answer.until}`] : []),
    ...(made?.trigger === 'plan' ? [`New date approved: ${made.at}`] : []),
    ...(made?.trigger === 'result' && before
      ? [
          `Level: ${rated(made.current)}, before ${rated(before.current)}`,
          `Criteria: version ${made.criteria}; assessment ${made.number}`,
        ]
      : []),
  ]
}

/** What somebody beside the owner decided when it was put to them (6.1.3 f). */
function decisionText(
  { _id, state, decided, facts, until }: Decision,
  names: ReadonlyMap<PersonId, Person>,
): string {
  const about = `value ${facts.value}, until ${until}, ${_id}`
  if (!decided) return `Put to approval: ${about}, ${state}`
  const said = state === 'approved' ? 'Accepted' : 'Rejected'
  return `${said}: ${decided.at}, by ${whoDecided(decided, names)}, ${about}`
}

/** What an owner approved and accepted, as it was by then. */
function acceptedDetails(risk: RiskInFull, { subject, answer }: RecordLine): string[] {
  const assessment = all(risk).find(({ number }) => String(number) === subject?.version)
  if (!assessment || !subject) return []
  const before = all(risk).find(({ number }) => number === assessment.number - 1)
  const { current, inherent, target, treatment, controls, plan, criteria, trigger, at } = assessment
  return [
    `Scenario: ${first(risk.threat)}; ${first(risk.vulnerability)}; ${first(risk.asset)}`,
    `Level: ${rated(current)}${before ? `, before ${rated(before.current)}` : ''}`,
    `Without controls: ${rated(inherent)}; after the plan: ${rated(target)}`,
    `Assessment ${assessment.number}: ${at}, trigger ${trigger}, by version ${criteria} of the criteria`,
    `Option: ${treatment}; controls: ${controls.join(', ')}`,
    ...plan.map(({ title, due }) => `Planned: ${first(title)}, due ${due}`),
    `Bound to: SHA-256 ${subject.hash}`,
    ...(answer?.until ? [`To be accepted until: ${answer.until}`] : []),
    ...(answer?.compensating ? [`Compensating: ${answer.compensating.text}`] : []),
  ]
}

function all({ assessment, earlier }: RiskInFull): Assessment[] {
  return [...earlier, assessment]
}

function rated(rating: Rating): string {
  return `${riskValue(rating)} (likelihood ${rating.likelihood}, consequence ${rating.consequence})`
}
