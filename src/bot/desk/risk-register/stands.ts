import type { CalendarDate } from '../../../domain/calendar-date.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import type { PersonId } from '../../../domain/person.js'
import { answersFor, type Risk, type RiskInFull, whoMayClose } from '../../../domain/risk.js'
import { acceptanceHolds } from '../../../domain/risk-acceptance.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Asks } from '../../../store/asks.js'
import type { People } from '../../../store/people.js'
import type { RiskCriteriaStore } from '../../../store/risk-criteria.js'
import type { Risks } from '../../../store/risks.js'
import type { AwaitedTools } from '../../awaited-criteria.js'
import { closeAction } from '../../cards/risk-register/close.js'
import type { RiskStands } from '../../cards/risk-register/list.js'
import type { RiskView } from '../../cards/risk-register/risk.js'
import { changeAction } from '../../cards/treatment-plan/change.js'
import type { DoneShown } from '../../cards/treatment-plan/shown.js'
import { peopleIn as peopleInAnswer, whoAnswered } from '../../in-stead.js'
import { calledApart } from '../../namesakes.js'
import type { Texts } from '../../texts/texts.js'
import type { Visit } from '../desk.js'
import { acceptanceHistory } from '../risk-acceptance/history.js'

export interface RegisterTools extends AwaitedTools {
  asks: Asks
  people: People
  riskCriteria: RiskCriteriaStore
  risks: Risks
}

/** How these risks stand; one whose criteria are not in force yet is left out. */
export async function standsOf(
  tools: RegisterTools,
  risks: readonly Risk[],
  today: CalendarDate,
): Promise<RiskStands[]> {
  const [readings, owners] = await Promise.all([
    tools.riskCriteria.readings(risks),
    calledApart(
      tools.people,
      risks.map(({ owner }) => owner),
    ),
  ])
  return risks.flatMap((risk) => {
    const reading = readings.get(risk._id)
    const owner = owners.get(risk.owner)
    if (!reading) return []
    return {
      ...{ risk, ...reading },
      owner: owner?.active ? owner.name : null,
      acceptedUntil: acceptanceHolds(risk, today) ? (risk.acceptance?.until ?? null) : null,
    }
  })
}

/** Null: the criteria by which it was assessed are not in force yet. */
export async function riskViewOf(
  tools: RegisterTools,
  risk: RiskInFull,
  { person: reader, organisation, at, texts }: Visit,
): Promise<RiskView | null> {
  const [[stands], people, criteriaOf, done, accepting] = await Promise.all([
    standsOf(tools, [risk], dateIn(at, reader.timeZone)),
    calledApart(tools.people, peopleIn(risk)),
    tools.riskCriteria.ofRisks([risk]),
    doneIn(tools, risk, texts),
    acceptanceHistory(tools, risk, texts),
  ])
  if (!stands) return null
  const names = new Map([...people].map(([id, { name }]) => [id, name]))
  const today = dateIn(at, reader.timeZone)
  // Whoever leads the ISMS and answers for it is told by the same button whom to ask.
  const mayClose = isIsmsLead(reader, organisation) || whoMayClose(risk, organisation).includes(reader._id)
  const offered = [
    ...(answersFor(risk, reader._id) ? [changeAction(risk, texts)] : []),
    ...(mayClose ? [closeAction(risk, texts)] : []),
  ]
  const actions = risk.state === 'open' ? offered : []
  return { ...stands, risk, ...{ reader, today, names, done, criteriaOf, accepting, actions } }
}

/** What of its plan is done, by the action's id, with what was shown for it. */
async function doneIn(
  { asks, people }: Pick<RegisterTools, 'asks' | 'people'>,
  { results = [] }: Risk,
  texts: Texts,
): Promise<ReadonlyMap<string, DoneShown>> {
  const [answers, named] = await Promise.all([
    asks.byIds(results.map(({ ask }) => ask)),
    people.byIds(results.flatMap(peopleInAnswer)),
  ])
  return new Map(
    results.flatMap((result) => {
      const { answer = null } = answers.find(({ _id }) => _id === result.ask) ?? {}
      return answer ? [[result.action, { by: whoAnswered(result, named, texts), answer }] as const] : []
    }),
  )
}

function peopleIn({ owner, deputy, assessment, earlier, approved }: RiskInFull): PersonId[] {
  const assessors = [assessment, ...earlier].flatMap(({ by, ...assessed }) =>
    by === null ? [] : peopleInAnswer({ ...assessed, by }),
  )
  return [
    owner,
    ...(deputy ? [deputy] : []),
    ...assessment.plan.map((action) => action.owner),
    ...assessors,
    ...(approved ? [approved.by] : []),
  ]
}
