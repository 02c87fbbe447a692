import { formatAskRef } from '../../../domain/ask.js'
import { type CheckOutcome, CONFIRM_SLOT, checkOutcomes } from '../../../domain/control-check.js'
import { LARGEST_FILE } from '../../../domain/kept-file.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped, type Form } from '../card.js'
import type { WaitingThing } from '../common.js'
import {
  type CheckView,
  evidenceNodes,
  handedInAs,
  inputs,
  kindNames,
  LONGEST_NOTE,
  outcomeOf,
  textFor,
  titleOf,
  verbs,
} from './check.js'

/** As long as looking and writing it down takes, at least. */
const MINUTES = 10

/** The message in which a check's ask stands: the question while it is open, what became of it afterwards. */
export function checkCard(view: CheckView, texts: Texts): Card {
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'closed') return closedCard(view, texts)
  const { ask, check, reader, confirmation, confirmer } = view
  const t = texts.controlCheck.ask
  const title = titleOf(check, reader)
  const today = dateIn(view.at, reader.timeZone)
  const value = formatAskRef(ask)
  const back = confirmation?.ask.answer
  return {
    summary: t.summary(title, ask.dueOn, today),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: texts.policyAcknowledgement.ask.when(ask.dueOn, today, MINUTES) },
      ...(back && confirmation
        ? [
            {
              kind: 'text',
              text: t.sentBack(escaped(confirmation.by), escaped(back.reason?.text ?? '')),
            } as const,
          ]
        : []),
      { kind: 'text', text: t.lookAt(escaped(textFor(check.lookAt, reader))) },
      ...(confirmer ? [{ kind: 'text', text: t.confirmer(escaped(confirmer)) } as const] : []),
      {
        kind: 'actions',
        actions: checkOutcomes.map((outcome) => ({
          ...{ verb: `${verbs.explain}/${outcome}`, value, label: t[outcome] },
          ...(outcome === 'ok' ? { primary: true } : {}),
        })),
      },
      {
        kind: 'text',
        small: true,
        text: (ask.delegated?.to === reader._id ? t.whyInStead : t.why)(check.controls.join(', ')),
      },
    ],
  }
}

/** The same question as one line of a list. */
export function waitingCheck(view: CheckView, texts: Texts): WaitingThing {
  const { ask, check, reader, at } = view
  const t = texts.controlCheck.ask
  const when = texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(at, reader.timeZone), MINUTES)
  return {
    text: `**${t.title(escaped(titleOf(check, reader)))}**  \n${when}`,
    action: { verb: verbs.open, value: formatAskRef(ask), label: t.open, primary: true },
    dueOn: ask.dueOn,
  }
}

/** The question with all its answers, for who comes from a list. */
export function checkForm(view: CheckView, texts: Texts): Form {
  return {
    title: texts.controlCheck.ask.formTitle,
    close: texts.common.close,
    nodes: checkCard(view, texts).nodes,
  }
}

/** That it works is shown by what was looked at; that it does not, or does not apply, is explained. */
export function findingForm(view: CheckView, outcome: CheckOutcome, texts: Texts): Form {
  const t = texts.controlCheck.form
  const optional = outcome === 'ok'
  return {
    title: t.title[outcome],
    close: texts.common.close,
    submit: { verb: `${verbs.record}/${outcome}`, value: formatAskRef(view.ask), label: t.submit[outcome] },
    nodes: [
      { kind: 'text', text: t.question[outcome](escaped(titleOf(view.check, view.reader))) },
      ...(optional ? [{ kind: 'text', text: t.needed } as const] : []),
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'text', name: inputs.note, label: t.label[outcome], hint: t.hint[outcome], optional },
            ...{ long: true, most: LONGEST_NOTE },
          },
          { kind: 'text', name: inputs.link, label: t.link, hint: t.linkHint, optional: true, most: 1_000 },
          {
            ...{ kind: 'file', name: inputs.file, label: t.file, optional: true },
            hint: t.fileHint(kindNames, LARGEST_FILE / 1_000_000),
            endings: handedInAs,
          },
        ],
      },
      { kind: 'text', small: true, text: t.kept },
    ],
  }
}

function receiptCard(view: CheckView, texts: Texts): Card {
  const { ask, check, reader, answeredBy } = view
  const t = texts.controlCheck.receipt
  const title = titleOf(check, reader)
  const outcome = outcomeOf(ask) ?? 'ok'
  const isOwn = ask.answer?.by === reader._id
  const head = isOwn ? t.title[outcome](title) : t.byOther[outcome](title, answeredBy ?? '')
  return {
    summary: head,
    nodes: [
      { kind: 'text', text: `**${escaped(head)}** · ${t.when(ask.answer?.at ?? '', reader.timeZone)}` },
      ...evidenceNodes(ask, texts),
      ...afterwards(view, outcome, texts).map((text): CardNode => ({ kind: 'text', text })),
    ],
  }
}

/** What came of it, and what comes next. */
function afterwards(view: CheckView, outcome: CheckOutcome, texts: Texts): string[] {
  const { confirmation, confirmer, unconfirmed, leadIsTold, nextOn, reader, at } = view
  const t = texts.controlCheck.receipt
  const said = confirmation?.ask.answer
  const by = escaped(confirmation?.by ?? '')
  const confirmed = (): string[] => {
    if (said?.value === 'confirmed') return [t.confirmed(by, said.at, reader.timeZone)]
    if (said) return [t.sentBack(by, escaped(said.reason?.text ?? ''))]
    if (unconfirmed) return [t.unconfirmed]
    return confirmer ? [t.confirms(escaped(confirmer))] : []
  }
  return [
    ...confirmed(),
    ...(outcome === 'not-ok' && leadIsTold ? [t.told] : []),
    ...(nextOn ? [t.next(nextOn, dateIn(at, reader.timeZone))] : []),
  ]
}

export function closedCard({ ask, check, reader }: CheckView, texts: Texts): Card {
  const t = texts.controlCheck.closed
  const title = t.title(titleOf(check, reader))
  const reason = (['handed-on', 'left', 'withdrawn'] as const).find((each) => each === ask.closed?.because)
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}**` },
      { kind: 'text', text: reason ? t[reason] : t.over[ask.slot === CONFIRM_SLOT ? 'confirm' : 'check'] },
    ],
  }
}
