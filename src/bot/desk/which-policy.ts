import type { Policies } from '../../store/policies.js'
import { escaped } from '../cards/card.js'
import { languageFor, titleFor } from '../cards/policy-name.js'
import type { Reply } from '../interaction.js'
import type { Visit } from './desk.js'
import { say } from './say.js'

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
