import { isIsmsLead } from '../../domain/organisation.js'
import type { PolicyVersion, Retirement } from '../../domain/policy.js'
import type { Asks } from '../../store/asks.js'
import type { Decisions } from '../../store/decisions.js'
import { endOpen } from '../../store/ending-decisions.js'
import type { People } from '../../store/people.js'
import type { Policies } from '../../store/policies.js'
import { escaped } from '../cards/card.js'
import { verbs } from '../cards/policy-acknowledgement/policy.js'
import { publishRef } from '../cards/policy-acknowledgement/publish.js'
import { REASON } from '../cards/policy-acknowledgement/reason.js'
import { retireForm } from '../cards/policy-acknowledgement/retire.js'
import { escapedName, languageFor } from '../cards/policy-name.js'
import { type Inputs, type Reply, textOf } from '../interaction.js'
import { type ProcessDesk, type Visit, visitor } from './desk.js'
import { say } from './say.js'
import { whichPolicy } from './which-policy.js'

export interface RetirementTools {
  asks: Asks
  decisions: Decisions
  people: People
  policies: Policies
  /** After a policy is out of force: wakes its cycles. Never fails, never waited for; a sweep mends it. */
  retired: (policy: string) => void
  /** After the end of a decision is on record: wakes its workflow. Never fails, never waited for. */
  decisionMoved: (decision: string) => void
}

/** What the ISMS lead and a policy's owner do: take it out of force. */
export function retirementDesk(tools: RetirementTools): Pick<ProcessDesk, 'commands' | 'acts'> {
  return {
    commands: [
      {
        words: 'policy retire',
        parameters: (texts) => texts.common.help.id,
        describe: (texts) => texts.retire.command,
        allowed: async (person, organisation) =>
          isIsmsLead(person, organisation) ||
          (await tools.policies.list()).some(({ owner }) => owner === person._id),
        run: (visit, id) => confirmRetirement(tools, visit, id.toLowerCase()),
      },
    ],
    acts: { [verbs.retire]: (visit, act) => retire(tools, visit, act.value, act.inputs) },
  }
}

async function confirmRetirement(tools: RetirementTools, visit: Visit, id: string): Promise<Reply> {
  const policy = await tools.policies.newest(id)
  if (!policy) return whichPolicy(tools, visit, 'retire', id)
  const refused = await whyNot(tools, visit, policy)
  if (refused) return refused
  const open = await tools.asks.countOpenAbout(policy.policy)
  return { kind: 'form', form: retireForm({ policy, reader: visit.person, open }, visit.texts) }
}

/** What was confirmed is retired, or nothing. The workflows of its cycles close what is open of it. */
async function retire(tools: RetirementTools, visit: Visit, value: string, inputs: Inputs): Promise<Reply> {
  const { person, texts, at, through } = visit
  const policy = await tools.policies.newest(value.split('@')[0] ?? '')
  if (!policy) return say(texts.policyAcknowledgement.which.none)
  const refused = await whyNot(tools, visit, policy)
  if (refused) return refused
  const reason = textOf(inputs, REASON)
  if (!reason) return { kind: 'invalid', errors: { [REASON]: texts.retire.reasonMissing } }

  const name = escapedName(policy, languageFor(policy, person))
  if (publishRef(policy) !== value) return say(texts.retire.changed(name))
  const approval = await tools.decisions.openAbout({ type: 'policy', id: policy.policy })
  // Whoever is asked whether it may be published is asked no more, before it is retired.
  if (approval) await endOpen(tools, approval, 'retired', at, visitor(visit))
  if (approval) tools.decisionMoved(approval._id)
  const retiring = { by: person._id, at, reason, through } as const
  if (!(await tools.policies.retire(policy, retiring))) return say(texts.retire.changed(name))
  const open = await tools.asks.countOpenAbout(policy.policy)
  tools.retired(policy.policy)
  return say(texts.retire.done(name, open))
}

async function whyNot(tools: RetirementTools, visit: Visit, policy: PolicyVersion): Promise<Reply | null> {
  const { person, organisation, texts } = visit
  if (person._id !== policy.owner && !isIsmsLead(person, organisation)) {
    const owner = await tools.people.byId(policy.owner)
    const name = escapedName(policy, languageFor(policy, person))
    return say(texts.retire.notYours(name, escaped(owner?.name ?? '')))
  }
  return policy.retired ? whenRetired(tools, visit, policy, policy.retired) : null
}

/** Says that a policy is out of force, since when and by whom. */
export async function whenRetired(
  { people }: { people: People },
  { person, texts }: Visit,
  policy: PolicyVersion,
  { at, by }: Retirement,
): Promise<Reply> {
  const who = escaped((await people.byId(by))?.name ?? '')
  return say(texts.retire.already(escapedName(policy, languageFor(policy, person)), at, person.timeZone, who))
}
