import { approvalCard, confirmForm, readForm } from '../../../src/bot/cards/approval.js'
import type { AskedView, SubjectView } from '../../../src/bot/cards/approval-view.js'
import { reviewFacts } from '../../../src/bot/cards/control-review.js'
import { putForm, statementApprovalView } from '../../../src/bot/cards/statement/approval.js'
import {
  type ControlShown,
  controlCard,
  controlListCard,
  type Evidence,
  wordingForm,
} from '../../../src/bot/cards/statement/control.js'
import { type SoaView, soaCard } from '../../../src/bot/cards/statement/soa.js'
import { statementPage } from '../../../src/bot/cards/statement/text.js'
import { annexA } from '../../../src/domain/annex-a.js'
import type { Ask } from '../../../src/domain/ask.js'
import type { ControlWording } from '../../../src/domain/control-wording.js'
import { approvedBy, type Decision } from '../../../src/domain/decision.js'
import type { Person } from '../../../src/domain/person.js'
import { type StatedControl, type Statement, statementSubject } from '../../../src/domain/statement.js'
import * as longestTexts from './longest.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const today = '2026-03-09'
const inEach = (length: number) => ({ en: '&'.repeat(length), de: '&'.repeat(length) })

/** As long as controls.yaml allows each text to be. */
const partly = (id: string): StatedControl => ({
  ...{ id, title: inEach(80), because: inEach(600), applicable: true },
  ...{ drivers: ['risk', 'law', 'contract', 'business'], owner: 'p_1', implementation: inEach(600) },
  ...{ state: 'partly', action: { what: inEach(300), owner: 'p_1', due: '2026-12-31' } },
  ...{ risks: [], policies: [], checks: [], requirements: [] },
})
const excluded = (id: string): StatedControl => {
  return { id, title: inEach(80), because: inEach(600), applicable: false }
}
const own = Array.from({ length: 60 }, (_, index) => `WWWWWWWWWW-${index + 100}`)

const statement: Statement = {
  ...{ _id: 'soa@10', v: 1, statement: 'soa', version: '10', sequence: 10, scope: inEach(600) },
  ...{ approver: null, hash: 'a'.repeat(64), importedAt: at },
  controls: [...annexA.map(partly), ...own.map(excluded)],
}

const many = Array.from({ length: 30 }, () => 'W'.repeat(80))
const evidence: Evidence = {
  ...{ risks: many, requirements: many.map((title) => ({ title, last: { outcome: 'not-met', at } })) },
  policies: many.map((title) => ({ title, version: '&'.repeat(20) })),
  checks: many.map((title) => ({ title, last: { outcome: 'missed', at, outOfTurn: null } })),
}

export const statementOfApplicability: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const shown = (control: StatedControl): ControlShown => {
    return { control, owner: reader.name, actionOwner: reader.name }
  }
  const stands = { last: { outcome: 'does-not-stand', at }, nextOn: '2027-03-01' } as const
  const now = { verb: 'control-review.ask-why-now', value: 'abcdef12', label: texts.controlReview.start.open }
  const review = { facts: reviewFacts(stands, reader, today, texts), actions: [now] }
  const wording: ControlWording = { _id: 'A.5.1', v: 1, title: inEach(120), text: inEach(4_000) }
  const view = { version: statement.version, review, wording, reader, today }
  const all = statement.controls.map(shown)
  const none = { risks: [], requirements: [], policies: [], checks: [] }
  const by = { by: `${reader.name} for ${reader.name}`, at }
  const approval = { approved: null, waiting: null, stands: { version: '9', ...by } }
  const soa: SoaView = {
    ...{ statement, reader, today, nameOf: () => reader.name, approval, mayPut: true, mayWithdraw: true },
  }
  const waiting = { ...approval, waiting: { ...by, decision: 'decision/approval.statement.soa/12' } }
  const before = { ...statement, version: '9', controls: annexA.map(excluded) }
  const text = { statement, language, nameOf: () => reader.name, about: () => '&'.repeat(200) }
  const asked = approvalOf(statementApprovalView(text, before, reader, texts), reader)
  const pages = [1, 2, 30].map((page) => {
    const { nodes } = statementPage(text, page, { verb: 'statement.read', value: 'soa@10' }, texts)
    return [`page ${page} of the statement`, readForm(asked, { nodes, isLast: true }, texts)] as const
  })
  return [
    ['the statement of applicability', soaCard(soa, texts)],
    ['one that waits for approval', soaCard({ ...soa, approval: waiting, mayPut: false }, texts)],
    ['one that is approved', soaCard({ ...soa, approval: { ...approval, approved: by } }, texts)],
    ['putting it to approval', putForm({ statement, before, deciders: '&'.repeat(300) }, reader, texts)],
    ['the question about the statement', approvalCard(asked, texts)],
    ['its confirmation', confirmForm(asked, texts)],
    ...pages,
    ['a control', controlCard(shown(partly('A.5.1')), evidence, view, texts)],
    [
      'a control that is excluded',
      controlCard(shown(excluded('HP-1')), none, { ...view, wording: null }, texts),
    ],
    ['what the standard says of a control', wordingForm(wording, 1, reader, texts)],
    ['all controls', controlListCard(all, { all: true, actions: [now], reader, today }, texts)],
    ['the controls of one', controlListCard(all, { all: false, actions: [], reader, today }, texts)],
  ]
}

function approvalOf(subject: SubjectView, reader: Person): AskedView {
  const decision: Decision = {
    ...{ _id: 'decision/approval.statement.soa/12', v: 1, process: 'approval', number: 12 },
    ...{ subject: statementSubject(statement), question: 'approve', facts: {}, requestedBy: 'p_1' },
    ...{ requestedAt: at, dueOn: '2027-09-30', timeZone: 'Europe/Dublin', state: 'open' },
    steps: approvedBy('p_2'),
  }
  const ask: Ask = {
    ...{ ...longestTexts.ask, cycle: decision._id, slot: 'step-1' },
    ...{ process: 'approval', kind: 'delegable' },
  }
  return {
    ...{ decision, subject, reader, requester: reader.name, approver: reader.name, at, ask },
    ...{
      answeredBy: null,
      inPlaceOf: null,
      askedOf: reader.name,
      claimedBy: null,
      somebodyMayTake: true,
      namer: null,
      queries: [],
    },
  }
}
