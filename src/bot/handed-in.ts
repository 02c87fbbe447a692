import type { Ask } from '../domain/ask.js'
import type { Organisation } from '../domain/organisation.js'
import type { Person } from '../domain/person.js'
import { isIsmsLead } from './desk/commands.js'

/** Whoever was asked in a cycle or answered there, the ISMS lead, and top management: nobody else gets its files. */
export function mayGetFile(asks: readonly Ask[], person: Person, organisation: Organisation): boolean {
  if (isIsmsLead(person, organisation) || organisation.topManagement.includes(person._id)) return true
  return asks.some(
    ({ askedOf, mayAnswer, answer }) =>
      askedOf === person._id || mayAnswer.includes(person._id) || answer?.by === person._id,
  )
}
