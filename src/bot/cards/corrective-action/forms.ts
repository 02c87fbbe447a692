import { formatAskRef } from '../../../domain/ask.js'
import { LARGEST_FILE } from '../../../domain/kept-file.js'
import { isProposed } from '../../../domain/nonconformity.js'
import type { Texts } from '../../texts/texts.js'
import { type CardNode, escaped, type Form, type Input } from '../card.js'
import { handedInAs, kindNames } from '../control-check/check.js'
import { analysisForm } from './analysis-form.js'
import { natureNodes } from './facts.js'
import { planForm } from './plan-form.js'
import {
  type AskedView,
  actionOf,
  type Filled,
  type Filling,
  inputs,
  LONGEST,
  nameIn,
  natureLine,
  roundOf,
  VOUCHED,
  verbs,
  wantsVouching,
} from './view.js'

/** The form that asks for what belongs to what was clicked. */
export function fillForm(view: AskedView, filling: Filling, texts: Texts): Form {
  const submit = (label: string): NonNullable<Form['submit']> => {
    return { verb: `${verbs.record}/${filling}`, value: formatAskRef(view.ask), label }
  }
  const form = ({ title, label, nodes }: Filled): Form => {
    return { title, close: texts.common.close, submit: submit(label), nodes }
  }
  switch (filling) {
    case 'whys':
    case 'free':
      return form(analysisForm(view, filling, texts))
    case 'plan':
      return form(planForm(view, texts))
    case 'done':
    case 'later':
      return form(actionFilled(view, filling, texts))
    case 'changed':
    case 'unchanged':
      return form(changeFilled(view, filling, texts))
    case 'effective':
    case 'ineffective':
      return form(verdictFilled(view, filling, texts))
    default:
      return form(triageFilled(view, filling, texts))
  }
}

function triageFilled(
  view: AskedView,
  filling: Extract<Filling, 'take-on' | 'correction-only' | 'opportunity' | 'turned-down'>,
  texts: Texts,
): Filled {
  const t = texts.correctiveAction
  const asked = (input: Input[], next?: string): CardNode[] => [
    ...natureNodes(view, texts),
    { kind: 'inputs', inputs: input },
    ...(next === undefined ? [] : [{ kind: 'text', small: true, text: next } as const]),
  ]
  const reason = ({ reason: label, reasonHint: hint }: { reason: string; reasonHint: string }): Input => {
    return { kind: 'text', name: inputs.reason, label, hint, long: true, most: LONGEST }
  }
  switch (filling) {
    case 'take-on':
      return {
        ...{ title: t.takeOn.title, label: t.takeOn.submit },
        nodes: asked(takeOnInputs(view, texts), t.takeOn.next),
      }
    case 'correction-only': {
      const { correction: label, correctionHint: hint } = t.correctionOnly
      const correction: Input = {
        kind: 'text',
        name: inputs.correction,
        label,
        hint,
        long: true,
        most: LONGEST,
      }
      return {
        ...{ title: t.correctionOnly.title, label: t.correctionOnly.submit },
        nodes: asked([correction, reason(t.correctionOnly)], t.correctionOnly.next),
      }
    }
    case 'opportunity':
      return {
        title: t.opportunity.title,
        label: t.opportunity.submit,
        nodes: asked([reason(t.opportunity)]),
      }
    case 'turned-down': {
      const proposed = isProposed(view.nonconformity)
      return {
        title: proposed ? t.turnedDown.notNeeded : t.turnedDown.title,
        label: proposed ? t.turnedDown.submitNotNeeded : t.turnedDown.submit,
        nodes: asked([reason(t.turnedDown)]),
      }
    }
  }
}

function takeOnInputs(view: AskedView, texts: Texts): Input[] {
  const t = texts.correctiveAction.takeOn
  const { owner, deadline } = view.nonconformity
  const kept = owner === null ? '' : ` ${t.ownerKept(nameIn(view, owner))}`
  return [
    {
      kind: 'person',
      name: inputs.owner,
      label: t.owner,
      hint: t.ownerHint + kept,
      optional: owner !== null,
    },
    { kind: 'date', name: inputs.due, label: t.due, ...(deadline ? { initial: deadline } : {}) },
    ...(wantsVouching(view.nonconformity) ? [vouching(texts)] : []),
  ]
}

function vouching(texts: Texts): Input {
  const t = texts.correctiveAction.takeOn
  return {
    ...{ kind: 'choice', name: inputs.vouched, label: t.vouched, look: 'radio' },
    options: [
      { value: VOUCHED.yes, label: t.vouchedYes },
      { value: VOUCHED.no, label: t.vouchedNo },
    ],
  }
}

function actionFilled(view: AskedView, filling: 'done' | 'later', texts: Texts): Filled {
  const t = texts.correctiveAction.action
  const what: CardNode = { kind: 'text', text: `**${escaped(actionOf(view)?.what ?? '')}**` }
  if (filling === 'done') {
    const note = { name: inputs.note, label: t.note }
    return {
      ...{ title: t.doneTitle, label: t.submitDone },
      nodes: [
        what,
        { kind: 'text', text: t.needed },
        { kind: 'inputs', inputs: evidence(note, true, texts) },
      ],
    }
  }
  return {
    ...{ title: t.laterTitle, label: t.submitLater },
    nodes: [
      what,
      {
        kind: 'inputs',
        inputs: [
          { kind: 'date', name: inputs.until, label: t.until },
          {
            kind: 'text',
            name: inputs.reason,
            label: t.reason,
            hint: t.reasonHint,
            long: true,
            most: LONGEST,
          },
        ],
      },
      { kind: 'text', small: true, text: t.next },
    ],
  }
}

function changeFilled(view: AskedView, filling: 'changed' | 'unchanged', texts: Texts): Filled {
  const t = texts.correctiveAction.change
  const change = roundOf(view)?.plan?.ismsChange ?? ''
  const asked: Input[] =
    filling === 'changed'
      ? evidence({ name: inputs.note, label: t.note }, true, texts)
      : [
          {
            ...{ kind: 'text', name: inputs.reason, label: t.reason, hint: t.reasonHint },
            ...{ long: true, most: LONGEST },
          },
        ]
  return {
    ...{ title: t.formTitle[filling], label: t.submit[filling] },
    nodes: [
      { kind: 'text', text: texts.correctiveAction.shown.changes(escaped(change)) },
      ...(filling === 'changed' ? [{ kind: 'text', text: t.needed } as const] : []),
      { kind: 'inputs', inputs: asked },
    ],
  }
}

function verdictFilled(view: AskedView, filling: 'effective' | 'ineffective', texts: Texts): Filled {
  const t = texts.correctiveAction.verify
  const round = view.life.rounds.at(-1)
  return {
    ...{ title: t.formTitle[filling], label: t.submit[filling] },
    nodes: [
      { kind: 'text', text: natureLine(view) },
      ...(round?.plan ? [{ kind: 'text', text: t.criterion(escaped(round.plan.criterion)) } as const] : []),
      {
        kind: 'inputs',
        inputs: [
          ...evidence({ name: inputs.note, label: t.note, hint: t.noteHint }, false, texts),
          ...(filling === 'ineffective'
            ? [{ kind: 'date', name: inputs.due, label: t.again, hint: t.againHint } as const]
            : []),
        ],
      },
      { kind: 'text', small: true, text: t.next[filling] },
    ],
  }
}

function evidence(note: Pick<Input, 'name' | 'label' | 'hint'>, optional: boolean, texts: Texts): Input[] {
  const { form } = texts.controlCheck
  return [
    { ...note, kind: 'text', optional, long: true, most: LONGEST },
    { kind: 'text', name: inputs.link, label: form.link, hint: form.linkHint, optional: true, most: 1_000 },
    {
      ...{ kind: 'file', name: inputs.file, label: form.file, optional: true },
      hint: form.fileHint(kindNames, LARGEST_FILE / 1_000_000),
      endings: handedInAs,
    },
  ]
}
