import { differencesIn, GOVERNANCE } from '../domain/governance.js'
import type { Decisions } from '../store/decisions.js'
import type { Governance } from '../store/governance.js'
import type { People } from '../store/people.js'
import type { AwaitedCriteria } from './cards/risk-register/waiting.js'
import type { Texts } from './texts/texts.js'
import { peopleDeciding, whoDecides } from './who-decides.js'

export interface AwaitedTools {
  decisions: Decisions
  governance: Governance
  people: People
}

/** What has become of the criteria for risks that an import brought last. */
export async function awaitedCriteria(
  { decisions, governance, people }: AwaitedTools,
  texts: Texts,
): Promise<AwaitedCriteria> {
  const decision = await decisions.newestAbout(GOVERNANCE)
  const proposal = decision && (await governance.byVersion(decision.subject.version))
  const isAboutThem = proposal && differencesIn(proposal).some(({ of }) => of === 'criteria')
  if (!decision || !isAboutThem || (decision.state !== 'open' && decision.state !== 'rejected'))
    return { is: 'nobody-asked' }
  const by = whoDecides(decision, await people.byIds(peopleDeciding(decision)), texts)
  const { decided, requestedAt } = decision
  return decided ? { is: 'rejected', by, at: decided.at } : { is: 'asked', by, at: requestedAt }
}
