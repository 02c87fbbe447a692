import type { Person } from '../../../domain/person.js'
import type { PolicyVersion } from '../../../domain/policy.js'
import type { Texts } from '../../texts/texts.js'
import type { Form } from '../card.js'
import { escapedName, languageFor } from '../policy-name.js'
import { verbs } from './policy.js'
import { publishRef } from './publish.js'
import { reasonInput } from './reason.js'

export interface RetireView {
  policy: PolicyVersion
  reader: Person
  /** How many questions about it are open. */
  open: number
}

/** Asks once more, and why, before a policy is taken out of force. */
export function retireForm({ policy, reader, open }: RetireView, texts: Texts): Form {
  const t = texts.retire
  return {
    title: t.formTitle,
    close: texts.common.close,
    submit: { verb: verbs.retire, value: publishRef(policy), label: t.submit },
    nodes: [
      { kind: 'text', text: `**${t.question(escapedName(policy, languageFor(policy, reader)))}**` },
      { kind: 'text', text: t.effect(open) },
      reasonInput(t.reason, t.reasonHint),
    ],
  }
}
