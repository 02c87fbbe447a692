import type { Texts } from '../../texts/texts.js'
import { type Card, escaped } from '../card.js'
import { titledCard } from '../common.js'
import { titleOf } from '../definition.js'
import type { CheckView } from './check.js'
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

/** What nobody can do: make a check, or lawfully confirm it, in the stead of whom (plain) where they are only away. */
type Undone = 'make' | { confirm: { absent: string | null } }

/** Tells the ISMS lead that nobody is there who could make a check, or that nobody may lawfully confirm it. */
export function nobodyChecksCard(
  { check, reader }: Pick<CheckView, 'check' | 'reader'>,
  undone: Undone,
  texts: Texts,
): Card {
  const t = texts.controlCheck.notice
  const named = titleOf(check, reader)
  const title = undone === 'make' ? t.nobody(named) : t.nobodyConfirms(named)
  return titledCard(title, [whyUndone(undone, texts)])
}

function whyUndone(undone: Undone, texts: Texts): string {
  const t = texts.controlCheck.notice
  if (undone === 'make') return t.nobodyThere
  const { absent } = undone.confirm
  return absent === null ? t.noSecond : t.noStandIn(escaped(absent))
}
