import { CONFIRM_PROOF_SLOT } from '../domain/access-review.js'
import type { Ask } from '../domain/ask.js'
import { CONFIRM_SLOT, neverConfirms } from '../domain/control-check.js'
import type { PersonId } from '../domain/person.js'
import type { AbsenceTools } from './absence-lines.js'
import { Lines } from './absence-lines.js'
import type { Asks } from './asks.js'

type Tools = Pick<AbsenceTools, 'absences' | 'people'>

/** Who may not confirm this answer at that moment (ISO 8601 UTC); nobody where there is none. */
export async function whoNeverConfirms(
  tools: Tools,
  ask: Ask | undefined,
  asOf: string,
): Promise<PersonId[]> {
  return ask ? neverIn(await Lines.read(tools, whoMade(ask), asOf), ask) : []
}

/** Whether whoever stands in for a second person at that moment is one of those who may not confirm. */
export async function isHeldUp(
  tools: Tools,
  person: PersonId,
  never: readonly PersonId[],
  asOf: string,
): Promise<boolean> {
  return (await Lines.read(tools, [person], asOf)).isHeldUp(person, never)
}

/** Of these asks those by which an answer is confirmed, each with that answer's ask. */
export async function confirmedBy(asks: Asks, open: readonly Ask[]): Promise<ReadonlyMap<string, Ask>> {
  const slots = [CONFIRM_SLOT, CONFIRM_PROOF_SLOT]
  const confirming = open.filter(({ slot }) => slots.includes(slot))
  if (confirming.length === 0) return new Map()
  const made = await asks.byIds(confirming.flatMap(({ follows }) => follows ?? []))
  const byId = new Map(made.map((ask) => [ask._id, ask]))
  return new Map(
    confirming.flatMap(({ _id, follows = '' }) => {
      const ask = byId.get(follows)
      return ask ? [[_id, ask] as const] : []
    }),
  )
}

/** Whose duty it was to make what is to be confirmed, and who did. */
export function whoMade({ askedOf, answer }: Ask): PersonId[] {
  return answer ? [...new Set([askedOf, answer.by])] : []
}

/** Who may not confirm this answer, by these lines, which begin with whoever made it. */
export function neverIn(lines: Lines, { askedOf, answer, delegated }: Ask): PersonId[] {
  if (!answer) return []
  const standIns = [askedOf, answer.by].flatMap((id) => lines.delegatesOf(id))
  return neverConfirms({ askedOf, answer, ...(delegated ? { delegated } : {}) }, standIns)
}
