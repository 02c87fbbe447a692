import type { Criterion } from '../domain/clauses.js'
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
