import { LATE_A_PAGE, lateForm } from '../../../src/bot/cards/late.js'
import { askCard } from '../../../src/bot/cards/policy-acknowledgement/ask.js'
import { lateCard, type MorningView, morningCard } from '../../../src/bot/cards/reminders.js'
import type { MoveView } from '../../../src/bot/cards/risk-register/moves.js'
import { LATE_NAMED } from '../../../src/domain/delivery.js'
import { at, counts, reader as longestReader, view as longestView } from './longest.js'
import type { ShownBy } from './shown.js'

const name = 'N'.repeat(60)
const thing = { about: 'W'.repeat(80), dueOn: '2026-02-27' }
const line = { person: name, department: name, inChat: false, things: Array.from({ length: 9 }, () => thing) }
const late = { count: 50_000, questions: 70_000, first: Array.from({ length: LATE_NAMED }, () => line) }
/** A summary keeps no more of them. */
const running = Array.from({ length: 5 }, (_, n) => ({ cycle: `cycle/${n}`, completion: counts }))

const level = `25 ${'W'.repeat(40)}`
const longestMove: MoveView = {
  move: {
    ...{ risk: 'r', now: { value: 25, criteria: '1' }, before: { value: 12, criteria: '1' } },
    ...{ kind: 'still-above', by: 'p_1', void: { verdict: 'rejected', by: 'p_2' } },
  },
  ...{ title: 'W'.repeat(80), now: level, before: level, by: name, voidBy: name },
}

/** With nothing in it yet. */
export const quietMorning: MorningView = {
  ...{
    things: [],
    told: [],
    late: { count: 0, first: [] },
    handsUp: false,
    summary: null,
    names: new Map(),
    moved: [],
    nextOn: null,
  },
  ...{ day: at.slice(0, 10), timeZone: 'Europe/Dublin', at },
}

export const reminders: ShownBy = (texts, language) => {
  const card = askCard({ ...longestView, reader: { ...longestReader, language } }, texts)
  const nothing = quietMorning
  const everything: MorningView = {
    ...nothing,
    things: Array.from({ length: 60 }, (_, n) => ({ card, open: true, fresh: n % 2 === 0 })),
    told: Array.from({ length: 5 }, () => ({ to: [name, name], line })),
    late,
    handsUp: true,
    summary: {
      ...{
        overdue: 12_345,
        dueSoon: 9_876,
        onTime: { inTime: 9_999, due: 10_000 },
        unreachable: 1_200,
        running,
        runningMore: 1_200,
        closed: running.map((each) => ({ ...each, unanswered: 50_000 })),
        movedMore: 4_990,
      },
      ledger: { height: 1_234_567, hash: 'f'.repeat(64) },
    },
    names: new Map(running.map(({ cycle }) => [cycle, 'W'.repeat(80)])),
    moved: Array.from({ length: 3 }, () => longestMove),
    nextOn: '2026-03-10',
  }
  const unchanged = { ...everything, things: [], late: nothing.late, told: [], moved: [] }
  const short = everything.summary && { ...everything.summary, unchangedSince: '2026-03-02' }
  const only = { ...nothing, things: [{ card, open: true, fresh: true }], nextOn: '2026-03-10' }
  return [
    ['the morning of somebody with one thing', morningCard(only, texts)],
    ['who is late', lateCard({ late, handsUp: true, today: '2026-03-09' }, texts)],
    [
      'a page of everybody who is late',
      lateForm(
        { ...late, first: Array.from({ length: LATE_A_PAGE }, () => line) },
        { page: 2, value: 'late' },
        '2026-03-09',
        texts,
      ),
    ],
    ['the morning of an ISMS lead with nothing new', morningCard({ ...unchanged, summary: short }, texts)],
    ['the morning of an ISMS lead with sixty of everything', morningCard(everything, texts)],
  ]
}
