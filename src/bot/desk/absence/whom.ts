import { nearest } from '../../../domain/nearest.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import { isPresentAt, type Person, type PersonId } from '../../../domain/person.js'
import type { People } from '../../../store/people.js'
import { escaped } from '../../cards/card.js'
import { personOf } from '../../directory.js'
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
  return isPresentAt(person, at)
}

/** Who was meant, and whether that is beyond doubt; or the sentence that says why nobody is. */
export type Meant = { person: Person; sure: boolean } | { sentence: string }

/** By what people type: a mention, a name or a part of it, an address, or an id of the file. */
export async function personTyped(people: People, visit: Visit, typed: string): Promise<Meant> {
  const t = visit.texts.absence.unknown
  const text = typed.replace(/^@/, '').trim()
  const mentioned = await personOf({ people }, { ...visit.account, user: text })
  if (mentioned) return { person: mentioned, sure: true }
  const [found, ...others] = await people.called(text)
  if (found && others.length > 0) return { sentence: t.several(escaped(text)) }
  if (found) return { person: found, sure: true }
  const [names, alike]: [string[], PersonId[]] = [[], []]
  for await (const { _id, name, key, active } of people.everyone()) {
    if (!active) continue
    names.push(name, key)
    if (isPartOf(text, `${name} ${key}`)) alike.push(_id)
  }
  const present = [...(await people.byIds(alike)).values()].filter((person) => isThere(person, visit))
  const [likely, ...otherwise] = present
  if (likely && otherwise.length > 0) return { sentence: t.several(escaped(text)) }
  if (likely) return { person: likely, sure: false }
  const near = nearest(text, names)
  return { sentence: t.person(escaped(text), near === undefined ? null : escaped(near)) }
}

/** `angus` of `Angus MacNeil`: whole words, without accents and capitals. */
function isPartOf(typed: string, named: string): boolean {
  const words = wordsOf(named)
  const wanted = wordsOf(typed)
  return wanted.length > 0 && wanted.every((word) => words.includes(word))
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}
