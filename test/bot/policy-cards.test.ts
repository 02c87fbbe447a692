import { askCard } from '../../src/bot/cards/policy-acknowledgement/ask.js'
import { policyForm } from '../../src/bot/cards/policy-acknowledgement/form.js'
import { renderBlocks } from '../../src/bot/slack/render-blocks.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import type { PolicyVersion } from '../../src/domain/policy.js'
import { readableText } from '../support/slack-text.js'
import { ask, longest, view } from './every-card/longest.js'

const texts = textsFor('en')

describe('a policy of several pages', () => {
  const pages = [1, 2, 3, 4].map((page) => policyForm(view, texts, page))

  test('is shown whole: no paragraph is lost between its pages', () => {
    const shown = pages.map(({ nodes }) => JSON.stringify(nodes)).join('')
    expect(shown.match(/quick brown fox/g)).toHaveLength(40 * 20)
  })

  test('can be acknowledged only on its last page, where the sentence stands', () => {
    expect(pages.map(({ submit }) => submit !== undefined)).toEqual([false, false, false, true])
    expect(JSON.stringify(pages[3]?.nodes)).toContain('By acknowledging you confirm')
    expect(JSON.stringify(pages[0]?.nodes)).toContain('Page 1 of 4')
  })
})

test('the question says what, by when, how long and why, and makes sense as a notification', () => {
  const short: PolicyVersion = {
    ...longest,
    title: { en: 'Information Security Policy' },
    version: '3',
    changes: { en: 'working from home now needs a privacy screen.' },
    body: { en: 'word '.repeat(920) },
  }
  const card = askCard(
    { ...view, policy: short, lead: 'Ines Duarte', ask: { ...ask, dueOn: '2026-03-12' } },
    texts,
  )
  const { payload } = renderBlocks(card)
  expect(payload.text).toBe('Acknowledge the Information Security Policy, version 3 by Thursday 12 March')
  expect(readableText(payload.blocks as never, '')).toBe(
    [
      'Acknowledge the Information Security Policy, version 3',
      'By Thursday 12 March (in 3 days) · about 4 minutes',
      'What changed since the version before: working from home now needs a privacy screen.',
      'Asked of all staff by Ines Duarte, ISMS lead · ISO 27001 A.5.1, 7.3',
    ].join('\n'),
  )
})
