import {
  approvalCard,
  confirmForm,
  lateDecisionCard,
  lateDecisionsCard,
  readForm,
  rejectionForm,
  takeBackForm,
  waitingCard,
  waitingThing,
} from '../../../src/bot/cards/approval.js'
import { outcomeCard, staleCard } from '../../../src/bot/cards/approval-outcome.js'
import type { AskedView } from '../../../src/bot/cards/approval-view.js'
import { handOnForm } from '../../../src/bot/cards/approval-whose.js'
import { helpCard } from '../../../src/bot/cards/help.js'
import { blockedCard, namingCard, namingForm, namingWaiting } from '../../../src/bot/cards/naming.js'
import { policyPage } from '../../../src/bot/cards/policy-acknowledgement/form.js'
import { publicationView } from '../../../src/bot/cards/policy-publication.js'
import type { Ask } from '../../../src/domain/ask.js'
import { approvedBy, type Decision } from '../../../src/domain/decision.js'
import * as longestTexts from './longest.js'
import { longestQueries } from './query.js'
import type { ShownBy } from './shown.js'

const { at, longest } = longestTexts

const decision: Decision = {
  _id: `decision/approval.policy.${longest.policy}/999`,
  v: 1,
  process: 'approval',
  number: 999,
  subject: longestTexts.ask.subject,
  question: 'publish',
  facts: { people: 50_000, first: 0 },
  requestedBy: 'p_1',
  requestedAt: at,
  dueOn: '2027-09-30',
  timeZone: 'Europe/Dublin',
  steps: approvedBy('p_2'),
  state: 'open',
}
const ask: Ask = {
  ...{ ...longestTexts.ask, cycle: decision._id, slot: 'step-1' },
  ...{ process: 'approval', kind: 'delegable' },
}
const reason = 'Because & why; '.repeat(66)

const closedBecause = [
  ...(['changed', 'superseded', 'retired', 'withdrawn', 'left', 'cycle-closed'] as const),
  ...(['given-back', 'handed-on', 'authority-lost', 'escalated'] as const),
]

/** One of three is enough; where somebody took it, it is theirs. */
function several(claimed?: NonNullable<Decision['steps'][number]['claimed']>): Decision {
  const who = { slot: 'step-1', who: [{ role: 'purchasing' }], needs: 'any' } as const
  const step = { ...who, approvers: ['p_2', 'p_3', 'p_4'], quorum: 1, up: [], who: [...who.who] }
  return { ...decision, steps: [{ ...step, ...(claimed ? { claimed } : {}) }] }
}

export const approval: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const names = { reader, requester: reader.name, approver: reader.name, namer: null }
  const subject = publicationView(longest, decision, reader, texts)
  const answeredBy = { who: `${reader.name} for ${reader.name}`, for: reader.name }
  const view: AskedView = {
    ...names,
    decision,
    subject,
    at,
    ask,
    answeredBy,
    ...{ inPlaceOf: null, claimedBy: null, somebodyMayTake: true, askedOf: reader.name },
    queries: longestQueries,
  }
  const answered = (value: string, by = reader._id): AskedView => {
    const answer = { ...longestTexts.answered.answer, by, value, reason: { text: reason, commitment: 'c' } }
    return { ...view, ask: { ...ask, state: 'answered', answer: answer as NonNullable<Ask['answer']> } }
  }
  const closed = (because: NonNullable<Ask['closed']>['because']) => {
    return approvalCard({ ...view, ask: { ...ask, state: 'closed', closed: { at, because } } }, texts)
  }
  const taken = several({ by: 'p_2', ask: ask._id, at })
  const byReader = { requestedBy: reader._id }
  const outcomes = (['approved', 'rejected', 'changed', 'retired', 'left'] as const).flatMap((outcome) => {
    const made = outcome === 'approved' || outcome === 'rejected'
    const ended = made ? { state: outcome } : { state: 'withdrawn' as const, ended: { at, because: outcome } }
    const card = outcomeCard(
      {
        ...view,
        decision: { ...decision, ...ended, ...byReader },
        reason,
        askedAgain: null,
        takenBackBy: null,
      },
      texts,
    )
    return card ? [[`the outcome: ${outcome}`, card] as const] : []
  })
  const takenBack = { state: 'withdrawn' as const, ended: { at, because: 'requester' as const } }
  const handedOn = { ...decision, state: 'rejected' as const, requestedBy: 'p_9' }
  const toOthers = [
    ['what was taken back', { ...decision, ...takenBack }, reader.name],
    ['the outcome of what the reader handed on', handedOn, null],
  ] as const
  const told = toOthers.flatMap(([name, each, takenBackBy]) => {
    const card = outcomeCard({ ...view, decision: each, reason, askedAgain: null, takenBackBy }, texts)
    return card ? [[name, card] as const] : []
  })
  const blocked = { ...decision, blocked: { slot: 'step-1', since: at } } as const
  const naming = {
    ...view,
    ask: { ...ask, slot: 'naming-1' },
    decision: blocked,
    somebody: true,
    named: null,
  }
  const named = { who: reader.name, by: `${reader.name} for ${reader.name}` }
  const people = Array.from({ length: 120 }, () => reader)
  const namings = [
    ['the question who is to decide', namingCard(naming, texts)],
    ['the same where nobody may be named', namingCard({ ...naming, somebody: false }, texts)],
    ['the form to name somebody', namingForm(naming, people, texts)],
    ...[true, false].map((byReader) => {
      const shown = { ...naming, ask: answered('p_2').ask, named: { ...named, byReader } }
      return [`the receipt of who named somebody, their own: ${byReader}`, namingCard(shown, texts)] as const
    }),
    ...(['changed', 'withdrawn', 'settled'] as const).map((because) => {
      const shown = { ...naming, ask: { ...ask, state: 'closed', closed: { at, because } } as const }
      return [`the question who is to decide, closed because ${because}`, namingCard(shown, texts)] as const
    }),
    ...[reader.name, null].map((namer) => {
      const shown = blockedCard({ ...view, decision: blocked, namer }, texts)
      return [`what nobody may decide, ${namer ? 'and who' : 'nor anybody'} names somebody`, shown] as const
    }),
    ['what somebody decides again', blockedCard(view, texts)],
    [
      'for whom a blocked approval waits',
      waitingCard({ ...view, decision: blocked, reachable: true }, texts),
    ],
  ] as const
  const stale = [null, reader.name].map((askedAgain) => {
    const { answer } = longestTexts.answered
    const decided = { by: reader._id, at, ask: ask._id, event: answer?.event ?? '' }
    const next = { askedAgain, takenBackBy: null }
    const shown = { ...view, decision: { ...decision, decided, stale: { at } }, reason: null, ...next }
    const who = askedAgain === null ? 'nobody' : 'somebody'
    return [`what is no longer what was approved, of which ${who} is asked`, staleCard(shown, texts)] as const
  })
  const turn = { verb: 'approval.page', value: `${'f'.repeat(32)}.999999999` }
  const pages = [1, 2, 3].map((page) => {
    const shown = policyPage(longest, language, page, turn, texts)
    return [`page ${page} of what is decided on`, readForm(view, shown, texts)] as const
  })
  const waiting = Array.from({ length: 60 }, (_each, index) =>
    index % 2 === 0 ? waitingThing(view, texts) : namingWaiting(naming, texts),
  )
  return [
    ['the question to an approver', approvalCard(view, texts)],
    [
      'the question to who stands in',
      approvalCard(
        { ...view, ask: { ...ask, delegated: { to: reader._id, since: at, until: '2027-09-30' } } },
        texts,
      ),
    ],
    ...(['requester', 'concerned', 'gone', 'beside', 'handed', 'named', 'late', 'sole'] as const).map(
      (why) => {
        const shown = approvalCard({ ...view, inPlaceOf: { name: reader.name, why } }, texts)
        return [`the question in the place of somebody: ${why}`, shown] as const
      },
    ),
    ['the question to several', approvalCard({ ...view, decision: several() }, texts)],
    [
      'the question that they took',
      approvalCard({ ...view, claimedBy: reader.name, decision: taken }, texts),
    ],
    [
      'the question that somebody else took',
      approvalCard(
        {
          ...{ ...view, claimedBy: reader.name, decision: taken },
          ask: { ...ask, state: 'closed', closed: { at, because: 'claimed' } },
        },
        texts,
      ),
    ],
    [
      'the form to hand it on',
      handOnForm(
        view,
        Array.from({ length: 120 }, () => reader),
        texts,
      ),
    ],
    ...(['changed', 'retired', 'requester'] as const).map((because) => {
      const ended = { ...decision, ended: { at, because } }
      const shown = approvalCard({ ...answered('approved'), decision: ended }, texts)
      return [`the receipt of an approval of what was ${because} meanwhile`, shown] as const
    }),
    ['the receipt of an approval', approvalCard(answered('approved'), texts)],
    ['the receipt of a rejection', approvalCard(answered('rejected'), texts)],
    ['the receipt for whom somebody stood in for', approvalCard(answered('approved', 'p_2'), texts)],
    ['the receipt for whom somebody rejected it', approvalCard(answered('rejected', 'p_2'), texts)],
    ['the receipt of their own', approvalCard({ ...answered('approved'), answeredBy: null }, texts)],
    ...closedBecause.map((because) => [`what was closed because ${because}`, closed(because)] as const),
    ['the confirmation before something is approved', confirmForm(view, texts)],
    ['the form for a reason', rejectionForm(view, texts)],
    ...pages,
    ...outcomes,
    ...told,
    ['what was not decided in time', lateDecisionCard(view, texts)],
    [
      'much that was not decided in time',
      lateDecisionsCard(
        Array.from({ length: 100 }, () => view),
        texts,
      ),
    ],
    ['the form to take it back', takeBackForm(view, texts)],
    ...stale,
    ...namings,
    ['for whom an approval waits', waitingCard({ ...view, reachable: false }, texts)],
    ['help with sixty approvals that wait', helpCard({ watching: [], waiting, commands: [] }, texts)],
  ]
}
