import type { Ask, ClosedBecause } from '../../domain/ask.js'
import { DECIDE_SLOT, type Finding } from '../../domain/finding.js'
import { canBeAsked, type Person } from '../../domain/person.js'
import { whoDecidesOn } from '../../store/finding-deciders.js'
import { askInAudit, byAudit } from './ask.js'
import type { AuditAtHand } from './stage.js'
import type { AuditLookTools, InternalAuditTools } from './tools.js'

/** What is due of a contested finding: somebody is to be asked whether it stands, or is asked no more. */
export type ContestStep =
  | { step: 'ask'; person: Person; finding: Finding }
  | { step: 'close'; ask: Ask; because: ClosedBecause }

/**
 * Looked at in every stage: whoever decides on a contested finding is asked, so that it is theirs by a day, reminds them, and
 * goes up where they do not say. They decide on the finding itself; the ask is over once that is done, or is somebody else's.
 */
export async function contestsDue(tools: AuditLookTools, atHand: AuditAtHand): Promise<ContestStep[]> {
  const { audit, asks } = atHand
  const open = asks.filter(({ slot, state }) => slot === DECIDE_SLOT && state === 'open')
  const contested = (await tools.findings.ofAudit(audit._id)).filter(({ state }) => state === 'contested')
  const over = open.filter(({ about }) => !contested.some(({ _id }) => _id === about))
  const steps: ContestStep[] = over.map((ask) => ({ step: 'close', ask, because: 'settled' }))
  for (const finding of contested) {
    const theirs = open.filter(({ about }) => about === finding._id)
    const person = await whoDecides(tools, finding, atHand)
    const others = theirs.filter(({ askedOf }) => askedOf !== person?._id)
    steps.push(...others.map((ask) => ({ step: 'close', ask, because: 'handed-on' }) as const))
    if (person && theirs.length === others.length) steps.push({ step: 'ask', person, finding })
  }
  return steps
}

/** The first of those who may who can be asked. Null: nobody. */
async function whoDecides(
  tools: AuditLookTools,
  finding: Finding,
  { organisation, asOf }: AuditAtHand,
): Promise<Person | null> {
  const may = await whoDecidesOn(tools, finding, organisation, asOf)
  const people = await tools.people.byIds(may)
  const known = may.flatMap((each) => people.get(each) ?? [])
  return known.find(canBeAsked) ?? null
}

export async function seeToContests(
  tools: InternalAuditTools,
  atHand: AuditAtHand,
  steps: readonly ContestStep[],
): Promise<void> {
  for (const step of steps)
    if (step.step === 'close') await tools.asks.closeOne(step.ask._id, step.because, atHand.asOf, byAudit)
  const asking = steps.flatMap((step) =>
    step.step === 'ask'
      ? [{ person: step.person, slot: DECIDE_SLOT, kind: 'personal', about: step.finding._id } as const]
      : [],
  )
  if (asking.length > 0) await askInAudit(tools, atHand, asking)
}
