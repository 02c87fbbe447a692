import { formatAskRef } from '../../../domain/ask.js'
import type { Texts } from '../../texts/texts.js'
import type { Form } from '../card.js'
import { escapedName, languageFor } from '../policy-name.js'
import { type PolicyView, verbs } from './policy.js'
import { reasonInput } from './reason.js'

/** Asks why an answer is taken back, and says what that does. */
export function takeBackForm({ ask, policy, reader }: PolicyView, texts: Texts): Form {
  const t = texts.takeBack
  return {
    title: t.formTitle,
    close: texts.common.close,
    submit: { verb: verbs.takeBackNow, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: `**${t.heading(escapedName(policy, languageFor(policy, reader)))}**` },
      { kind: 'text', text: t.effect },
      reasonInput(t.reason, t.reasonHint),
    ],
  }
}
