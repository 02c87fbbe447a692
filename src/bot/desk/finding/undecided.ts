import type { CalendarDate } from '../../../domain/calendar-date.js'
import { type Finding, isByOthers } from '../../../domain/finding.js'
import { placeOf, seesAll } from '../../../domain/organisation.js'
import { urgencyOf, urgencyOfOwn } from '../../../domain/standing.js'
import { dateIn, dueDate } from '../../../domain/working-days.js'
import { whoDecidesOn } from '../../../store/finding-deciders.js'
import { type Action, escaped } from '../../cards/card.js'
import type { WaitingThing } from '../../cards/common.js'
import { findingName, verbs } from '../../cards/finding/finding.js'
import type { StandingLine } from '../../cards/standing.js'
import type { Visit } from '../desk.js'
import type { FindingDeskTools } from './tools.js'

interface Undecided {
  finding: Finding
  isTheirs: boolean
  dueOn: CalendarDate
}

/** Contested where no audit runs that would ask whoever decides: they have the organisation's days for approvals. */
async function undecided(tools: FindingDeskTools, visit: Visit): Promise<Undecided[]> {
  const { person, organisation, at } = visit
  const contested = await tools.findings.contested()
  const found = contested.map(async (finding): Promise<Undecided[]> => {
    const audit = finding.audit === null ? null : await tools.audits.byId(finding.audit)
    if (audit && (audit.stage !== 'closed' || isByOthers(audit.kind))) return []
    const [first] = await whoDecidesOn(tools, finding, organisation, at)
    const since = dateIn(finding.contested?.at ?? finding.at, person.timeZone)
    const dueOn = dueDate(since, organisation.approval.businessDays, placeOf(person, organisation))
    return [{ finding, isTheirs: first === person._id, dueOn }]
  })
  return (await Promise.all(found)).flat()
}

function decideAction({ _id }: Finding, { texts }: Visit): Action {
  return { verb: verbs.askDecide, value: _id, label: texts.finding.decideIt, primary: true }
}

/** What whoever decides finds on their home and in their list. */
export async function waitingToDecide(tools: FindingDeskTools, visit: Visit): Promise<WaitingThing[]> {
  const { texts } = visit
  const theirs = (await undecided(tools, visit)).filter(({ isTheirs }) => isTheirs)
  return theirs.map(({ finding, dueOn }) => ({
    text: texts.finding.decide.ask.waiting(escaped(findingName(finding, texts))),
    action: decideAction(finding, visit),
    dueOn,
  }))
}

/** How that stands, for who sees to the whole: late where nobody decided in time. */
export async function standingUndecided(tools: FindingDeskTools, visit: Visit): Promise<StandingLine[]> {
  const { person, organisation, texts, at } = visit
  if (!seesAll(person, organisation)) return []
  const t = texts.finding.decide.ask
  const today = dateIn(at, person.timeZone)
  return (await undecided(tools, visit)).map(({ finding, isTheirs, dueOn }) => {
    const name = escaped(findingName(finding, texts))
    return {
      ...{ urgency: isTheirs ? urgencyOfOwn(dueOn, today) : urgencyOf(dueOn, today), on: dueOn },
      text: t.standing(name, dueOn, today),
      ...(isTheirs ? { next: { text: t.next(name), actions: [decideAction(finding, visit)] } } : {}),
    }
  })
}
