import {
  type AuditItem,
  EVIDENCE_SLOT,
  type EvidenceRequest,
  itemsOf,
  unaskedOf,
} from '../../domain/audit-item.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import { inSteadOf } from '../../domain/finding-owner.js'
import { auditorsOf, FIELDWORK_SLOT, isLost } from '../../domain/internal-audit.js'
import { canBeAsked, isPresentAt, type Person, type PersonId } from '../../domain/person.js'
import { dateIn } from '../../domain/working-days.js'
import { type AskingInAudit, answerBy, askInAudit } from './ask.js'
import { leadSays } from './lead-says.js'
import type { AuditAtHand, AuditStageModule } from './stage.js'
import type { AuditLookTools, InternalAuditTools } from './tools.js'

const lead = leadSays(FIELDWORK_SLOT)

/** What is looked at is recorded item by item, and what auditors want to see is asked for, until the lead says it is done. */
export const fieldwork: AuditStageModule = {
  async whatIsDue(tools, atHand) {
    const said = await lead.whatIsDue(tools, atHand)
    // Nobody is asked any more for what was to be shown.
    if (said.due === 'over') return said
    const items = await tools.auditItems.ofAudit(atHand.cycle._id)
    if (items.length < atHand.audit.criteria.length) return { due: 'act' }
    return (await toAsk(tools, items, atHand)).length > 0 ? { due: 'act' } : said
  },

  async act(tools, atHand) {
    const { audit, cycle } = atHand
    // Told before there are items: whatever dies in between is done again.
    if ((await tools.auditItems.ofAudit(cycle._id)).length === 0) await tellTeam(tools, atHand)
    await tools.auditItems.add(itemsOf(cycle._id, audit.criteria))
    const items = await tools.auditItems.ofAudit(cycle._id)
    const asking = await toAsk(tools, items, atHand)
    await tellOfStandIns(tools, atHand, asking)
    await askInAudit(
      tools,
      atHand,
      asking.map(({ request: _, ...each }) => each),
    )
    if ((await lead.whatIsDue(tools, atHand)).due === 'act') await lead.act(tools, atHand)
  },
}

/** Who leads it is asked for the fieldwork; the rest of its team hears that it begins, also who uses no chat. Twice is once. */
async function tellTeam(
  { deliveries }: InternalAuditTools,
  { audit, cycle, there, asOf }: AuditAtHand,
): Promise<void> {
  const team = audit.team.flatMap((each) => (each === audit.lead ? [] : (there.get(each) ?? [])))
  const content = { kind: 'audit-begun', cycle: cycle._id, asks: [] } as const
  if (audit.kind === 'internal') await deliveries.tell(team, { ...content, asks: [] }, asOf)
}

type Seeking = Pick<AuditLookTools, 'people' | 'statements'>

/** What auditors want to see and nobody is asked for, or whoever was asked has left. */
async function toAsk(
  tools: Seeking,
  items: readonly AuditItem[],
  atHand: AuditAtHand,
): Promise<(AskingInAudit & { request: EvidenceRequest })[]> {
  const asked = atHand.asks.filter(({ slot }) => slot === EVIDENCE_SLOT)
  const unasked = unaskedOf(items, asked)
  if (unasked.length === 0) return []
  const statement = await tools.statements.current()
  const asking = unasked.map(async ({ item, request }) => {
    const control = statement?.controls.find(({ id }) => id === item.criterion)
    const owner = control?.applicable ? control.owner : null
    const person = await whoShows(tools, request, owner, atHand)
    if (!person) return []
    const { id, by, dueOn } = request
    // Nobody who audits hands in, in somebody's stead, what they look at.
    const neverBy = [...new Set([by, ...auditorsOf(atHand.audit)])]
    const who = { person, kind: 'delegable' as const, neverBy }
    return [{ ...who, slot: EVIDENCE_SLOT, about: id, dueOn: laterOf(dueOn, person, atHand), request }]
  })
  return (await Promise.all(asking)).flat()
}

/** Who is asked, where they are there; else whoever answers in their stead, and never who audits. Null: nobody is there. */
async function whoShows(
  { people }: Seeking,
  { of }: EvidenceRequest,
  control: PersonId | null,
  { audit, organisation, asOf }: AuditAtHand,
): Promise<Person | null> {
  const asked = await people.byId(of)
  const named = inSteadOf({ owner: asked, control, audit, organisation })
  const known = await people.byIds(named)
  const all = [...(asked ? [asked] : []), ...named.flatMap((each) => known.get(each) ?? [])]
  return all.find((person) => canBeAsked(person) && isPresentAt(person, asOf)) ?? null
}

/** Whoever is asked in somebody's stead has some days, however many they had. */
function laterOf(dueOn: CalendarDate, person: Person, { organisation, asOf }: AuditAtHand): CalendarDate {
  if (dueOn >= dateIn(asOf, person.timeZone)) return dueOn
  return answerBy(person, organisation.approval.businessDays, organisation, asOf)
}

/** Whoever wants to see something hears that somebody else is asked for it. Told before: whatever dies in between is done again. */
async function tellOfStandIns(
  { deliveries, people }: InternalAuditTools,
  { audit, cycle, asOf }: AuditAtHand,
  asking: readonly (AskingInAudit & { request: EvidenceRequest })[],
): Promise<void> {
  for (const { person, request } of asking) {
    if (person._id === request.of) continue
    const wants = isLost(audit, request.by) ? audit.lead : request.by
    const auditor = await people.byId(wants)
    const content = { kind: 'evidence-of-another', cycle: cycle._id, request: request.id } as const
    await deliveries.tell(auditor ? [auditor] : [], { ...content, of: person._id, asks: [] }, asOf)
  }
}
