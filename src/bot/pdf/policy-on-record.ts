import { policyCycleId } from '../../domain/cycle.js'
import type { Organisation } from '../../domain/organisation.js'
import { type PolicyVersion, retirementOf } from '../../domain/policy.js'
import type { Cycles } from '../../store/cycles.js'
import type { People } from '../../store/people.js'
import type { Policies } from '../../store/policies.js'
import { peopleIn, whoAnswered } from '../in-stead.js'
import { textsFor } from '../texts/texts.js'
import { policyPdf } from './policy-pdf.js'

export interface PolicyOnRecordTools {
  cycles: Cycles
  people: People
  policies: Policies
}

/** One text of a policy as PDF, with what is on record of its owner, approval and retirement. */
export async function policyOnRecord(
  { cycles, people, policies }: PolicyOnRecordTools,
  organisation: Pick<Organisation, 'name' | 'timeZone'>,
  policy: PolicyVersion,
  language: string,
  madeAt: string,
): Promise<Uint8Array> {
  const [owner, cycle, history] = await Promise.all([
    people.byId(policy.owner),
    cycles.byId(policyCycleId(policy)),
    policies.history(policy.policy),
  ])
  const approval = cycle?.approval
  const texts = textsFor(language)
  const approvers = await people.byIds(approval ? peopleIn(approval) : [])
  return policyPdf(
    {
      ...{ policy, language, organisation: organisation.name, owner: owner?.name ?? '' },
      approved: approval ? { at: approval.at, by: whoAnswered(approval, approvers, texts) } : null,
      retiredAt: retirementOf(policy, history)?.at ?? null,
      timeZone: organisation.timeZone,
      madeAt,
    },
    texts,
  )
}
