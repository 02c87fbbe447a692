import fc from 'fast-check'
import { markdownHtml } from '../../../src/bot/html/markdown-html.js'

/** What may stand in a page: nothing that runs, loads or looks like anything else than text. */
const allowed =
  /^<\/?(p|strong|em|s|code|pre|ul|ol|li|blockquote|h[3-6]|hr|br|table|thead|tbody|tr|th|td|div|a)( (start="\d+"|scope="col"|class="wide"|rel="noreferrer"|href="(https?:|mailto:)[^"<>]*"))*>$/

const tagsIn = (html: string) => html.match(/<[^>]*>?/g) ?? []

test.each([
  ['a script', '<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
  [
    'an image that runs something',
    'a <img src=x onerror=alert(1)> b',
    '<p>a &lt;img src=x onerror=alert(1)&gt; b</p>',
  ],
  ['an address that runs something', '[a](javascript:alert(1))', '<p>a</p>'],
  ['one that hides it', '[a](java&#115;cript:alert(1))', '<p>a</p>'],
  [
    'a quote in an address',
    '[a](https://x.example/"onclick="alert(1))',
    '<p><a href="https://x.example/&quot;onclick=&quot;alert(1)" rel="noreferrer">a</a></p>',
  ],
  ['code', '`<b>`', '<p><code>&lt;b&gt;</code></p>'],
  ['a remark of the author', 'a\n\n<!-- b -->\n', '<p>a</p>'],
])('%s stays text', (_, markdown, html) => {
  expect(markdownHtml(markdown)).toBe(html)
})

test('whatever stands in a text, nothing but our own tags come of it', () => {
  const pieces = fc.constantFrom(
    ...[
      '<',
      '>',
      '"',
      "'",
      '&',
      '&lt;',
      '&#60;',
      '[',
      ']',
      '(',
      ')',
      '`',
      '*',
      '_',
      '~~',
      '#',
      '- ',
      '1. ',
      '\n',
      '\n\n',
    ],
    ...[
      '|',
      '| - |',
      '<script>',
      '</script>',
      '<a href="x">',
      'javascript:',
      'https://x',
      '<!--',
      '-->',
      '!',
      '\\',
      'a',
      ' ',
    ],
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const tags = tagsIn(markdownHtml(parts.join('')))
      expect(tags.filter((tag) => !allowed.test(tag))).toEqual([])
    }),
    { numRuns: 2_000 },
  )
})

test('what a policy holds is what a reader, and whoever has it read out, expects', () => {
  const policy =
    '# Rules\n\n1. Lock it\n2. **Report** it\n\n- [ ] done\n\n> Ask.\n\n| Who | What |\n| - | - |\n| All | Lock |\n'
  expect(markdownHtml(policy)).toBe(
    '<h3>Rules</h3><ol><li>Lock it</li><li><strong>Report</strong> it</li></ol><ul><li>☐ done</li></ul>' +
      '<blockquote><p>Ask.</p></blockquote><div class="wide"><table><thead><tr><th scope="col">Who</th>' +
      '<th scope="col">What</th></tr></thead><tbody><tr><td>All</td><td>Lock</td></tr></tbody></table></div>',
  )
})

test('a line that begins with a date is no list', () => {
  expect(markdownHtml('30. November, 10:30 Uhr')).toBe('<p>30. November, 10:30 Uhr</p>')
})

test('a text that is nested too deeply to be read is shown as it was written', () => {
  expect(markdownHtml(`${'>'.repeat(20_000)} a`)).toMatch(/^<(p|blockquote)>/)
})
