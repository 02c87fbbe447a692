import { limits } from '../../src/sandbox/slack/limits.js'
import { SlackError } from '../../src/sandbox/slack/slack-error.js'
import { checkedMessageBlocks, checkedView } from '../../src/sandbox/slack/validation.js'

const x = (length: number) => 'x'.repeat(length)
const plain = (length: number) => ({ type: 'plain_text', text: x(length) })
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: x(length) })
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index))
const actions = (...elements: object[]) => ({ type: 'actions', elements })
const button = (more: object = {}) => ({ type: 'button', text: plain(1), ...more })
const options = (count: number, of: object = {}) =>
  times(count, (n) => ({ text: plain(1), value: `v${n}`, ...of }))
const select = (more: object) => ({ type: 'static_select', options: options(1), ...more })
const input = (more: object = {}, element: object = { type: 'plain_text_input' }) => ({
  type: 'input',
  label: plain(1),
  element,
  ...more,
})
const modal = (more: object = {}) => ({
  type: 'modal',
  title: plain(1),
  submit: plain(1),
  blocks: [input()],
  ...more,
})

function messageComplaints(blocks: unknown): string[] {
  return complaintsOf(() => checkedMessageBlocks(blocks), 'invalid_blocks')
}

function viewComplaints(view: unknown): string[] {
  return complaintsOf(() => checkedView(view, 'modal'), 'invalid_arguments').slice(1)
}

function complaintsOf(act: () => unknown, code: string): string[] {
  try {
    act()
    return []
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    expect(error.code).toBe(code)
    return error.details
  }
}

describe("Slack's limits on a message", () => {
  const cases: [string, number, (size: number) => object[], string][] = [
    ['blocks', 50, (n) => times(n, () => ({ type: 'divider' })), '/blocks'],
    ['text of a section', 3000, (n) => [{ type: 'section', text: mrkdwn(n) }], '/blocks/0/text/text'],
    [
      'fields of a section',
      10,
      (n) => [{ type: 'section', fields: times(n, () => plain(1)) }],
      '/blocks/0/fields',
    ],
    ['text of a field', 2000, (n) => [{ type: 'section', fields: [mrkdwn(n)] }], '/blocks/0/fields/0/text'],
    ['text of a header', 150, (n) => [{ type: 'header', text: plain(n) }], '/blocks/0/text/text'],
    [
      'elements of a context',
      10,
      (n) => [{ type: 'context', elements: times(n, () => plain(1)) }],
      '/blocks/0/elements',
    ],
    ['elements of an actions block', 25, (n) => [actions(...times(n, () => button()))], '/blocks/0/elements'],
    ['text of a button', 75, (n) => [actions(button({ text: plain(n) }))], '/blocks/0/elements/0/text/text'],
    ['value of a button', 2000, (n) => [actions(button({ value: x(n) }))], '/blocks/0/elements/0/value'],
    ['action_id', 255, (n) => [actions(button({ action_id: x(n) }))], '/blocks/0/elements/0/action_id'],
    ['block_id', 255, (n) => [{ type: 'divider', block_id: x(n) }], '/blocks/0/block_id'],
    [
      'options of a menu',
      100,
      (n) => [actions(select({ options: options(n) }))],
      '/blocks/0/elements/0/options',
    ],
    [
      'text of an option',
      75,
      (n) => [actions(select({ options: options(1, { text: plain(n) }) }))],
      '/blocks/0/elements/0/options/0/text/text',
    ],
    [
      'value of an option',
      150,
      (n) => [actions(select({ options: options(1, { value: x(n) }) }))],
      '/blocks/0/elements/0/options/0/value',
    ],
    [
      'choices of radio buttons',
      10,
      (n) => [actions({ type: 'radio_buttons', options: options(n) })],
      '/blocks/0/elements/0/options',
    ],
    [
      'entries of an overflow menu',
      5,
      (n) => [actions({ type: 'overflow', options: options(n) })],
      '/blocks/0/elements/0/options',
    ],
    [
      'description of a picture',
      2000,
      (n) => [{ type: 'image', image_url: 'https://a.example/a.png', alt_text: x(n) }],
      '/blocks/0/alt_text',
    ],
  ]
  test.each(cases)('%s: %i and no more', (_, most, make, place) => {
    expect(messageComplaints(make(most))).toEqual([])
    const isList = /\/(blocks|fields|elements|options)$/.test(place)
    const words = isList ? `no more than ${most} items allowed` : `must be less than ${most + 1} characters`
    expect(messageComplaints(make(most + 1))).toEqual([`${words} [json-pointer:${place}]`])
  })

  test('all text together has a limit too', () => {
    const section = { type: 'section', text: mrkdwn(3000) }
    expect(checkedMessageBlocks(times(4, () => section))).toHaveLength(4)
    expect(() =>
      checkedMessageBlocks([...times(4, () => section), { type: 'header', text: plain(1) }]),
    ).toThrow('msg_blocks_too_long')
    expect(limits.messageBlocksText).toBe(12_000)
  })
})

describe("Slack's limits on a form", () => {
  const cases: [string, number, (size: number) => object, string][] = [
    ['blocks', 100, (n) => modal({ blocks: times(n, () => ({ type: 'divider' })) }), '/view/blocks'],
    ['title', 24, (n) => modal({ title: plain(n) }), '/view/title/text'],
    ['submit button', 24, (n) => modal({ submit: plain(n) }), '/view/submit/text'],
    ['close button', 24, (n) => modal({ close: plain(n) }), '/view/close/text'],
    ['private_metadata', 3000, (n) => modal({ private_metadata: x(n) }), '/view/private_metadata'],
    ['callback_id', 255, (n) => modal({ callback_id: x(n) }), '/view/callback_id'],
    ['label', 2000, (n) => modal({ blocks: [input({ label: plain(n) })] }), '/view/blocks/0/label/text'],
    ['hint', 2000, (n) => modal({ blocks: [input({ hint: plain(n) })] }), '/view/blocks/0/hint/text'],
    [
      'initial value',
      3000,
      (n) => modal({ blocks: [input({}, { type: 'plain_text_input', initial_value: x(n) })] }),
      '/view/blocks/0/element/initial_value',
    ],
  ]
  test.each(cases)('%s: %i and no more', (_, most, make, place) => {
    expect(viewComplaints(make(most))).toEqual([])
    const words =
      place === '/view/blocks'
        ? `no more than ${most} items allowed`
        : `must be less than ${most + 1} characters`
    expect(viewComplaints(make(most + 1))).toEqual([`${words} [json-pointer:${place}]`])
  })

  test('inputs need a button that submits them', () => {
    expect(viewComplaints({ ...modal(), submit: undefined })).toEqual([
      'missing required field: submit [json-pointer:/view]',
    ])
    expect(viewComplaints({ ...modal(), submit: undefined, blocks: [] })).toEqual([])
  })

  test('a form of more than 250 kB is too large', () => {
    const blocks = times(90, () => ({ type: 'section', text: mrkdwn(3000) }))
    expect(() => checkedView(modal({ blocks }), 'modal')).toThrow('view_too_large')
  })
})

describe('what Slack does not know, or misses', () => {
  test.each([
    ['an unknown block', [{ type: 'alarm' }], 'unsupported type: alarm [json-pointer:/blocks/0/type]'],
    ['a block without a type', [{}], 'missing required field: type [json-pointer:/blocks/0/type]'],
    [
      'an unknown element',
      [actions({ type: 'slider' })],
      'unsupported type: slider [json-pointer:/blocks/0/elements/0/type]',
    ],
    ['an input in a message', [input()], 'unsupported type: input [json-pointer:/blocks/0/type]'],
    [
      'an unknown field',
      [{ type: 'divider', colour: 'red' }],
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    [
      'a header without text',
      [{ type: 'header' }],
      'missing required field: text [json-pointer:/blocks/0/text]',
    ],
    [
      'text where an object belongs',
      [{ type: 'header', text: 'Hi' }],
      'must provide an object [json-pointer:/blocks/0/text]',
    ],
    [
      'an empty text',
      [{ type: 'header', text: plain(0) }],
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'an empty section',
      [{ type: 'section' }],
      'must define either `text` or `fields` [json-pointer:/blocks/0]',
    ],
    [
      'an actions block without elements',
      [actions()],
      'no less than 1 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'the same block_id twice',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
      '`block_id` "a" already exists [json-pointer:/blocks/1/block_id]',
    ],
    [
      'the same action_id twice in a block',
      [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
      '`action_id` "a" already exists for this block [json-pointer:/blocks/0/elements/1]',
    ],
    [
      'a first choice that is not on offer',
      [actions(select({ initial_option: { text: plain(1), value: 'other' } }))],
      'initial option must match one of the options [json-pointer:/blocks/0/elements/0]',
    ],
  ])('%s', (_, blocks, complaint) => {
    expect(messageComplaints(blocks)).toEqual([complaint])
  })

  test('blocks that are no JSON', () => {
    expect(() => checkedMessageBlocks('[{')).toThrow('invalid_blocks_format')
  })

  test('what comes without ids gets them, each its own', () => {
    const blocks = checkedMessageBlocks([{ type: 'divider' }, actions(button(), button())])
    const ids = blocks.map(({ block_id }) => block_id)
    expect(new Set(ids).size).toBe(2)
    expect(ids).not.toContain(undefined)
    expect(JSON.stringify(blocks).match(/"action_id":"[^"]+"/g)).toHaveLength(2)
  })
})
