import type { Person } from '../../../domain/person.js'
import type { Risk } from '../../../domain/risk.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, escaped, type Form } from '../card.js'
import { titleOf } from '../definition.js'
import { reasonInput } from '../policy-acknowledgement/reason.js'

export const verbs = {
  /** Their value is the risk at the revision that was shown. */
  choose: 'risk-register.choose-close',
  close: 'risk-register.close',
} as const

/** `<risk>@<revision>` */
export function formatRiskRef({ _id, revision }: Pick<Risk, '_id' | 'revision'>): string {
  return `${_id}@${revision}`
}

export function parseRiskRef(text: string): Pick<Risk, '_id' | 'revision'> | null {
  const match = /^(.+)@([1-9]\d{0,8})$/.exec(text)
  return match ? { _id: match[1] as string, revision: Number(match[2]) } : null
}

export function closeAction(risk: Risk, texts: Texts): Action {
  return { verb: verbs.choose, value: formatRiskRef(risk), label: texts.riskProposal.close.open }
}

export function closeForm(risk: Risk, reader: Person, texts: Texts): Form {
  const t = texts.riskProposal.close
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.close, value: formatRiskRef(risk), label: t.submit },
    nodes: [
      { kind: 'text', text: `**${escaped(t.question(titleOf(risk, reader)))}**` },
      { kind: 'text', text: t.consequence },
      reasonInput(t.label, t.hint),
    ],
  }
}
