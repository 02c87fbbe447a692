import { formatAskRef } from '../../../domain/ask.js'
import { findingGrades } from '../../../domain/finding.js'
import type { Texts } from '../../texts/texts.js'
import { escaped, type Form } from '../card.js'
import { titleOf } from '../definition.js'
import { type AuditView, verbs } from './view.js'

export const externalInputs = {
  ...{ body: 'body', reference: 'reference', from: 'from', to: 'to', criterion: 'criterion', grade: 'grade' },
  ...{ statement: 'statement', requirement: 'requirement', evidence: 'evidence', due: 'due', owner: 'owner' },
} as const

/** As long as each part of a finding may be, in characters. */
const LONGEST = 1_000

/** Asks who audited when, and under which reference. */
export function recordAuditForm({ ask, audit, reader }: AuditView, texts: Texts): Form {
  const t = texts.auditByOthers.record.form
  const names = externalInputs
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.recordByOthers, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(audit, reader))) },
      {
        kind: 'inputs',
        inputs: [
          { kind: 'text', name: names.body, label: t.body, hint: t.bodyHint, most: 120 },
          { kind: 'text', name: names.reference, label: t.reference, hint: t.referenceHint, most: 120 },
          { kind: 'date', name: names.from, label: t.from },
          { kind: 'date', name: names.to, label: t.to },
        ],
      },
    ],
  }
}

/** Asks for one finding. @param nonce Used once, so that the form sent off twice is one finding. */
export function theirFindingForm({ ask, audit, reader }: AuditView, nonce: string, texts: Texts): Form {
  const t = texts.auditByOthers.enter.form
  const names = externalInputs
  const long = { kind: 'text', long: true, most: LONGEST } as const
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.recordTheirFinding, value: `${formatAskRef(ask)}/${nonce}`, label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(audit, reader))) },
      {
        kind: 'inputs',
        inputs: [
          { kind: 'text', name: names.criterion, label: t.criterion, hint: t.criterionHint, most: 20 },
          {
            ...{ kind: 'choice', name: names.grade, label: t.grade, look: 'menu' },
            options: findingGrades.map((value) => ({ value, label: t.grades[value] })),
          },
          { ...long, name: names.statement, label: t.statement, hint: t.statementHint },
          {
            ...long,
            name: names.requirement,
            label: t.requirement,
            hint: t.forNonconformity,
            optional: true,
          },
          { ...long, name: names.evidence, label: t.evidence, hint: t.forNonconformity, optional: true },
          { kind: 'text', name: names.reference, label: t.reference, optional: true, most: 120 },
          { kind: 'date', name: names.due, label: t.due, optional: true },
          { kind: 'text', name: names.owner, label: t.owner, hint: t.ownerHint, optional: true, most: 200 },
        ],
      },
    ],
  }
}
