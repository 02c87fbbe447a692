import fc from 'fast-check'
import { escaped } from '../../src/bot/cards/card.js'
import { pagesOf } from '../../src/bot/cards/pages.js'
import { limits } from '../../src/bot/slack/limits.js'
import { mrkdwnParagraphs, packed } from '../../src/bot/slack/mrkdwn.js'
import { renderBlocks, renderView } from '../../src/bot/slack/render-blocks.js'

const mrkdwn = (markdown: string) => mrkdwnParagraphs(markdown).join('\n\n')
const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []

describe('what Slack shows of a text', () => {
  test('headings, bold, lists and links look as their author meant them', () => {
    expect(
      mrkdwn('# Scope\n\n**All** staff, *always*.\n\n- one\n- two\n  - three\n\n1. first\n2. second'),
    ).toBe('*Scope*\n\n*All* staff, _always_.\n\n• one\n• two\n    • three\n\n1. first\n2. second')
    expect(mrkdwn('[the page](https://example.com/a)')).toBe('<https://example.com/a|the page>')
  })

  test('a table keeps each value beside its heading', () => {
    expect(mrkdwn('| What | Within |\n|---|---|\n| Incident | 1 hour |')).toBe(
      '• *Incident* · Within: 1 hour',
    )
  })

  test('nothing that somebody wrote mentions a person or a channel', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const shown of [mrkdwn(text), mrkdwn(escaped(text))]) expect(shown).not.toMatch(/<[@!#]/)
      }),
    )
    expect(mrkdwn(escaped('<!channel> & <@U1>'))).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;')
  })

  test('a name keeps all its characters', () => {
    expect(mrkdwn(`Asked by ${escaped('*Zoë* O_Brien [IT] 1. #2')}`)).toBe(
      'Asked by *Zoë* O_Brien [IT] 1. #2',
    )
  })

  test('a text of any length is cut into pieces that Slack takes, and no word is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ maxCount: 400 }), { maxLength: 12 }), (paragraphs) => {
        const pieces = packed(paragraphs, limits.sectionText)
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(limits.sectionText)
        expect(words(pieces.join(' '))).toEqual(words(paragraphs.join(' ')))
      }),
    )
  })

  test('a word longer than a whole section is cut, not dropped', () => {
    expect(packed(['x'.repeat(7_000)], 3_000).map((piece) => piece.length)).toEqual([3_000, 3_000, 1_000])
  })

  test('pages of a long policy hold every word of it, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ maxCount: 200 }), { minLength: 1, maxLength: 30 }), (paragraphs) => {
        const text = paragraphs.join('\n\n')
        expect(words(pagesOf(text, 2_000).join(' '))).toEqual(words(text))
      }),
    )
  })
})

describe("Slack's limits", () => {
  const button = { verb: 'a.b', value: 'x', label: 'Read' }

  test('a card at the limit is taken, one past it is warned of', () => {
    const at = (length: number) =>
      renderBlocks({ summary: 's', nodes: [{ kind: 'title', text: 'x'.repeat(length) }] }).warnings
    expect(at(limits.header)).toEqual([])
    expect(at(limits.header + 1)).toEqual(['151 characters in a title; Slack takes 150'])
  })

  test('a button that says too much is warned of', () => {
    const { warnings } = renderBlocks({
      summary: 's',
      nodes: [{ kind: 'actions', actions: [{ ...button, label: 'x'.repeat(76) }] }],
    })
    expect(warnings).toEqual(['76 characters on a button; Slack takes 75'])
  })

  test('more facts than a section holds go on in the next one', () => {
    const facts = Array.from({ length: 23 }, (_, n) => ({ label: `d${n}`, value: '1' }))
    const { payload, warnings } = renderBlocks({ summary: 's', nodes: [{ kind: 'facts', facts }] })
    expect(payload.blocks).toHaveLength(3)
    expect(warnings).toEqual([])
  })

  test('a modal with too long a title or too many blocks is warned of', () => {
    const { warnings } = renderView({
      title: 'x'.repeat(25),
      close: 'Close',
      nodes: Array.from({ length: 101 }, () => ({ kind: 'title' as const, text: 't' })),
    })
    expect(warnings).toEqual([
      '101 blocks in a view; Slack takes 100',
      '25 characters in the title; Slack takes 24',
    ])
  })
})
