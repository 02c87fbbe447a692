import { type Ask, askedNow } from '../../../domain/ask.js'
import { GAP_SLOT, VERDICT_SLOT } from '../../../domain/competence-review.js'
import { urgencyOf } from '../../../domain/standing.js'
import { dateIn } from '../../../domain/working-days.js'
import { escaped } from '../../cards/card.js'
import { verbs } from '../../cards/competence-review/view.js'
import { titleOf } from '../../cards/definition.js'
import type { StandingLine } from '../../cards/standing.js'
import type { Visit } from '../desk.js'
import { todayFor } from '../standing.js'
import { type CompetenceListTools, counted, type Known, knownCompetences } from './list.js'

/** What nobody may do, what is being done about gaps and by when, and what did not work: by competences, and never by people. */
export async function competencesToSeeTo(tools: CompetenceListTools, visit: Visit): Promise<StandingLine[]> {
  const known = await knownCompetences(tools)
  const lines = known.map(async (each) => [
    ...linesOf(each, visit),
    ...(await followUpLine(tools, each, GAP_SLOT, visit)),
    ...(await followUpLine(tools, each, VERDICT_SLOT, visit)),
  ])
  return (await Promise.all(lines)).flat()
}

function linesOf(known: Known, visit: Visit): StandingLine[] {
  const { person, organisation, texts, at } = visit
  const { competence, running } = known
  const t = texts.competenceReview.standing
  const today = todayFor(visit)
  const title = escaped(titleOf(competence, person))
  const { judged, worked } = counted(known, today, at)
  const since = running?.nobodySince
  const lines: (StandingLine | null)[] = [
    since === undefined
      ? null
      : {
          ...{ on: dateIn(since, organisation.timeZone), text: t.blocked(title) },
          ...{ urgency: 'stuck', next: { text: t.name(title), actions: [showAction(known, visit)] } },
        },
    judged > worked
      ? {
          ...{ on: today, text: t.didNotWork(title, judged - worked) },
          ...{ urgency: 'later', next: { text: t.again(title), actions: [showAction(known, visit)] } },
        }
      : null,
  ]
  return lines.filter((line) => line !== null)
}

function showAction({ competence }: Known, { texts }: Visit) {
  const { show: label } = texts.competenceReview.standing
  return { verb: verbs.show, value: competence.competence, label, primary: true }
}

/** What somebody is to do about gaps, or to say of them; what waits for the reader alone stands there. */
async function followUpLine(
  { people }: CompetenceListTools,
  known: Known,
  slot: typeof GAP_SLOT | typeof VERDICT_SLOT,
  visit: Visit,
): Promise<StandingLine[]> {
  const { person, texts } = visit
  const asks = known.asks.filter((ask) => ask.state === 'open' && ask.slot === slot)
  const on = asks.map(({ dueOn }) => dueOn).sort()[0]
  const ids = whoIsAsked(asks)
  if (on === undefined || (ids.length === 1 && ids[0] === person._id)) return []
  const { aboutAsk, standing: t } = texts.competenceReview
  const title = escaped(titleOf(known.competence, person))
  const today = todayFor(visit)
  const line: StandingLine = {
    urgency: urgencyOf(on, today),
    on,
    text: t[slot](title, asks.length, on, today),
  }
  const late = whoIsAsked(asks.filter(({ dueOn }) => dueOn < today))
  if (late.length === 0) return [line]
  const named = await people.byIds(late)
  const names = late.map((id) => escaped(named.get(id)?.name ?? ''))
  const text = texts.standing.isLate(aboutAsk[slot](title), names)
  return [{ ...line, next: { text, actions: [showAction(known, visit)] } }]
}

function whoIsAsked(asks: readonly Ask[]): string[] {
  return [...new Set(asks.flatMap(askedNow))]
}
