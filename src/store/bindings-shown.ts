import { z } from 'zod'
import { Opening } from '../domain/ledger.js'
import type { Shown } from './verify-rows.js'

const Bound = z.object({ team: z.string(), user: z.string(), standing: z.string(), at: z.string() })
const PersonShows = z.object({
  bindings: z.record(z.string(), Bound).default({}),
  openings: z.array(Opening).default([]),
})

/**
 * The accounts that a person is bound to: whoever forges a binding can answer as somebody else, and whoever makes a
 * member of a guest lets them take part unlisted.
 */
export function bindingsShown(row: unknown): Shown[] {
  const { bindings, openings } = PersonShows.parse(row)
  return Object.values(bindings).flatMap(({ team, user, standing, at }) => {
    const opening = openings.find((each) => each.field === 'user' && each.value === user)
    const event = opening?.event ?? ''
    return [
      { event, field: 'team', value: team },
      { event, field: 'standing', value: standing },
      { event, field: 'user', value: user, by: 'steward', at },
    ]
  })
}
