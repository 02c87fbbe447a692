import { checklistForm, ITEMS_A_PAGE } from '../../../src/bot/cards/audit-fieldwork/checklist.js'
import {
  type EvidenceView,
  evidenceCard,
  evidenceGivenCard,
  evidenceOfAnotherCard,
  giveForm,
  waitingEvidence,
} from '../../../src/bot/cards/audit-fieldwork/evidence.js'
import { daysMovedNotice, finishForm, moveDaysForm } from '../../../src/bot/cards/audit-fieldwork/finish.js'
import { followUpForm } from '../../../src/bot/cards/audit-fieldwork/follow-up.js'
import { itemForm, requestForm } from '../../../src/bot/cards/audit-fieldwork/item.js'
import { sampleCard, sampleForm } from '../../../src/bot/cards/audit-fieldwork/sample.js'
import { contestForm, decideForm } from '../../../src/bot/cards/finding/contest.js'
import { type FindingView, findingCard, findingName } from '../../../src/bot/cards/finding/finding.js'
import { findingForm, findingInAuditForm } from '../../../src/bot/cards/finding/form.js'
import { withdrawnForm } from '../../../src/bot/cards/finding/withdrawn.js'
import { helpCard } from '../../../src/bot/cards/help.js'
import { annexA } from '../../../src/domain/annex-a.js'
import type { Answer } from '../../../src/domain/answer.js'
import type { Ask } from '../../../src/domain/ask.js'
import { type AuditItem, itemsOf, progressOf } from '../../../src/domain/audit-item.js'
import { clauses } from '../../../src/domain/clauses.js'
import { type Finding, grades } from '../../../src/domain/finding.js'
import type { AuditSample } from '../../../src/domain/sample.js'
import * as longestTexts from './longest.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const audit = `cycle/internal-audit.${'x'.repeat(60)}/2027`
const kept = (text: string) => ({ text, commitment: 'c' })
const long = (most: number) => kept('Orders & <lists>; '.repeat(most / 18))
const said = { by: 'p_1', at, event: 'e', reason: long(1_000) }
const finding: Finding = {
  ...{ _id: 'finding-9999', v: 1, number: 9_999, revision: 9, audit, item: `${audit}#A.5.18` },
  ...{ criterion: 'A.5.23', grade: 'opportunity', requirement: long(1_000), statement: long(1_000) },
  evidence: long(1_000),
  sample: {
    sample: null,
    population: '&'.repeat(200),
    size: 999_999_999,
    of: 999_999_999,
    seed: 2 ** 31 - 1,
  },
  ...{ owner: 'p_1', by: 'p_2', at, event: 'e', state: 'contested', contested: said },
  ...{ reference: kept('&'.repeat(60)), dueOn: '2027-09-30', nonconformity: 'nc-9999' },
}
const sample: AuditSample = {
  ...{ _id: 'sample-9999', v: 1, number: 9_999, audit, population: 'access-removals', size: 200, of: 99_999 },
  ...{ period: { from: '2026-05-01', until: '2027-04-30' }, seed: 2 ** 31 - 1, hash: 'a'.repeat(64) },
  ...{ ids: Array(200).fill('b'.repeat(32)), by: 'p_1', at, event: 'e' },
}

export const auditFieldwork: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const name = () => reader.name
  const items = itemsOf(audit, [...clauses, ...annexA])
  const recorded = items.map(
    (item, n): AuditItem => ({
      ...item,
      revision: 9,
      ...(n % 2
        ? { result: { grade: grades[n % 5] ?? 'minor', by: 'p_1', at, event: 'e', note: long(1_000) } }
        : {}),
    }),
  )
  const listed = recorded.map((item) => ({
    item,
    by: item.result ? reader.name : null,
    ...{ byLost: true, open: 12, tie: 'leads-isms' as const, byNobody: true },
  }))
  const request = { id: 'r', of: 'p_1', what: long(500), dueOn: '2026-03-04', by: 'p_2', at, event: 'e' }
  const asked = { ...(items[40] as AuditItem), criterion: 'A.5.23', requests: [request] }
  const subject = { type: 'audit', id: 'x'.repeat(60), version: '999', hash: 'a' } as const
  const open: Ask = { ...longestTexts.ask, process: 'internal-audit', slot: 'evidence', subject, about: 'r' }
  const answer: Answer = {
    ...(longestTexts.answered.answer as Answer),
    ...{
      by: 'p_1',
      value: 'given',
      reason: long(1_000),
      link: kept(`https://example.com/${'a'.repeat(900)}`),
    },
    file: {
      id: 'f',
      sha256: 'a'.repeat(64),
      bytes: 9_999_999,
      kind: 'xlsx',
      name: kept(`${'&'.repeat(95)}.xlsx`),
    },
  }
  const answered: Ask = { ...open, state: 'answered', answer }
  const evidence: EvidenceView = {
    ...{ ask: open, item: asked, request, reader, title: 'W'.repeat(80), auditor: reader.name },
    ...{ answeredBy: `${reader.name} for ${reader.name}`, at },
  }
  const none: Ask = { ...answered, answer: { ...answer, value: 'there-is-none' } }
  const requested = { request, of: reader.name, by: reader.name, isThere: true }
  const item = {
    byLost: true,
    ...{
      item: {
        ...asked,
        result: { grade: 'opportunity', by: 'p_1', at, event: 'e', finding: 'finding-1' } as const,
      },
    },
    ...{ reader, name, finding, at, notTheirs: null },
    earlier: Array(20).fill({
      finding,
      seen: { finding: 'finding-1', mended: false, seen: long(1_000), by: 'p_1', at, event: 'e' },
    }),
    requests: [
      { ...requested, ask: null },
      { ...requested, ask: null, isThere: false },
      { ...requested, ask: open },
      ...Array(5).fill({ ...requested, ask: answered }),
      { ...requested, ask: none },
    ],
  }
  const view: FindingView = {
    ...{
      finding,
      reader,
      name,
      audit: 'W'.repeat(80),
      may: { contest: true, decide: true, recordWithdrawal: true },
      at,
    },
    seat: null,
  }
  const decidedView = (upheld: boolean): FindingView => ({
    ...view,
    finding: {
      ...finding,
      state: upheld ? 'upheld' : 'withdrawn',
      decided: { ...said, upheld },
    },
  })
  const titled = { title: { en: 'W'.repeat(80), de: 'W'.repeat(80) } } as never
  const named = findingName(finding, texts)
  const submit = { verb: 'finding.raise', value: 'f' }
  const begun = {
    ...{ criterion: 'A.5.23', evidence: long(1_000).text, owner: reader.name },
    samples: Array.from({ length: 60 }, (_, n) => ({ ...sample, _id: `sample-${n}` })),
  }
  const left = {
    ...{ count: 118, criteria: [...clauses, ...annexA].join(', '), byNobody: annexA.join(', ') },
    ...{ earlier: Array(40).fill('finding 9,999 (A.5.23)'), asked: Array(40).fill(reader.name) },
  }
  return [
    ...[1, 5, 10].map((page) => {
      const shown = {
        audit,
        title: 'W'.repeat(80),
        reader,
        items: listed,
        progress: progressOf(recorded),
        page,
      }
      return [`checklist, page ${page} of ${ITEMS_A_PAGE} each`, checklistForm(shown, named, texts)] as const
    }),
    ['an item of a checklist', itemForm(item, named, texts)],
    [
      'an item of their own',
      itemForm({ ...item, item: { ...(items[0] as AuditItem), criterion: 'HP-1' } }, null, texts),
    ],
    [
      'an item that is not theirs',
      itemForm(
        { ...item, notTheirs: { tie: 'leads-isms', others: Array(9).fill(reader.name) } },
        null,
        texts,
      ),
    ],
    [
      'an item that is nobody’s',
      itemForm({ ...item, notTheirs: { tie: 'leads-isms', others: [] } }, null, texts),
    ],
    ['whether an earlier finding is mended', followUpForm(asked, finding, texts)],
    [
      'moving the days',
      moveDaysForm({ ask: open, at, reader, audit: titled }, { from: '2026-12-03', to: '2026-12-04' }, texts),
    ],
    [
      'the days were moved',
      daysMovedNotice(
        { title: 'W'.repeat(80), by: reader.name, was: 'W'.repeat(60), days: 'W'.repeat(60) },
        texts,
      ),
    ],
    [
      'asking for evidence',
      requestForm(asked, { value: 'v', owner: reader.name, dueOn: '2026-03-16' }, texts),
    ],
    ['evidence is asked for', evidenceCard(evidence, texts)],
    ['evidence was given', evidenceCard({ ...evidence, ask: answered }, texts)],
    [
      'evidence was given by another',
      evidenceCard({ ...evidence, ask: answered, reader: { ...reader, _id: 'p_9' } }, texts),
    ],
    ['there is no evidence', evidenceCard({ ...evidence, ask: none }, texts)],
    [
      'evidence is asked for no more',
      evidenceCard(
        { ...evidence, ask: { ...open, state: 'closed', closed: { at, because: 'settled' } } },
        texts,
      ),
    ],
    ['an auditor gets evidence', evidenceGivenCard({ ...evidence, ask: answered }, texts)],
    [
      'evidence of somebody who left',
      evidenceOfAnotherCard({ ...evidence, gone: reader.name, asked: reader.name }, texts),
    ],
    ['giving evidence', giveForm(evidence, 'given', texts)],
    ['saying that there is none', giveForm(evidence, 'there-is-none', texts)],
    [
      'help with what waits of fieldwork',
      helpCard({ waiting: [waitingEvidence(evidence, texts)], watching: [], commands: [] }, texts),
    ],
    ['finishing the fieldwork', finishForm({ ask: open, audit: titled, reader }, left, texts)],
    [
      'drawing a sample',
      sampleForm({ title: 'W'.repeat(80), value: 'v', from: '2026-05-01', until: '2027-04-30' }, texts),
    ],
    [
      'a sample of two hundred',
      sampleCard(
        sample,
        Array(200).fill({ id: 'b'.repeat(32), what: '&'.repeat(120), on: '2027-03-01', cycle: audit }),
        texts,
      ),
    ],
    [
      'a finding',
      findingCard(
        view,
        texts.finding.notice.contestedElsewhere(named, reader.name),
        [texts.finding.next.contested.inPlace(reader.name), texts.finding.next.outside.nonconformity],
        texts,
      ),
    ],
    ['an upheld finding', findingCard(decidedView(true), named, [], texts)],
    ['a withdrawn finding', findingCard(decidedView(false), named, [], texts)],
    [
      'a finding that others withdrew',
      findingCard(
        {
          ...view,
          finding: {
            ...finding,
            ...{
              state: 'withdrawn',
              withdrawn: { ...said, theirs: { who: long(120), reference: long(120) } },
            },
          },
        },
        named,
        [],
        texts,
      ),
    ],
    ['recording that others withdrew a finding', withdrawnForm(view, texts)],
    ['contesting a finding', contestForm(view, reader.name, texts)],
    ['deciding on a finding', decideForm(view, texts)],
    ...(['observation', 'major'] as const).map(
      (grade) =>
        [`a finding in an audit: ${grade}`, findingInAuditForm({ ...begun, grade }, submit, texts)] as const,
    ),
    ['a finding outside of an audit', findingForm(submit, reader.name, texts)],
  ]
}
