import { waitingThing } from '../../../src/bot/cards/policy-acknowledgement/ask.js'
import {
  lateStep,
  type StandingLine,
  type StatusView,
  standingForm,
  statusCard,
  stepOf,
} from '../../../src/bot/cards/standing.js'
import type { Texts } from '../../../src/bot/texts/texts.js'
import { urgencies } from '../../../src/domain/standing.js'
import { at, longest, view } from './longest.js'
import type { ShownBy } from './shown.js'

const name = 'N'.repeat(60)
const policy = { title: 'W'.repeat(80), version: '9'.repeat(20) }
const on = '2026-09-30'
const today = '2026-03-09'

/** Sixty lines of each urgency, with names or with how far it is: the longest text, or the most of a message's parts. */
export function everyLine(kind: 'names' | 'bars', texts: Texts): StandingLine[] {
  const about = texts.policyReview.about(policy)
  const waits = texts.policyAcknowledgement.standing.decided(about, 50_000, [name, name, name], on, today)
  const howFar = texts.reminders.daily.running(about, 12_345, 50_000)
  const running = {
    text: `${howFar} · ${texts.home.due(on, today, 50_000)}`,
    progress: { done: 12_345, of: 50_000 },
  }
  return urgencies.flatMap((urgency) => {
    const line = kind === 'names' || urgency === 'stuck' ? { text: waits } : running
    return Array.from({ length: 60 }, () => ({ urgency, on, ...line }))
  })
}

export const standing: ShownBy = (texts) => {
  const [lines, bars] = [everyLine('names', texts), everyLine('bars', texts)]
  const person = { person: name, department: name, inChat: false }
  const things = Array.from({ length: 9 }, () => ({ about: policy.title, dueOn: on }))
  const everything: StatusView = {
    overseer: false,
    parts: Array.from({ length: 8 }, () => 'P'.repeat(60)),
    figures: {
      ...{ overdue: 12_345, dueSoon: 9_876, unreachable: 1_200 },
      onTime: { inTime: 9_999, due: 10_000 },
    },
    next: stepOf(waitingThing(view, texts)),
    ...{ waitingMore: 1_200, lines, late: null, timeZone: 'Europe/Dublin', at },
  }
  const ofManager: StatusView = {
    ...{ ...everything, parts: [], figures: null, lines: [] },
    late: { count: 50_000, first: Array.from({ length: 6 }, () => ({ ...person, things })) },
  }
  const { areLate, nameSomebody, isLate } = texts.standing
  const { revise } = texts.policyReview
  const about = texts.policyReview.about(policy)
  const next = lateStep(areLate(about, 50_000), `cycle/policy-acknowledgement.${longest.policy}/1`, texts)
  return [
    ['where everything stands, for an ISMS lead with sixty of everything', statusCard(everything, texts)],
    ['the same, where many are late', statusCard({ ...everything, lines: bars, next }, texts)],
    [
      'the same, where nobody is asked',
      statusCard({ ...everything, next: { text: nameSomebody(about), actions: [] } }, texts),
    ],
    [
      'the same, where a policy is to be revised',
      statusCard({ ...everything, next: { text: revise(policy, longest.policy), actions: [] } }, texts),
    ],
    [
      'the same, where somebody is late',
      statusCard({ ...everything, next: { text: isLate(about, [name, name]), actions: [] } }, texts),
    ],
    [
      'the same, for top management, of whose people some are late',
      statusCard({ ...everything, overseer: true, next: null, late: ofManager.late }, texts),
    ],
    ['where everything stands, for a manager', statusCard(ofManager, texts)],
    [
      'where everything stands, for who has nothing to do',
      statusCard({ ...ofManager, late: null, next: null, waitingMore: 0 }, texts),
    ],
    [
      'a page of all that is under way',
      standingForm(
        lines.filter(({ urgency }) => urgency === 'later'),
        { urgency: 'later', overseer: false },
        2,
        texts,
      ),
    ],
  ]
}
