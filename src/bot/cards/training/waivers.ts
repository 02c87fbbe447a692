import { type Ask, formatAskRef } from '../../../domain/ask.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped, type Form, shortened } from '../card.js'
import { reasonField } from '../policy-acknowledgement/reason.js'
import { verbs } from './course.js'

/** A waiver that is in force; what stands in it is plain. */
export interface WaiverLine {
  ask: Pick<Ask, '_id' | 'revision'>
  person: string
  title: string
  until: CalendarDate
  by: string
  reason: string
}

/** So many are shown; those that end first come first. */
const SHOWN = 8

/** As much of a reason as a list has room for, in characters. */
const REASON_ROOM = 80

/** Who need not complete what, each with the button that ends it. */
export function waiversCard(lines: readonly WaiverLine[], today: CalendarDate, texts: Texts): Card {
  const t = texts.training.waivers
  const left = lines.length - SHOWN
  return {
    summary: t.title,
    nodes: [
      { kind: 'title', text: t.title },
      ...(lines.length === 0 ? [{ kind: 'text', text: t.none } as const] : []),
      ...lines.slice(0, SHOWN).flatMap((line): CardNode[] => {
        const { ask, person, title, until, by, reason } = line
        const said = t.line(escaped(person), escaped(title), until, today)
        const value = formatAskRef(ask)
        return [
          {
            kind: 'text',
            text: `${said}  \n${t.because(escaped(by), escaped(shortened(reason, REASON_ROOM)))}`,
          },
          { kind: 'actions', actions: [{ verb: verbs.endWaiver, value, label: t.open }] },
        ]
      }),
      ...(left > 0 ? [{ kind: 'text', text: texts.common.more(left) } as const] : []),
    ],
  }
}

/** Asks why it ends. */
export function endWaiverForm(
  { ask, person, title, until }: WaiverLine,
  today: CalendarDate,
  texts: Texts,
): Form {
  const t = texts.training.waivers
  return {
    title: t.formTitle,
    close: texts.common.close,
    submit: { verb: verbs.endWaiverNow, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.line(escaped(person), escaped(title), until, today) },
      { kind: 'text', text: t.effect(escaped(person)) },
      { kind: 'inputs', inputs: [reasonField(t.label, t.hint(person))] },
    ],
  }
}
