import type { Texts } from '../../texts/texts.js'
import { escaped, type Form } from '../card.js'
import { titleOf } from '../definition.js'
import { reasonInput } from '../policy-acknowledgement/reason.js'
import { type CheckView, verbs } from './check.js'

/** Asks whoever has a check made out of turn why. */
export function checkNowForm(
  { check, owner, reader }: Pick<CheckView, 'check' | 'reader'> & { owner: string },
  texts: Texts,
): Form {
  const t = texts.controlCheck.now
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.checkNow, value: check.check, label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(check, reader))) },
      { kind: 'text', text: t.consequence(escaped(owner)) },
      reasonInput(t.label, t.hint(owner)),
    ],
  }
}
