import { type Attempts, type Filler, filledIn } from '../../src/rehearsal/filling.js'
import { fieldErrors } from '../../src/sandbox/person/form.js'
import type { Block } from '../../src/sandbox/slack/block.js'

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const option = (value: string, words: string) => ({ value, text: plain(words) })

function field(id: string, element: object, optional = false): Block {
  return { type: 'input', block_id: id, label: plain(id), optional, element } as Block
}

const form: Block[] = [
  field('why', { type: 'plain_text_input', action_id: 'a', min_length: 60, max_length: 80 }),
  field('count', {
    type: 'number_input',
    action_id: 'a',
    is_decimal_allowed: false,
    min_value: '3',
    max_value: '9',
  }),
  field('on', { type: 'datepicker', action_id: 'a' }),
  field('owner', { type: 'users_select', action_id: 'a' }),
  field('team', { type: 'multi_users_select', action_id: 'a' }),
  field('verdict', {
    type: 'radio_buttons',
    action_id: 'a',
    options: [option('yes', 'Yes'), option('no', 'No')],
  }),
  field('grade', {
    type: 'static_select',
    action_id: 'a',
    option_groups: [{ label: plain('g'), options: [option('minor', 'Minor'), option('major', 'Major')] }],
  }),
  field('confirmed', {
    type: 'checkboxes',
    action_id: 'a',
    options: [option('one', 'One'), option('two', 'Two')],
  }),
  field('evidence', { type: 'file_input', action_id: 'a', filetypes: ['csv'] }),
  field('note', { type: 'plain_text_input', action_id: 'a' }, true),
]

const filler: Filler = {
  today: '2027-03-01',
  sentence: 'What was looked at.',
  others: ['U1', 'U2'],
  reluctant: false,
  isRight: () => false,
  file: async (_, attempt) => `F${attempt}`,
}

describe('somebody who is played', () => {
  test('fills in a form that they have never seen, of every kind of input, as Slack lets it through', async () => {
    const entries = await filledIn(form, new Map(), filler)
    expect(fieldErrors(form, entries)).toEqual({})
    expect(entries).toMatchObject({
      count: { a: '3' },
      on: { a: '2027-03-15' },
      owner: { a: 'U1' },
      team: { a: ['U1'] },
      verdict: { a: 'yes' },
      grade: { a: 'minor' },
      confirmed: { a: ['one', 'two'] },
      evidence: { a: ['F0'] },
    })
    expect(entries).not.toHaveProperty('note')
  })

  test('who says no chooses something else, who has read the policy what is right', async () => {
    const verdict = async (changes: Partial<Filler>) =>
      (await filledIn(form, new Map(), { ...filler, ...changes })).verdict?.a
    expect(await verdict({ reluctant: true })).toBe('no')
    expect(await verdict({ isRight: (words) => words === 'No' })).toBe('no')
    expect(await verdict({ isRight: (words) => words === 'Yes', reluctant: true })).toBe('yes')
  })

  test('what was found wrong is filled in differently, by what the error names, and the rest stays', async () => {
    const attempts: Attempts = new Map([
      ['count', { times: 1, hints: [] }],
      ['note', { times: 2, hints: ['19', '0'] }],
    ])
    const entries = await filledIn(form, attempts, filler)
    expect(entries.count).toEqual({ a: '4' })
    expect(entries.note).toEqual({ a: '19' })
    expect(entries.on).toEqual({ a: '2027-03-15' })
  })

  test('what stands in a field already stays', async () => {
    const suggested = [
      field('note', { type: 'plain_text_input', action_id: 'a', initial_value: 'As last time' }),
    ]
    expect(await filledIn(suggested, new Map(), filler)).toEqual({})
  })

  test('chooses where a form leaves everything open, since it is there to be chosen in, and writes what nobody asks for nowhere', async () => {
    const options = [option('keep', 'Keep'), option('remove', 'Remove')]
    const accounts = ['ada', 'ben'].flatMap((id) => [
      field(`decision.${id}`, { type: 'static_select', action_id: 'a', options }, true),
      field(`reason.${id}`, { type: 'plain_text_input', action_id: 'a' }, true),
    ])
    const decided = { 'decision.ada': { a: 'keep' }, 'decision.ben': { a: 'keep' } }
    expect(await filledIn(accounts, new Map(), filler)).toEqual(decided)
    const lacking: Attempts = new Map([['reason.ben', { times: 1, hints: [] }]])
    const mended = { ...decided, 'reason.ben': { a: filler.sentence } }
    expect(await filledIn(accounts, lacking, filler)).toEqual(mended)
  })
})
