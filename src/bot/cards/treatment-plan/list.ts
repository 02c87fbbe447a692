import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Person } from '../../../domain/person.js'
import type { Planned } from '../../../domain/treatment-plan.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped } from '../card.js'
import { listCard } from '../common.js'
import { textFor, titleOf } from '../definition.js'

/** One thing that is still to be done about a risk, for one reader. */
export interface PlannedLine extends Planned {
  /** Plain; null where nobody does it any more. */
  doer: string | null
}

/** How much room all lines have, in characters, so that the card fits one message of any platform. */
const ROOM = 6_500

/** All that a reader sees of what is still to be done, what is overdue first. */
export function actionListCard(
  planned: readonly PlannedLine[],
  { all, reader, today }: { all: boolean; reader: Person; today: CalendarDate },
  texts: Texts,
): Card {
  const t = texts.treatmentPlan.list
  const inOrder = [...planned].sort((a, b) => a.action.due.localeCompare(b.action.due))
  const lines = inOrder.map((each) => lineOf(each, reader, today, texts))
  const overdue = planned.filter(({ action: { due } }) => due < today).length
  const title = all ? t.all : t.mine
  const card = listCard(title, lines, { room: ROOM, more: t.more }, texts)
  const standing = t.standing(planned.length, overdue)
  const [heading, ...nodes] = card.nodes
  return {
    summary: `${title}: ${standing}`,
    nodes: [...(heading ? [heading] : []), { kind: 'text', text: standing }, ...nodes],
  }
}

function lineOf(
  { risk, action, doer }: PlannedLine,
  reader: Person,
  today: CalendarDate,
  texts: Texts,
): string {
  const t = texts.treatmentPlan.list
  const when = action.due < today ? t.overdue(action.due, today) : t.due(action.due, today)
  return [
    t.line(escaped(textFor(action.title, reader)), escaped(titleOf(risk, reader)), risk._id),
    when,
    doer === null ? t.nobody : escaped(doer),
  ].join(' · ')
}
