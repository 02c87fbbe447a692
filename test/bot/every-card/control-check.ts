import {
  checkCard,
  checkForm,
  closedCard,
  findingForm,
  waitingCheck,
} from '../../../src/bot/cards/control-check/ask.js'
import { type CheckView, verbs } from '../../../src/bot/cards/control-check/check.js'
import {
  confirmCard,
  confirmForm,
  sendBackForm,
  waitingConfirmation,
} from '../../../src/bot/cards/control-check/confirm.js'
import {
  type CheckHistoryView,
  type CheckLine,
  checkHistoryCard,
  checkListCard,
} from '../../../src/bot/cards/control-check/list.js'
import { nobodyChecksCard, notOkCard } from '../../../src/bot/cards/control-check/notices.js'
import { titleOf } from '../../../src/bot/cards/definition.js'
import { helpCard } from '../../../src/bot/cards/help.js'
import { outOfTurnForm } from '../../../src/bot/cards/out-of-turn.js'
import { morningCard } from '../../../src/bot/cards/reminders.js'
import type { Answer } from '../../../src/domain/answer.js'
import type { Ask } from '../../../src/domain/ask.js'
import type { Found } from '../../../src/domain/check-history.js'
import { type ControlCheck, checkOutcomes, confirmations } from '../../../src/domain/control-check.js'
import * as longestTexts from './longest.js'
import { quietMorning } from './reminders.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const note = 'Two servers & <their> backups; '.repeat(32)
const link = `https://tickets.example.com/${'x'.repeat(970)}`
const file = {
  ...{ id: 'f'.repeat(24), sha256: 'a'.repeat(64), bytes: 10_000_000, kind: 'xlsx' as const },
  name: { text: `${'&'.repeat(95)}.xlsx`, commitment: 'c' },
}
const inEach = (text: string) => ({ en: text, de: text })
const check: ControlCheck = {
  ...{ _id: 'c@1', v: 1, check: 'x'.repeat(60), version: '999', sequence: 999 },
  ...{ title: inEach('W'.repeat(80)), lookAt: inEach('&'.repeat(1_000)), confirmed: true, confirmer: null },
  controls: Array.from({ length: 10 }, (_, n) => `A.5.${n + 10}`),
  ...{ hash: 'a'.repeat(64), importedAt: at },
}

export const controlCheck: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const subject = { type: 'check', id: check.check, version: '999', hash: check.hash } as const
  const open: Ask = {
    ...longestTexts.ask,
    ...{ process: 'control-check', kind: 'delegable', slot: 'check', subject },
  }
  const by = `${reader.name} for ${reader.name}`
  const answered = (ask: Ask, value: string, who: string): Ask => {
    const answer: Answer = {
      ...(longestTexts.answered.answer as Answer),
      ...{
        by: who,
        value,
        reason: { text: note, commitment: 'c' },
        link: { text: link, commitment: 'c' },
        file,
      },
    }
    return { ...ask, state: 'answered', answer }
  }
  const confirming: Ask = { ...open, slot: 'confirm' }
  const sentBack = { ask: answered(confirming, 'sent-back', 'p_2'), by }
  const view: CheckView = {
    ...{ ask: open, check, reader, at, answeredBy: by, nextOn: '2027-12-31', confirmer: reader.name },
    ...{ unconfirmed: false, leadIsTold: true, outOfTurn: { by: reader.name, reason: note } },
    before: { ask: answered(open, 'not-ok', 'p_2'), by },
    confirmation: sentBack,
  }
  const first: CheckView = { ...view, before: null, confirmation: null }
  const confirmView: CheckView = { ...view, ask: confirming, confirmation: null }
  const closed = (because: NonNullable<Ask['closed']>['because']): CheckView => {
    return { ...first, ask: { ...open, state: 'closed', closed: { at, because } } }
  }
  const waiting = Array.from({ length: 30 }, () => waitingCheck(view, texts))
  const waitingToo = Array.from({ length: 30 }, () => waitingConfirmation(confirmView, texts))
  const sixty = Array.from({ length: 60 }, (_, n) =>
    checkCard({ ...view, ask: n % 2 ? open : answered(open, 'ok', reader._id) }, texts),
  )
  const notOk = answered(open, 'not-ok', 'p_2')
  const found: Found = {
    ...{ outcome: 'not-ok', ask: notOk, said: sentBack.ask, unconfirmed: true },
    outOfTurn: { by: 'p_2', reason: note },
  }
  const line: CheckLine = {
    ...{
      check,
      stands: { last: 'not-ok', now: 'overdue' },
      paused: false,
      blocked: true,
      nextOn: '2027-12-31',
    },
    last: found,
    open: { dueOn: '2026-01-31', name: reader.name },
  }
  const lines = Array.from({ length: 60 }, () => line)
  const past = { past: found, by, saidBy: by, askedBy: reader.name, mayGetFile: true }
  const history: CheckHistoryView = {
    ...{ ...line, reader, today: '2026-03-09', owner: reader.name, confirmer: reader.name },
    past: Array.from({ length: 12 }, () => past),
    actions: [
      { verb: verbs.askWhyNow, value: check.check, label: texts.controlCheck.now.open, primary: true },
      {
        verb: 'calendar.run',
        value: `${'f'.repeat(32)}@999999999`,
        label: texts.controlCheck.history.startNow,
      },
    ],
  }
  const never = { last: null, now: null }
  return [
    ['sixty checks', checkListCard(lines, { all: true, reader, today: '2026-03-09' }, texts)],
    ['a check and its history', checkHistoryCard(history, texts)],
    [
      'a check without a history',
      checkHistoryCard({ ...history, stands: never, confirmer: null, past: [], actions: [] }, texts),
    ],
    ['the question to a check’s owner', checkCard(first, texts)],
    ['the question as a form', checkForm(first, texts)],
    ['the question after it was sent back', checkCard(view, texts)],
    ...checkOutcomes.flatMap((outcome) => [
      [`the form for what was looked at: ${outcome}`, findingForm(view, outcome, texts)] as const,
      [
        `the receipt of a check: ${outcome}`,
        checkCard({ ...first, ask: answered(open, outcome, reader._id) }, texts),
      ] as const,
      [
        `the receipt of a stand-in’s check: ${outcome}`,
        checkCard({ ...view, ask: answered(open, outcome, 'p_2') }, texts),
      ] as const,
    ]),
    [
      'the receipt of a check that was closed unconfirmed',
      checkCard({ ...first, unconfirmed: true, ask: answered(open, 'ok', reader._id) }, texts),
    ],
    [
      'the question to a stand-in',
      checkCard(
        { ...first, ask: { ...open, delegated: { to: reader._id, since: at, until: '2026-03-20' } } },
        texts,
      ),
    ],
    ['the question to a second person', confirmCard(confirmView, texts)],
    ['the question to a second person as a form', confirmForm(confirmView, texts)],
    [
      'the form for a check out of turn',
      outOfTurnForm(
        {
          ...{ verb: verbs.checkNow, id: check.check, name: titleOf(check, reader) },
          ...{ owner: reader.name, words: texts.controlCheck.now },
        },
        texts,
      ),
    ],
    ['the form for sending a check back', sendBackForm(confirmView, texts)],
    ...confirmations.flatMap((said) => [
      [
        `the receipt of a second person: ${said}`,
        confirmCard({ ...confirmView, ask: answered(confirming, said, reader._id) }, texts),
      ] as const,
      [
        `the receipt of a second person’s stand-in: ${said}`,
        confirmCard({ ...confirmView, ask: answered(confirming, said, 'p_2') }, texts),
      ] as const,
    ]),
    ...(['handed-on', 'left', 'withdrawn', 'cycle-closed'] as const).flatMap((because) => {
      const view = closed(because)
      const confirm = { ...view, ask: { ...view.ask, slot: 'confirm' } }
      return [
        [`a check that was closed because ${because}`, closedCard(view, texts)] as const,
        [`a confirmation that was closed because ${because}`, closedCard(confirm, texts)] as const,
      ]
    }),
    ['that a control is not in order', notOkCard(view, texts)],
    ['that nobody makes a check', nobodyChecksCard(view, 'make', texts)],
    ['that nobody may confirm a check', nobodyChecksCard(view, { confirm: { absent: null } }, texts)],
    [
      'that nobody may confirm a check in the stead of who is away',
      nobodyChecksCard(view, { confirm: { absent: reader.name } }, texts),
    ],
    [
      'a morning with sixty checks',
      morningCard(
        { ...quietMorning, things: sixty.map((card) => ({ card, open: true, fresh: true })) },
        texts,
      ),
    ],
    [
      'a morning with sixty confirmations',
      morningCard(
        {
          ...quietMorning,
          things: sixty.map(() => ({ card: confirmCard(confirmView, texts), open: true, fresh: true })),
        },
        texts,
      ),
    ],
    [
      'help with sixty checks that wait',
      helpCard({ watching: [], waiting: [...waiting, ...waitingToo], commands: [] }, texts),
    ],
  ]
}
