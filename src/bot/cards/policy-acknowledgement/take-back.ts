import { formatAskRef } from '../../../domain/ask.js'
import type { Texts } from '../../texts/texts.js'
import type { Form } from '../card.js'
import { escapedName, languageFor, type PolicyView, verbs } from './policy.js'

/** As long as a reason needs to be, in characters. */
export const LONGEST_REASON = 1_000

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
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'text', name: 'reason', label: t.reason, hint: t.reasonHint },
            ...{ long: true, most: LONGEST_REASON },
          },
        ],
      },
    ],
  }
}
