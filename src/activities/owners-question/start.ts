import { placeOf } from '../../domain/organisation.js'
import { DAYS_TO_ANSWER } from '../../domain/owners-question.js'
import { addMonths, dateIn, dueDate } from '../../domain/working-days.js'
import type { StartOccurrence } from '../calendar/start.js'
import {
  type Asking,
  type Beginning,
  begin,
  onItsDay,
  outOfTurn,
  type StartCycleTools,
} from '../start-cycle.js'
import type { OwnersQuestion } from './question.js'

type Tools = Pick<StartCycleTools, 'cycles' | 'organisation' | 'startCycle'>

/**
 * The planned one, of what it is about on that day. One out of turn that is under way asks the same, so that it stands for
 * the planned one, and nobody is asked twice.
 */
export function plannedQuestion(tools: Tools, question: OwnersQuestion): StartOccurrence {
  return async ({ process, subject, businessDays }, occurrence, asOf) => {
    const underWay = await tools.cycles.underWay({ process, subject })
    const unplanned = underWay.find(({ because }) => because !== undefined)
    return unplanned?._id ?? startQuestion(tools, question, subject, businessDays, onItsDay(occurrence, asOf))
  }
}

/** One out of turn, by whoever may ask for it: the nth about its subject. Null: there is nothing to ask about. */
export function unplannedQuestion(tools: Tools, question: OwnersQuestion) {
  return (subject: string, number: number, because: string, asking: Asking): Promise<string | null> => {
    const beginning = outOfTurn({ process: question.process, subject }, number, because, asking)
    return startQuestion(tools, question, subject, DAYS_TO_ANSWER, beginning)
  }
}

async function startQuestion(
  tools: Tools,
  question: OwnersQuestion,
  subject: string,
  businessDays: number,
  beginning: Beginning,
): Promise<string | null> {
  const { asOf } = beginning
  const [about, organisation, owner] = await Promise.all([
    question.about(subject),
    tools.organisation.read(),
    question.owner(subject, asOf),
  ])
  if (!about || !organisation) return null
  const { ismsLead, timeZone } = organisation
  const place = owner ? placeOf(owner, organisation) : organisation
  const dueOn = dueDate(dateIn(asOf, timeZone), businessDays, place)
  // Nobody gives it up: what is overdue goes on until it is answered, or the next one begins.
  const closesOn = addMonths(dueOn, MONTHS_TO_CLOSE)
  const { process } = question
  const audience = owner ? [{ person: owner.key }] : []
  return begin(tools, beginning, {
    ...about,
    audience,
    process,
    dueOn,
    closesOn,
    timeZone,
    startedBy: ismsLead,
  })
}

const MONTHS_TO_CLOSE = 12
