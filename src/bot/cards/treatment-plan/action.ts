import { formatAskRef } from '../../../domain/ask.js'
import { LARGEST_FILE } from '../../../domain/kept-file.js'
import type { ActionAnswer } from '../../../domain/treatment-plan.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped, type Form, type Input } from '../card.js'
import { firstLine, titledCard, type WaitingThing } from '../common.js'
import { evidenceNodes, fileLine, handedInAs, kindNames, LONGEST_NOTE } from '../control-check/check.js'
import { textFor, titleOf } from '../definition.js'
import { type ActionView, inputs, MINUTES, verbs } from './plan.js'

/** The message in which an action is asked about: the question while it is open, what became of it afterwards. */
export function actionCard(view: ActionView, texts: Texts): Card {
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'closed') return closedCard(view, texts)
  const { ask, action, reader, at } = view
  const t = texts.treatmentPlan.ask
  const title = textFor(action.title, reader)
  const today = dateIn(at, reader.timeZone)
  const when = whenOf(view, texts)
  const value = formatAskRef(ask)
  const about = aboutLines(view, texts)
  return {
    summary: t.summary(ask.dueOn, today),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: when },
      ...about.map((text): CardNode => ({ kind: 'text', text })),
      {
        kind: 'actions',
        actions: [
          { verb: `${verbs.explain}/done`, value, label: t.done, primary: true },
          { verb: `${verbs.explain}/later`, value, label: t.later },
        ],
      },
      { kind: 'text', small: true, text: whyOf(view, texts) },
    ],
    item: {
      lines: [`**${t.title(escaped(title))}**`, when, ...about],
      actions: [{ verb: verbs.open, value, label: t.open, primary: true }],
    },
  }
}

function whenOf({ ask, reader, at }: ActionView, texts: Texts): string {
  return texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(at, reader.timeZone), MINUTES)
}

/** For what it is done, and since when it is overdue. */
function aboutLines({ risk, action, reader, at }: ActionView, texts: Texts): string[] {
  const t = texts.treatmentPlan.ask
  const today = dateIn(at, reader.timeZone)
  return [
    t.risk(escaped(titleOf(risk, reader))),
    ...(action.due < today ? [t.overdue(action.due, today)] : []),
  ]
}

function whyOf({ ask, reader, askedOf }: ActionView, texts: Texts): string {
  const t = texts.treatmentPlan.ask
  return ask.delegated?.to === reader._id ? t.whyInStead(escaped(askedOf)) : t.why
}

/** The same question as one line of a list. */
export function waitingAction(view: ActionView, texts: Texts): WaitingThing {
  const { ask, action, reader } = view
  const t = texts.treatmentPlan.ask
  return {
    text: `**${t.title(escaped(textFor(action.title, reader)))}**  \n${whenOf(view, texts)}`,
    action: { verb: verbs.open, value: formatAskRef(ask), label: t.open, primary: true },
    dueOn: ask.dueOn,
  }
}

/** The question with its answers, for who comes from a list. */
export function actionForm(view: ActionView, texts: Texts): Form {
  return {
    title: texts.treatmentPlan.ask.formTitle,
    close: texts.common.close,
    nodes: actionCard(view, texts).nodes,
  }
}

/** That it is done is shown by something; that it takes longer is explained, with a new date. */
export function explainForm(view: ActionView, answer: ActionAnswer, texts: Texts): Form {
  return answer === 'done' ? doneForm(view, texts) : laterForm(view, texts)
}

function doneForm(view: ActionView, texts: Texts): Form {
  const { ask, risk, action, reader, owner } = view
  const t = texts.treatmentPlan.doneForm
  const next = risk.owner === reader._id ? t.nextOwn : t.next(escaped(owner))
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: `${verbs.record}/done`, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(textFor(action.title, reader))) },
      { kind: 'text', text: t.needed },
      { kind: 'inputs', inputs: evidenceInputs(texts) },
      { kind: 'text', small: true, text: next },
    ],
  }
}

function evidenceInputs(texts: Texts): Input[] {
  const { doneForm: t } = texts.treatmentPlan
  const { form } = texts.controlCheck
  return [
    {
      ...{ kind: 'text', name: inputs.note, label: t.note, hint: t.noteHint, optional: true },
      ...{ long: true, most: LONGEST_NOTE },
    },
    { kind: 'text', name: inputs.link, label: form.link, hint: form.linkHint, optional: true, most: 1_000 },
    {
      ...{ kind: 'file', name: inputs.file, label: form.file, optional: true },
      hint: form.fileHint(kindNames, LARGEST_FILE / 1_000_000),
      endings: handedInAs,
    },
  ]
}

function laterForm({ ask, action, reader, at }: ActionView, texts: Texts): Form {
  const t = texts.treatmentPlan.laterForm
  const today = dateIn(at, reader.timeZone)
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: `${verbs.record}/later`, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(textFor(action.title, reader)), action.due, today) },
      {
        kind: 'inputs',
        inputs: [
          { kind: 'date', name: inputs.until, label: t.until },
          {
            ...{ kind: 'text', name: inputs.reason, label: t.reason, hint: t.reasonHint },
            ...{ long: true, most: LONGEST_NOTE },
          },
        ],
      },
      { kind: 'text', small: true, text: t.next },
    ],
  }
}

function receiptCard(view: ActionView, texts: Texts): Card {
  const { ask, action, reader, answeredBy } = view
  const t = texts.treatmentPlan.receipt
  const title = textFor(action.title, reader)
  const isDone = ask.answer?.value === 'done'
  const isOwn = ask.answer?.by === reader._id
  const by = answeredBy ?? ''
  const own = isDone ? t.done(title) : t.later(title)
  const other = isDone ? t.doneByOther(title, by) : t.laterByOther(title, by)
  const head = isOwn ? own : other
  const done = `**${escaped(head)}** · ${t.when(ask.answer?.at ?? '', reader.timeZone)}`
  const given = isDone ? evidenceNodes(ask, texts) : postponedNodes(view, texts)
  const next = isDone ? t.next.done : t.next.later
  const { reason, file } = ask.answer ?? {}
  return {
    summary: head,
    nodes: [{ kind: 'text', text: done }, ...given, { kind: 'text', text: next }],
    item: {
      lines: [
        done,
        ...(reason ? [escaped(firstLine(reason.text))] : []),
        ...(file ? [fileLine(file, texts)] : []),
        next,
      ],
      actions: given.flatMap((node) => (node.kind === 'actions' ? node.actions : [])),
    },
  }
}

function postponedNodes({ ask, reader, at }: ActionView, texts: Texts): CardNode[] {
  const t = texts.treatmentPlan.receipt
  const { until, reason } = ask.answer ?? {}
  return [
    ...(until ? [{ kind: 'text', text: t.until(until, dateIn(at, reader.timeZone)) } as const] : []),
    ...(reason ? [{ kind: 'text', text: t.why(escaped(reason.text)) } as const] : []),
  ]
}

function closedCard({ ask, action, reader }: ActionView, texts: Texts): Card {
  const t = texts.treatmentPlan.closed
  const reason = (['handed-on', 'left'] as const).find((each) => each === ask.closed?.because)
  return titledCard(t.title(textFor(action.title, reader)), [t[reason ?? 'changed']])
}
