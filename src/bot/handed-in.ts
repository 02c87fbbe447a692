import type { Ask } from '../domain/ask.js'
import { isIsmsLead, type Organisation } from '../domain/organisation.js'
import type { Person } from '../domain/person.js'

/**
 * Whoever answered in a cycle or is asked there, the ISMS lead, and top management: nobody else gets its files, nor
 * whoever was asked until somebody else was.
 */
export function mayGetFile(asks: readonly Ask[], person: Person, organisation: Organisation): boolean {
  if (isIsmsLead(person, organisation) || organisation.topManagement.includes(person._id)) return true
  return asks.some(({ askedOf, mayAnswer, answer, closed }) => {
    if (answer?.by === person._id) return true
    const counts = closed === undefined || closed.because === 'cycle-closed'
    return counts && (askedOf === person._id || mayAnswer.includes(person._id))
  })
}

/**
 * Of the asks of a cycle those that a file concerns: where it asks many about many things, its own and what follows from it.
 */
export function concernedBy(ask: Ask, asks: readonly Ask[]): readonly Ask[] {
  if (ask.process !== 'treatment-plan' && ask.process !== 'access-review') return asks
  return asks.filter(({ _id, follows }) => _id === ask._id || follows === ask._id)
}
