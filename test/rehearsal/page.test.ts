import type { Form } from '../../src/bot/cards/card.js'
import { pageHtml } from '../../src/bot/html/page.js'
import { renderCard, renderForm } from '../../src/bot/html/render-card.js'
import { sealFor } from '../../src/bot/html/seal.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import { filledIn } from '../../src/rehearsal/filling.js'
import { pageRead } from '../../src/rehearsal/page.js'
import { buttonsIn } from '../../src/rehearsal/reading.js'

const texts = textsFor('en')
const seal = sealFor('a key')
const options = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]
const form: Form = {
  ...{ title: 'What was found', close: 'Close', submit: { verb: 'record', value: 'x.1', label: 'Record' } },
  nodes: [
    { kind: 'actions', actions: [{ verb: 'page', value: 'x.1', label: 'Next page' }] },
    {
      kind: 'inputs',
      inputs: [
        { kind: 'text', name: 'what', label: 'What', most: 40, long: true },
        { kind: 'text', name: 'where', label: 'Where', initial: 'in "the" <lab>' },
        { kind: 'choice', name: 'grade', label: 'Grade', look: 'menu', options },
        { kind: 'choice', name: 'sure', label: 'Sure', look: 'radio', options, initial: 'no' },
        { kind: 'choices', name: 'all', label: 'All of it', options },
        { kind: 'date', name: 'on', label: 'On' },
        { kind: 'person', name: 'who', label: 'Who' },
        { kind: 'people', name: 'others', label: 'Who else' },
        { kind: 'file', name: 'paper', label: 'Paper', endings: ['pdf'] },
        { kind: 'text', name: 'note', label: 'Note', optional: true },
      ],
    },
  ],
}
const filler = {
  ...{ today: '2027-03-01', sentence: 'Looked at.', reluctant: false, isRight: () => false },
  others: ['lee@kestrel.example'],
  file: async () => 'file-1',
}

function inPage(main: string): string {
  return pageHtml({ heading: 'Steward', main }, texts)
}

test('whoever comes by a link fills in every kind of field, and is told what is wrong beside it', async () => {
  const filled = { inputs: {}, errors: { on: 'Not before <today>.' } }
  const main = renderForm(form, '/link/act', seal, texts, { page: 'p1', filled }).payload
  const read = pageRead(inPage(main))
  expect(read.form).toMatchObject({
    ...{ page: 'p1', isMultipart: true, send: seal('record', 'x.1') },
    errors: { 'input.on': 'Not before <today>.' },
  })
  expect(buttonsIn(read.blocks)).toMatchObject([{ action: 'page', value: 'x.1', label: 'Next page' }])
  // What stands in a field, and what nobody has to say, is left.
  expect(await filledIn(read.blocks, new Map(), filler)).toEqual({
    'input.what': { 'input.what': 'Looked at.' },
    'input.grade': { 'input.grade': 'yes' },
    'input.all': { 'input.all': ['yes', 'no'] },
    'input.on': { 'input.on': '2027-03-15' },
    'input.who': { 'input.who': 'lee@kestrel.example' },
    'input.others': { 'input.others': ['lee@kestrel.example'] },
    'input.paper': { 'input.paper': ['file-1'] },
  })
})

test('of all that waits on a page each button says what it is about', () => {
  const card = (id: string) =>
    renderCard(
      {
        summary: id,
        nodes: [
          { kind: 'title', text: id },
          {
            kind: 'actions',
            actions: [{ verb: 'answer', value: `${id}.1`, label: 'Answer', primary: true }],
          },
        ],
      },
      '/link/act',
      seal,
    ).payload
  const { form: none, blocks } = pageRead(inPage(card('first') + card('second')))
  expect(none).toBeNull()
  expect(buttonsIn(blocks)).toMatchObject([
    { value: 'first.1', block: seal('answer', 'first.1'), primary: true },
    { value: 'second.1', block: seal('answer', 'second.1') },
  ])
})
