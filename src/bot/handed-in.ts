import type { Ask, Process } from '../domain/ask.js'
import { competenceNamed } from '../domain/competence.js'
import { DECLARE_SLOT, FIELDWORK_SLOT } from '../domain/internal-audit.js'
import { isIsmsLead, type Organisation } from '../domain/organisation.js'
import type { Person } from '../domain/person.js'

/**
 * Whoever answered in a cycle or is asked there, the ISMS lead, and top management: nobody else gets its files, nor
 * whoever was asked until somebody else was. What shows somebody's competence or training is for them, and not for top management.
 */
export function mayGetFile(asks: readonly Ask[], person: Person, organisation: Organisation): boolean {
  if (isIsmsLead(person, organisation)) return true
  const isAboutSomebody = asks.some(
    ({ process }) => process === 'competence-review' || process === 'training',
  )
  if (organisation.topManagement.includes(person._id) && !isAboutSomebody) return true
  return asks.some(({ askedOf, mayAnswer, answer, closed, process, subject }) => {
    if (answer?.by === person._id) return true
    if (process === 'competence-review' && competenceNamed(subject.id).holder === person._id) return true
    // A signed list, or a learning system's, names others: whoever stands on it does not get it for that.
    if (answer?.completion && answer.completion.by !== 'certificate') return false
    const counts = closed === undefined || closed.because === 'cycle-closed'
    return counts && (askedOf === person._id || mayAnswer.includes(person._id))
  })
}

/**
 * Of the asks of a cycle those that a file concerns: where it asks many about many things, its own and what follows from it.
 */
export function concernedBy(ask: Ask, asks: readonly Ask[]): readonly Ask[] {
  if (ask.process === 'training') return asks.filter(({ _id, about }) => _id === ask._id || about === ask._id)
  // Who is audited sees what they handed in themselves, and who audits sees all of it.
  if (ask.process === 'internal-audit')
    return asks.filter(({ _id, slot }) => _id === ask._id || slot === DECLARE_SLOT || slot === FIELDWORK_SLOT)
  const apart: readonly Process[] = ['access-review', 'competence-review', 'treatment-plan']
  if (!apart.includes(ask.process)) return asks
  return asks.filter(({ _id, follows }) => _id === ask._id || follows === ask._id)
}
