import type { Ask, Process } from '../domain/ask.js'
import { hasDeclared } from '../domain/audit-planning.js'
import { competenceNamed } from '../domain/competence.js'
import { type Audit, auditorsOf, DECLARE_SLOT, isLost } from '../domain/internal-audit.js'
import { isIsmsLead, type Organisation } from '../domain/organisation.js'
import type { Person } from '../domain/person.js'
import type { Asks } from '../store/asks.js'
import type { Audits } from '../store/audits.js'

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

export interface ConcernTools {
  asks: Asks
  audits: Audits
}

/** The asks of its cycle that a file handed in with this one concerns: who answered or is asked there may have it. */
export async function askedAbout({ asks, audits }: ConcernTools, ask: Ask): Promise<readonly Ask[]> {
  const [all, audit] = await Promise.all([
    asks.allOf(ask.cycle),
    ask.process === 'internal-audit' ? audits.byId(ask.cycle) : null,
  ])
  return audit ? ofAudit(ask, all, audit) : concernedBy(ask, all)
}

/** Who is audited sees what they handed in themselves; all of it whoever audits at this moment and has declared to be independent. */
function ofAudit(ask: Ask, asks: readonly Ask[], audit: Audit): readonly Ask[] {
  const audits = new Set(auditorsOf(audit).filter((each) => !isLost(audit, each) && hasDeclared(asks, each)))
  return asks.filter(
    ({ _id, slot, askedOf }) => _id === ask._id || (slot === DECLARE_SLOT && audits.has(askedOf)),
  )
}

/** Where a cycle asks many about many things, a file concerns its own ask and what follows from that. */
function concernedBy(ask: Ask, asks: readonly Ask[]): readonly Ask[] {
  if (ask.process === 'training') return asks.filter(({ _id, about }) => _id === ask._id || about === ask._id)
  const apart: readonly Process[] = ['access-review', 'competence-review', 'treatment-plan']
  if (!apart.includes(ask.process)) return asks
  return asks.filter(({ _id, follows }) => _id === ask._id || follows === ask._id)
}
