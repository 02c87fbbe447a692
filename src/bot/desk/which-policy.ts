import type { Policies } from '../../store/policies.js'
import { escaped } from '../cards/card.js'
import { noticeCard } from '../cards/common.js'
import { languageFor, titleFor } from '../cards/policy-acknowledgement/policy.js'
import type { Reply } from '../interaction.js'
import type { Visit } from './desk.js'

/** Names what there is when an id is missing or mistyped. */
export async function whichPolicy(
  tools: { policies: Policies },
  { texts, person }: Visit,
  command: string,
  id: string,
): Promise<Reply> {
  const policies = await tools.policies.list()
  const t = texts.policyAcknowledgement.which
  if (policies.length === 0) return say(t.none)
  const known = policies
    .map((each) => `\`${each.policy}\` (${escaped(titleFor(each, languageFor(each, person)))})`)
    .join(', ')
  return say(id === '' ? t.missing(command, known) : t.unknown(escaped(id), known))
}

/** One or a few sentences to the person who just did something. */
export function say(sentence: string): Reply {
  return { kind: 'card', card: noticeCard(sentence) }
}
