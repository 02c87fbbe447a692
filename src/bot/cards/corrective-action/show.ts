import { type Ask, formatAskRef } from '../../../domain/ask.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import { analysisIn, type Round, type TriageAnswer, triagedIn } from '../../../domain/corrective-action.js'
import { isCounted, isOverdue, type Nonconformity } from '../../../domain/nonconformity.js'
import type { AgesAt } from '../../../domain/nonconformity-ageing.js'
import type { PersonId } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped, type Form } from '../card.js'
import { firstLine, listCard } from '../common.js'
import { ageingNodes } from './ageing.js'
import { deadlineNodes } from './deadline.js'
import { alsoNodes, findingNodes, natureNodes, standingFacts } from './facts.js'
import { roundLines } from './round.js'
import { type CorrectiveView, nameIn, natureLine, verbs } from './view.js'

/** As many of the other rounds as are offered: what a form shows has an end, however often something was not effective. */
const MOST_ROUNDS = 8

/** What whoever looks at it may do. */
interface MayDo {
  respond: boolean
  moveDeadline: boolean
  /** What waits for them; null where nothing does. */
  answer: Ask | null
}

/**
 * One of them, with what was said and done: one round of it in full, and the others a line each, behind which they open.
 *
 * @param shown which round; null: the last one of which anything is known
 */
export function nonconformityForm(
  view: CorrectiveView,
  may: MayDo,
  shown: number | null,
  texts: Texts,
): Form {
  const { nonconformity, life } = view
  const t = texts.correctiveAction.shown
  const title = t.title(nonconformity._id)
  const rounds = life.rounds.filter(({ analysis }) => analysis)
  const round = rounds.find(({ number }) => number === shown) ?? rounds.at(-1)
  return {
    title: texts.correctiveAction.formTitle,
    close: texts.common.close,
    nodes: [
      { kind: 'title', text: title },
      ...natureNodes(view, texts),
      // What it says word for word is one command away.
      ...findingNodes(view, texts).slice(0, 1),
      ...alsoNodes(view, texts),
      ...deadlineNodes(view, texts),
      { kind: 'facts', facts: standingFacts(view, texts) },
      ...triageNodes(view, texts),
      ...withdrawnNodes(view, texts),
      ...(round && life.rounds.length > 1 ? [{ kind: 'text', text: t.round(round.number) } as const] : []),
      ...(round ? roundLines(view, round, texts).map((text): CardNode => ({ kind: 'text', text })) : []),
      ...rounds
        .filter((each) => each !== round)
        .slice(-MOST_ROUNDS)
        .flatMap((each) => otherRound(view, each, texts)),
      ...actionNodes(view, may, texts),
    ],
  }
}

function actionNodes(
  { nonconformity: { _id: value } }: CorrectiveView,
  may: MayDo,
  texts: Texts,
): CardNode[] {
  const { response, deadline, open } = texts.correctiveAction
  const actions = [
    ...(may.answer
      ? [{ verb: verbs.open, value: formatAskRef(may.answer), label: open, primary: true }]
      : []),
    ...(may.respond ? [{ verb: verbs.respond, value, label: response.send }] : []),
    ...(may.moveDeadline ? [{ verb: verbs.askDeadline, value, label: deadline.open }] : []),
  ]
  return actions.length === 0 ? [] : [{ kind: 'actions', actions }]
}

/** Another round, which opens in the place of the one that is shown. */
function otherRound(
  { nonconformity }: CorrectiveView,
  { number, analysis, verdict }: Round,
  texts: Texts,
): CardNode[] {
  const t = texts.correctiveAction.shown
  const cause = firstLine((analysis && analysisIn(analysis)?.cause) ?? '')
  const state = verdict?.answer?.value === 'ineffective' ? t.other.ineffective : t.other.goesOn
  const value = `${nonconformity._id}.${number}`
  return [
    { kind: 'text', text: `${state(number)} · ${escaped(cause)}` },
    { kind: 'actions', actions: [{ verb: verbs.show, value, label: t.other.show(number) }] },
  ]
}

function withdrawnNodes(view: CorrectiveView, texts: Texts): CardNode[] {
  const { withdrawn } = view
  if (!withdrawn) return []
  const text = texts.correctiveAction.shown.withdrawn(escaped(withdrawn.who), escaped(withdrawn.reason.text))
  return [{ kind: 'text', text }]
}

function triageNodes(view: CorrectiveView, texts: Texts): CardNode[] {
  const { triage } = view.life
  const { answer } = triage ?? {}
  const t = texts.correctiveAction.shown
  if (!triage || !answer) return []
  const what = t.answers[answer.value as TriageAnswer]
  const correction = triagedIn(triage)?.correction
  const { until } = answer
  const today = dateIn(view.at, view.reader.timeZone)
  const taken = until ? [t.takenOn(escaped(nameIn(view, triagedIn(triage)?.owner)), until, today)] : []
  const lines = [
    [t.triage(escaped(nameIn(view, answer.by)), answer.at, view.reader.timeZone, what), ...taken].join(' · '),
    ...(correction === undefined ? [] : [t.correction(escaped(correction))]),
    ...(answer.reason ? [t.reason(escaped(answer.reason.text))] : []),
  ]
  return lines.map((text) => ({ kind: 'text', text }))
}

/** As much of the list as one message has room for, in characters. */
const ROOM = 2_500

/** Those that are open, each with how it stands. */
export function nonconformityListCard(
  open: readonly Nonconformity[],
  {
    all,
    names,
    ages,
    late,
    today,
  }: {
    all: boolean
    names: ReadonlyMap<PersonId, string>
    ages: readonly AgesAt[]
    /** Of which an answer is late, by whom and since when. */
    late: ReadonlyMap<string, Pick<Ask, 'askedOf' | 'dueOn'>>
    today: CalendarDate
  },
  texts: Texts,
): Card {
  const t = texts.correctiveAction.list
  const isLate = (nonconformity: Nonconformity) =>
    isOverdue(nonconformity, today) || late.has(nonconformity._id)
  const lines = open.map((nonconformity) => {
    const { _id, stage, owner, dueOn, forReview } = nonconformity
    const line = t.line(_id, natureLine({ nonconformity }), texts.correctiveAction.stages[stage])
    const name = escaped(nameIn({ names }, owner))
    const asked = late.get(_id)
    const whose =
      dueOn !== null && isOverdue(nonconformity, today)
        ? [t.overdue(name, dueOn, today)]
        : asked
          ? [t.overdue(escaped(nameIn({ names }, asked.askedOf)), asked.dueOn, today)]
          : dueOn !== null
            ? [t.owner(name, dueOn, today)]
            : []
    return [line, ...whose, ...(forReview === undefined ? [] : [t.review])].join(' · ')
  })
  const title = all ? t.all : t.mine
  const card = listCard(title, lines, { room: ROOM, more: t.more }, texts)
  const counted = open.filter(isCounted)
  const proposed = open.length - counted.length
  const standing = [
    t.standing(counted.length, counted.filter(isLate).length),
    ...(proposed === 0 ? [] : [t.proposed(proposed)]),
  ].join(' · ')
  const [heading, ...nodes] = card.nodes
  return {
    summary: `${title}: ${standing}`,
    nodes: [
      ...(heading ? [heading] : []),
      { kind: 'text', text: standing },
      ...ageingNodes(ages, texts),
      ...nodes,
    ],
  }
}
