import { competenceSubject } from '../../domain/competence.js'
import { closingDay } from '../../domain/control-check.js'
import { placeOf } from '../../domain/organisation.js'
import type { Programme } from '../../domain/programme.js'
import { dateIn, dueDate } from '../../domain/working-days.js'
import type { Asks } from '../../store/asks.js'
import type { Competences } from '../../store/competences.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { People } from '../../store/people.js'
import type { StartOccurrence } from '../calendar/start.js'
import { nextBegins, standsForDate } from '../control-check/next.js'
import {
  type Asking,
  type Beginning,
  begin,
  onItsDay,
  outOfTurn,
  type StartCycleTools,
} from '../start-cycle.js'

export interface StartReviewTools extends StartCycleTools {
  asks: Asks
  competences: Competences
  occurrences: Occurrences
  people: People
}

/** A review whose day has come. One out of turn in which nobody has answered yet asks the same, and stands for this date. */
export function plannedCompetence(tools: StartReviewTools): StartOccurrence {
  return async (programme, occurrence, asOf) =>
    (await standingFor(tools, programme)) ?? startReview(tools, programme, onItsDay(occurrence, asOf))
}

/** A review that somebody asks for out of turn: the nth of its kind. It takes the place of the one that runs. */
export function unplannedCompetence(tools: StartReviewTools) {
  return (programme: Programme, number: number, because: string, asking: Asking): Promise<string | null> =>
    startReview(tools, programme, outOfTurn(programme, number, because, asking))
}

async function standingFor(tools: StartReviewTools, programme: Programme): Promise<string | null> {
  const unplanned = (await tools.cycles.underWay(programme)).find(({ because }) => because !== undefined)
  if (!unplanned) return null
  const asked = await tools.asks.allOf(unplanned._id)
  if (asked.some(({ answer }) => answer)) return null
  return (await standsForDate(tools, programme, unplanned._id)) ? null : unplanned._id
}

/** About what the newest version demands, of whoever holds it. Null: there is nothing to ask, or nobody who would. */
async function startReview(
  tools: StartReviewTools,
  programme: Programme,
  beginning: Beginning,
): Promise<string | null> {
  const [competence, organisation, owner] = await Promise.all([
    tools.competences.newest(programme.subject),
    tools.organisation.read(),
    programme.owner === null ? null : tools.people.byId(programme.owner),
  ])
  if (!competence || !organisation || !owner) return null
  const { ismsLead, timeZone } = organisation
  const place = placeOf(owner, organisation)
  const today = dateIn(beginning.asOf, place.timeZone)
  const isOutOfTurn = beginning.because !== undefined
  const next = await nextBegins(tools, programme, { _id: beginning._id, isOutOfTurn }, today)
  const dueOn = dueDate(today, programme.businessDays, place)
  return begin(tools, beginning, {
    ...{ process: 'competence-review', subject: competenceSubject(competence), dueOn },
    ...{ sequence: competence.sequence, audience: [{ person: owner.key }] },
    ...{ closesOn: closingDay(dueOn, next), timeZone, startedBy: ismsLead },
  })
}
