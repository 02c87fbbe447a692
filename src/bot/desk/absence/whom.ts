import { nearest } from '../../../domain/nearest.js'
import { isPresent, type Person, type PersonId } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import type { People } from '../../../store/people.js'
import { escaped } from '../../cards/card.js'
import { personOf } from '../../directory.js'
import { isIsmsLead } from '../commands.js'
import type { Visit } from '../desk.js'

/** Longer than any chain of command. */
const MOST_LEVELS = 50

/** People set this for themselves, managers for those below them, ISMS lead and deputy for everybody. */
export async function maySetFor(people: People, visit: Visit, person: Person): Promise<boolean> {
  if (person._id === visit.person._id || isIsmsLead(visit.person, visit.organisation)) return true
  let manager: PersonId | null = person.manager
  for (let level = 0; manager !== null && level < MOST_LEVELS; level += 1) {
    if (manager === visit.person._id) return true
    manager = (await people.byId(manager))?.manager ?? null
  }
  return false
}

export async function maySetForOthers(people: People, { person, organisation }: Visit): Promise<boolean> {
  return isIsmsLead(person, organisation) || people.hasReports(person._id)
}

export function isThere(person: Person, { at }: Visit): boolean {
  return isPresent(person, dateIn(at, person.timeZone))
}

/** Who was meant, or the sentence that says why nobody is sure. */
export type Meant = { person: Person } | { sentence: string }

/** By what people type: a mention, a name, an address, or an id of the file. */
export async function personTyped(people: People, visit: Visit, typed: string): Promise<Meant> {
  const t = visit.texts.absence.unknown
  const text = typed.replace(/^@/, '').trim()
  const mentioned = await personOf({ people }, { ...visit.account, user: text })
  if (mentioned) return { person: mentioned }
  const [found, ...others] = await people.called(text)
  if (found && others.length > 0) return { sentence: t.several(escaped(text)) }
  if (found) return { person: found }
  const names: string[] = []
  for await (const { name, key, active } of people.everyone()) if (active) names.push(name, key)
  const near = nearest(text, names)
  return { sentence: t.person(escaped(text), near === undefined ? null : escaped(near)) }
}
