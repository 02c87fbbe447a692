import type { Criterion } from '../domain/clauses.js'
import { shortened } from './cards/card.js'
import type { Texts } from './texts/texts.js'

/** What a clause or control is about, in our own words; empty for an organisation's own; plain. */
export function labelOf(criterion: Criterion, texts: Texts): string {
  const labels: Readonly<Record<string, string>> = { ...texts.clauses, ...texts.annexA }
  return labels[criterion] ?? ''
}

/** `A.5.18 Granting and taking back access`; plain. */
export function criterionName(criterion: Criterion, texts: Texts): string {
  return texts.finding.about(criterion, labelOf(criterion, texts))
}

/** The same, as short as the label of an option or button may be. */
export function shortCriterionName(criterion: Criterion, texts: Texts, most: number): string {
  return shortened(criterionName(criterion, texts), most)
}
