import { helpCard } from '../../../src/bot/cards/help.js'
import {
  auditAskCard,
  daysForm,
  notIndependentForm,
  otherDaysForm,
  replaceForm,
  waitingAuditAsk,
} from '../../../src/bot/cards/internal-audit/ask.js'
import { begunNotice } from '../../../src/bot/cards/internal-audit/begun.js'
import { recordAuditForm, theirFindingForm } from '../../../src/bot/cards/internal-audit/external.js'
import { auditCard, auditListCard } from '../../../src/bot/cards/internal-audit/list.js'
import { byNobodyCard, otherDaysCard } from '../../../src/bot/cards/internal-audit/news.js'
import { overCard } from '../../../src/bot/cards/internal-audit/over.js'
import {
  type AuditProgrammeView,
  programmeApprovalView,
  programmeCard,
  programmePage,
  putProgrammeForm,
} from '../../../src/bot/cards/internal-audit/programme.js'
import { receipt } from '../../../src/bot/cards/internal-audit/receipt.js'
import {
  anewForm,
  conclusionForm,
  issuedNotice,
  issueForm,
  notRightForm,
  reportReceipt,
} from '../../../src/bot/cards/internal-audit/report.js'
import { type AuditView, receiptOf, verbs } from '../../../src/bot/cards/internal-audit/view.js'
import { outOfTurnForm } from '../../../src/bot/cards/out-of-turn.js'
import { morningCard } from '../../../src/bot/cards/reminders.js'
import { annexA } from '../../../src/domain/annex-a.js'
import type { Answer } from '../../../src/domain/answer.js'
import type { Ask } from '../../../src/domain/ask.js'
import { coverageOf } from '../../../src/domain/audit-coverage.js'
import { type AuditProgramme, defaultRules } from '../../../src/domain/audit-programme.js'
import { clauses } from '../../../src/domain/clauses.js'
import type { Finding } from '../../../src/domain/finding.js'
import { ties } from '../../../src/domain/independence.js'
import type { Audit } from '../../../src/domain/internal-audit.js'
import * as longestTexts from './longest.js'
import { quietMorning } from './reminders.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const inEach = (text: string) => ({ en: text, de: text })
const reason = 'What I built & <run> myself; '.repeat(34)
/** No two of them beside each other, so that they stand one by one. */
const criteria = [...clauses, ...annexA].filter((_, n) => n % 2 === 0)
const people = Array.from({ length: 20 }, (_, n) => `p_${n}`)
const audit: Audit = {
  ...{ _id: 'cycle/internal-audit.a/2027', v: 1, audit: 'x'.repeat(60), revision: 1, kind: 'certification' },
  ...{ title: inEach('W'.repeat(80)), objectives: inEach('&'.repeat(600)), scope: inEach('&'.repeat(300)) },
  ...{ criteria, lead: 'p_0', team: people.slice(1), auditees: people, reportTo: people },
  ...{ stage: 'follow-up', stages: [], days: { from: '2027-09-29', to: '2027-09-30' } },
}
const slots = [
  ...(['record', 'findings'] as const),
  ...(['declare', 'date', 'agree', 'replace', 'fieldwork', 'report'] as const),
  ...(['report-read', 'report-issue', 'confirm-finding', 'decide-finding'] as const),
]
const kept = { text: 'What stands & <where> it stands; '.repeat(30), commitment: 'c' }
const finding: Finding = {
  ...{ _id: 'finding-9999', v: 1, number: 9999, revision: 1, audit: 'cycle/internal-audit.a/2027' },
  ...{ item: null, criterion: 'A.8.34', grade: 'major', owner: 'p_1', by: 'p_2', at, event: 'e' },
  ...{ requirement: kept, statement: kept, evidence: kept, state: 'issued', nonconformity: 'nc-9999' },
  contested: { by: 'p_1', at, event: 'e', reason: kept },
}

export const internalAudit: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const names = people.map(() => reader.name)
  const subject = { type: 'audit', id: audit.audit, version: '999', hash: 'a' } as const
  const open: Ask = { ...longestTexts.ask, process: 'internal-audit', slot: 'declare', subject }
  const view: AuditView = {
    ...{ ask: open, audit, reader, lead: reader.name, team: names.slice(1), auditees: names },
    ...{ days: { from: '2027-09-29', to: '2027-09-30' }, answeredBy: `${reader.name} for ${reader.name}` },
    ...{ objected: { by: reader.name, reason }, outOfTurn: { by: reader.name, reason }, at },
    fieldwork: {
      ...{ of: 118, recorded: 117 },
      grades: { conforms: 100, observation: 10, opportunity: 5, minor: 1, major: 1 },
    },
    lookBackMonths: 60,
    ismsLead: longestTexts.reader.name,
    ...{ recipients: names, isIssued: true, finding, contestedBy: reader.name },
    tied: ties.map((as) => ({ as, criteria: criteria.slice(0, 6), of: Array(9).fill('w'.repeat(40)) })),
    mayTakeBack: true,
    ...{ recorded: { body: '&'.repeat(120), reference: '&'.repeat(120) }, entered: 12 },
    ...{ lost: { name: reader.name, because: 'declared', reason }, named: reader.name },
  }
  const asked = (slot: string): AuditView => {
    return { ...view, ask: { ...open, slot }, objected: slot === 'date' ? view.objected : null }
  }
  const answered = (slot: string, value: string, by: string): AuditView => {
    const answer: Answer = {
      ...(longestTexts.answered.answer as Answer),
      ...{ by, value, reason: { text: reason, commitment: 'c' } },
    }
    return { ...view, ask: { ...open, slot, state: 'answered', answer } }
  }
  const values = {
    ...{ declare: 'not-independent', date: '2027-09-29/2027-09-30', agree: 'other-days', replace: 'p_1' },
    ...{ record: '2027-09-29/2027-09-30', findings: 'done' },
    ...{ fieldwork: 'done', report: 'written', 'report-read': 'not-right', 'report-issue': 'issued' },
    ...{ 'confirm-finding': 'confirmed', 'decide-finding': 'none' },
  } as const
  const saidIn = (slot: (typeof slots)[number]) => values[slot]
  const closed = (['handed-on', 'changed', 'settled', 'cycle-closed'] as const).map((because) => {
    return [
      `closed: ${because}`,
      auditAskCard({ ...view, ask: { ...open, state: 'closed', closed: { at, because } } }, texts),
    ] as const
  })
  const line = { id: audit.audit, audit, running: audit, next: '2027-12-31', held: 12 }
  const shown = {
    ...{ ...line, byNobody: criteria, names: new Map(people.map((id) => [id, reader])) },
    progress: texts.auditFieldwork.progress(118, 118),
    proposed: {
      ...{ days: { from: '2027-09-29', to: '2027-09-30' }, waitsFor: names },
      objected: { by: reader.name, reason },
    },
    cycle: `internal-audit.${audit.audit}/2027-09-29`,
    actions: [{ verb: verbs.askWhyNow, value: audit.audit, label: texts.internalAudit.start.open }],
  }
  const programme: AuditProgramme = {
    ...{ _id: 'audits@999', v: 1, programme: 'audits', version: '999', sequence: 999, importedAt: at },
    ...{ rules: { ...defaultRules, certificationOn: '2027-12-31' }, hash: 'a'.repeat(64) },
    audits: Array.from({ length: 40 }, () => ({
      ...{ audit: audit.audit, title: audit.title, kind: audit.kind, criteria, lead: 'p_0' },
      ...{ team: people, auditees: people, recurrence: { kind: 'months', every: 12, from: '2027-05-10' } },
    })),
  }
  const covered = coverageOf({
    ...{ criteria: [...clauses, ...annexA], rules: defaultRules, held: [], since: '2020-01-01' },
    ...{ planned: criteria.map((criterion) => ({ criterion, on: '2026-05-10' })), today: '2026-03-09' },
  })
  const planned: AuditProgrammeView = {
    ...{ programme, reader, coverage: { covered, outside: ['A.8.34'] }, nameOf: () => reader.name },
    ...{ approved: null, waiting: null, timeZone: 'Europe/Dublin', at },
  }
  const earlier = { ...programme, audits: [{ ...programme.audits[0], audit: 'gone' } as never] }
  const shownToApprove = programmeApprovalView(planned, earlier, texts)
  const cards = slots.map((slot) => auditAskCard(asked(slot), texts))
  const waiting = slots.map((slot) => waitingAuditAsk(asked(slot), texts))
  return [
    ...slots.map((slot) => [`asked: ${slot}`, auditAskCard(asked(slot), texts)] as const),
    ...slots.flatMap((slot) => [
      [`answered: ${slot}`, auditAskCard(answered(slot, saidIn(slot), 'p_1'), texts)] as const,
      [`answered by another: ${slot}`, auditAskCard(answered(slot, saidIn(slot), 'p_2'), texts)] as const,
    ]),
    ...closed,
    ['not independent', notIndependentForm(view, texts)],
    ['who audits instead', replaceForm(view, texts)],
    ['an audit by others', recordAuditForm(view, texts)],
    ['what others found', theirFindingForm(view, 'f'.repeat(32), texts)],
    ['days of an audit', daysForm(view, texts, { first: '2027-09-29', until: '2027-09-28' })],
    ['receipt', receiptOf(answered('declare', 'independent', 'p_1'), 'W'.repeat(120), [reason], texts)],
    ['days proposed', receipt(answered('date', '2027-09-29/2027-09-30', reader._id), texts)],
    ['sent back', reportReceipt(answered('report-read', 'right', 'p_1'), 'report-read', texts)],
    ['conclusion', conclusionForm(asked('report'), 'What I conclude & <why>; '.repeat(110), texts)],
    ['not right', notRightForm(asked('report-read'), texts)],
    ['issue the report', issueForm(asked('report-issue'), 'f'.repeat(64), texts)],
    ['write the report anew', anewForm(asked('report-issue'), texts)],
    [
      'an audit that begins',
      begunNotice(
        { cycle: audit._id, title: 'W'.repeat(80), lead: reader.name, days: 'W'.repeat(60) },
        texts,
      ),
    ],
    [
      'report issued',
      issuedNotice(
        {
          ...{ cycle: audit._id, title: 'W'.repeat(80), lead: reader.name, at, timeZone: reader.timeZone },
          ...{ grades: Array(99).fill('opportunity'), theirs: 99, as: 'named' },
        },
        texts,
      ),
    ],
    [
      'other days asked for',
      otherDaysCard({ cycle: audit._id, title: 'W'.repeat(80), by: reader.name, reason }, texts),
    ],
    ['nobody may audit a part', byNobodyCard({ audit: audit.audit, title: 'W'.repeat(80), criteria }, texts)],
    [
      'what others found, to confirm',
      auditAskCard({ ...asked('confirm-finding'), audit: { ...audit, kind: 'customer' } }, texts),
    ],
    [
      'an audit to lead',
      auditAskCard(
        {
          ...answered('declare', 'independent', reader._id),
          days: null,
          audit: { ...audit, lead: reader._id },
        },
        texts,
      ),
    ],
    ['an audit whose time is over', overCard({ audit, reader, stage: 'reporting' }, texts)],
    [
      'declared, and may say that it holds no more',
      auditAskCard(answered('declare', 'independent', reader._id), texts),
    ],
    ['other days of an audit', otherDaysForm(view, texts)],
    ['sixty audits', auditListCard(Array(60).fill(line), { all: true, reader, today: '2026-03-09' }, texts)],
    ['an audit', auditCard(shown, { reader, today: '2026-03-09', at }, texts)],
    ['a programme of audits', programmeCard(planned, { mayPut: true }, texts)],
    [
      'a programme of audits that is approved',
      programmeCard({ ...planned, approved: { by: reader.name, at } }, { mayPut: false }, texts),
    ],
    ['a programme of audits to put', putProgrammeForm(planned, earlier, reader.name, texts)],
    [
      'a programme of audits to read',
      { title: 'Programme', close: 'x', nodes: programmePage(planned, texts) },
    ],
    [
      'a programme of audits to approve',
      {
        summary: shownToApprove.question,
        nodes: [
          { kind: 'facts' as const, facts: shownToApprove.facts },
          { kind: 'text' as const, text: shownToApprove.text },
        ],
      },
    ],
    [
      'an audit out of turn',
      outOfTurnForm(
        {
          ...{ verb: verbs.start, id: audit.audit, name: 'W'.repeat(80), owner: reader.name },
          words: texts.internalAudit.start,
        },
        texts,
      ),
    ],
    [
      'a morning of audits',
      morningCard(
        { ...quietMorning, things: cards.map((card) => ({ card, open: true, fresh: true })) },
        texts,
      ),
    ],
    ['help with what waits of audits', helpCard({ waiting, watching: [], commands: [] }, texts)],
  ]
}
