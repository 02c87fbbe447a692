import { approvalCard, confirmForm, readForm } from '../../../src/bot/cards/approval.js'
import { outcomeCard, staleCard } from '../../../src/bot/cards/approval-outcome.js'
import {
  type AcceptanceShown,
  acceptancePage,
  acceptanceView,
} from '../../../src/bot/cards/risk-acceptance/decision.js'
import { acceptForm, MOST_IN_FORM, notYetForm } from '../../../src/bot/cards/risk-acceptance/form.js'
import { ownersCard } from '../../../src/bot/cards/risk-acceptance/owner.js'
import type { OwnersAskView } from '../../../src/bot/cards/risk-acceptance/view.js'
import type { Ask } from '../../../src/domain/ask.js'
import type { Decision } from '../../../src/domain/decision.js'
import { ACCEPT_SLOT, COMPENSATING, RATIONALE } from '../../../src/domain/risk-acceptance.js'
import * as longestTexts from './longest.js'
import { longestQueries } from './query.js'
import { criteria, risk } from './risk-register.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const said = { text: '&'.repeat(1_000), commitment: 'c' }
const until = '2026-12-31'

const decision: Decision = {
  ...{ _id: `decision/approval.risk.${risk._id}/99`, v: 1, process: 'approval', number: 99 },
  subject: { type: 'risk', id: risk._id, version: '9', hash: 'a'.repeat(64) },
  ...{ question: 'accept', facts: { value: 20, months: 12 }, requestedBy: 'p_9', requestedAt: at },
  ...{ dueOn: '2027-09-30', timeZone: 'Europe/Dublin', state: 'open', until },
  filledIn: { [RATIONALE]: said, [COMPENSATING]: said },
  steps: [
    {
      ...{ slot: 'step-1', who: [{ managerOf: 'p_1' }], needs: 'any' },
      ...{ approvers: ['p_1'], quorum: 1, up: [] },
    },
  ],
}

export const riskAcceptance: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const { name } = reader
  const names = new Map([['p_1', name]])
  const ask: Ask = {
    ...{ ...longestTexts.ask, process: 'risk-acceptance', kind: 'delegable', slot: ACCEPT_SLOT },
    subject: decision.subject,
  }
  const view: OwnersAskView = {
    ...{ ask, risk, criteria, reader, today: '2026-03-09', names, answeredBy: name },
    limit: { months: 12, until, isInterim: true, isLate: true },
    rejected: { by: name, reason: said.text },
    beside: { name, verdict: null },
    last: { by: name, until, is: 'ran-out' },
  }
  const within: OwnersAskView = {
    ...{ ...view, limit: null, rejected: null, beside: null, last: null },
    risk: { ...risk, assessment: { ...risk.assessment, current: risk.assessment.target, plan: [] } },
  }
  const many = Array.from({ length: 40 }, (_, n) => ({
    ...view,
    ask: { ...ask, _id: String(n).padStart(32, 'f') },
  }))
  const answer = { ...longestTexts.answered.answer, reason: said, until } as NonNullable<Ask['answer']>
  const answered = (value: string, by: string): OwnersAskView => {
    return { ...view, ask: { ...ask, state: 'answered', answer: { ...answer, value, by } } }
  }
  const closed: OwnersAskView = {
    ...view,
    ask: { ...ask, state: 'closed', closed: { at, because: 'changed' } },
  }
  const card = (views: readonly OwnersAskView[]) => ownersCard(views, texts) ?? { summary: '', nodes: [] }

  const shown: AcceptanceShown = {
    ...{ risk, assessment: risk.assessment, before: within.risk.assessment, criteria, reader, names },
    changed: null,
    last: { ...decision, decided: { by: 'p_1', at, ask: ask._id, event: 'e' } },
  }
  const asked = {
    ...{ reader, requester: name, approver: name, decision, at },
    ...{ subject: acceptanceView(shown, decision, texts), askedOf: name },
    ask: { ...longestTexts.ask, process: 'approval', kind: 'delegable', slot: 'step-1' } as Ask,
    ...{
      answeredBy: null,
      inPlaceOf: null,
      claimedBy: null,
      somebodyMayTake: true,
      namer: null,
      queries: longestQueries,
    },
  }
  const page = { nodes: acceptancePage(shown, decision, texts), isLast: true }
  const approved: Decision = {
    ...decision,
    state: 'approved',
    decided: { by: 'p_1', at, ask: ask._id, event: 'e' },
  }
  return [
    ['risks to accept', card([...many, answered('accepted', reader._id), closed])],
    ['one risk to accept', card([within])],
    ['risks that are accepted', card(many.map(() => answered('accepted', 'p_2')))],
    [
      'risks that whoever accepts them decided on',
      card(
        (['approved', 'rejected'] as const).map((verdict) => {
          return { ...answered('accepted', reader._id), beside: { name, verdict } }
        }),
      ),
    ],
    ['a risk that somebody does not accept yet', card([answered('not-yet', reader._id)])],
    ['a risk that somebody else does not accept yet', card([answered('not-yet', 'p_2')])],
    ['the form that accepts risks', acceptForm(many.slice(0, MOST_IN_FORM), 34, texts)],
    ['the form that accepts a risk within the appetite', acceptForm([within], 0, texts)],
    ['the form that does not accept one of several yet', notYetForm(many, texts)],
    ['the form that does not accept one yet', notYetForm([within], texts)],
    ['the question whether a risk is accepted', approvalCard(asked, texts)],
    ['its confirmation', confirmForm(asked, texts)],
    ['a risk to accept, to read', readForm(asked, page, texts)],
    ...[true, false].map((isAsked) => {
      const changed = {
        assessment: risk.assessment,
        criteria,
        by: name,
        owner: name,
        accepting: name,
        isAsked,
      }
      const subject = acceptanceView({ ...shown, changed }, decision, texts)
      const stale = {
        ...asked,
        subject,
        decision: { ...approved, stale: { at } },
        reason: null,
        askedAgain: null,
        takenBackBy: null,
      }
      return [
        `that an accepted risk is another one, and who decides: asked ${isAsked}`,
        staleCard(stale, texts),
      ] as const
    }),
    [
      'that a risk is accepted',
      outcomeCard(
        { ...asked, decision: approved, reason: null, askedAgain: null, takenBackBy: null },
        texts,
      ) ?? card([view]),
    ],
  ]
}
