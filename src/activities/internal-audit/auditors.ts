import type { Ask } from '../../domain/ask.js'
import { declaredLast } from '../../domain/audit-planning.js'
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
import { tellIsmsLead } from '../tell-isms-lead.js'
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
export async function auditorsDue(
  tools: AuditLookTools,
  atHand: AuditAtHand,
  asksTies = true,
): Promise<AuditorsDue | null> {
  const { audit, asks, asOf } = atHand
  if (audit.kind !== 'internal') return null
  const auditing = auditorsOf(audit).filter((each) => !isLost(audit, each))
  const lost = await firstLost(tools, atHand, auditing, asksTies)
  if (lost) return { due: 'lose', lost: { ...lost, at: asOf } }
  const persons = auditing.filter(
    (person) =>
      !asks.some(
        ({ slot, askedOf, state }) => slot === DECLARE_SLOT && askedOf === person && state !== 'closed',
      ),
  )
  if (persons.length > 0) return { due: 'declare', persons }
  return replacing(tools, atHand)
}

async function replacing(
  { people }: Pick<AuditLookTools, 'people'>,
  { audit, asks, organisation, asOf }: AuditAtHand,
): Promise<AuditorsDue | null> {
  const place = (audit.lost ?? []).findIndex(({ replaced }) => !replaced)
  const lost = audit.lost?.[place]
  if (!lost) return null
  const before = asks.filter((ask) => ask.slot === REPLACE_SLOT && lostPlace(ask) === place)
  const asked = lastOf(before, REPLACE_SLOT)
  if (asked?.answer) return { due: 'replace', lost, ask: asked }
  const of = await whoNames(people, organisation, lost.person, asOf)
  if (of === null) return null
  const isAsked = asked?.state === 'open' && asked.askedOf === of
  return isAsked ? null : { due: 'ask', lost, of, round: replaceRound(place, before.length) }
}

/** The ISMS lead, where they are there; else, and of themselves, their deputy or top management. Null: nobody is there. */
export async function whoNames(
  people: AuditLookTools['people'],
  { ismsLead, deputy, topManagement }: Organisation,
  lost: PersonId | null,
  asOf: string,
): Promise<PersonId | null> {
  const all = [ismsLead, ...(deputy === null ? [] : [deputy]), ...topManagement]
  const known = await people.byIds(all)
  const found = all.find((id) => {
    const person = known.get(id)
    return id !== lost && person && canBeAsked(person) && isPresentAt(person, asOf)
  })
  return found ?? null
}

/** The first of them who audits no more, and why. What ties them is looked up once for all. */
async function firstLost(
  tools: AuditLookTools,
  { audit, asks, asOf }: AuditAtHand,
  auditing: readonly PersonId[],
  asksTies: boolean,
): Promise<Pick<LostAuditor, 'person' | 'because'> | null> {
  const [known, tied] = await Promise.all([
    tools.people.byIds(auditing),
    asksTies ? tools.independence.whoIsTiedToAll(audit, auditing, asOf) : null,
  ])
  for (const person of auditing) {
    const declared = declaredLast(asks, person)?.answer?.value
    if (declared === ('not-independent' satisfies Declaration)) return { person, because: 'declared' }
    const them = known.get(person)
    if (!them || !canBeAsked(them) || !isPresentAt(them, asOf)) return { person, because: 'left' }
    if (tied?.has(person)) return { person, because: 'tied' }
  }
  return null
}

export async function seeToAuditors(
  tools: InternalAuditTools,
  atHand: AuditAtHand,
  due: AuditorsDue,
): Promise<void> {
  const { audit, there, asOf } = atHand
  switch (due.due) {
    case 'declare': {
      await tellWhatNobodyAudits(tools, atHand)
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

/** The ISMS lead hears of what nobody who audits is independent of: it is theirs to see to somebody who is (9.2.2 c). */
async function tellWhatNobodyAudits(
  tools: InternalAuditTools,
  { cycle, audit, asOf }: AuditAtHand,
): Promise<void> {
  const [alone = []] = await tools.independence.auditedByNobody([audit], asOf)
  if (alone.length === 0) return
  const about = String(audit.lost?.length ?? 0)
  await tellIsmsLead(
    tools,
    { kind: 'audit-news', cycle: cycle._id, news: 'by-nobody', about, asks: [] },
    asOf,
  )
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
