import type { CorrectiveNews } from '../../../domain/delivery.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped } from '../card.js'
import { titledCard } from '../common.js'
import { type CorrectiveView, nameIn, natureLine, verbs } from './view.js'

/** What somebody is told of a nonconformity, and why. */
export function toldCard(view: CorrectiveView, news: CorrectiveNews, texts: Texts): Card {
  const t = texts.correctiveAction.told
  const { nonconformity, life } = view
  const { _id: id } = nonconformity
  const verdict = life.rounds.findLast((round) => round.verdict?.answer?.value === 'ineffective')?.verdict
  const { withdrawn } = view
  const said = news === 'ineffective' || news === 'for-review' ? verdict?.answer : life.triage?.answer
  const moved = nonconformity.deadlines?.at(-1)
  const answered = news === 'deadline' ? moved : said
  const because =
    news === 'withdrawn'
      ? withdrawn
      : answered?.reason && { who: nameIn(view, answered.by), reason: answered.reason }
  const why = because ? [t.reason(escaped(because.who), escaped(because.reason.text))] : []
  const lines = [
    natureLine(view),
    ...(news === 'effective' ? [] : why),
    ...(news === 'nobody' ? [t.nobodyNext] : []),
  ]
  const card = titledCard(headOf(view, news, texts), lines, t.summary)
  return {
    ...card,
    nodes: [...card.nodes, { kind: 'actions', actions: [{ verb: verbs.show, value: id, label: t.show }] }],
  }
}

function headOf(view: CorrectiveView, news: CorrectiveNews, texts: Texts): string {
  const t = texts.correctiveAction.told
  const { _id: id, owner, dueOn, deadline } = view.nonconformity
  const today = dateIn(view.at, view.reader.timeZone)
  if (news === 'deadline') return t[news](id, deadline ?? '', today)
  if (news === 'ineffective' && dueOn !== null && dueOn > today) return t.again(id, dueOn, today)
  if (news !== 'taken-on') return t[news](id)
  return t[news](id, nameIn(view, owner), dueOn ?? '', today)
}
