import { formatAskRef } from '../../../domain/ask.js'
import { planChange } from '../../../domain/plan-change.js'
import { type Judgement, judgementIn, treatments } from '../../../domain/risk.js'
import { isOnScale, isWithinAppetite, type RiskCriteria } from '../../../domain/risk-criteria.js'
import { formatShown, type RatingName, ratings } from '../../../domain/risk-reassessment.js'
import type { Texts } from '../../texts/texts.js'
import {
  type CardNode,
  escaped,
  type Fact,
  type Form,
  type Input,
  LONGEST_OPTION,
  shortened,
} from '../card.js'
import { capitalised } from '../common.js'
import { textFor, titleOf } from '../definition.js'
import { planInputs, toDoText } from '../treatment-plan/change-inputs.js'
import { changedNodes } from './ask.js'
import { acceptsText, levelNow, plainLevel, type ReassessmentView, verbs } from './view.js'

/** The names of the inputs beside those of the ratings. */
export const inputNames = { treatment: 'treatment', controls: 'controls', reason: 'reason' } as const

export function ratingInput(which: RatingName, scale: 'likelihood' | 'consequence'): string {
  return `${which}-${scale}`
}

/** The most that may be written, in characters. */
const LONGEST_REASON = 1_000
const LONGEST_CONTROLS = 500

/** What is filled in, and what of it the form did not say before. */
export interface Filled {
  judgement: Judgement
  reason: string | null
  /** What the ratings make, and that there is more to do. */
  anew: readonly ('makes' | 'plan')[]
  /** For how many new actions there is room. */
  places: number
}

/** As it was last time. */
export function asLastTime({ risk }: Pick<ReassessmentView, 'risk'>): Filled {
  return { judgement: judgementIn(risk.assessment), reason: null, anew: [], places: 1 }
}

/** One risk, filled in as it was last time, with what has happened since and what the values make. */
export function reassessmentForm(view: ReassessmentView, filled: Filled, texts: Texts): Form {
  const { ask, risk, reader } = view
  const t = texts.riskReassessment.form
  const { judgement, anew } = filled
  return {
    title: t.title,
    close: texts.common.close,
    submit: {
      verb: `${verbs.record}/${formatSaid(view, judgement)}`,
      value: formatAskRef(ask),
      label: t.submit,
    },
    nodes: [
      { kind: 'text', text: `**${escaped(titleOf(risk, reader))}**` },
      ...anew.map((what): CardNode => ({ kind: 'text', text: anewText(what, texts) })),
      ...(isAllOnScale(judgement, view.criteria) ? makesNodes(view, judgement, texts) : []),
      ...(anew.length > 0 ? [] : aboutNodes(view, texts)),
      { kind: 'text', text: toDoText(view, judgement.plan, texts) },
      { kind: 'inputs', inputs: inputsFor(view, filled, texts) },
    ],
  }
}

/** Where a step is not on the scale, there is nothing to say of it yet. */
const NOTHING = 'nothing'

/** `2:4.4-3.4-2.3+1`: what the ratings make by these criteria, and how much new there is to do. */
export function formatSaid(
  { risk, criteria }: Pick<ReassessmentView, 'risk' | 'criteria'>,
  judgement: Judgement,
): string {
  const makes = isAllOnScale(judgement, criteria) ? formatShown(criteria.version, judgement) : NOTHING
  return `${makes}+${planChange(risk.assessment.plan, judgement.plan).added.length}`
}

/** What of the latter the form that said the former did not say: it is said first, and nothing is recorded yet. */
export function saidAnew(before: string, now: string): Filled['anew'] {
  const [makesBefore, plannedBefore] = before.split('+')
  const [makes, planned] = now.split('+')
  return [
    ...(makes === makesBefore ? [] : (['makes'] as const)),
    ...(planned === plannedBefore ? [] : (['plan'] as const)),
  ]
}

function anewText(what: Filled['anew'][number], texts: Texts): string {
  return what === 'makes' ? texts.riskReassessment.form.makes.changed : texts.treatmentPlan.change.anew.plan
}

function isAllOnScale({ inherent, current, target }: Judgement, criteria: RiskCriteria): boolean {
  return [inherent, current, target].every((rating) => isOnScale(rating, criteria))
}

/** What the values make, and who has to accept that. */
function makesNodes(view: ReassessmentView, { current, target }: Judgement, texts: Texts): CardNode[] {
  const { criteria, reader } = view
  const t = texts.riskReassessment.form.makes
  const level = (rating: Judgement['current']) => escaped(plainLevel(rating, criteria, reader, texts))
  const within = (isWithinAppetite(current, criteria) ? t.within : t.beyond)(criteria.appetite)
  const makes = `${t.current(level(current))}, ${within}; ${t.target(level(target))}.`
  const accepts = acceptsText(current, view, texts)
  return [{ kind: 'text', text: accepts === null ? makes : `${makes} ${escaped(accepts)}` }]
}

/** What it is about, and what has happened since last time. */
function aboutNodes(view: ReassessmentView, texts: Texts): CardNode[] {
  const { risk, reader, names } = view
  const t = texts.riskReassessment.form.facts
  const card = texts.riskRegister.card
  const { by, at } = risk.assessment
  const who = by === null ? t.byFile : (names.get(by) ?? '')
  const facts: Fact[] = [
    { label: t.last, value: escaped(t.lastBy(levelNow(view, texts), who, at, reader.timeZone)) },
    { label: t.incidents, value: t.notRecorded },
    { label: t.findings, value: t.notRecorded },
  ]
  return [
    ...changedNodes(view, texts),
    { kind: 'text', text: card.threat(escaped(textFor(risk.threat, reader))) },
    { kind: 'text', text: card.vulnerability(escaped(textFor(risk.vulnerability, reader))) },
    { kind: 'facts', facts },
  ]
}

/** How it would be without any control is asked, too: what is found today may show that it was put too low. */
function inputsFor(view: ReassessmentView, { judgement, reason, places }: Filled, texts: Texts): Input[] {
  const t = texts.riskReassessment.form
  return [
    ...ratings.flatMap((which) => ratingInputs(which, view, judgement, texts)),
    {
      ...{ kind: 'choice', name: inputNames.treatment, label: t.treatment, look: 'menu' },
      initial: judgement.treatment,
      options: treatments.map((value) => ({
        value,
        label: capitalised(texts.riskRegister.treatment(value)),
      })),
    },
    {
      ...{ kind: 'text', name: inputNames.controls, label: t.controls, hint: t.controlsHint },
      ...{ optional: true, most: LONGEST_CONTROLS, initial: judgement.controls.join(', ') },
    },
    ...planInputs(view, places, texts),
    {
      ...{ kind: 'text', name: inputNames.reason, label: t.reason, hint: t.reasonHint },
      ...{ optional: true, long: true, most: LONGEST_REASON },
      ...(reason === null ? {} : { initial: reason }),
    },
  ]
}

function ratingInputs(
  which: RatingName,
  { criteria, reader }: ReassessmentView,
  judgement: Judgement,
  texts: Texts,
): Input[] {
  const t = texts.riskReassessment.form
  return (['likelihood', 'consequence'] as const).map((scale) => ({
    ...{ kind: 'choice', name: ratingInput(which, scale), label: t[which][scale], look: 'menu' },
    initial: String(judgement[which][scale]),
    options: criteria[scale].map(({ title, means }, index) => ({
      value: String(index + 1),
      label: shortened(t.step(index + 1, textFor(title, reader), textFor(means, reader)), LONGEST_OPTION),
    })),
  }))
}
