import type { Form } from '../../../src/bot/cards/card.js'
import { inputsOf } from '../../../src/bot/cards/card.js'
import { readInputs } from '../../../src/bot/html/read-inputs.js'
import { renderForm } from '../../../src/bot/html/render-card.js'
import { textsFor } from '../../../src/bot/texts/texts.js'
import { storesOf } from '../../../src/main/stores.js'
import { found, lead } from '../../support/company.js'
import { type TestDatabase, testDatabase } from '../../support/database.js'

const texts = textsFor('en')
const form: Form = {
  ...{ title: 'f', close: 'Close', submit: { verb: 'v', value: 'x', label: 'Record' } },
  nodes: [
    {
      kind: 'inputs',
      inputs: [
        { kind: 'person', name: 'doer', label: 'Who', optional: true },
        { kind: 'people', name: 'there', label: 'Who was there', optional: true },
      ],
    },
  ],
}

let database: TestDatabase
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.drop())

test('the page that comes after a form shows again whom somebody named, and the desk gets their account', async () => {
  const stores = storesOf(database.db)
  await found(stores, [lead])
  const fields = new URLSearchParams([
    ['input.doer', ` ${lead.email} `],
    ['input.there', `${lead.email}, nobody@kestrel.example`],
  ])
  const sent = { fields, files: new Map() }
  const take = () => ({ file: '' })
  const read = await readInputs(inputsOf(form.nodes), sent, { people: stores.people, take }, texts)
  expect(read).toMatchObject({
    errors: {},
    inputs: {
      doer: { platform: 'slack', user: 'U1' },
      there: [
        { platform: 'slack', user: 'U1' },
        { platform: 'mail', user: 'nobody' },
      ],
    },
  })
  const filled = { inputs: read.written, errors: {} }
  const seal = (verb: string, value: string) => `${verb}.${value}`
  const { payload } = renderForm(form, '/link/act', seal, texts, { page: 'page', filled })
  expect(payload).toContain(`value="${lead.email}"`)
  expect(payload).toContain(`${lead.email}, nobody@kestrel.example</textarea>`)
})
