import type { Criterion } from '../domain/clauses.js'
import { type Finding, isByOthers } from '../domain/finding.js'
import { type Tie, tieTo } from '../domain/independence.js'
import { type Audit, auditorsOf } from '../domain/internal-audit.js'
import type { Organisation } from '../domain/organisation.js'
import { isPresentAt, type PersonId } from '../domain/person.js'
import type { Audits } from './audits.js'
import type { Independence } from './independence.js'
import type { People } from './people.js'

export interface DecidersTools {
  audits: Audits
  independence: Independence
  people: People
}

/**
 * Who decides whether a contested finding stands: the lead auditor; where they are not there, or not independent of what it is
 * about (9.2.2 c), the rest of the team, and else who names auditors, where there is one whom nothing of their own ties to it. Outside of an audit whoever leads the ISMS, or is above.
 * Of what others found nobody here decides it.
 */
export async function whoDecidesOn(
  tools: DecidersTools,
  { audit: cycle, owner, criterion }: Finding,
  { ismsLead, deputy, topManagement }: Organisation,
  at: string,
): Promise<PersonId[]> {
  const audit = cycle === null ? null : await tools.audits.byId(cycle)
  if (audit && isByOthers(audit.kind)) return []
  const auditors = audit ? auditorsOf(audit) : []
  const above = [ismsLead, ...(deputy === null ? [] : [deputy]), ...topManagement]
  const people = await tools.people.byIds([...auditors, ...above])
  const isThere = (id: PersonId) => {
    const person = people.get(id)
    return id !== owner && person !== undefined && isPresentAt(person, at)
  }
  const others = above.filter(isThere)
  if (!audit) return others
  const may = async (id: PersonId) =>
    isThere(id) && (await tools.independence.whyNot(audit, criterion, id, at)) === null
  if (await may(audit.lead)) return [audit.lead]
  const team: PersonId[] = []
  for (const each of auditors) if (await may(each)) team.push(each)
  return team.length > 0 ? team : untied(tools, audit, criterion, others, at)
}

/** That somebody leads the ISMS or directs ties them to everything; what else ties them to it makes others come first. */
const ofOffice: readonly Tie[] = ['leads-isms', 'directs']

async function untied(
  { independence }: DecidersTools,
  { auditees }: Audit,
  criterion: Criterion,
  others: readonly PersonId[],
  at: string,
): Promise<PersonId[]> {
  const { involvements, since } = await independence.tiesOf({ criteria: [criterion], auditees }, others, at)
  const own = involvements.filter(({ as }) => !ofOffice.includes(as))
  const free = others.filter((each) => tieTo(own, each, criterion, since) === null)
  return free.length > 0 ? free : [...others]
}
