import { homeCard, LINES_SHOWN } from '../../../src/bot/cards/home.js'
import { askCard, waitingThing } from '../../../src/bot/cards/policy-acknowledgement/ask.js'
import { answered, at, view } from './longest.js'
import type { ShownBy } from './shown.js'
import { everyLine } from './standing.js'

const many = <Thing>(thing: Thing): Thing[] => Array.from({ length: 60 }, () => thing)

export const home: ShownBy = (texts) => {
  const about = `the ${'W'.repeat(80)}, version ${'9'.repeat(20)}`
  const busy = {
    waiting: many(waitingThing(view, texts)),
    done: Array.from({ length: 3 }, () => askCard({ ...view, ask: answered }, texts)),
    late: {
      ...({ whom: 'part', parts: many('P'.repeat(60)).slice(0, 8), count: 50_000 } as const),
      first: many({
        person: 'N'.repeat(200),
        department: 'D'.repeat(60),
        inChat: false,
        things: many({ about, dueOn: '2027-09-30' }),
      }).slice(0, LINES_SHOWN),
    },
    standing: everyLine('names', texts),
    mine: [
      {
        title: texts.training.mine.title,
        lines: many('W'.repeat(160)),
        actions: many({ verb: 'v', value: 'v', label: 'W'.repeat(30) }),
      },
    ],
    away: 'A'.repeat(160),
    timeZone: 'Europe/Dublin',
    at,
  }
  return [
    ['the home of a busy ISMS lead', homeCard(busy, texts)],
    ['the same, where many rounds run', homeCard({ ...busy, standing: everyLine('bars', texts) }, texts)],
  ]
}
