import { isInAnnexA } from '../../domain/annex-a.js'
import { isClause } from '../../domain/clauses.js'
import { stands } from '../../domain/finding.js'
import { type AuditReportView, isLookedAt } from '../audit-report-view.js'
import { coverageGrid } from '../pictures/coverage-grid.js'
import type { Drawing } from '../pictures/drawing.js'
import type { Texts } from '../texts/texts.js'

/** Which of what was to be audited was looked at, and where something was found. */
export function coverageOfAudit({ looked, findings }: AuditReportView, texts: Texts): Drawing {
  const { basis: t } = texts.auditReport
  const found = new Set(
    findings.filter(({ finding }) => stands(finding)).map(({ finding }) => finding.criterion),
  )
  const all = [...new Set(looked.map(({ criterion }) => groupOf(criterion)))]
  const groups = all.map((group) => {
    const items = looked.filter(({ criterion }) => groupOf(criterion) === group)
    const done = items.filter(isLookedAt).length
    const name = group === 'clauses' ? t.clauses : group === 'own' ? t.own : t.controls(group)
    return {
      ...{ name, count: t.of(done, items.length) },
      fields: items.map(({ criterion, grade }) => ({
        name: criterion,
        coverage: isLookedAt({ grade }) ? ('done' as const) : ('open' as const),
        found: found.has(criterion),
      })),
    }
  })
  const alt = groups.map(({ name, count }) => `${name}: ${count}`).join(' · ')
  return coverageGrid({
    groups,
    words: { title: t.coverage, legend: t.legend, alt: `${t.coverage}. ${alt}` },
  })
}

/** `A.5` of A.5.18. */
function groupOf(criterion: string): string {
  if (isClause(criterion)) return 'clauses'
  return isInAnnexA(criterion) ? criterion.split('.').slice(0, 2).join('.') : 'own'
}
