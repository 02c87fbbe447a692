import { approvalCard, confirmForm, readForm } from '../../../src/bot/cards/approval.js'
import { queryAnsweredCard } from '../../../src/bot/cards/query.js'
import { requestForm, requestListCard, requestPage, requestView } from '../../../src/bot/cards/request.js'
import type { Ask } from '../../../src/domain/ask.js'
import type { Decision } from '../../../src/domain/decision.js'
import type { RequestField, RequestType } from '../../../src/domain/request.js'
import * as longestTexts from './longest.js'
import { longestQueries } from './query.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const both = (text: string) => ({ en: text, de: text })
const kinds: readonly RequestField['kind'][] = ['choice', 'date', 'text', 'long-text']

/** As long as approvals.yaml allows each text to be; nine of ten fields take long texts. */
export const longest: RequestType = {
  ...{ _id: `${'x'.repeat(60)}@99`, v: 1, requestType: 'x'.repeat(60), version: '99', sequence: 99 },
  title: both('W'.repeat(60)),
  about: both('&'.repeat(300)),
  controls: Array.from({ length: 10 }, (_, n) => `A.8.${n + 20}`),
  fields: Array.from({ length: 10 }, (_, n) => ({
    ...{ id: `field-${n}`, label: both('W'.repeat(48)), hint: both('W'.repeat(150)), optional: n > 5 },
    kind: kinds[n] ?? 'long-text',
    options: Array.from({ length: 20 }, (_, m) => ({ id: `option-${m}`, label: both('W'.repeat(75)) })),
  })),
  steps: [],
  ...{ hash: 'a'.repeat(64), importedAt: at, place: 0 },
}

const filledIn = Object.fromEntries(
  longest.fields.map(({ id, kind }) => {
    const texts = {
      choice: 'option-1',
      date: '2027-03-01',
      text: '&'.repeat(150),
      'long-text': '& '.repeat(500),
    }
    return [id, { text: texts[kind].trim(), commitment: 'c' }]
  }),
)

const approvers = ['p_1', 'p_2', 'p_3']
const decision: Decision = {
  ...{
    _id: `decision/approval.request.${longest.requestType}.99999/1`,
    v: 1,
    process: 'approval',
    number: 1,
  },
  subject: { type: 'request', id: `${longest.requestType}.99999`, version: '99', hash: 'a'.repeat(64) },
  ...{ question: 'request', facts: {}, filledIn, requestedBy: 'p_9', requestedAt: at },
  ...{ dueOn: '2027-09-30', timeZone: 'Europe/Dublin', state: 'open' },
  steps: [
    {
      ...{ slot: 'step-1', who: [{ role: 'x'.repeat(60) }], needs: 'any' },
      ...{ approvers, quorum: 1, up: [] },
    },
  ],
}

export const request: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const subject = requestView(longest, decision, reader.name, reader, texts)
  const ask: Ask = {
    ...{ ...longestTexts.ask, cycle: decision._id, slot: 'step-1' },
    ...{ process: 'approval', kind: 'delegable' },
  }
  const names = { reader, requester: reader.name, approver: reader.name, namer: null }
  const view = {
    ...names,
    decision,
    subject,
    at,
    ask,
    answeredBy: null,
    inPlaceOf: null,
    claimedBy: null,
    somebodyMayTake: true,
    askedOf: reader.name,
    queries: longestQueries,
  }
  const card = approvalCard(view, texts)
  const page = requestPage(longest, decision, reader.name, reader, texts)
  const many = Array.from({ length: 40 }, () => longest)
  const own = (['open', 'approved', 'rejected', 'withdrawn'] as const).map((state) => ({
    ...{ decision: { ...decision, state }, type: longest },
    standing: texts.request.standing.open(reader.name, '2027-09-30', '2027-03-01'),
  }))
  const value = `${longest._id}.${'f'.repeat(16)}`
  const three = [reader.name, reader.name, reader.name]
  const deciders = Array.from({ length: 5 }, () => texts.approval.names.oneOf(three))
  return [
    ['what may be asked for', requestListCard(many.slice(0, 5), own, reader, texts)],
    ['forty things that may be asked for', requestListCard(many, own, reader, texts)],
    ['the form of a request', requestForm(longest, { value, deciders }, reader, texts)],
    ['the question about a request', card],
    [
      'the same below that what was asked back is answered',
      { summary: 's', nodes: [...queryAnsweredCard(reader.name, subject.what, texts).nodes, ...card.nodes] },
    ],
    ['its confirmation', confirmForm(view, texts)],
    ['a request to read', readForm(view, { nodes: page, isLast: true }, texts)],
  ]
}
