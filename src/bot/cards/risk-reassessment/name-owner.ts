import { formatAskRef } from '../../../domain/ask.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, escaped, type Form } from '../card.js'
import { titledCard, type WaitingThing } from '../common.js'
import { titleOf } from '../definition.js'
import { type ReassessmentView, verbs } from './view.js'

/** The name of the one input. */
export const OWNER = 'owner'
/** As long as it takes to know whose a risk is, at least. */
const MINUTES = 2

/** Asks whoever is nearest above an owner who left whose the risk is from now on. */
export function nameOwnerCard(view: ReassessmentView, texts: Texts): Card {
  const { ask, risk, reader, names, at } = view
  const t = texts.riskReassessment.nameOwner
  const title = titleOf(risk, reader)
  if (ask.state === 'answered') return namedCard(view, texts)
  if (ask.state === 'closed') return titledCard(t.title(title), [texts.riskReassessment.closed.settled])
  const today = dateIn(at, reader.timeZone)
  const when = texts.policyAcknowledgement.ask.when(ask.dueOn, today, MINUTES)
  return {
    summary: t.summary(ask.dueOn, today),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: when },
      { kind: 'text', text: t.left(escaped(names.get(risk.owner) ?? '')) },
      { kind: 'actions', actions: [openAction(view, texts)] },
      { kind: 'text', small: true, text: t.why },
    ],
    item: { lines: [`**${escaped(t.title(title))}**`, when], actions: [openAction(view, texts)] },
  }
}

function namedCard({ ask, risk, reader, names, answeredBy }: ReassessmentView, texts: Texts): Card {
  const t = texts.riskReassessment.nameOwner
  const title = titleOf(risk, reader)
  const owner = names.get(ask.answer?.value ?? '') ?? ''
  const isOwn = ask.answer?.by === reader._id
  return titledCard(isOwn ? t.own(title, owner) : t.byOther(title, owner, answeredBy ?? ''), [
    t.next(escaped(owner)),
  ])
}

function openAction({ ask }: ReassessmentView, texts: Texts): Action {
  const { open: label } = texts.riskReassessment.nameOwner
  return { verb: verbs.chooseOwner, value: formatAskRef(ask), label, primary: true }
}

export function waitingForOwner(view: ReassessmentView, texts: Texts): WaitingThing {
  const { ask, risk, reader, at } = view
  const t = texts.riskReassessment.nameOwner
  const when = texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(at, reader.timeZone), MINUTES)
  return {
    text: `**${escaped(t.title(titleOf(risk, reader)))}**  \n${when}`,
    action: openAction(view, texts),
    dueOn: ask.dueOn,
  }
}

export function nameOwnerForm({ ask, risk, reader, names }: ReassessmentView, texts: Texts): Form {
  const t = texts.riskReassessment.nameOwner
  return {
    title: t.formTitle,
    close: texts.common.close,
    submit: { verb: verbs.nameOwner, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: `**${escaped(titleOf(risk, reader))}**` },
      { kind: 'text', text: t.left(escaped(names.get(risk.owner) ?? '')) },
      { kind: 'inputs', inputs: [{ kind: 'person', name: OWNER, label: t.label, hint: t.hint }] },
    ],
  }
}
