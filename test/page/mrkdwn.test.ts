import { slackDate } from '../../src/sandbox/page/dates.js'
import { parseInline, parseMrkdwn, parsePlainText } from '../../src/sandbox/page/mrkdwn.js'

const text = (value: string) => ({ kind: 'text', text: value })

describe("Slack's markup as a reader sees it", () => {
  test('bold, italic, struck and code words, one inside the other', () => {
    expect(parseInline('*By _Friday_* ~never~ `a*b*`')).toEqual([
      { kind: 'bold', children: [text('By '), { kind: 'italic', children: [text('Friday')] }] },
      text(' '),
      { kind: 'strike', children: [text('never')] },
      text(' '),
      { kind: 'code', text: 'a*b*' },
    ])
  })

  test.each(['snake_case_name', '2 * 3 * 4', 'a*b*c', '* lonely', '09:14:33'])(
    '"%s" is taken as it stands',
    (words) => {
      expect(parseInline(words)).toEqual([text(words)])
    },
  )

  test('links with and without a label, and no links that run a script', () => {
    expect(
      parseInline(
        '<https://a.example/?x=1&amp;y=2|the *policy*> <mailto:ines@a.example> <javascript:alert(1)|x>',
      ),
    ).toEqual([
      {
        kind: 'link',
        url: 'https://a.example/?x=1&y=2',
        children: [text('the '), { kind: 'bold', children: [text('policy')] }],
      },
      text(' '),
      { kind: 'link', url: 'mailto:ines@a.example', children: [text('mailto:ines@a.example')] },
      text(' '),
      text('<javascript:alert(1)|x>'),
    ])
  })

  test('escaped characters, mentions, dates and emoji', () => {
    expect(parseInline('1 &lt; 2 &amp;lt; <@U1> <!here> <!date^0^{date_short}|soon> :bell: ✅')).toEqual([
      text('1 < 2 &lt; '),
      { kind: 'mention', id: '@U1', label: null },
      text(' '),
      { kind: 'mention', id: '!here', label: null },
      text(' '),
      { kind: 'date', seconds: 0, format: '{date_short}', url: null, fallback: 'soon' },
      text(' '),
      { kind: 'emoji', name: 'bell' },
      text(' '),
      { kind: 'emoji', name: 'white_check_mark' },
    ])
    expect(parsePlainText('*not bold* :x:')).toEqual([text('*not bold* '), { kind: 'emoji', name: 'x' }])
  })

  test('lists, quotes and code blocks keep their lines together', () => {
    const parsed = parseMrkdwn('Rules:\n• one\n• two\n&gt; said\n```\n*raw* &amp; plain\n```\nEnd')
    expect(parsed.map(({ kind }) => kind)).toEqual(['lines', 'list', 'quote', 'code', 'lines'])
    expect(parsed[1]).toMatchObject({ items: [{ marker: '•' }, { marker: '•' }] })
    expect(parsed[3]).toEqual({ kind: 'code', text: '*raw* & plain\n' })
  })

  test("a date is written in the reader's time zone", () => {
    const moment = new Date('2026-03-12T23:30:00Z')
    expect(slackDate(moment, '{date_long} at {time}', 'Asia/Tokyo')).toBe('Friday 13 March 2026 at 08:30')
    expect(slackDate(moment, '{date_num} {ago}', 'America/Halifax')).toBe('2026-03-12 {ago}')
  })
})
