import { awayOn } from '../domain/absence.js'
import type { Ask } from '../domain/ask.js'
import { neverConfirms } from '../domain/control-check.js'
import type { PersonId } from '../domain/person.js'
import { dateIn } from '../domain/working-days.js'
import type { Absences } from './absences.js'
import type { People } from './people.js'

/** Who may not confirm this answer at that moment (ISO 8601 UTC); nobody where there is none. */
export async function whoNeverConfirms(
  { absences, people }: { absences: Absences; people: People },
  ask: Ask | undefined,
  asOf: string,
): Promise<PersonId[]> {
  if (!ask?.answer) return []
  const those = [...new Set([ask.askedOf, ask.answer.by])]
  const [known, persons] = await Promise.all([absences.ofAll(those), people.byIds(those)])
  const standIns = those.map((id) => {
    const person = persons.get(id)
    const today = person ? dateIn(asOf, person.timeZone) : asOf.slice(0, 10)
    return awayOn(known.get(id)?.absences ?? [], today)?.delegate
  })
  return neverConfirms(
    { askedOf: ask.askedOf, answer: ask.answer, ...(ask.delegated ? { delegated: ask.delegated } : {}) },
    standIns.flatMap((id) => id ?? []),
  )
}
