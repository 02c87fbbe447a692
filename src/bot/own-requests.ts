import { type Decision, isBlocked } from '../domain/decision.js'
import type { Person } from '../domain/person.js'
import { requestNamed } from '../domain/request.js'
import { dateIn } from '../domain/working-days.js'
import type { Decisions } from '../store/decisions.js'
import type { People } from '../store/people.js'
import type { RequestTypes } from '../store/request-types.js'
import { escaped } from './cards/card.js'
import type { OwnRequest } from './cards/request.js'
import { textsFor } from './texts/texts.js'
import { peopleDeciding, whoDecides } from './who-decides.js'

interface OwnRequestsTools {
  decisions: Decisions
  people: People
  requestTypes: RequestTypes
}

const SHOWN = 5

/** What this person asked for last by types of the organisation's own, and how it stands. */
export async function ownRequests(
  tools: OwnRequestsTools,
  reader: Person,
  at: string,
): Promise<OwnRequest[]> {
  const made = await tools.decisions.requestsOf(reader._id, SHOWN)
  const shown = await Promise.all(
    made.map(async (decision) => {
      const { requestType } = requestNamed(decision.subject.id)
      const [type, standing] = await Promise.all([
        tools.requestTypes.byVersion(requestType, decision.subject.version),
        standingText(tools, decision, reader, at),
      ])
      return type ? [{ decision, type, standing }] : []
    }),
  )
  return shown.flat()
}

async function standingText(
  { people }: OwnRequestsTools,
  decision: Decision,
  reader: Person,
  at: string,
): Promise<string> {
  const texts = textsFor(reader.language)
  const t = texts.request.standing
  const { state, decided, dueOn } = decision
  const by = escaped(whoDecides(decision, await people.byIds(peopleDeciding(decision)), texts))
  const when = decided?.at ?? at
  switch (state) {
    case 'open':
      if (isBlocked(decision)) return t.blocked
      return t.open(by, dueOn, dateIn(at, reader.timeZone))
    case 'approved':
      return t.approved(by, when, reader.timeZone)
    case 'rejected':
      return t.rejected(by, when, reader.timeZone)
    case 'withdrawn':
      return t.withdrawn
  }
}
