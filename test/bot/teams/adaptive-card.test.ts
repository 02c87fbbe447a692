import fc from 'fast-check'
import { marked, type Token } from 'marked'
import { escaped, type Form } from '../../../src/bot/cards/card.js'
import { pictureHash } from '../../../src/bot/rendered.js'
import { textBlocks } from '../../../src/bot/teams/card-markdown.js'
import { renderAdaptiveCard, renderAdaptiveForm } from '../../../src/bot/teams/render-adaptive-card.js'
import { textsFor } from '../../../src/bot/texts/texts.js'

const texts = textsFor('en')
const shown = (markdown: string) => textBlocks(markdown).map(({ text }) => text)

/** What a client that reads the Markdown of cards makes of a text: its words, and which signs it took for markup. */
function read(text: string): { words: string; markup: string[] } {
  const markup: string[] = []
  const wordsOf = (token: Token): string => {
    if (!['paragraph', 'text', 'escape', 'space'].includes(token.type)) markup.push(token.type)
    if ('tokens' in token && token.tokens) return token.tokens.map(wordsOf).join('')
    return token.type === 'space' ? '\n' : 'text' in token ? token.text : token.raw
  }
  return { words: marked.lexer(text).map(wordsOf).join(''), markup }
}

describe('what Teams shows of a text', () => {
  test('headings, quotes and code get blocks of their own; what is between them stays together', () => {
    const blocks = textBlocks(
      '# 1. Scope\n\n**All** staff, *always*.\n\n- one\n- two\n  1. three\n\n> Nobody is blamed.\n\n```\nif (locked)\n  leave()\n```',
    )
    expect(blocks).toEqual([
      {
        ...{ type: 'TextBlock', wrap: true, text: '1\\. Scope' },
        ...{ weight: 'Bolder', size: 'Medium', style: 'heading' },
      },
      { type: 'TextBlock', wrap: true, text: '**All** staff, _always_.\n\n- one\n- two\n    1. three' },
      { type: 'TextBlock', wrap: true, text: 'Nobody is blamed.', isSubtle: true },
      {
        ...{ type: 'TextBlock', wrap: true, fontType: 'Monospace' },
        text: 'if (locked)\n\n\u00a0\u00a0leave()',
      },
    ])
  })

  test('a table keeps each value beside its heading, and a picture its words', () => {
    expect(shown('| What | Within |\n|---|---|\n| Incident | 1 hour |')).toEqual([
      '- **Incident** · Within: 1 hour',
    ])
    expect(shown('![The way out](https://x/plan.png)')).toEqual(['The way out'])
  })

  test('a link stays one, whatever its address holds', () => {
    expect(shown('[the page](<https://x/a (1).html>)')).toEqual(['[the page](https://x/a%20%281%29.html)'])
    expect(shown('[](https://x/)')).toEqual(['[https://x/](https://x/)'])
    expect(shown('[here](javascript:alert)')).toEqual(['here'])
  })

  test('an item of two paragraphs stays one item', () => {
    const [text = ''] = shown('1. first\n\n   second para\n\n2. next')
    expect(text).toBe('1. first\n\n    second para\n2. next')
    expect([...marked.lexer(text)]).toMatchObject([{ type: 'list', items: [{}, {}] }])
  })

  test('what people wrote is shown as they wrote it', () => {
    const signs = fc.constantFrom(...'*_~`[]()<>{}#+-=.!|\\&;:1ab \n'.split(''))
    const written = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(signs, { maxLength: 40 }).map((all) => all.join('')),
      fc.constantFrom(
        '{{DATE(2026-01-01T00:00:00Z)}}',
        '&lt;b&gt;',
        '<b>',
        '</b>',
        '2. 3.',
        '# 1',
        '- - a',
        '**b** _c_',
      ),
    )
    fc.assert(
      fc.property(written, (text) => {
        const spaced = text.replace(/\s+/g, ' ').trim()
        const { words, markup } = read(shown(escaped(spaced)).join('\n'))
        expect({ words: words.trim(), markup }).toEqual({ words: spaced, markup: [] })
      }),
      { numRuns: 2_000 },
    )
  })

  test('no date is worked out of what people wrote', () => {
    const written = '{{DATE(2026-01-01T00:00:00Z, SHORT)}}'
    for (const text of [written, escaped(written)]) expect(shown(text)[0]).not.toContain('{{')
  })

  test('no text that somebody wrote keeps the others from being shown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(() => shown(text)).not.toThrow()
      }),
    )
  })
})

describe('a card on Teams', () => {
  const read = { verb: 'policy.read', value: 'a.1', label: 'Read', primary: true }

  test('says what a notification says, and its buttons bring verb and value on old clients too', () => {
    const { payload } = renderAdaptiveCard({
      summary: 'Acknowledge the policy',
      nodes: [
        { kind: 'title', text: 'Acknowledge *it*' },
        { kind: 'facts', facts: [{ label: 'Due', value: '**Friday**' }] },
        { kind: 'progress', done: 12, of: 40, label: '12 of 40' },
        { kind: 'actions', actions: [read] },
      ],
    })
    const button = {
      title: 'Read',
      data: { verb: 'policy.read', value: 'a.1' },
      associatedInputs: 'none',
      style: 'positive',
    }
    expect(payload).toMatchObject({
      version: '1.5',
      speak: 'Acknowledge the policy',
      body: [
        { text: 'Acknowledge \\*it\\*', style: 'heading' },
        { facts: [{ title: 'Due', value: '**Friday**' }] },
        { text: '12 of 40\n\n▰▰▰▱▱▱▱▱▱▱' },
        {
          actions: [
            {
              type: 'Action.Execute',
              verb: 'policy.read',
              ...button,
              fallback: { type: 'Action.Submit', ...button },
            },
          ],
        },
      ],
    })
  })

  test('draws the line between two items of a list before the second', () => {
    const text = (words: string) => ({ kind: 'text' as const, text: words })
    const nodes = [text('One'), { kind: 'divider' as const }, text('Other')]
    const [one, other] = renderAdaptiveCard({ summary: 's', nodes }).payload.body
    expect([one?.separator, other]).toMatchObject([undefined, { text: 'Other', separator: true }])
  })

  test('shows a picture where it has an address, and says it in words where it has none', () => {
    const picture = { svg: '<svg/>', alt: '12 of 40 people have answered' }
    const card = { summary: 's', nodes: [{ kind: 'image' as const, picture }] }
    const address = 'https://steward.example/pictures/x.png'
    const pictures = new Map([[pictureHash(picture), address]])
    expect(renderAdaptiveCard(card, pictures).payload.body).toEqual([
      { type: 'Image', url: address, altText: picture.alt, size: 'Stretch' },
    ])
    expect(renderAdaptiveCard(card).payload.body).toMatchObject([{ type: 'TextBlock', text: picture.alt }])
  })

  test('is warned of where it has too much text or too many buttons', () => {
    const actions = Array.from({ length: 7 }, () => read)
    const { warnings } = renderAdaptiveCard({
      summary: 's',
      nodes: [
        { kind: 'text', text: 'x'.repeat(25_000) },
        { kind: 'actions', actions },
        { kind: 'inputs', inputs: [] },
      ],
    })
    expect(warnings).toEqual([
      expect.stringMatching(/^\d+ bytes in a card; Teams takes 25000$/),
      '7 buttons; Teams takes 6',
    ])
  })
})

describe('a form on Teams', () => {
  const form: Form = {
    title: "I can't acknowledge this",
    close: 'Close',
    submit: { verb: 'policy.decline', value: 'a.1', label: 'Send to Ines Duarte' },
    nodes: [
      {
        kind: 'inputs',
        inputs: [
          {
            name: 'reason',
            kind: 'text',
            label: 'Why not?',
            hint: 'She alone reads it.',
            long: true,
            most: 500,
          },
          {
            ...{ name: 'days', kind: 'choices', label: 'When?', optional: true, initial: ['mon', 'tue'] },
            options: [
              { value: 'mon', label: 'Monday' },
              { value: 'tue', label: 'Tuesday' },
            ],
          },
          { name: 'value', kind: 'person', label: 'Who helps?', optional: true },
          { name: 'there', kind: 'people', label: 'Who was there?', optional: true },
        ],
      },
      { kind: 'actions', actions: [{ verb: 'policy.page/2', value: 'a.1', label: 'Read again' }] },
    ],
  }

  test('stands in the conversation with its inputs and the button that sends it off', () => {
    const { payload, warnings } = renderAdaptiveForm(form, texts)
    expect(warnings).toEqual([])
    expect(payload.body).toMatchObject([
      { type: 'TextBlock', text: "I can't acknowledge this" },
      {
        ...{ type: 'Input.Text', id: 'input.reason', label: 'Why not?', isRequired: true },
        ...{ errorMessage: texts.common.required, isMultiline: true, maxLength: 500 },
      },
      { type: 'TextBlock', text: 'She alone reads it.', size: 'Small' },
      { type: 'Input.ChoiceSet', id: 'input.days', isMultiSelect: true, value: 'mon,tue', isRequired: false },
      { type: 'Input.Text', id: 'input.value', style: 'email', placeholder: texts.common.workAddress },
      { type: 'Input.Text', id: 'input.there', isMultiline: true, placeholder: texts.common.workAddresses },
      { actions: [{ title: 'Read again', associatedInputs: 'none' }] },
      {
        actions: [
          {
            ...{ title: 'Send to Ines Duarte', verb: 'policy.decline', associatedInputs: 'auto' },
            data: { verb: 'policy.decline', value: 'a.1' },
          },
        ],
      },
    ])
  })

  test('is warned of where its answers could not be told apart or not be sent', () => {
    const options = [{ value: 'a,b', label: 'Both' }]
    const choices = { name: 'reason', kind: 'choices' as const, label: 'L', options }
    const nodes = [...form.nodes, { kind: 'inputs' as const, inputs: [choices] }]
    expect(renderAdaptiveForm({ title: 't', close: 'c', nodes }, texts).warnings).toEqual([
      'Inputs in a form that cannot be sent off',
      'Two inputs of a form have the same name',
      'A comma in the value of an option of which several may be chosen',
    ])
    const inputs = [choices]
    expect(renderAdaptiveCard({ summary: 's', nodes: [{ kind: 'inputs', inputs }] }).warnings).toEqual([
      'Inputs in a message; only a form holds them',
    ])
  })
})
