import { type Organisation, seesAll } from '../../../domain/organisation.js'
import { isPresentAt, type Person } from '../../../domain/person.js'
import { type Planned, undone } from '../../../domain/treatment-plan.js'
import { dateIn } from '../../../domain/working-days.js'
import type { People } from '../../../store/people.js'
import type { Risks } from '../../../store/risks.js'
import { escaped } from '../../cards/card.js'
import { textFor, titleOf } from '../../cards/definition.js'
import type { StandingLine } from '../../cards/standing.js'
import { actionListCard, type PlannedLine } from '../../cards/treatment-plan/list.js'
import type { Reply } from '../../interaction.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'

export interface PlanListTools {
  people: People
  risks: Risks
}

/** `/isms risk actions`: what is still to be done, of the risks that are one's own or by oneself; for the ISMS lead all. */
export function planCommand(tools: PlanListTools): Command {
  return {
    words: 'risk actions',
    parameters: () => '',
    describe: ({ treatmentPlan }) => treatmentPlan.commands.actions,
    allowed: () => true,
    offered: async (person, organisation) => (await plannedFor(tools, person, organisation)).length > 0,
    run: (visit) => list(tools, visit),
  }
}

/** What of all plans this person sees. */
export async function plannedFor(
  { risks }: Pick<PlanListTools, 'risks'>,
  person: Person,
  organisation: Organisation,
): Promise<Planned[]> {
  if (seesAll(person, organisation)) return (await risks.open()).flatMap(undone)
  const [own, theirs] = await Promise.all([risks.openOf(person._id), risks.withPlanOf(person._id)])
  const owned = new Set(own.map(({ _id }) => _id))
  const byThem = theirs.filter(({ _id }) => !owned.has(_id)).flatMap(undone)
  return [...own.flatMap(undone), ...byThem.filter(({ action }) => action.owner === person._id)]
}

async function list(tools: PlanListTools, visit: Visit): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const planned = await plannedFor(tools, person, organisation)
  const all = seesAll(person, organisation)
  const t = texts.treatmentPlan.list
  if (planned.length === 0) return say(all ? t.none : t.noneYours)
  const today = dateIn(at, person.timeZone)
  const lines = await withDoers(tools, visit, planned)
  return { kind: 'card', card: actionListCard(lines, { all, reader: person, today }, texts) }
}

async function withDoers(
  { people }: PlanListTools,
  { at }: Visit,
  planned: readonly Planned[],
): Promise<PlannedLine[]> {
  const doers = await people.byIds(planned.map(({ action }) => action.owner))
  return planned.map((each) => {
    const doer = doers.get(each.action.owner)
    return { ...each, doer: doer && isPresentAt(doer, at) ? doer.name : null }
  })
}

/** What is overdue, and what nobody does any more, for who sees to the whole. */
export async function planToSeeTo(tools: PlanListTools, visit: Visit): Promise<StandingLine[]> {
  const { person, texts } = visit
  const today = todayFor(visit)
  const overdue = (await tools.risks.withPlanDueBy(today))
    .flatMap(undone)
    .filter(({ action: { due } }) => due < today)
  const t = texts.treatmentPlan
  return (await withDoers(tools, visit, overdue)).map(({ risk, action, doer }): StandingLine => {
    const title = escaped(textFor(action.title, person))
    const who = doer === null ? t.list.nobody : escaped(doer)
    return {
      urgency: 'overdue',
      on: action.due,
      text: t.standing.overdue(title, escaped(titleOf(risk, person)), who, action.due, today),
    }
  })
}
