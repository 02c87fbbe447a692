import { formatAskRef } from '../../../domain/ask.js'
import type { Rating } from '../../../domain/risk.js'
import { isWithinAppetite, type ScaleStep } from '../../../domain/risk-criteria.js'
import { formatRating, parseRating, proposedLevel, undone } from '../../../domain/treatment-plan.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Form, type Input } from '../card.js'
import { titledCard, type WaitingThing } from '../common.js'
import { evidenceNodes, LONGEST_NOTE } from '../control-check/check.js'
import { textFor, titleOf } from '../definition.js'
import { levelPlain, ratingText } from '../risk-register/rating.js'
import { inputs, MINUTES, type ResultView, verbs } from './plan.js'

/** The message in which a risk's owner is told that something is done, and says what that changes. */
export function resultCard(view: ResultView, texts: Texts): Card {
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'closed') return closedCard(view, texts)
  const { ask, risk, reader, at } = view
  const t = texts.treatmentPlan.result
  const title = titleOf(risk, reader)
  const today = dateIn(at, reader.timeZone)
  const when = texts.policyAcknowledgement.ask.when(ask.dueOn, today, MINUTES)
  return {
    summary: t.summary,
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: when },
      ...doneNodes(view, texts),
      {
        kind: 'facts',
        facts: [
          { label: t.current, value: rated(view, risk.assessment.current, texts) },
          { label: t.target, value: rated(view, risk.assessment.target, texts) },
        ],
      },
      { kind: 'text', text: t.left(undone(risk).length) },
      { kind: 'actions', actions: answersOf(view, texts) },
      { kind: 'text', small: true, text: t.why },
    ],
    item: {
      lines: [`**${t.title(escaped(title))}**`, when, doneLine(view, texts)],
      actions: [{ verb: verbs.open, value: formatAskRef(ask), label: t.open, primary: true }],
    },
  }
}

function doneLine({ done, action, reader }: ResultView, texts: Texts): string {
  const title = escaped(textFor(action.title, reader))
  const { answer } = done.ask
  return texts.treatmentPlan.result.done(title, escaped(done.by), answer?.at ?? '', reader.timeZone)
}

function doneNodes(view: ResultView, texts: Texts): CardNode[] {
  return [{ kind: 'text', text: doneLine(view, texts) }, ...evidenceNodes(view.done.ask, texts)]
}

/** What is proposed comes first; that nothing changes is an answer, too. */
function answersOf({ ask, risk, criteria, reader }: ResultView, texts: Texts): Action[] {
  const t = texts.treatmentPlan.result
  const { current } = risk.assessment
  const proposed = proposedLevel(risk)
  const value = formatAskRef(ask)
  const level = (rating: Rating) => levelPlain(rating, criteria, reader, texts)
  const falls = {
    verb: `${verbs.rate}/${formatRating(proposed)}`,
    value,
    label: t.falls(level(proposed)),
    primary: true,
  }
  const stays = { verb: `${verbs.rate}/${formatRating(current)}`, value, label: t.stays(level(current)) }
  if (formatRating(proposed) === formatRating(current))
    return [
      { ...stays, primary: true },
      { ...stays, verb: `${verbs.rate}/other`, label: t.other },
    ]
  return [falls, stays, { ...stays, verb: `${verbs.rate}/other`, label: t.other }]
}

/** The same question as one line of a list. */
export function waitingResult(view: ResultView, texts: Texts): WaitingThing {
  const { ask, risk, reader } = view
  const t = texts.treatmentPlan.result
  return {
    text: `**${t.title(escaped(titleOf(risk, reader)))}**  \n${doneLine(view, texts)}`,
    action: { verb: verbs.open, value: formatAskRef(ask), label: t.open, primary: true },
    dueOn: ask.dueOn,
  }
}

/** The question with its answers, for who comes from a list. */
export function resultForm(view: ResultView, texts: Texts): Form {
  return {
    title: texts.treatmentPlan.result.form.title,
    close: texts.common.close,
    nodes: resultCard(view, texts).nodes,
  }
}

/** @param proposed What is filled in; null: nothing is. */
export function levelForm(view: ResultView, proposed: Rating | null, texts: Texts): Form {
  const { ask, risk, criteria, reader } = view
  const t = texts.treatmentPlan.result.form
  const levels = criteria.levels.map((level) => t.level(escaped(titleOf(level, reader)), level.from))
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.recordLevel, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(risk, reader))) },
      { kind: 'text', text: t.before(rated(view, risk.assessment.current, texts)) },
      ...(proposed ? [{ kind: 'text', text: rated(view, proposed, texts) } as const] : []),
      {
        kind: 'inputs',
        inputs: [
          scaleInput('likelihood', view, proposed, texts),
          scaleInput('consequence', view, proposed, texts),
          {
            ...{ kind: 'text', name: inputs.note, label: t.note, hint: t.noteHint, optional: true },
            ...{ long: true, most: LONGEST_NOTE },
          },
        ],
      },
      { kind: 'text', small: true, text: t.values(levels.join(', ')) },
    ],
  }
}

function scaleInput(
  scale: 'likelihood' | 'consequence',
  { criteria, reader }: ResultView,
  proposed: Rating | null,
  texts: Texts,
): Input {
  const t = texts.treatmentPlan.result.form
  const options = criteria[scale].map((step: ScaleStep, index) => {
    return { value: String(index + 1), label: t.step(index + 1, titleOf(step, reader)) }
  })
  return {
    ...{ kind: 'choice', name: inputs[scale], label: t[scale], options, look: 'menu' },
    ...(proposed ? { initial: String(proposed[scale]) } : {}),
  }
}

function rated({ criteria, reader }: ResultView, rating: Rating, texts: Texts): string {
  return ratingText(rating, criteria, reader, texts)
}

function receiptCard(view: ResultView, texts: Texts): Card {
  const { ask, risk, reader, answeredBy, criteria, isComparable } = view
  const t = texts.treatmentPlan.result.receipt
  const current = parseRating(ask.answer?.value ?? '') ?? risk.assessment.current
  const title = titleOf(risk, reader)
  const level = levelPlain(current, criteria, reader, texts)
  const isOwn = ask.answer?.by === reader._id
  const head = isOwn ? t.title(title, level) : t.byOther(title, level, answeredBy ?? '')
  const { reason, at = '' } = ask.answer ?? {}
  const within = isWithinAppetite(current, criteria)
  const lines = [
    `**${escaped(head)}** · ${texts.treatmentPlan.receipt.when(at, reader.timeZone)}`,
    doneLine(view, texts),
    ...(reason ? [t.note(escaped(reason.text))] : []),
    isComparable ? (within ? t.within : t.beyond)(criteria.appetite) : t.incomparable,
  ]
  return { summary: head, nodes: lines.map((text): CardNode => ({ kind: 'text', text })) }
}

function closedCard({ ask, risk, reader }: ResultView, texts: Texts): Card {
  const { closed, result } = texts.treatmentPlan
  const reason = (['handed-on', 'left'] as const).find((each) => each === ask.closed?.because)
  return titledCard(closed.title(titleOf(risk, reader)), [reason ? closed[reason] : result.closed])
}
