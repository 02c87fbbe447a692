import { homeCard } from '../../../src/bot/cards/home.js'
import { askCard, waitingThing } from '../../../src/bot/cards/policy-acknowledgement/ask.js'
import { answered, at, counts, view } from './longest.js'
import type { ShownBy } from './shown.js'

const many = <Thing>(thing: Thing): Thing[] => Array.from({ length: 60 }, () => thing)

export const home: ShownBy = (texts) => {
  const about = `the ${'W'.repeat(80)}, version ${'9'.repeat(20)}`
  const busy = {
    waiting: many(waitingThing(view, texts)),
    done: Array.from({ length: 3 }, () => askCard({ ...view, ask: answered }, texts)),
    late: many({ person: 'N'.repeat(200), about, dueOn: '2027-09-30' }),
    standing: {
      running: many({ about, completion: counts, dueOn: '2027-09-30', overdue: 50_000 }),
      unreachable: many('N'.repeat(400)),
    },
    timeZone: 'Europe/Dublin',
    at,
  }
  return [['the home of a busy ISMS lead', homeCard(busy, texts)]]
}
