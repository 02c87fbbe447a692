import type { Texts } from '../../texts/texts.js'
import { type Card, escaped } from '../card.js'
import { type CheckView, titleOf } from './check.js'
import { foundNodes } from './confirm.js'

/** Tells the ISMS lead that a control does not work. */
export function notOkCard(view: CheckView, texts: Texts): Card {
  const t = texts.controlCheck.notice
  const title = t.notOk(titleOf(view.check, view.reader))
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}** · ISO 27001 ${view.check.controls.join(', ')}` },
      ...foundNodes(view, texts),
      { kind: 'text', text: t.look(view.check.check) },
    ],
  }
}

/** Tells the ISMS lead that nobody is there who could make a check, or that nobody may lawfully confirm it. */
export function nobodyChecksCard(
  { check, reader }: Pick<CheckView, 'check' | 'reader'>,
  what: 'make' | 'confirm',
  texts: Texts,
): Card {
  const t = texts.controlCheck.notice
  const named = titleOf(check, reader)
  const title = what === 'make' ? t.nobody(named) : t.nobodyConfirms(named)
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}**` },
      { kind: 'text', text: what === 'make' ? t.nobodyThere : t.noSecond },
    ],
  }
}
