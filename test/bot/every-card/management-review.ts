import {
  explainForm,
  handOnForm,
  type ReviewAskView,
  reviewAskCard,
  reviewAskForm,
} from '../../../src/bot/cards/management-review/ask.js'
import {
  attendanceForm,
  type DecideView,
  decideForm,
  decisionForm,
  putForm,
  resultsForm,
} from '../../../src/bot/cards/management-review/decide.js'
import { type PackView, packForm } from '../../../src/bot/cards/management-review/pack.js'
import {
  begunMessageCard,
  movedMessageCard,
  packMessageCard,
} from '../../../src/bot/cards/management-review/pack-message.js'
import { answeredCard, questionForm } from '../../../src/bot/cards/management-review/question.js'
import { recordsForm } from '../../../src/bot/cards/management-review/records.js'
import {
  type ReviewStands,
  reviewCard,
  reviewListCard,
} from '../../../src/bot/cards/management-review/review.js'
import { verbs } from '../../../src/bot/cards/management-review/verbs.js'
import { outOfTurnForm } from '../../../src/bot/cards/out-of-turn.js'
import type { Ask } from '../../../src/domain/ask.js'
import { type ReviewDefinition, reviewInputs } from '../../../src/domain/management-review.js'
import { inputSlot, MINUTES_SLOT, PACK_SLOT } from '../../../src/domain/review-course.js'
import {
  MOST_ACTIONS,
  minutesLack,
  type ReviewMeeting,
  type ReviewQuestion,
} from '../../../src/domain/review-meeting.js'
import type { PackSection } from '../../../src/domain/review-pack.js'
import * as longestTexts from './longest.js'
import type { Shown, ShownBy } from './shown.js'

const { at } = longestTexts
const today = '2026-03-09'
const said = 'Said & <so>; '.repeat(150)
const kept = { text: said, commitment: 'c' }
const recorded = { by: 'p_1', at, event: 'e_1' }
const people = Array.from({ length: 30 }, (_, n) => `p_${n + 1}`)

/** As long as management-reviews.yaml allows each text to be. */
const definition: ReviewDefinition = {
  ...{ _id: 'r@1', v: 1, review: 'x'.repeat(60), version: '1', sequence: 1 },
  title: { en: 'W'.repeat(80), de: 'W'.repeat(80) },
  controls: Array.from({ length: 10 }, (_, n) => `A.8.${n + 20}`),
  ...{ chair: 'p_1', attendees: people, asks: {}, hash: 'a'.repeat(64), importedAt: at },
}

const sections = reviewInputs.map((input): PackSection => {
  return {
    ...{ input, owner: 'p_1', unanswered: people.slice(0, 10) },
    figures: [
      { id: 'risks-open', unit: 'count', direction: 'down', now: 12, before: null, trend: [], records: [] },
      {
        id: 'checks-in-order',
        unit: 'percent',
        direction: 'up',
        target: 98,
        now: 97,
        before: 96,
        trend: [],
        records: [],
      },
    ],
    items: Array.from({ length: 60 }, (_, n) => ({
      ...{
        kind: 'risk',
        title: definition.title,
        state: 'accepted',
        who: 'p_1',
        on: today,
        record: `R-${n}`,
      },
    })),
    said: [{ by: 'p_1', at, answer: 'something', text: said }],
  }
})

const meeting: ReviewMeeting = {
  ...{ _id: `cycle/management-review.${'x'.repeat(60)}/2026`, v: 1, revision: 9, review: 'x'.repeat(60) },
  ...{ meetingOn: '2026-03-12', timesPut: 0 },
  pack: {
    ...{ ...recorded, hash: 'a'.repeat(64), files: [] },
    content: {
      ...{ v: 1, review: 'x', asOf: at, sections },
      ...{ period: { from: '2025-03-01', to: today }, before: { from: '2024-03-01', to: '2025-02-28' } },
    },
  },
  attendance: { ...recorded, present: people, invited: people, title: definition.title, note: kept },
  decisions: Object.fromEntries(reviewInputs.map((input) => [input, { ...recorded, text: kept }])),
  actions: Array.from({ length: 10 * MOST_ACTIONS }, (_, n) => {
    return {
      ...recorded,
      id: `action-${n + 1}`,
      input: reviewInputs[n % reviewInputs.length] ?? 'risks',
      what: kept,
      who: 'p_1',
      due: '2026-09-30',
    }
  }),
  results: {
    ...{ ...recorded, improvement: kept, changes: kept, because: kept },
    judgements: { suitable: 'partly', adequate: 'partly', effective: 'partly' },
  },
}

const question: ReviewQuestion = {
  ...{ ...recorded, id: 'question-1', input: 'risks', of: 'p_1', dueOn: '2026-03-10', text: kept },
}

export const managementReview: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const nameOf = () => reader.name
  const open: Ask = { ...longestTexts.ask, process: 'management-review', kind: 'delegable' }
  const view = (slot: string, ask: Partial<Ask> = {}): ReviewAskView => ({
    ...{ ask: { ...open, slot, ...ask }, definition, meeting, reader, at, askedOf: reader.name },
    chair: reader.name,
    ...{ action: meeting.actions[0] ?? null, answeredBy: `${reader.name} for ${reader.name}` },
    unanswered: [reader.name, reader.name],
    question: slot.startsWith('question') ? question : null,
    questionBy: reader.name,
    handedOn: slot.startsWith('action') ? { by: reader.name, reason: said } : null,
  })
  const slots = [
    inputSlot('issues'),
    inputSlot('feedback'),
    PACK_SLOT,
    MINUTES_SLOT,
    'action-1',
    'question-1',
  ]
  const answered = (value: string): Partial<Ask> => {
    const answer = { ...longestTexts.answered.answer, value, reason: kept, until: '2026-10-01' }
    return { state: 'answered', answer: answer as NonNullable<Ask['answer']> }
  }
  const closed = (because: NonNullable<Ask['closed']>['because']): Partial<Ask> => {
    return { state: 'closed', closed: { at, because } }
  }
  const stands: ReviewStands = {
    ...{ definition, meeting, stage: 'following', preparer: reader.name, nameOf, nextOn: '2027-01-15' },
    lacks: minutesLack({ decisions: {} }, reviewInputs, []),
    actions: { open: 3, done: 17 },
  }
  const none: ReviewStands = {
    ...{ definition, meeting: null, stage: null, preparer: null, nameOf, nextOn: null, lacks: [] },
    actions: { open: 0, done: 0 },
  }
  const pack: PackView = {
    ...{ pack: meeting.pack?.content as PackView['pack'], title: 'W'.repeat(80), cycle: meeting._id },
    ...{ meetingOn: meeting.meetingOn, sent: { at, hash: 'a'.repeat(64) }, nameOf, reader, today },
    later: [{ input: 'risks', figure: 'risks-open', sent: 12, now: null }],
    questions: [null, { by: 'p_1', at, text: said }].map((answer) => {
      return { input: 'risks', by: 'p_1', of: 'p_1', at, text: said, answer }
    }),
  }
  const [section] = sections
  const many = Array.from({ length: 5_000 }, (_, n) => `cycle/control-check.${'x'.repeat(40)}/${n}`)
  const counted: PackSection = {
    ...(section as PackSection),
    figures: section?.figures.map((figure) => ({ ...figure, records: many })) ?? [],
    more: 4_950,
  }
  const fresh: ReviewMeeting = {
    ...meeting,
    attendance: undefined,
    decisions: {},
    actions: [],
    results: undefined,
  } as never
  const decide: DecideView = {
    ...{ meeting, title: 'W'.repeat(80), attendees: people, lacks: [], nameOf, reader, today },
  }
  const { managementReview: words } = texts
  const concluded = {
    ...{ improvement: said, changes: said, because: said },
    judgements: { suitable: 'partly', adequate: 'partly', effective: 'partly' },
  } as const
  const shown = { reader, today }
  const told = { meeting, title: 'W'.repeat(80), today }
  return [
    ...slots.flatMap((slot): Shown[] => [
      [`review: ${slot}`, reviewAskCard(view(slot), texts)],
      [`review: ${slot}, answered`, reviewAskCard(view(slot, answered('something')), texts)],
      [`review: ${slot}, done`, reviewAskCard(view(slot, answered('done')), texts)],
      [
        `review: ${slot}, in a form`,
        reviewAskForm(view(slot, { delegated: { to: reader._id, since: at, until: today } }), texts),
      ],
    ]),
    ...(['settled', 'handed-on', 'left', 'cycle-closed'] as const).map((because): Shown => {
      return [`review: closed, ${because}`, reviewAskCard(view(PACK_SLOT, closed(because)), texts)]
    }),
    [
      'review: closed, what to know',
      reviewAskCard(view(inputSlot('parties'), closed('cycle-closed')), texts),
    ],
    ['review: closed, a question', reviewAskCard(view('question-1', closed('cycle-closed')), texts)],
    ['review: the answer to a question', explainForm(view('question-1'), 'answered', texts)],
    ['review: a question', questionForm({ cycle: meeting._id, input: 'parties', name: reader.name }, texts)],
    [
      'review: a question was answered',
      answeredCard(
        {
          title: 'W'.repeat(80),
          cycle: meeting._id,
          section: 3,
          question: said,
          by: reader.name,
          answer: said,
        },
        texts,
      ),
    ],
    ['review: what to know', explainForm(view(inputSlot('parties')), 'something', texts)],
    ['review: an action is done', explainForm(view('action-1'), 'done', texts)],
    ['review: an action is handed on', handOnForm(view('action-1'), texts)],
    ['review: an action takes longer', explainForm(view('action-1'), 'later', texts)],
    [
      'review: all',
      reviewListCard(
        Array.from({ length: 30 }, () => stands),
        { ...shown, all: true },
        texts,
      ),
    ],
    ['review: theirs', reviewListCard([none], { ...shown, all: false }, texts)],
    [
      'review: one',
      reviewCard(
        stands,
        [
          { verb: verbs.decide, value: meeting._id, label: words.review.record, primary: true },
          { verb: verbs.askMove, value: meeting._id, label: words.review.move },
        ],
        shown,
        texts,
      ),
    ],
    ['review: none was held', reviewCard(none, [], shown, texts)],
    [
      'review: a section of the pack',
      packForm(pack, 2, [{ verb: verbs.askSend, value: 'c', label: words.ask.pack.send(30) }], texts),
    ],
    ['review: the records of a section', recordsForm(counted, 9, pack, texts)],
    ['review: the last section', packForm({ ...pack, sent: null, later: [] }, 10, [], texts)],
    ['review: a section that has changed', packForm(pack, 9, [], texts)],
    ['review: it has begun', begunMessageCard(told, texts)],
    ['review: the meeting was moved', movedMessageCard(told, { takesPart: true, dueOn: today }, texts)],
    ['review: moved, to whoever is asked', movedMessageCard(told, { takesPart: false, dueOn: today }, texts)],
    ['review: the pack is there', packMessageCard(told, texts)],
    ['review: recording', decideForm(decide, texts)],
    ['review: nothing recorded', decideForm({ ...decide, meeting: fresh, lacks: stands.lacks }, texts)],
    ['review: who is there', attendanceForm(decide, texts)],
    [
      'review: who is there, recorded meanwhile',
      attendanceForm(decide, texts, { present: people, note: said }),
    ],
    ['review: what it comes to, recorded meanwhile', resultsForm(decide, texts, concluded)],
    ['review: a decision', decisionForm({ ...decide, meeting: fresh }, 'issues', texts)],
    ['review: a decision, changed meanwhile', decisionForm(decide, 'risks', texts, { typed: said })],
    ['review: what it comes to', resultsForm(decide, texts)],
    ['review: putting the minutes', putForm(decide, null, texts)],
    [
      'review: beginning one',
      outOfTurnForm(
        { verb: verbs.start, id: 'x', name: 'W'.repeat(80), owner: reader.name, words: words.start },
        texts,
      ),
    ],
  ]
}
