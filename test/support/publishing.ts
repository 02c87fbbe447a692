import type { ChatPerson } from './chat-person.js'
import { eventually } from './eventually.js'

/** The ISMS lead sends the newest version of a policy to its approver, who approves it. */
export async function publishPolicy(
  lead: ChatPerson,
  approver: ChatPerson,
  policy = 'information-security',
): Promise<void> {
  await asksForPublication(lead, policy)
  await approves(approver)
}

/** The ISMS lead looks at what would be asked, and sends it to the approver. */
export async function asksForPublication(lead: ChatPerson, policy = 'information-security'): Promise<void> {
  await lead.types(`/isms policy publish ${policy}`)
  await lead.opens('Send for approval')
  await lead.submits()
  await lead.opens('Sent to')
  await lead.closes()
}

/** The newest request that waits for this person. */
export async function approves(approver: ChatPerson): Promise<void> {
  await approver.sees('Decide: may', 20)
  const before = await requestsTo(approver)
  await approver.clicks('Approve and publish')
  await approver.opens('If you approve')
  await approver.submits()
  // Until then a further request to them could not be told from this one.
  await eventually(async () => (await requestsTo(approver)) < before)
}

/** How many requests they can still decide. */
async function requestsTo(approver: ChatPerson): Promise<number> {
  const messages = await approver.messages()
  return messages.filter(({ buttons }) => buttons.includes('Approve and publish')).length
}
