import { approvalCard, confirmForm } from '../../../src/bot/cards/approval.js'
import type { AskedView as Deciding } from '../../../src/bot/cards/approval-view.js'
import { correctiveCard, correctiveForm } from '../../../src/bot/cards/corrective-action/ask.js'
import { deadlineForm } from '../../../src/bot/cards/corrective-action/deadline.js'
import {
  correctiveDecisionPage,
  correctiveDecisionView,
} from '../../../src/bot/cards/corrective-action/decision.js'
import { fillForm } from '../../../src/bot/cards/corrective-action/forms.js'
import { opportunityListCard } from '../../../src/bot/cards/corrective-action/opportunities.js'
import { raiseForm } from '../../../src/bot/cards/corrective-action/raise.js'
import { nonconformityForm, nonconformityListCard } from '../../../src/bot/cards/corrective-action/show.js'
import { toldCard } from '../../../src/bot/cards/corrective-action/told.js'
import { type AskedView, answersTo, fillings } from '../../../src/bot/cards/corrective-action/view.js'
import type { Answer } from '../../../src/domain/answer.js'
import type { Ask } from '../../../src/domain/ask.js'
import {
  type Analysis,
  actionSlot,
  analysisSlot,
  type CorrectiveKind,
  type CorrectivePlan,
  changeAnswers,
  changeSlot,
  correctiveKinds,
  effectVerdicts,
  lifeOf,
  planSlot,
  TRIAGE_SLOT,
  triageAnswers,
  verifySlot,
} from '../../../src/domain/corrective-action.js'
import { approvedBy, type Decision } from '../../../src/domain/decision.js'
import { correctiveNews } from '../../../src/domain/delivery.js'
import type { Finding } from '../../../src/domain/finding.js'
import type { Nonconformity } from '../../../src/domain/nonconformity.js'
import * as longestTexts from './longest.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const longest = '&'.repeat(600)
const kept = (text: string) => ({ text, commitment: 'c' })

const nonconformity: Nonconformity = {
  ...{
    _id: 'nc-1234567',
    v: 1,
    number: 1_234_567,
    revision: 9,
    key: 'k',
    source: { of: 'external', audit: null, finding: null },
  },
  ...{ nature: kept(longest), reference: kept('&'.repeat(80)), grade: 'minor', criterion: 'A'.repeat(20) },
  claimed: true,
  ...{ by: 'p_2', at, event: 'e', deadline: '2026-03-31', stage: 'correction-approval', owner: 'p_2' },
  overdue: true,
  also: Array.from({ length: 200 }, () => ({ cycle: 'c', nature: kept(longest), at, event: 'e' })),
  deadlines: Array.from({ length: 9 }, () => {
    return { deadline: '2026-12-31', was: '2026-11-30', by: 'p_2', at, event: 'e', reason: kept(longest) }
  }),
  ...{ dueOn: '2026-03-01', round: 2, ineffective: 3, forReview: at },
}

const finding: Finding = {
  ...{ _id: 'finding-1234567', v: 1, number: 1_234_567, revision: 3, audit: null, item: null },
  ...{ criterion: 'A.5.18', grade: 'minor', requirement: kept(longest), statement: kept(longest) },
  ...{ evidence: kept(longest), owner: 'p_2', by: 'p_2', at, event: 'e', state: 'contested' },
}

const analysis: Analysis = {
  ...{ correction: longest, consequences: longest, whys: Array.from({ length: 5 }, () => '&'.repeat(300)) },
  ...{ cause: longest, similar: 'some', looked: longest },
}

const plan: CorrectivePlan = {
  actions: Array.from({ length: 5 }, () => ({ what: '&'.repeat(150), who: 'p_2', due: '2026-03-01' })),
  ...{
    criterion: longest,
    verifyOn: '2026-09-30',
    verifier: 'p_2',
    ismsChange: longest,
    changeRequest: '&'.repeat(200),
  },
  risks: Array.from({ length: 10 }, (_, index) => `a-risk-with-a-name-${index}`),
}

export const correctiveAction: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const asked = (slot: string, round = 1): Ask => {
    const subject = { type: 'nonconformity', id: nonconformity._id, version: '1', hash: 'a' } as const
    const cycle = `cycle/corrective-action.${nonconformity._id}/1`
    return {
      ...longestTexts.ask,
      _id: `${slot} ${round}`,
      process: 'corrective-action',
      kind: 'delegable',
      slot,
      round,
      subject,
      cycle,
    }
  }
  const answered = (ask: Ask, value: string, findings?: object): Ask => {
    const answer: Answer = {
      ...(longestTexts.answered.answer as Answer),
      ...{ by: 'p_2', value, reason: kept(longest), until: '2026-04-30' },
      ...(findings ? { findings: kept(JSON.stringify(findings)) } : {}),
    }
    return { ...ask, state: 'answered', answer }
  }
  const decision = (
    nonce: string,
    state: 'approved' | 'rejected' | 'open',
    type: CorrectiveKind = 'corrective-plan',
  ): Decision => ({
    ...{
      _id: `d ${nonce}`,
      v: 1,
      process: 'approval',
      number: 1,
      question: 'approve',
      facts: {},
      requestedBy: 'p_2',
    },
    ...{
      requestedAt: at,
      nonce,
      dueOn: '2026-03-16',
      timeZone: 'Europe/Dublin',
      steps: approvedBy('p_1'),
      state,
    },
    ...{ subject: { type, id: nonconformity._id, version: '1.1', hash: 'a' } },
    ...(state === 'open' ? {} : { decided: { by: 'p_2', at, ask: 'a', event: 'e' } }),
    ...(type === 'corrective-extension' ? { until: '2026-12-31' } : {}),
  })
  const triage = answered(asked(TRIAGE_SLOT), 'take-on', { owner: 'p_2' })
  const round = (number: number) => [
    answered(asked(analysisSlot(number)), 'analysed', analysis),
    answered(asked(planSlot(number)), 'planned', plan),
    ...[1, 2, 3, 4, 5].map((action) => answered(asked(actionSlot(number, action)), 'done')),
    answered(asked(changeSlot(number)), 'unchanged'),
  ]
  const first = [...round(1), answered(asked(verifySlot(1)), 'ineffective')]
  const all = [triage, ...first, ...round(2)]
  const decisions = new Map(
    [1, 2].map((number) => [`plan-${number} 1`, decision(`plan-${number} 1`, 'approved')]),
  )
  const names = new Map([
    ['p_2', reader.name],
    ['p_1', reader.name],
  ])
  const withdrawn = { who: 'W'.repeat(244), reason: kept(longest) }
  const reassessing = plan.risks.map((id, index) => {
    const ask = { ...asked('reassess'), subject: { type: 'risk', id, version: '1', hash: 'a' } } as const
    return index % 2 === 0 ? ask : answered(ask, 'x')
  })
  const common = {
    ...{ nonconformity, reader, names, at, answeredBy: `${reader.name} for ${reader.name}` },
    ...{ isTheirs: true, withdrawn, finding, ismsLead: 'p_2' },
    reassessed: new Map([1, 2].map((number) => [number, reassessing])),
  }
  const viewOf = (ask: Ask, asks: readonly Ask[] = all): AskedView => {
    return {
      ...common,
      ask,
      life: lifeOf(asks, decisions),
      reasons: new Map([
        ['d plan-1 1', longest],
        ['d t', longest],
      ]),
    }
  }
  /** Each of 25 rounds with plans that were not approved, and with later dates. */
  const often = Array.from({ length: 25 }, (_, index) => index + 1).flatMap((number) => [
    ...round(number),
    ...[2, 3, 4].map((time) => answered(asked(planSlot(number), time), 'planned', plan)),
    ...[1, 2, 3, 4, 5].map((action) => answered(asked(actionSlot(number, action), 2), 'later')),
    answered(asked(verifySlot(number)), 'ineffective'),
  ])
  const oftenDecided = new Map(
    often.map(({ _id, slot, round: time }) => {
      const isRejected = slot.startsWith('plan') && time < 4
      return [_id, decision(_id, isRejected ? 'rejected' : 'approved')]
    }),
  )
  const manyRounds: AskedView = {
    ...viewOf(triage),
    life: lifeOf([triage, ...often], oftenDecided),
    reasons: new Map([...oftenDecided.values()].map(({ _id }) => [_id, longest])),
  }
  const bySlot = {
    triage: TRIAGE_SLOT,
    analysis: analysisSlot(2),
    plan: planSlot(2),
    action: actionSlot(2, 1),
    change: changeSlot(2),
    verify: verifySlot(2),
  }
  const questions = Object.values(bySlot).map((slot) => asked(slot, 2))
  const rejected = new Map([['plan-1 1', decision('plan-1 1', 'rejected')]])
  const again: AskedView = {
    ...viewOf(asked(planSlot(1), 2)),
    life: lifeOf([triage, ...round(1).slice(0, 2)], rejected),
  }
  const receipts = [
    ...triageAnswers.map((value) =>
      answered(asked(TRIAGE_SLOT), value, { owner: 'p_2', correction: longest }),
    ),
    ...round(2),
    answered(asked(actionSlot(2, 1)), 'later'),
    ...changeAnswers.map((value) => answered(asked(changeSlot(2)), value)),
    ...effectVerdicts.map((value) => answered(asked(verifySlot(2)), value)),
  ]
  const aboutOf = (kind: CorrectiveKind): AskedView => {
    const slots = {
      'correction-only': TRIAGE_SLOT,
      'corrective-plan': planSlot(2),
      'corrective-extension': actionSlot(2, 1),
    }
    const values = {
      'correction-only': 'correction-only',
      'corrective-plan': 'planned',
      'corrective-extension': 'later',
    }
    const findings = kind === 'corrective-plan' ? plan : { correction: longest }
    return viewOf(answered(asked(slots[kind]), values[kind], findings))
  }
  const deciding = (kind: CorrectiveKind): Deciding => {
    const made = decision('x', 'open', kind)
    const subject = correctiveDecisionView(aboutOf(kind), kind, made, texts)
    return {
      ...{ decision: made, subject, reader, at, requester: reader.name, approver: reader.name },
      ...{
        ask: { ...longestTexts.ask, slot: 'step-1', process: 'approval' },
        answeredBy: null,
        inPlaceOf: null,
      },
      ...{ askedOf: reader.name, claimedBy: null, somebodyMayTake: true, namer: null, queries: [] },
    }
  }
  const proposed: AskedView = {
    ...viewOf(asked(TRIAGE_SLOT), []),
    nonconformity: {
      ...nonconformity,
      by: null,
      grade: null,
      stage: 'triage',
      source: { of: 'cycle', cycle: 'c' },
    },
  }
  const ages = Array.from({ length: 12 }, (_, month) => {
    return { month: `2026-${String(month + 1).padStart(2, '0')}`, counts: [10, 200, 3, 40] }
  })
  const may = { respond: true, moveDeadline: true, answer: asked(TRIAGE_SLOT) }
  const late = new Map([[nonconformity._id, { askedOf: 'p_2', dueOn: '2026-03-02' }]])
  const list = { names, ages, late, today: '2026-03-09' }
  return [
    ['the form in which anybody raises one', raiseForm('nc_1', texts)],
    ...questions.flatMap((ask) => [
      [`the question: ${ask.slot}`, correctiveCard(viewOf(ask), texts)] as const,
      [`the question as a form: ${ask.slot}`, correctiveForm(viewOf(ask), texts)] as const,
      [
        `the question that is closed: ${ask.slot}`,
        correctiveCard(viewOf({ ...ask, state: 'closed', closed: { at, because: 'left' } }), texts),
      ] as const,
    ]),
    ['what Steward proposes', correctiveCard(proposed, texts)],
    ['a plan that was not approved', correctiveCard(again, texts)],
    ['the form for a plan that was not approved', fillForm(again, 'plan', texts)],
    ...fillings.map(
      (filling) =>
        [
          `the form: ${filling}`,
          fillForm(viewOf(asked(bySlot[answersTo[filling]], 2)), filling, texts),
        ] as const,
    ),
    ...receipts.map(
      (ask) => [`the receipt: ${ask.slot} ${ask.answer?.value}`, correctiveCard(viewOf(ask), texts)] as const,
    ),
    ...correctiveNews.map(
      (news) => [`what is told: ${news}`, toldCard(viewOf(triage), news, texts)] as const,
    ),
    ...correctiveKinds.flatMap((kind) => [
      [`the question: ${kind}`, approvalCard(deciding(kind), texts)] as const,
      [`the form that approves: ${kind}`, confirmForm(deciding(kind), texts)] as const,
      [
        `to read: ${kind}`,
        {
          title: 'T',
          close: 'C',
          nodes: correctiveDecisionPage(aboutOf(kind), kind, deciding(kind).subject, texts),
        },
      ] as const,
    ]),
    ['one with all that was said', nonconformityForm(viewOf(triage), may, null, texts)],
    ['the form for another deadline', deadlineForm(viewOf(triage), texts)],
    ['one that was not effective 25 times', nonconformityForm(manyRounds, may, null, texts)],
    ['an earlier round of it', nonconformityForm(manyRounds, may, 3, texts)],
    [
      'eighty of them',
      nonconformityListCard(
        Array.from({ length: 80 }, () => nonconformity),
        { ...list, all: true },
        texts,
      ),
    ],
    [
      'eighty opportunities',
      opportunityListCard(
        Array.from({ length: 80 }, () => {
          return { id: 'finding-1234567', what: longest, criterion: 'A.5.18', by: 'p_2', at, owner: null }
        }),
        names,
        'Europe/Dublin',
        texts,
      ),
    ],
    ['one of one’s own', nonconformityListCard([nonconformity], { ...list, all: false }, texts)],
  ]
}
