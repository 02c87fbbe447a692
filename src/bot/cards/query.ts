import { type Ask, formatAskRef } from '../../domain/ask.js'
import type { Person } from '../../domain/person.js'
import { LONGEST_QUERY, LONGEST_QUERY_ANSWER, type Query } from '../../domain/query.js'
import { dateIn } from '../../domain/working-days.js'
import type { Texts } from '../texts/texts.js'
import { type Card, type CardNode, escaped, type Form, shortened } from './card.js'
import { titledCard, type WaitingThing } from './common.js'

export const verbs = {
  /** Opens the form in which an approver asks. */
  ask: 'query.ask',
  send: 'query.send',
  /** Opens the form in which whoever was asked answers. */
  answer: 'query.answer',
  reply: 'query.reply',
} as const

/** One query as those who decide see it; names and texts are as they are. */
export interface QueryOnShow {
  asker: string
  at: string
  text: string
  /** Null while nobody has answered. */
  answer: { who: string; at: string; text: string } | null
  /** Whether an answer may still come. */
  open: boolean
}

/** So many stand on the card, the last ones, and so much of what was written; all of it stands on the page to read. */
const ON_THE_CARD = 3
const BEGINNING = 150
/** In the headline of a card. */
const LONGEST_NAME = 60
const MINUTES = 2

/** What was asked back and answered, on the card of who decides. */
export function queriesOnCard(all: readonly QueryOnShow[], reader: Person, texts: Texts): CardNode[] {
  const earlier = Math.max(0, all.length - ON_THE_CARD)
  const begun = all.slice(earlier).map(({ text, answer, ...query }) => ({
    ...{ ...query, text: shortened(text, BEGINNING) },
    answer: answer && { ...answer, text: shortened(answer.text, BEGINNING) },
  }))
  const note = texts.query.shown.earlier(earlier)
  return [
    ...(earlier > 0 ? [{ kind: 'text', small: true, text: note } as const] : []),
    ...queriesToRead(begun, reader, texts),
  ]
}

/** The same with all that was written. */
export function queriesToRead(all: readonly QueryOnShow[], { timeZone }: Person, texts: Texts): CardNode[] {
  const t = texts.query.shown
  return all.map(({ asker, at, text, answer, open }) => {
    const asked = t.asked(escaped(asker), at, timeZone, lines(text))
    const unanswered = open ? t.waiting : t.closed
    const said = answer
      ? t.answered(escaped(answer.who), answer.at, timeZone, lines(answer.text))
      : unanswered
    return { kind: 'text', text: `${asked}\n\n${said}` }
  })
}

function lines(text: string): string {
  return text.split('\n').map(escaped).join('  \n')
}

/** What an approver asks whoever asked for the decision. */
export function queryForm(
  { ask, what, requester }: { ask: Ask; what: string; requester: string },
  nonce: string,
  texts: Texts,
): Form {
  const t = texts.query.form
  const name = shortened(requester, LONGEST_NAME)
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.send, value: `${formatAskRef(ask)}.${nonce}`, label: t.submit },
    nodes: [
      { kind: 'text', text: t.whom(escaped(requester), escaped(what)) },
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'text', name: 'query', label: t.text, hint: t.hint(name) },
            ...{ long: true, most: LONGEST_QUERY },
          },
        ],
      },
    ],
  }
}

/** What whoever is asked sees. */
export interface QueryView {
  ask: Ask & { query: Query }
  /** Plain, in the middle of a sentence: `the publication of …`. */
  what: string
  reader: Person
  /** Names, as they are: of who wants to know; and of who answered, null while nobody has. */
  asker: string
  answeredBy: string | null
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

/** The message in which a query stands: the question while it is open, what became of it afterwards. */
export function queryCard(view: QueryView, texts: Texts): Card {
  const { ask, what, asker } = view
  if (ask.state === 'answered') return receiptCard(view, texts)
  if (ask.state === 'closed') return closedCard(view, texts)
  const t = texts.query.put
  const today = dateIn(view.at, view.reader.timeZone)
  const action = { verb: verbs.answer, value: formatAskRef(ask), label: t.answer, primary: true }
  return {
    summary: t.summary(asker, ask.dueOn, today),
    nodes: [
      { kind: 'title', text: t.title(shortened(asker, LONGEST_NAME)) },
      { kind: 'text', text: texts.policyAcknowledgement.ask.when(ask.dueOn, today, MINUTES) },
      { kind: 'text', text: t.about(escaped(what)) },
      ...queriesToRead([shownOf(view)], view.reader, texts),
      { kind: 'actions', actions: [action] },
      { kind: 'text', small: true, text: t.askedBy(escaped(asker)) },
    ],
  }
}

/** The same as one line of a list. */
export function queryWaiting({ ask, what, reader, asker, at }: QueryView, texts: Texts): WaitingThing {
  const t = texts.query.put
  const when = texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(at, reader.timeZone), MINUTES)
  return {
    text: `**${escaped(t.title(asker))}**  \n${t.about(escaped(what))}  \n${when}`,
    action: { verb: verbs.answer, value: formatAskRef(ask), label: t.answer, primary: true },
    dueOn: ask.dueOn,
  }
}

function receiptCard(view: QueryView, texts: Texts): Card {
  const { ask, what, reader, asker, answeredBy } = view
  const t = texts.query.receipt
  const isOwn = ask.answer?.by === reader._id
  const title = isOwn ? t.own(asker, what) : t.other(answeredBy ?? '', asker, what)
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}**` },
      ...queriesToRead([shownOf(view)], reader, texts),
      { kind: 'text', text: t.told(escaped(asker)) },
    ],
  }
}

/** To whoever did not answer: why nobody has to any more. */
function closedCard({ ask, what, asker }: QueryView, texts: Texts): Card {
  const t = texts.query.closed
  const reasons = ['changed', 'left', 'new-criteria', 'retired', 'superseded', 'withdrawn'] as const
  const because = t[reasons.find((each) => each === ask.closed?.because) ?? 'cycle-closed']
  return titledCard(t.title(asker, what), [because])
}

function shownOf({ ask, asker, answeredBy }: QueryView): QueryOnShow {
  const { query, answer, state } = ask
  return {
    ...{ asker, at: query.at, text: query.text.text, open: state === 'open' },
    answer: answer ? { who: answeredBy ?? '', at: answer.at, text: answer.reason?.text ?? '' } : null,
  }
}

/** In which whoever was asked answers. */
export function queryAnswerForm(view: QueryView, texts: Texts): Form {
  const { ask, what, asker, reader } = view
  const t = texts.query.answer
  const hint = t.hint(shortened(asker, LONGEST_NAME))
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.reply, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: texts.query.put.about(escaped(what)) },
      ...queriesToRead([shownOf(view)], reader, texts),
      {
        kind: 'inputs',
        inputs: [
          { kind: 'text', name: 'answer', label: t.text, hint, long: true, most: LONGEST_QUERY_ANSWER },
        ],
      },
    ],
  }
}

/** Stands above the question to the approver who wanted to know: that they can go on. Both are escaped. */
export function queryAnsweredCard(who: string, what: string, texts: Texts): Card {
  const title = texts.query.answered(who, what)
  return {
    summary: texts.query.answeredSummary(who).replace(/\\/g, ''),
    nodes: [{ kind: 'text', text: `**${title}**` }],
  }
}
