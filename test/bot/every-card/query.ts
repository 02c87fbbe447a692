import { helpCard } from '../../../src/bot/cards/help.js'
import {
  type QueryOnShow,
  type QueryView,
  queriesOnCard,
  queryAnsweredCard,
  queryAnswerForm,
  queryCard,
  queryForm,
  queryWaiting,
} from '../../../src/bot/cards/query.js'
import type { Ask } from '../../../src/domain/ask.js'
import * as longestTexts from './longest.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const { name } = longestTexts.reader
const asked = '& '.repeat(250).trim()
const answered = '& why? '.repeat(143).trim()
const what = `“${'W'.repeat(60)}”, request 99999, of ${name}`

/** More than a card shows, the last one still open. */
export const longestQueries: readonly QueryOnShow[] = Array.from({ length: 6 }, (_, n) => ({
  ...{ asker: name, at, text: asked, open: n === 5 },
  answer: n === 5 ? null : { who: `${name} for ${name}`, at, text: answered },
}))

const kept = (text: string) => ({ text, commitment: 'c' })
const ask: QueryView['ask'] = {
  ...longestTexts.ask,
  ...{ process: 'approval', kind: 'delegable', slot: 'query-1' },
  query: { text: kept(asked), event: 'e', by: 'p_2', at, about: 'a', nonce: 'f'.repeat(16) },
}

export const query: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const view: QueryView = { ask, what, reader, asker: name, answeredBy: null, at }
  const settled = (by: string) => {
    const answer = { ...longestTexts.answered.answer, by, value: 'answered', reason: kept(answered) }
    const settledAsk = { ...ask, state: 'answered' as const, answer: answer as NonNullable<Ask['answer']> }
    return queryCard({ ...view, ask: settledAsk, answeredBy: `${name} for ${name}` }, texts)
  }
  const waiting = Array.from({ length: 60 }, () => queryWaiting(view, texts))
  return [
    [
      'the form in which an approver asks back',
      queryForm({ ask, what, requester: name }, 'f'.repeat(16), texts),
    ],
    ['what an approver wants to know', queryCard(view, texts)],
    ['the form for the answer', queryAnswerForm(view, texts)],
    ['the receipt of the answer', settled(reader._id)],
    ['the receipt of an answer by somebody else', settled('p_3')],
    ...(['changed', 'superseded', 'retired', 'withdrawn', 'left', 'cycle-closed'] as const).map((because) => {
      const closed = { ...ask, state: 'closed' as const, closed: { at, because } }
      return [
        `what an approver wanted to know, ${because}`,
        queryCard({ ...view, ask: closed }, texts),
      ] as const
    }),
    ['that it was answered', queryAnsweredCard(name, what, texts)],
    ['two on a card', { summary: 's', nodes: queriesOnCard(longestQueries.slice(0, 2), reader, texts) }],
    ['help with sixty that wait', helpCard({ watching: [], waiting, commands: [] }, texts)],
  ]
}
