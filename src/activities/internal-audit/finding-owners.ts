import type { Finding } from '../../domain/finding.js'
import { inSteadOf } from '../../domain/finding-owner.js'
import { canBeAsked, hasLeft, isPresentAt, type Person } from '../../domain/person.js'
import type { Audits } from '../../store/audits.js'
import type { Deliveries } from '../../store/deliveries.js'
import type { Findings } from '../../store/findings.js'
import type { OrganisationStore } from '../../store/organisation.js'
import type { People } from '../../store/people.js'
import type { Statements } from '../../store/statements.js'

export interface FindingOwnersTools {
  audits: Audits
  deliveries: Deliveries
  findings: Findings
  organisation: OrganisationStore
  people: People
  statements: Statements
}

/** What still has to be confirmed, or may be contested, goes to somebody else when its owner leaves; they hear of it. */
export async function handOverFindings(tools: FindingOwnersTools, asOf: string): Promise<void> {
  const owners = await tools.findings.ownersOfOpen()
  const people = await tools.people.byIds(owners)
  for (const id of owners) {
    const owner = people.get(id)
    if (owner && !hasLeft(owner, asOf)) continue
    for (const finding of await tools.findings.openOf(id)) await handOver(tools, finding, owner ?? null, asOf)
  }
}

async function handOver(
  tools: FindingOwnersTools,
  finding: Finding,
  owner: Person | null,
  asOf: string,
): Promise<void> {
  const [audit, organisation, statement] = await Promise.all([
    finding.audit === null ? null : tools.audits.byId(finding.audit),
    tools.organisation.read(),
    tools.statements.current(),
  ])
  // What an audit that is over found is seen to in its corrective action.
  if (!organisation || audit?.stage === 'closed') return
  const control = statement?.controls.find(({ id }) => id === finding.criterion)
  const named = inSteadOf({
    ...{ owner, audit, organisation },
    control: control?.applicable ? control.owner : null,
  })
  const people = await tools.people.byIds(named)
  const there = named
    .flatMap((each) => people.get(each) ?? [])
    .find((person) => canBeAsked(person) && isPresentAt(person, asOf))
  if (!there) return
  await tools.deliveries.tell(
    [there],
    { kind: 'finding', finding: finding._id, state: finding.issued ? 'issued' : 'draft', asks: [] },
    asOf,
  )
  await tools.findings.handOver(finding, there._id, asOf)
}
