import { formatAskRef } from '../../../domain/ask.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Form } from '../card.js'
import { titledCard, type WaitingThing } from '../common.js'
import { evidenceNodes } from '../control-check/check.js'
import { titleOf } from '../definition.js'
import { reasonInput } from '../policy-acknowledgement/reason.js'
import { type TrainingDecideView, verbs } from './course.js'

/** To the second person: whether what somebody says of themselves is so. */
export function confirmCard(view: TrainingDecideView, texts: Texts): Card {
  const { ask, course, person, reader, at, answeredBy } = view
  const t = texts.trainingWays.confirm
  const title = titleOf(course, reader)
  const heading = t.title(person.name, title)
  if (ask.state === 'closed') return titledCard(heading, [texts.training.decisionClosed])
  if (ask.state === 'answered') {
    const name = escaped(person.name)
    if (answeredBy !== null) return titledCard(heading, [t.byOther(escaped(answeredBy))])
    const isConfirmed = ask.answer?.value === 'confirmed'
    const said = isConfirmed ? t.done(name) : t.sentBack(name, escaped(ask.answer?.reason?.text ?? ''))
    return titledCard(heading, [said])
  }
  const today = dateIn(at, reader.timeZone)
  return {
    summary: t.summary(title, ask.dueOn, today),
    nodes: [
      { kind: 'text', text: `**${escaped(heading)}**` },
      { kind: 'text', text: t.when(ask.dueOn, today) },
      ...whatIsSaid(view, texts),
      { kind: 'actions', actions: actionsOf(view, texts) },
      { kind: 'text', small: true, text: t.why },
    ],
  }
}

/** What was said, with what shows it, and until when it will count. */
function whatIsSaid({ about, person, reader, at }: TrainingDecideView, texts: Texts): CardNode[] {
  const t = texts.trainingWays.confirm
  const { completion, until } = about.answer ?? {}
  const today = dateIn(at, reader.timeZone)
  if (!completion) return []
  return [
    { kind: 'text', text: t.what[completion.by](escaped(person.name), completion.on, today) },
    ...evidenceNodes(about, texts),
    { kind: 'text', text: until === undefined ? t.forEver : t.until(until, today) },
  ]
}

function actionsOf({ ask }: TrainingDecideView, texts: Texts): [Action, Action] {
  const t = texts.trainingWays.confirm
  const value = formatAskRef(ask)
  return [
    { verb: verbs.confirm, value, label: t.button, primary: true },
    { verb: verbs.sendBack, value, label: t.back },
  ]
}

/** The same as one line of a list: what there is to look at says what to do. */
export function waitingConfirmation(view: TrainingDecideView, texts: Texts): WaitingThing {
  const { ask, about, course, person, reader, at } = view
  const t = texts.trainingWays.confirm
  const today = dateIn(at, reader.timeZone)
  const { completion } = about.answer ?? {}
  const [action, also] = actionsOf(view, texts)
  const lines = [
    `**${t.title(escaped(person.name), escaped(titleOf(course, reader)))}**`,
    t.when(ask.dueOn, today),
    ...(completion ? [t.what[completion.by](escaped(person.name), completion.on, today)] : []),
  ]
  return { text: lines.join('  \n'), action, also, dueOn: ask.dueOn }
}

/** What is missing or wrong. */
export function sendCompletionBackForm(view: TrainingDecideView, texts: Texts): Form {
  const { ask, course, person, reader } = view
  const t = texts.trainingWays.confirm
  return {
    title: t.form.title,
    close: texts.common.close,
    submit: { verb: verbs.sendBackNow, value: formatAskRef(ask), label: t.form.submit },
    nodes: [
      { kind: 'text', text: `**${t.title(escaped(person.name), escaped(titleOf(course, reader)))}**` },
      reasonInput(t.form.label, t.form.hint(person.name)),
    ],
  }
}
