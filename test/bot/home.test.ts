import { homeCard } from '../../src/bot/cards/home.js'
import { askCard, waitingThing } from '../../src/bot/cards/policy-acknowledgement/ask.js'
import { renderHome } from '../../src/bot/slack/render-blocks.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import { answered, at, counts, view } from './every-card/longest.js'

const many = <Thing>(thing: Thing): Thing[] => Array.from({ length: 60 }, () => thing)

test.each(['en', 'de'])('the home of a busy ISMS lead fits what Slack takes (%s)', (language) => {
  const texts = textsFor(language)
  const about = 'W'.repeat(200)
  const home = homeCard(
    {
      waiting: many(waitingThing(view, texts)),
      done: Array.from({ length: 5 }, () => askCard({ ...view, ask: answered }, texts)),
      late: many({ person: 'N'.repeat(200), about, dueOn: '2027-09-30' }),
      standing: {
        running: many({ about, completion: counts, dueOn: '2027-09-30', overdue: 50_000 }),
        unreachable: many('N'.repeat(400)),
      },
      timeZone: 'Europe/Dublin',
      at,
    },
    texts,
  )
  expect(renderHome(home).warnings).toEqual([])
})
