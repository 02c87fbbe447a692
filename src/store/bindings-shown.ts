import { z } from 'zod'
import { Opening } from '../domain/ledger.js'
import type { Shown } from './verify-rows.js'

const Bound = z.object({ team: z.string(), user: z.string(), at: z.string() })
const PersonShows = z.object({
  bindings: z.record(z.string(), Bound).default({}),
  openings: z.array(Opening).default([]),
})

/** The accounts that a person is bound to: whoever forges a binding can answer as somebody else. */
export function bindingsShown(row: unknown): Shown[] {
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
