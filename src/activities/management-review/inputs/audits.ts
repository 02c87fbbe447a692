import { type Finding, type FindingGrade, stands } from '../../../domain/finding.js'
import type { Audit } from '../../../domain/internal-audit.js'
import { isEnded } from '../../../domain/nonconformity.js'
import type { PackItem } from '../../../domain/review-pack.js'
import { dateIn } from '../../../domain/working-days.js'
import type { AuditDefinitions } from '../../../store/audit-definitions.js'
import type { Audits } from '../../../store/audits.js'
import type { Findings } from '../../../store/findings.js'
import type { Nonconformities } from '../../../store/nonconformities.js'
import { countedIn, firstOf } from './counting.js'
import type { Provide } from './input.js'

export interface AuditTools {
  auditDefinitions: AuditDefinitions
  audits: Audits
  findings: Findings
  nonconformities: Nonconformities
}

const counted: readonly FindingGrade[] = ['major', 'minor', 'observation', 'opportunity']

/** Which audits there were, and what they found (9.3.2 d 3). */
export const auditResults: Provide<AuditTools> = async (tools, { period, before, organisation }) => {
  const { timeZone } = organisation
  const audits = await auditsOf(tools)
  const ids = audits.map(({ _id }) => _id)
  const found = (await tools.findings.ofAudits(ids)).filter(
    ({ state }) => state !== 'draft' && state !== 'withdrawn',
  )
  if (audits.length === 0) return {}
  const [first] = audits.map((audit) => dateIn(audit.stages[0]?.at ?? '', timeZone)).sort()
  const span = { period, before, timeZone, first: first ?? null }
  const held = audits.filter((audit) => {
    const on = dayOf(audit, timeZone)
    return on >= period.from && on <= period.to
  })
  const { from } = period
  const toSee = await findingsToSee(
    tools,
    found,
    ({ issued, at }) => dateIn(issued?.at ?? at, timeZone) >= from,
  )
  const { first: named, more } = firstOf(toSee)
  return {
    figures: counted.map((grade) => {
      const these = found.filter((finding) => finding.grade === grade)
      const happened = these.map(({ _id, issued, at }) => ({ record: _id, at: issued?.at ?? at }))
      return countedIn(`findings-${grade}`, happened, span)
    }),
    items: [
      ...held.map(
        (audit): PackItem => ({
          ...{ kind: 'audit', title: audit.title, state: audit.stage === 'closed' ? 'closed' : 'running' },
          ...{ who: audit.lead, on: dayOf(audit, timeZone), record: audit._id },
        }),
      ),
      ...named.map(
        ({ _id, statement, grade, owner, dueOn }): PackItem => ({
          ...{ kind: 'finding', title: { '': statement.text }, commitment: statement.commitment },
          ...{ state: grade, who: owner },
          ...{ on: dueOn ?? null, record: _id },
        }),
      ),
    ],
    more,
  }
}

/**
 * What stands and is not mended, or was found in the period; the oldest first. Opportunities have a section of their own.
 */
async function findingsToSee(
  { nonconformities }: Pick<AuditTools, 'nonconformities'>,
  found: readonly Finding[],
  isRecent: (finding: Finding) => boolean,
): Promise<Finding[]> {
  const led = await nonconformities.byIds(found.flatMap(({ nonconformity }) => nonconformity ?? []))
  const ended = new Set(led.filter(isEnded).map(({ _id }) => _id))
  const isMended = ({ nonconformity, grade }: Finding) =>
    nonconformity === undefined ? grade === 'observation' : ended.has(nonconformity)
  return found
    .filter((each) => stands(each) && each.grade !== 'opportunity' && (isRecent(each) || !isMended(each)))
    .sort((a, b) => a.number - b.number)
}

/** Every audit that began, the first one first. */
export async function auditsOf({ auditDefinitions, audits }: AuditTools): Promise<Audit[]> {
  const defined = await auditDefinitions.list()
  const all = await Promise.all(defined.map(({ audit }) => audits.ofDefinition(audit)))
  return all.flat().sort((a, b) => (a.stages[0]?.at ?? '').localeCompare(b.stages[0]?.at ?? ''))
}

/** Its first day; until that is agreed the one on which it began to be planned. */
export function dayOf({ days, stages }: Audit, timeZone: string): string {
  return days?.from ?? dateIn(stages[0]?.at ?? '', timeZone)
}
