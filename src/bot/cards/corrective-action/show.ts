import type { CalendarDate } from '../../../domain/calendar-date.js'
import { type TriageAnswer, triagedIn } from '../../../domain/corrective-action.js'
import type { Nonconformity } from '../../../domain/nonconformity.js'
import type { AgesAt } from '../../../domain/nonconformity-ageing.js'
import type { PersonId } from '../../../domain/person.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped, type Form } from '../card.js'
import { listCard } from '../common.js'
import { ageingNodes } from './ageing.js'
import { natureNodes, standingFacts } from './facts.js'
import { roundLines } from './round.js'
import { type CorrectiveView, nameIn, natureLine, verbs } from './view.js'

/** One of them, with all that was said and done. */
export function nonconformityForm(view: CorrectiveView, mayRespond: boolean, texts: Texts): Form {
  const { nonconformity, life } = view
  const t = texts.correctiveAction.shown
  const title = t.title(nonconformity._id)
  const rounds = life.rounds.filter(({ analysis }) => analysis)
  return {
    title: texts.correctiveAction.formTitle,
    close: texts.common.close,
    nodes: [
      { kind: 'title', text: title },
      ...natureNodes(view, texts),
      { kind: 'facts', facts: standingFacts(view, texts) },
      ...triageNodes(view, texts),
      ...rounds.flatMap((round): CardNode[] => [
        ...(rounds.length > 1 ? [{ kind: 'text', text: t.round(round.number) } as const] : []),
        ...roundLines(view, round, texts).map((text): CardNode => ({ kind: 'text', text })),
      ]),
      ...(mayRespond
        ? [
            {
              kind: 'actions',
              actions: [
                {
                  verb: verbs.respond,
                  value: nonconformity._id,
                  label: texts.correctiveAction.response.send,
                },
              ],
            } as const,
          ]
        : []),
    ],
  }
}

function triageNodes(view: CorrectiveView, texts: Texts): CardNode[] {
  const { triage } = view.life
  const { answer } = triage ?? {}
  const t = texts.correctiveAction.shown
  if (!triage || !answer) return []
  const what = t.answers[answer.value as TriageAnswer]
  const correction = triagedIn(triage)?.correction
  const lines = [
    t.triage(escaped(nameIn(view, answer.by)), answer.at, view.reader.timeZone, what),
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
    today,
  }: { all: boolean; names: ReadonlyMap<PersonId, string>; ages: readonly AgesAt[]; today: CalendarDate },
  texts: Texts,
): Card {
  const t = texts.correctiveAction.list
  const isLate = ({ dueOn }: Nonconformity) => dueOn !== null && dueOn < today
  const lines = open.map((nonconformity) => {
    const { _id, stage, owner, dueOn, forReview } = nonconformity
    const line = t.line(_id, natureLine({ nonconformity }), texts.correctiveAction.stages[stage])
    const name = escaped(nameIn({ names }, owner))
    const whose = dueOn === null ? [] : [(isLate(nonconformity) ? t.overdue : t.owner)(name, dueOn, today)]
    return [line, ...whose, ...(forReview === undefined ? [] : [t.review])].join(' · ')
  })
  const title = all ? t.all : t.mine
  const card = listCard(title, lines, { room: ROOM, more: t.more }, texts)
  const standing = t.standing(open.length, open.filter(isLate).length)
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
