import type { GuideStep } from '../sandbox/guide.js'
import { firstApprover } from './first-approver.js'
import { firstPolicy } from './first-policy.js'
import type { Stores } from './stores.js'

/** The first minute in the sandbox: what its page offers to try, in the order in which it makes sense. */
export async function sandboxGuide(
  stores: Pick<Stores, 'decisions' | 'organisation' | 'people' | 'policies'>,
): Promise<GuideStep[]> {
  const organisation = await stores.organisation.read()
  const lead = organisation && (await stores.people.byId(organisation.ismsLead))
  const policy = await firstPolicy(stores)
  if (!lead || !policy) return []
  const approver = await stores.people.byId(policy.approver)
  const cycle = `policy-acknowledgement.${policy.policy}/${policy.version}`
  return [
    ...(await beginning(stores)),
    {
      id: 'publish',
      title: 'Publish a policy',
      hint: `${lead.name} is the ISMS lead. Look at who would be asked and by when, then send it for approval.`,
      person: lead.email,
      type: `/isms policy publish ${policy.policy}`,
      doneWhen: { kind: 'submission', verb: 'policy-acknowledgement.publish' },
    },
    {
      id: 'approve',
      title: 'Approve it',
      hint: `Who asks does not approve: ${approver?.name ?? 'the approver'} is named in the policy's file. Read it, then approve.`,
      person: approver?.email ?? null,
      doneWhen: { kind: 'submission', verb: 'approval.approve' },
    },
    {
      id: 'acknowledge',
      title: 'Acknowledge it as somebody else',
      hint: 'Choose anybody with an unread message, click *Read and acknowledge* and confirm what you read.',
      person: null,
      doneWhen: { kind: 'submission', verb: 'policy-acknowledgement.acknowledge' },
    },
    {
      id: 'status',
      title: 'See how it stands',
      hint: [
        `Ask as ${lead.name} how many have answered. In a terminal, print what is kept for the auditor:`,
        `\`npx steward record ${cycle}\``,
        'and prove that nobody changed it: `npx steward verify`',
      ].join('\n'),
      person: lead.email,
      type: `/isms policy status ${policy.policy}`,
      doneWhen: { kind: 'command', verb: 'policy status' },
    },
  ]
}

/** Nothing begins before that. */
async function beginning(stores: Pick<Stores, 'decisions' | 'people'>): Promise<GuideStep[]> {
  const approver = await firstApprover(stores)
  if (!approver) return []
  return [
    {
      id: 'begin',
      title: 'Approve who runs it',
      hint: `${approver.name} directs the company. Until top management has approved who leads information security, nobody does and nothing starts. Read it, then approve.`,
      person: approver.email,
      doneWhen: { kind: 'submission', verb: 'approval.approve' },
    },
  ]
}
