import { renderHome } from '../../src/bot/slack/render-blocks.js'
import { languages, textsFor } from '../../src/bot/texts/texts.js'
import { home } from './every-card/home.js'

test.each(languages)('a home at the longest texts fits what Slack takes (%s)', (language) => {
  const [[, shown] = []] = home(textsFor(language), language)
  if (!shown || !('summary' in shown)) throw new Error('A home is a card')
  expect(renderHome(shown).warnings).toEqual([])
})
