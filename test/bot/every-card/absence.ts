import {
  awayForm,
  confirmForm,
  endedCard,
  receiptCard,
  setForYouCard,
  standInNamedCard,
  whichCard,
} from '../../../src/bot/cards/absence.js'
import type { Absence } from '../../../src/domain/absence.js'
import { addDays } from '../../../src/domain/working-days.js'
import { reader as longestReader } from './longest.js'
import type { ShownBy } from './shown.js'

const today = '2027-07-29'
const [person, delegate, other] = ['p_1', 'p_2', 'p_3']
const known: Absence[] = Array.from({ length: 40 }, (_, n) => ({
  id: `a_${n}`,
  from: addDays(today, n * 10),
  to: addDays(today, n * 10 + 5),
  delegate,
  source: 'chat',
  setBy: other,
  setAt: '2027-07-29T09:00:00.000Z',
  event: `e_${n}`,
}))
const others = Array.from({ length: 12 }, (_, n) => ({
  from: addDays(today, n * 20),
  to: addDays(today, n * 20 + 1),
  standIn: n % 2 === 0 ? other : null,
}))

/** For the person themselves, and for their manager, who reads more names. */
export const absence: ShownBy = (texts) => {
  const names = new Map([person, delegate, other].map((id) => [id, longestReader.name]))
  const [first] = known
  if (!first) throw new Error('There is no absence to show')
  return [person, other].flatMap((reader) => {
    const view = { reader, names, today, person, known, days: first, delegate, absence: first, others }
    const effect = { waiting: 60, moved: new Map([[delegate, 60]]), staying: 60 }
    const who = reader === person ? 'themselves' : 'somebody else'
    return [
      [`the form of who sets it for ${who}`, awayForm({ ...view, others: reader !== person }, texts)],
      [`what was understood, for ${who}`, confirmForm(view, texts)],
      [`the receipt of who set it for ${who}`, receiptCard({ ...view, effect }, texts)],
      [`what was ended for ${who}`, endedCard({ ...view, ended: known.slice(1, 9) }, texts)],
      [`the choice of who ends it for ${who}`, whichCard(view, texts)],
      [`the news to the person, read by ${who}`, setForYouCard(view, texts)],
      [`the news to the delegate, read by ${who}`, standInNamedCard(view, texts)],
    ]
  })
}
