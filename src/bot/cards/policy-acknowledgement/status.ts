import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Completion, Cycle } from '../../../domain/cycle.js'
import type { Person } from '../../../domain/person.js'
import type { PolicyVersion, Retirement } from '../../../domain/policy.js'
import { dateIn } from '../../../domain/working-days.js'
import { type ProgressOverTime, progressOverTime } from '../../pictures/progress-over-time.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped, type Fact } from '../card.js'
import { listed, more } from '../common.js'
import { lateButton } from '../late.js'
import { languageFor, plainName } from '../policy-name.js'
import { askAgainAction } from './closed-round.js'
import { verbs } from './policy.js'

/** So many people, and the first of them by name. */
export interface Named {
  count: number
  first: readonly string[]
}

export interface StatusView {
  policy: PolicyVersion
  reader: Person
  cycle: Cycle
  startedBy: string
  /** The parts that a coordinator sees to, as they are called; empty: the whole organisation. */
  parts: readonly string[]
  /** Empty where nobody was asked to approve it. */
  approvedBy: string
  completion: Completion
  departments: readonly { department: string; completion: Completion }[]
  joiners: Completion
  carriedOver: number
  onPaper: number
  declined: number
  excepted: number
  away: Named
  unreachable: Named
  /** How many are late, and who is first of them. */
  late: { count: number; first: readonly { name: string; department: string; dueOn: CalendarDate }[] }
  /** The cycles of joiners that are open. */
  joinersCycles: readonly { until: CalendarDate; completion: Completion }[]
  /** How many had answered at the end of each day. */
  days: ProgressOverTime['days']
  /** A version that was imported and not published. */
  newer: string | null
  /** How many did not answer a round that is closed. */
  unanswered: number
  retired: Retirement | null
  at: string
}

/** As many departments as have a bar each, and as many as fit one message without. */
const BARS_SHOWN = 10
const DEPARTMENTS_SHOWN = 40

export function statusCard(view: StatusView, texts: Texts): Card {
  const { cycle, completion, reader, policy } = view
  const t = texts.progress
  const name = plainName(policy, languageFor(policy, reader))
  const acknowledged = t.acknowledged(completion.answered, completion.asked)
  const facts = factsOf(view, texts)
  return {
    summary: `${t.title(name)}: ${acknowledged}`,
    nodes: [
      { kind: 'title', text: t.title(name) },
      ...(view.parts.length > 0
        ? [{ kind: 'text', text: t.yourPart(view.parts.map(escaped).join(', ')) } as const]
        : []),
      cycle.state === 'published'
        ? { kind: 'text', text: t.preparing }
        : { kind: 'progress', done: completion.answered, of: completion.asked, label: acknowledged },
      { kind: 'text', text: stateOf(view, texts) },
      ...pictureOf(view, texts),
      ...departmentsOf(view.departments, texts),
      ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []),
      ...lateOf(view, texts),
      ...actionsOf(view, texts),
      { kind: 'text', small: true, text: t.record(cycle._id.replace('cycle/', '')) },
    ],
  }
}

function stateOf({ cycle, retired, reader, startedBy, approvedBy, at }: StatusView, texts: Texts): string {
  const t = texts.progress
  const { timeZone } = reader
  return [
    ...(cycle.unansweredOf ? [texts.again.repeated] : []),
    t.published(cycle.startedAt, timeZone, escaped(startedBy)),
    ...(cycle.approval ? [t.approved(cycle.approval.at, timeZone, escaped(approvedBy))] : []),
    ...(retired ? [t.retired(retired.at, timeZone)] : []),
    cycle.closedAt ? t.closed(cycle.closedAt, timeZone) : t.due(cycle.dueOn, dateIn(at, timeZone)),
  ].join(' · ')
}

function pictureOf(view: StatusView, texts: Texts): CardNode[] {
  const { policy, reader, cycle, completion, days } = view
  const [first] = days
  if (!first || completion.answered === 0) return []
  const t = texts.progress.picture
  const { answered, asked } = completion
  const today = dateIn(view.at, reader.timeZone)
  const svg = progressOverTime({
    days,
    of: asked,
    dueOn: cycle.dueOn,
    words: {
      title: t.title(plainName(policy, languageFor(policy, reader))),
      from: t.day(first.on, today),
      due: t.due(cycle.dueOn, today),
      done: t.done(answered, asked),
    },
  })
  return [{ kind: 'image', picture: { svg, alt: t.alt(answered, asked, today, cycle.dueOn) } }]
}

function departmentsOf(departments: StatusView['departments'], texts: Texts): CardNode[] {
  const t = texts.progress
  if (departments.length === 0) return []
  const heading: CardNode = { kind: 'text', text: `**${t.byDepartment}**` }
  if (departments.length <= BARS_SHOWN) {
    const bars = departments.map(({ department, completion: { answered, asked } }): CardNode => {
      return {
        kind: 'progress',
        done: answered,
        of: asked,
        label: t.department(escaped(department), answered, asked),
      }
    })
    return [heading, ...bars]
  }
  const facts = furthestBehind(departments).map(({ department, completion: { answered, asked } }) => {
    return { label: department, value: t.answeredOf(answered, asked) }
  })
  const left = departments.length - facts.length
  return [
    heading,
    { kind: 'facts', facts },
    ...more(left, texts),
    ...(left > 0 ? [{ kind: 'text', small: true, text: t.furthestBehind } as const] : []),
  ]
}

/** All departments by name; of too many, those in which most people are still to answer. */
function furthestBehind(departments: StatusView['departments']): StatusView['departments'] {
  if (departments.length <= DEPARTMENTS_SHOWN) return departments
  return [...departments].sort((a, b) => b.completion.open - a.completion.open).slice(0, DEPARTMENTS_SHOWN)
}

function factsOf(view: StatusView, texts: Texts): Fact[] {
  const t = texts.progress.facts
  const { away, unreachable } = view
  const today = dateIn(view.at, view.reader.timeZone)
  const some = (count: number, label: string, value: string) => (count > 0 ? [{ label, value }] : [])
  const joined = ({ answered, asked }: Completion) => t.joinedValue(answered, asked)
  return [
    ...some(view.carriedOver, t.carriedOver, t.carriedOverValue(view.carriedOver)),
    ...some(view.onPaper, t.onPaper, t.onPaperValue(view.onPaper)),
    ...some(view.joiners.asked, t.joined, joined(view.joiners)),
    ...view.joinersCycles.map(({ until, completion }) => {
      return { label: t.joinersOf(until, today), value: joined(completion) }
    }),
    ...some(view.unanswered, texts.again.didNotAnswer, texts.again.didNotAnswerValue(view.unanswered)),
    ...some(view.declined, t.declined, t.declinedValue(view.declined)),
    ...some(view.excepted, t.excepted, t.exceptedValue(view.excepted)),
    ...some(away.count, t.away, t.awayValue(away.count, namesOf(away, texts))),
    ...some(
      unreachable.count,
      t.unreachable,
      t.unreachableValue(unreachable.count, namesOf(unreachable, texts)),
    ),
    ...(view.newer ? [{ label: t.newer, value: t.newerValue(escaped(view.newer)) }] : []),
  ]
}

function namesOf({ count, first }: Named, texts: Texts): string[] {
  const left = count - first.length
  return [...first.map(escaped), ...(left > 0 ? [texts.common.more(left)] : [])]
}

function lateOf({ late: { count, first }, cycle, reader, at }: StatusView, texts: Texts): CardNode[] {
  if (count === 0) return []
  const t = texts.progress
  const today = dateIn(at, reader.timeZone)
  const lines = first.map(({ name, department, dueOn }) => {
    return t.lateLine(escaped(name), escaped(department), dueOn, today)
  })
  return [
    { kind: 'text', text: `**${t.late(count)}**` },
    { kind: 'text', text: listed(lines, count, texts) },
    ...lateButton(count > first.length, texts, cycle._id),
  ]
}

/** Who did not answer a round that is closed can be asked again; of who can answer still, all are reminded. */
function actionsOf(view: StatusView, texts: Texts): CardNode[] {
  const { cycle, policy } = view
  if (cycle.state === 'closed' && view.unanswered > 0 && view.parts.length === 0 && !view.retired)
    return [{ kind: 'actions', actions: [askAgainAction(cycle, texts)] }]
  if (cycle.state === 'closed' && view.joinersCycles.length === 0) return []
  const remind = { verb: verbs.remind, value: policy.policy, label: texts.progress.remind.button }
  return [{ kind: 'actions', actions: [remind] }]
}
