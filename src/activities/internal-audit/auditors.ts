import type { Ask } from '../../domain/ask.js'
import { lastOf } from '../../domain/control-check.js'
import {
  auditorsOf,
  DECLARE_SLOT,
  type Declaration,
  isLost,
  type LostAuditor,
  lostPlace,
  NOBODY,
  REPLACE_SLOT,
  replaceRound,
} from '../../domain/internal-audit.js'
import type { Organisation } from '../../domain/organisation.js'
import { canBeAsked, isPresentAt, type PersonId } from '../../domain/person.js'
import { askInAudit, byAudit } from './ask.js'
import type { AuditAtHand } from './stage.js'
import type { AuditLookTools, InternalAuditTools } from './tools.js'

/** What is due of those who audit: somebody is lost, or somebody else is to be asked for, or was named. */
export type AuditorsDue =
  | { due: 'declare'; persons: PersonId[] }
  | { due: 'lose'; lost: LostAuditor }
  | { due: 'ask'; lost: LostAuditor; of: PersonId; round: number }
  | { due: 'replace'; lost: LostAuditor; ask: Ask }

/**
 * Looked at in every stage: who says that they are not independent, is tied to all of it by now, or left, audits no more
 * (9.2.2 c), and the ISMS lead says who does instead, for one after the other. Null: nothing is due.
 */
export async function auditorsDue(tools: AuditLookTools, atHand: AuditAtHand): Promise<AuditorsDue | null> {
  const { audit, asks, asOf } = atHand
  if (audit.kind !== 'internal') return null
  const auditing = auditorsOf(audit).filter((each) => !isLost(audit, each))
  for (const person of auditing) {
    const because = await lossOf(tools, atHand, person)
    if (because) return { due: 'lose', lost: { person, because, at: asOf } }
  }
  const persons = auditing.filter(
    (person) =>
      !asks.some(
        ({ slot, askedOf, state }) => slot === DECLARE_SLOT && askedOf === person && state !== 'closed',
      ),
  )
  if (persons.length > 0) return { due: 'declare', persons }
  return replacing(atHand)
}

function replacing({ audit, asks, organisation }: AuditAtHand): AuditorsDue | null {
  const place = (audit.lost ?? []).findIndex(({ replaced }) => !replaced)
  const lost = audit.lost?.[place]
  if (!lost) return null
  const before = asks.filter((ask) => ask.slot === REPLACE_SLOT && lostPlace(ask) === place)
  const asked = lastOf(before, REPLACE_SLOT)
  if (asked?.answer) return { due: 'replace', lost, ask: asked }
  const of = whoNames(organisation, lost.person)
  const isAsked = asked?.state === 'open' && asked.askedOf === of
  return isAsked ? null : { due: 'ask', lost, of, round: replaceRound(place, before.length) }
}

/** The ISMS lead; of themselves it is said by their deputy, or by top management. */
function whoNames({ ismsLead, deputy, topManagement }: Organisation, lost: PersonId): PersonId {
  const others = [ismsLead, ...(deputy === null ? [] : [deputy]), ...topManagement]
  return others.find((each) => each !== lost) ?? ismsLead
}

async function lossOf(
  tools: AuditLookTools,
  { audit, asks, asOf }: AuditAtHand,
  person: string,
): Promise<LostAuditor['because'] | null> {
  const declared = lastOf(
    asks.filter(({ askedOf }) => askedOf === person),
    DECLARE_SLOT,
  )
  if (declared?.answer?.value === ('not-independent' satisfies Declaration)) return 'declared'
  const known = await tools.people.byId(person)
  if (!known || !canBeAsked(known) || !isPresentAt(known, asOf)) return 'left'
  return (await tools.independence.tiedToAll(audit, person, asOf)) ? 'tied' : null
}

export async function seeToAuditors(
  tools: InternalAuditTools,
  atHand: AuditAtHand,
  due: AuditorsDue,
): Promise<void> {
  const { audit, there, asOf } = atHand
  switch (due.due) {
    case 'declare': {
      const people = due.persons.flatMap((each) => there.get(each) ?? [])
      return askInAudit(
        tools,
        atHand,
        people.map((person) => ({ person, slot: DECLARE_SLOT, kind: 'personal' })),
      )
    }
    case 'lose':
      await tools.audits.lose(audit, due.lost)
      return close(tools, atHand, (ask) => ask.askedOf === due.lost.person && ask.kind === 'personal')
    case 'ask': {
      await close(tools, atHand, ({ slot }) => slot === REPLACE_SLOT)
      const person = await tools.people.byId(due.of)
      if (!person) return
      const { round, lost } = due
      return askInAudit(tools, atHand, [
        { person, slot: REPLACE_SLOT, kind: 'delegable', round, neverBy: [lost.person] },
      ])
    }
    case 'replace': {
      const value = due.ask.answer?.value ?? NOBODY
      const by = value === NOBODY ? null : value
      await tools.audits.replace(audit, due.lost.person, by, due.ask._id, asOf)
    }
  }
}

async function close(
  tools: InternalAuditTools,
  { asks, asOf }: AuditAtHand,
  which: (ask: Ask) => boolean,
): Promise<void> {
  for (const ask of asks)
    if (ask.state === 'open' && which(ask))
      await tools.asks.closeOne(ask._id, 'authority-lost', asOf, byAudit)
}
