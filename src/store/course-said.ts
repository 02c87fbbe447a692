import type { Collection, Filter } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import type { PersonId } from '../domain/person.js'
import { CONFIRM_COMPLETION_SLOT, COURSE_SLOT, WAIVER_SLOT } from '../domain/training.js'
import type { AskRow } from './ask-rows.js'
import { withoutOutbox } from './outbox.js'

type Rows = Collection<AskRow>

/** Of whom something was said, decided or ended at that moment (ISO 8601 UTC) or later that says how they stand to a course. */
export async function saidOfSince(asks: Rows, course: string, at: string): Promise<PersonId[]> {
  const since = { $gte: at }
  const ofIt = { 'subject.id': course }
  const [said, confirmed, waived] = await Promise.all([
    asks.distinct('askedOf', { ...ofIt, slot: COURSE_SLOT, state: 'answered', 'answer.at': since }),
    asks.distinct('about', { ...ofIt, slot: CONFIRM_COMPLETION_SLOT, 'answer.at': since }),
    asks.distinct('about', {
      ...{ ...ofIt, slot: WAIVER_SLOT, $or: [{ 'answer.at': since }, { 'endedEarly.at': since }] },
    }),
  ])
  const about = [...confirmed, ...waived].flatMap((id) => id ?? [])
  const decided = about.length > 0 ? await asks.distinct('askedOf', { _id: { $in: about } }) : []
  return [...new Set([...said, ...decided])]
}

/** What was said before that moment (ISO 8601 UTC); whenever, if none is given. */
export function saidBefore(moment: string | undefined): Filter<Ask> {
  return moment === undefined ? {} : { 'answer.at': { $lt: moment } }
}

/** The waivers that were granted and not ended before their last day, the oldest first; as that stood at a moment, if one is given. */
export async function waiversGranted(asks: Rows, which: Filter<Ask>, before?: string) {
  const granted = await asks
    .find<Ask>({ ...which, ...inForce(before) }, withoutOutbox)
    .sort({ 'answer.at': 1 })
    .toArray()
  const about = await asks
    .find({ _id: { $in: granted.flatMap((ask) => ask.about ?? []) } })
    .project<Pick<Ask, '_id' | 'askedOf'>>({ askedOf: 1 })
    .toArray()
  const whose = new Map(about.map(({ _id, askedOf }) => [_id, askedOf]))
  return granted.flatMap(({ about: round = '', answer, subject }) => {
    const person = whose.get(round)
    const until = answer?.until
    return person !== undefined && until !== undefined ? [{ person, course: subject.id, until }] : []
  })
}

function inForce(before: string | undefined): Filter<Ask> {
  const granted = { slot: WAIVER_SLOT, state: 'answered', 'answer.value': 'granted' } as const
  const stands = { endedEarly: { $exists: false } }
  if (before === undefined) return { ...granted, ...stands }
  return { ...granted, ...saidBefore(before), $or: [stands, { 'endedEarly.at': { $gte: before } }] }
}
