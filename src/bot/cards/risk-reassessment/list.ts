import { riskValue } from '../../../domain/risk-criteria.js'
import { NAME_OWNER_SLOT } from '../../../domain/risk-reassessment.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped } from '../card.js'
import { firstWithin, listed } from '../common.js'
import { titleOf } from '../definition.js'
import { condensed } from '../reminders.js'
import { changedNodes, reassessmentCard } from './ask.js'
import { confirmAllAction, confirmable } from './unchanged.js'
import { levelFound, type ReassessmentView } from './view.js'

/** So many questions fit one message with their buttons; what is left takes their place as they are answered. */
const WITH_BUTTONS = 12
/** How much room what is answered has, in characters. */
const ROOM_ANSWERED = 1_500

/** The one message about all risks that somebody is asked about: what is still open first, the highest on top. */
export function reassessmentList(views: readonly ReassessmentView[], texts: Texts): Card {
  const t = texts.riskReassessment.list
  const [first] = views
  const open = views.filter(({ ask }) => ask.state === 'open').sort(byValue)
  const dueOn = open.map(({ ask }) => ask.dueOn).sort()[0]
  const today = first ? dateIn(first.at, first.reader.timeZone) : ''
  const names = open.every(({ ask }) => ask.slot === NAME_OWNER_SLOT)
  const title = dueOn === undefined ? t.done : (names ? t.names : t.title)(open.length, dueOn, today)
  const left = open.length - WITH_BUTTONS
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      ...(first && open.length > 0 ? changedNodes(first, texts) : []),
      ...confirmAllNodes(open, texts),
      ...open.slice(0, WITH_BUTTONS).flatMap((view) => condensed(reassessmentCard(view, texts))),
      ...(left > 0 ? [{ kind: 'text', text: t.more(left) } as const] : []),
      ...answeredNodes(views, texts),
    ],
  }
}

/** One statement for several that lie within the appetite. */
function confirmAllNodes(open: readonly ReassessmentView[], texts: Texts): CardNode[] {
  const [first, another] = confirmable(open)
  return first && another ? [{ kind: 'actions', actions: [confirmAllAction(first, texts)] }] : []
}

function byValue(one: ReassessmentView, other: ReassessmentView): number {
  const value = ({ risk }: ReassessmentView) => riskValue(risk.assessment.current)
  return value(other) - value(one) || one.risk._id.localeCompare(other.risk._id)
}

function answeredNodes(views: readonly ReassessmentView[], texts: Texts): CardNode[] {
  const t = texts.riskReassessment.list
  const lines = views.flatMap((view) => {
    const { ask, risk, reader } = view
    const title = escaped(titleOf(risk, reader))
    if (ask.state === 'closed') return [t.closed(title)]
    if (ask.state === 'open' || ask.slot === NAME_OWNER_SLOT) return []
    return [t.answered(title, escaped(levelFound(view, texts)))]
  })
  if (lines.length === 0) return []
  return [{ kind: 'text', text: listed(firstWithin(lines, ROOM_ANSWERED), lines.length, texts) }]
}
