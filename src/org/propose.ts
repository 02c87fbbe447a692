import { GOVERNANCE, type Proposal } from '../domain/governance.js'
import type { Organisation } from '../domain/organisation.js'
import { dateIn, dueDate } from '../domain/working-days.js'
import type { Asks } from '../store/asks.js'
import { byImport } from '../store/closing-asks.js'
import type { Decisions } from '../store/decisions.js'
import type { Deliveries } from '../store/deliveries.js'
import { endOpen } from '../store/ending-decisions.js'
import type { Governance } from '../store/governance.js'
import type { People } from '../store/people.js'
import type { GoverningPlan } from './compare-governing.js'

export interface ProposeTools {
  asks: Asks
  decisions: Decisions
  deliveries: Deliveries
  governance: Governance
  people: People
}

/**
 * Asks top management whether what the files say of what governs may take effect; what they were asked before they are
 * asked no more. Twice is the same as once. False: they decided that just now, so that nothing else was asked.
 */
export async function propose(
  tools: ProposeTools,
  { proposed, replaces, salt, hash, standing, asking }: GoverningPlan,
  organisation: Organisation,
  at: string,
): Promise<boolean> {
  if (standing !== 'new' && standing !== 'taken-back') return true
  const because = standing === 'new' ? 'superseded' : 'requester'
  const open = await tools.decisions.openAbout(GOVERNANCE)
  if (open && !(await endOpen(tools, open, because, at, byImport))) return false
  if (standing === 'taken-back' || asking === null) return true

  const newest = await tools.governance.newest()
  const isThere = newest?.state === 'proposed' && newest.hash === hash
  const content = { proposed, replaces, ...(salt === undefined ? {} : { salt }) }
  const proposal = isThere ? newest : await tools.governance.propose(content, newest, at)
  if (!proposal) return false
  await tellWhereTheyAreRead(tools, proposal, at)
  const { requestedBy, who, approvers, never, sole } = asking
  const { timeZone, approval } = organisation
  await tools.decisions.request(
    {
      subject: { ...GOVERNANCE, version: String(proposal.version), hash },
      ...{ question: 'govern', facts: {}, requestedBy, requestedAt: at, never, timeZone },
      ...(sole ? { sole } : {}),
      // Whom an absence names may come from the same files.
      standIns: approvers,
      dueOn: dueDate(dateIn(at, timeZone), approval.businessDays, organisation),
      steps: [{ slot: 'step-1', who, needs: 'any', approvers, quorum: 1, up: [] }],
    },
    byImport.through,
  )
  return true
}

/** Whoever is to be read elsewhere hears it where they are read so far, before anybody can approve it. */
async function tellWhereTheyAreRead(
  { deliveries, people }: ProposeTools,
  { proposed: { addresses = [] }, version }: Proposal,
  at: string,
): Promise<void> {
  const moved = await people.byIds(addresses.map(({ person }) => person))
  await deliveries.tell([...moved.values()], { kind: 'address', version: String(version), asks: [] }, at)
}
