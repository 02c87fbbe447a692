import fc from 'fast-check'
import { escaped } from '../../../src/bot/cards/card.js'
import { pagesOf } from '../../../src/bot/cards/pages.js'
import { limits } from '../../../src/bot/slack/limits.js'
import { mrkdwnParagraphs, packed } from '../../../src/bot/slack/mrkdwn.js'
import { renderBlocks, renderView, verbOf } from '../../../src/bot/slack/render-blocks.js'
import { type Inline, type Passage, parseMrkdwn } from '../../../src/sandbox/page/mrkdwn.js'
import { checkedMessageBlocks } from '../../../src/sandbox/slack/validation.js'

const mrkdwn = (markdown: string) => mrkdwnParagraphs(markdown).join('\n\n')
const fragment = fc.constantFrom(
  ...['https://x/100%', 'https://x/%zz', 'http://x/%FC', '[a|b](https://x/?a=1&b=2)', '[](<https://x/a b>)'],
  ...[
    '<https://x/|>',
    '![i](u)',
    '- [ ] a',
    '1. b\n\n   c',
    '> q',
    '**b**',
    '&amp;',
    '&#x110000;',
    '<!-- c',
    '\n\n',
  ],
  ...['mailto:a@b.c', '| a |\n|---|\n| b |', '\ud800', '[r]: https://x/%', '[r]'],
)
/** What a reader sees of passages without markup; where there is some, its name. */
const seen = (passages: Passage[]) =>
  passages
    .map((passage) => (passage.kind === 'lines' ? passage.lines.map(lineSeen).join('\n') : passage.kind))
    .join('\n')
const lineSeen = (line: Inline[]) =>
  line
    .map((part) => (part.kind === 'text' ? part.text : `‹${part.kind}›`))
    .join('')
    .replaceAll('\u00ad', '')
    .replaceAll('\u02cb', '`')
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

  test.each([
    ['a name', 'Zoë* O_Brien [IT] 1. #2'],
    ['a reason', '*Never* _ever_ ~said~ **so** __x__ (*a*), "_b_". 2 * 3 = *6'],
    ['an emoji', 'Done :tada: :+1: :white_check_mark::x: at 09:14:33'],
    ['an address', 'See https://a.example/_b_/?c=*d* or www.b.example, ask ines@b.example, @here'],
    ['what looks like Slack', '<https://a.example|here> <@U1> <!channel> &lt;b&gt;'],
    ['code', '`rm -rf *` and ```all```'],
    ['a path', 'C:\\share\\*_old_*, ISO_27001_A'],
  ])('%s that somebody wrote is shown as it was written', (_, text) => {
    const written = (markdown: string) => parseMrkdwn(mrkdwn(markdown))
    const words = [{ kind: 'text', text: expect.anything() }]
    for (const passages of [written(`Asked by ${escaped(text)}, IT`), written(escaped(text))]) {
      expect(passages).toEqual([{ kind: 'lines', lines: [words] }])
      expect(seen(passages)).toContain(text)
    }
  })

  test('whatever somebody wrote, Slack finds no markup in it', () => {
    const signs = fc.constantFrom(...'*_~`:<>&|()[]!#-.1ab '.split(''))
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.array(signs, { maxLength: 40 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const passages = parseMrkdwn(mrkdwn(`They wrote: “${escaped(text)}”.`))
        expect(seen(passages)).toBe(`They wrote: “${text}”.`)
      }),
      { numRuns: 2_000 },
    )
  })

  test.each(['https://x/100%', 'https://x/%zz', 'https://x/%FC'])(
    'the address %s is shown as a link',
    (url) => {
      expect(mrkdwn(`See ${url} first.`)).toBe(`See <${url}|${url}> first.`)
    },
  )

  test('an address with signs that Slack gives a meaning to stays one link', () => {
    expect(mrkdwn('[a | b](<https://x/a|b c?d=1&e=%20>)')).toBe('<https://x/a%7Cb%20c?d=1&amp;e=%20|a ¦ b>')
    expect(mrkdwn('[](https://x/a)')).toBe('<https://x/a>')
  })

  test('no text that somebody wrote keeps the others from being shown', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fragment).map((all) => all.join(' ')),
      fc.array(fragment).map((all) => all.join('\n')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        expect(() => mrkdwn(text)).not.toThrow()
        expect(() => pagesOf(text, 20)).not.toThrow()
      }),
    )
  })

  test('quotes nested by the thousand are shown as they were written', () => {
    const deep = '>'.repeat(20_000)
    expect(mrkdwn(deep)).toBe(`\u00ad${'&gt;'.repeat(20_000)}`)
    expect(pagesOf(deep, 20_000)).toEqual([deep])
  })

  test('an item of two paragraphs has one marker', () => {
    expect(mrkdwn('1. first\n\n   second para\n\n2. next\n   - inner')).toBe(
      '1. first\n    second para\n2. next\n    • inner',
    )
  })

  test('a list of tasks says which are done', () => {
    const shown = '• ☐ lock the door\n• ☑ close the window'
    expect(mrkdwn('- [ ] lock the door\n- [x] close the window')).toBe(shown)
    expect(mrkdwn('- [ ] lock the door\n\n- [x] close the window')).toBe(shown)
  })

  test('entities are shown as the characters that they stand for, but not in code', () => {
    expect(mrkdwn('Q&amp;A &lt;x&gt; &quot;a&quot; it&#39;s 5&nbsp;km &amp;lt; &copy')).toBe(
      'Q&amp;A &lt;x&gt; "a" it\'s 5\u00a0km &amp;lt; &amp;copy',
    )
    expect(mrkdwn('`&lt;`')).toBe('`&amp;lt;`')
    expect(mrkdwn('&lt;!channel&gt;')).toBe('&lt;!channel&gt;')
  })

  test("an author's comments are not shown", () => {
    expect(
      mrkdwn('<!-- draft -->\n\nLock <!-- always? -->it.\n\n<!-- two\n\nlines -->\n\n- a <!-- b -->'),
    ).toBe('Lock it.\n\n• a ')
  })

  test('a cut goes through no link and no escaped character', () => {
    const piece = fc.constantFrom(
      '<https://x/a|the page>',
      '&amp;',
      '&lt;',
      'word',
      '*two words*',
      ' ',
      '. ',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (all) => {
        for (const cut of packed([all.join('')], 30)) {
          expect(cut.length).toBeLessThanOrEqual(30)
          expect(cut.replace(/<https:\/\/x\/a\|the page>|&(amp|lt);/g, '')).not.toMatch(/[<>&;|]/)
        }
      }),
    )
  })

  test('a link longer than a whole section is shown as its words', () => {
    expect(packed([`See <https://x/${'a'.repeat(3_000)}|the page> first.`], 3_000)).toEqual([
      'See the page first.',
    ])
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

describe('pages', () => {
  test('a text that begins with blank lines begins on page 1', () => {
    expect(pagesOf(`\n\n \n\n${'word '.repeat(20)}\n\nEnd`, 100)).toEqual(['word '.repeat(20).trim(), 'End'])
  })

  test('takes a heading at the end of a page along to what it is about', () => {
    const text = `${'word '.repeat(12).trim()}\n\n# Nine\n\n## Where\n\n${'thing '.repeat(10).trim()}`
    expect(pagesOf(text, 85)).toEqual([
      'word '.repeat(12).trim(),
      `# Nine\n\n## Where\n\n${'thing '.repeat(10).trim()}`,
    ])
  })

  test('a paragraph longer than a page goes on where a line or a sentence ends', () => {
    expect(pagesOf('One two three.\nFour five six. Seven eight nine ten.', 24)).toEqual([
      'One two three.',
      'Four five six.',
      'Seven eight nine ten.',
    ])
  })

  test('a page does not end inside a link', () => {
    expect(pagesOf('Read what [the page](https://x/) says', 24)).toEqual([
      'Read what',
      '[the page](https://x/)',
      'says',
    ])
  })

  test('no page is longer than it may be, and no word is lost or torn', () => {
    const word = fc.oneof(
      fc
        .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 })
        .map((text) => text.replace(/[\s[]/g, '_')),
      fc.constantFrom('-', '1.', '#', '>', '```', '[a', 'b](c)', '|', '**x'),
    )
    const gap = fc.constantFrom(' ', ' ', ' ', '\n', '\n\n', '. ', '\n    ')
    fc.assert(
      fc.property(fc.array(fc.tuple(gap, word), { maxLength: 60 }), (all) => {
        const text = all.flat().join('')
        const pages = pagesOf(text, 20)
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(20)
          expect(page.trim()).not.toBe('')
        }
        const split = (part: string) => part.split(/\s+/).filter((each) => each !== '')
        expect(pages.flatMap(split)).toEqual(split(text))
      }),
    )
  })
})

describe('what people wrote', () => {
  test('mentions nobody and links nothing, wherever it is shown', () => {
    const { payload } = renderBlocks({
      summary: 'Read <!channel> & more',
      nodes: [
        { kind: 'text', text: 'Hello @here' },
        { kind: 'text', text: 'small', small: true },
        { kind: 'facts', facts: [{ label: 'Who', value: '@here' }] },
      ],
    })
    const shown = (text: string) => ({ type: 'mrkdwn', text, verbatim: true })
    expect(payload).toEqual({
      text: 'Read &lt;!channel&gt; &amp; more',
      blocks: [
        { type: 'section', text: shown('Hello @here'), expand: true },
        { type: 'context', elements: [shown('small')] },
        { type: 'section', fields: [shown('*Who*\n@here')] },
      ],
    })
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

  test('two buttons of a row that do the same about different things are told apart, and do the same', () => {
    const actions = ['first', 'second'].map((value) => ({ ...button, value }))
    const { payload } = renderBlocks({ summary: 's', nodes: [{ kind: 'actions', actions }] })
    const [row] = checkedMessageBlocks(payload.blocks)
    const ids = row?.type === 'actions' ? row.elements.map(({ action_id = '' }) => action_id) : []
    expect(new Set(ids).size).toBe(2)
    expect(ids.map(verbOf)).toEqual([button.verb, button.verb])
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
