import { formatAskRef } from '../../../domain/ask.js'
import { hashOf } from '../../../domain/canonical-json.js'
import { mayBeConfirmed, REASSESS_SLOT } from '../../../domain/risk-reassessment.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, escaped, type Form } from '../card.js'
import { firstWithin, listed } from '../common.js'
import { titleOf } from '../definition.js'
import { levelNow, type ReassessmentView, verbs } from './view.js'

/** The name of the one input. */
export const STATEMENT = 'statement'
/** The most that may be written, in characters. */
const LONGEST_STATEMENT = 1_000
/** How much room the risks have, in characters. */
const ROOM = 2_500

/** What of these may be confirmed together: it waits, and lies within the appetite by the criteria of today. */
export function confirmable(views: readonly ReassessmentView[]): ReassessmentView[] {
  return views.filter(
    ({ ask, risk, criteria, criteriaOf }) =>
      ask.state === 'open' &&
      ask.slot === REASSESS_SLOT &&
      mayBeConfirmed(risk, criteriaOf.get(risk.assessment.criteria), criteria),
  )
}

export function confirmAllAction({ ask }: ReassessmentView, texts: Texts): Action {
  return { verb: verbs.confirmAll, value: ask.cycle, label: texts.riskReassessment.unchanged.open }
}

/** Of what a form lists: what is confirmed was shown. */
export function digestOf(views: readonly ReassessmentView[]): string {
  return hashOf(views.map(({ ask }) => formatAskRef(ask)).sort()).slice(0, 16)
}

/** @param isAnew The list is another one than was shown before. */
export function unchangedForm(
  views: readonly ReassessmentView[],
  isAnew: boolean,
  texts: Texts,
): Form | null {
  const [first] = views
  if (!first) return null
  const t = texts.riskReassessment.unchanged
  const lines = views.map((view) =>
    t.line(escaped(titleOf(view.risk, view.reader)), escaped(levelNow(view, texts))),
  )
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: `${verbs.recordAll}/${digestOf(views)}`, value: first.ask.cycle, label: t.submit },
    nodes: [
      { kind: 'text', text: `**${t.question(views.length)}**` },
      { kind: 'text', text: isAnew ? t.anew : t.within(first.criteria.appetite) },
      { kind: 'text', text: listed(firstWithin(lines, ROOM), lines.length, texts) },
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'text', name: STATEMENT, label: t.label, hint: t.hint },
            ...{ long: true, most: LONGEST_STATEMENT },
          },
        ],
      },
    ],
  }
}
