import { homeCard } from '../../src/bot/cards/home.js'
import { renderHome } from '../../src/bot/slack/render-blocks.js'
import { languages, textsFor } from '../../src/bot/texts/texts.js'
import { home } from './every-card/home.js'

test.each(languages)('a home at the longest texts fits what Slack takes (%s)', (language) => {
  const [[, shown] = []] = home(textsFor(language), language)
  if (!shown || !('summary' in shown)) throw new Error('A home is a card')
  expect(renderHome(shown).warnings).toEqual([])
})

test('things that wait are apart from each other, each with its button below, and so are those done', () => {
  const view = {
    away: null,
    mine: [],
    late: null,
    standing: null,
    timeZone: 'Europe/Dublin',
    at: '2027-03-08T09:00:00.000Z',
  }
  const thing = { text: '**Read it**  \nBy Friday', action: { verb: 'read', value: 'a.1', label: 'Read' } }
  const done = { summary: 's', nodes: [{ kind: 'text', text: 'You read it' } as const] }
  const shown = homeCard({ ...view, waiting: [thing, thing], done: [done, done] }, textsFor('en'))
  const blocks = renderHome(shown).payload.blocks.map(({ type }) => type)
  const [waiting, twice] = [
    ['section', 'actions'],
    ['section', 'divider', 'section'],
  ]
  expect(blocks).toEqual(['header', ...waiting, 'divider', ...waiting, 'header', ...twice, 'context'])
})

test('how far something is stands over a bar, full only when all have answered', () => {
  const bar = (done: number) =>
    JSON.stringify(
      renderHome({ summary: 's', nodes: [{ kind: 'progress', done, of: 40, label: `${done} of 40` }] }),
    )
  expect(bar(0)).toContain('0 of 40\\n▱▱▱▱▱▱▱▱▱▱')
  expect(bar(39)).toContain('39 of 40\\n▰▰▰▰▰▰▰▰▰▱')
  expect(bar(40)).toContain('40 of 40\\n▰▰▰▰▰▰▰▰▰▰')
})
