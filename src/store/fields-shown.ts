import { z } from 'zod'
import { commitment, Opening } from '../domain/ledger.js'
import type { CollectionWithOutbox } from './outbox.js'

/** What a row shows in fields of its own of an act that the ledger holds: a committed value, by whom and when. */
export interface Shown {
  /** Empty where no opening of this row belongs to it: then nothing proves what it shows. */
  event: string
  field: string
  value: string
  by?: string
  at?: string
}

/**
 * Per collection, what its rows show: `verify` holds it against the ledger, so an answer that was edited in its
 * row is found. Takes a row that may have been tampered with; throws a ZodError if it makes no sense.
 */
export type FieldsShown = Partial<Record<CollectionWithOutbox, (row: unknown) => Shown[]>>

export const fieldsShown: FieldsShown = { asks: shownByAsk, people: shownByPerson }

const Openings = z.array(Opening).default([])

const AskShows = z.object({
  answer: z.object({ value: z.string(), commitment: z.string(), by: z.string(), at: z.string() }).optional(),
  openings: Openings,
})

function shownByAsk(row: unknown): Shown[] {
  const { answer, openings } = AskShows.parse(row)
  if (answer === undefined) return []
  const { value, by, at } = answer
  const opening = openings.find((each) => commitment(each) === answer.commitment)
  return [{ event: opening?.event ?? '', field: 'answer', value, by, at }]
}

const Bound = z.object({ team: z.string(), user: z.string(), at: z.string() })
const PersonShows = z.object({ bindings: z.record(z.string(), Bound).default({}), openings: Openings })

/** Whoever forges a binding can answer as somebody else. */
function shownByPerson(row: unknown): Shown[] {
  const { bindings, openings } = PersonShows.parse(row)
  return Object.values(bindings).flatMap(({ team, user, at }) => {
    const opening = openings.find((each) => each.field === 'user' && each.value === user)
    const event = opening?.event ?? ''
    return [
      { event, field: 'team', value: team },
      { event, field: 'user', value: user, by: 'steward', at },
    ]
  })
}
