import { type AuditItem, EVIDENCE_SLOT, itemsOf, unaskedOf } from '../../domain/audit-item.js'
import { FIELDWORK_SLOT } from '../../domain/internal-audit.js'
import { canBeAsked, isPresentAt } from '../../domain/person.js'
import { type AskingInAudit, askInAudit } from './ask.js'
import { leadSays } from './lead-says.js'
import type { AuditAtHand, AuditStageModule } from './stage.js'
import type { AuditLookTools, InternalAuditTools } from './tools.js'

const lead = leadSays(FIELDWORK_SLOT)

/** What is looked at is recorded item by item, and what auditors want to see is asked for, until the lead says it is done. */
export const fieldwork: AuditStageModule = {
  async whatIsDue(tools, atHand) {
    const items = await tools.auditItems.ofAudit(atHand.cycle._id)
    if (items.length < atHand.audit.criteria.length) return { due: 'act' }
    return (await toAsk(tools, items, atHand)).length > 0 ? { due: 'act' } : lead.whatIsDue(tools, atHand)
  },

  async act(tools, atHand) {
    const { audit, cycle } = atHand
    // Told before there are items: whatever dies in between is done again.
    if ((await tools.auditItems.ofAudit(cycle._id)).length === 0) await tellTeam(tools, atHand)
    await tools.auditItems.add(itemsOf(cycle._id, audit.criteria))
    const items = await tools.auditItems.ofAudit(cycle._id)
    await askInAudit(tools, atHand, await toAsk(tools, items, atHand))
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

/** What auditors want to see and nobody has been asked for yet; of whoever is not there it cannot be had. */
async function toAsk(
  tools: Pick<AuditLookTools, 'people'>,
  items: readonly AuditItem[],
  { asks, asOf }: AuditAtHand,
): Promise<AskingInAudit[]> {
  const asked = new Set(asks.flatMap(({ slot, about }) => (slot === EVIDENCE_SLOT && about ? [about] : [])))
  const unasked = unaskedOf(items, asked)
  const people = await tools.people.byIds([...new Set(unasked.map(({ request }) => request.of))])
  return unasked.flatMap(({ request: { id, of, by, dueOn } }): AskingInAudit[] => {
    const person = people.get(of)
    if (!person || !canBeAsked(person) || !isPresentAt(person, asOf)) return []
    return [{ person, slot: EVIDENCE_SLOT, about: id, kind: 'delegable', dueOn, neverBy: [by] }]
  })
}
