import { stands } from '../../../domain/finding.js'
import type { Kept } from '../../../domain/kept.js'
import type { PackItem } from '../../../domain/review-pack.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Nonconformities } from '../../../store/nonconformities.js'
import { type AuditTools, auditsOf } from './audits.js'
import { firstOf } from './counting.js'
import type { Provide } from './input.js'

export interface OpportunityTools extends AuditTools {
  nonconformities: Nonconformities
}

/** What somebody noted that could be better (10.1, 9.3.2 g): in audits, and outside of them. */
export const opportunitiesNoted: Provide<OpportunityTools> = async (tools, { period, organisation }) => {
  const { timeZone } = organisation
  const isRecent = (at: string) => dateIn(at, timeZone) >= period.from
  const audits = await auditsOf(tools)
  const [ofAudits, outside, kept] = await Promise.all([
    tools.findings.ofAudits(audits.map(({ _id }) => _id)),
    tools.findings.outsideAudits(),
    tools.nonconformities.opportunities(),
  ])
  const found = [...ofAudits, ...outside].filter(
    (each) => each.grade === 'opportunity' && stands(each) && isRecent(each.at),
  )
  const noted = kept.filter(({ at }) => isRecent(at))
  const item = (record: string, said: Kept, who: string | null, at: string): PackItem => {
    return {
      ...{ kind: 'opportunity', title: { '': said.text }, commitment: said.commitment },
      ...{ state: 'noted', who, on: dateIn(at, timeZone), record },
    }
  }
  const { first: items, more } = firstOf([
    ...found.map(({ _id, statement, by, at }) => item(_id, statement, by, at)),
    ...noted.map(({ _id, nature, by, at }) => item(_id, nature, by, at)),
  ])
  return { items, more }
}
