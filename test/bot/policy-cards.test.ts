import type { Card } from '../../src/bot/cards/card.js'
import { askCard } from '../../src/bot/cards/policy-acknowledgement/ask.js'
import { policyForm } from '../../src/bot/cards/policy-acknowledgement/form.js'
import { renderBlocks } from '../../src/bot/slack/render-blocks.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import type { PolicyVersion } from '../../src/domain/policy.js'
import { readableText } from '../support/slack-text.js'
import { ask, at, longest, reader, step, view } from './every-card/longest.js'

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

test('a policy that is not there in the language of its reader says so, and no other', () => {
  const german = {
    ...view,
    reader: { ...reader, language: 'de' },
    policy: { ...longest, body: { en: 'Lock it.' } },
  }
  expect(JSON.stringify(policyForm(german, textsFor('de'), 1).nodes)).toContain('Sie lesen sie auf Englisch')
  const english = { ...german, reader: { ...reader, language: 'en' } }
  expect(JSON.stringify(policyForm(english, texts, 1).nodes)).not.toContain('not there in your language')
})

describe('the question', () => {
  const short: PolicyVersion = {
    ...longest,
    title: { en: 'Information Security Policy' },
    version: '3.0',
    body: { en: 'word '.repeat(920) },
  }
  const shown = (steps: [string, string][]) => {
    const since = {
      version: '2.0',
      steps: steps.map(([version, en]) => ({ ...step, version, changes: { en } })),
    }
    const due = { ...ask, dueOn: '2026-03-12' }
    return askCard({ ask: due, policy: short, reader, lead: 'Ines Duarte', at, since }, texts)
  }
  const textOf = (card: Card) => readableText(renderBlocks(card).payload.blocks as never, '')

  test('says what, by when, how long and why, and makes sense as a notification', () => {
    const card = shown([['3.0', 'working from home now needs a privacy screen.']])
    expect(renderBlocks(card).payload.text).toBe(
      'Acknowledge the Information Security Policy, version 3.0 by Thursday 12 March',
    )
    expect(textOf(card)).toBe(
      [
        'Acknowledge the Information Security Policy, version 3.0',
        'By Thursday 12 March (in 3 days) · about 4 minutes',
        'What changed since version 2.0: working from home now needs a privacy screen.',
        'Asked of all staff by Ines Duarte, ISMS lead · ISO 27001 A.5.1, 7.3',
      ].join('\n'),
    )
  })

  test('says of every version since the one that the reader acknowledged what it changed, newest first', () => {
    const card = shown([
      ['3.0', 'privacy screens.'],
      ['2.1', 'plainer words.'],
    ])
    expect(textOf(card)).toMatch(
      /What changed since version 2.0, newest first:\s+• Version 3.0: privacy screens.\n• Version 2.1: plainer words./,
    )
  })

  test('says how many older changes have no room', () => {
    const card = shown([
      ['3.0', 'x'.repeat(900)],
      ['2.2', 'y'.repeat(900)],
      ['2.1', 'z'.repeat(900)],
    ])
    expect(textOf(card)).toContain(`Version 3.0: ${'x'.repeat(900)}\n• and 2 versions before these`)
  })
})
