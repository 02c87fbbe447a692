import { formatAskRef } from '../../../domain/ask.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Form } from '../card.js'
import { firstWithin, listed, titledCard, type WaitingThing } from '../common.js'
import { titleOf } from '../definition.js'
import { beginning, formatPlace, type ReviewView, verbs } from './view.js'

/** As long as it takes to look at one account, at least. */
const SECONDS_AN_ACCOUNT = 15

/** The message in which a reviewer's ask stands: what there is to decide while it is open, what became of it afterwards. */
export function reviewCard(view: ReviewView, texts: Texts): Card {
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'closed') return closedCard(view, texts)
  const { ask, system, reader, counts, at } = view
  const t = texts.accessReview.review
  const title = titleOf(system, reader)
  const when = whenOf(view, texts)
  return {
    summary: t.summary(title, counts.accounts, ask.dueOn, dateIn(at, reader.timeZone)),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: countsOf(view, texts) },
      { kind: 'text', text: when },
      ...(counts.decided > 0 ? [progressNode(view, texts)] : []),
      ...underWayNodes(view, texts),
      ...outOfTurnNodes(view, texts),
      ...(counts.own > 0
        ? [{ kind: 'text', text: t.own(counts.own, view.ownBy && escaped(view.ownBy)) } as const]
        : []),
      { kind: 'actions', actions: actionsOf(view, texts) },
      { kind: 'text', small: true, text: whyText(view, texts) },
    ],
    item: {
      lines: [
        `**${t.title(escaped(title))}**`,
        `${countsOf(view, texts)} · ${when}`,
        progressLine(view, texts),
      ],
      actions: actionsOf(view, texts).slice(0, 2),
    },
  }
}

function countsOf({ counts }: ReviewView, texts: Texts): string {
  return texts.accessReview.review.counts(counts.accounts, counts.privileged, counts.unknown)
}

/** By when, and how long what is left takes. */
function whenOf({ ask, reader, counts, at }: ReviewView, texts: Texts): string {
  const left = Math.max(counts.accounts - counts.decided - counts.own, 1)
  const minutes = Math.ceil((left * SECONDS_AN_ACCOUNT) / 60)
  return texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(at, reader.timeZone), minutes)
}

function progressNode({ counts }: ReviewView, texts: Texts): CardNode {
  const { decided: done, accounts: of } = counts
  return { kind: 'progress', done, of, label: texts.accessReview.review.progress(done, of) }
}

function progressLine({ counts }: ReviewView, texts: Texts): string {
  return texts.accessReview.review.progress(counts.decided, counts.accounts)
}

/** What was said of many at once, and is being recorded. */
function underWayNodes({ ask: { keepingAll } }: ReviewView, texts: Texts): CardNode[] {
  if (!keepingAll) return []
  return [{ kind: 'text', text: texts.accessReview.review.keep.underWay(keepingAll.accounts) }]
}

function outOfTurnNodes({ outOfTurn }: ReviewView, texts: Texts): CardNode[] {
  if (!outOfTurn) return []
  const t = texts.accessReview.review
  return [{ kind: 'text', text: t.outOfTurn(escaped(outOfTurn.by), escaped(outOfTurn.reason)) }]
}

function actionsOf({ ask, counts }: ReviewView, texts: Texts): Action[] {
  const t = texts.accessReview.review
  const value = formatAskRef(ask)
  const page = (only: 'all' | 'flagged' | 'open') => `${verbs.page}/${formatPlace(beginning[only])}`
  const some = counts.flagged > 0 && counts.flagged < counts.accounts
  return [
    counts.decided > 0
      ? { verb: page('open'), value, label: t.goOn, primary: true }
      : { verb: page('all'), value, label: t.open, primary: true },
    ...(counts.plain > 0 && !ask.keepingAll
      ? [{ verb: verbs.askKeepAll, value, label: t.keepAll(counts.plain) }]
      : []),
    ...(some ? [{ verb: page('flagged'), value, label: t.onlyFlagged(counts.flagged) }] : []),
    ...(counts.decided > 0 ? [{ verb: page('all'), value, label: t.receipt.change }] : []),
  ]
}

function whyText({ ask, system, reader, why }: ReviewView, texts: Texts): string {
  const t = texts.accessReview.review.why
  const controls = system.controls.join(', ')
  if (ask.delegated?.to === reader._id) return t['in-stead'](controls)
  if (why.some((each) => each === 'managers-manager' || each === 'isms-lead' || each === 'outsider'))
    return t.independent(controls)
  if (!why.includes('manager')) return t.owner(controls)
  return why.includes('owner') ? t.both(controls) : t.manager(controls)
}

/** The same question as one line of a list. */
export function waitingReview(view: ReviewView, texts: Texts): WaitingThing {
  const [action, also] = actionsOf(view, texts)
  if (!action) throw new RangeError(`${view.ask._id} asks nothing`)
  const title = texts.accessReview.review.title(escaped(titleOf(view.system, view.reader)))
  return {
    text: `**${title}**  \n${countsOf(view, texts)} · ${progressLine(view, texts)}  \n${whenOf(view, texts)}`,
    ...{ action, dueOn: view.ask.dueOn },
    ...(also ? { also } : {}),
  }
}

/** How much room the accounts have that are kept at once, in characters. */
const ROOM_FOR_NAMES = 2_000

/** Asks once more before all accounts without a flag are kept. */
export function keepAllForm(
  { ask, system, reader }: Pick<ReviewView, 'ask' | 'system' | 'reader'>,
  { count, first }: { count: number; first: readonly string[] },
  texts: Texts,
): Form {
  const t = texts.accessReview.review.keep
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: `${verbs.keepAll}/${count}`, value: formatAskRef(ask), label: t.submit(count) },
    nodes: [
      { kind: 'text', text: `**${escaped(titleOf(system, reader))}**` },
      { kind: 'text', text: `**${t.question(count)}**` },
      { kind: 'text', text: t.consequence },
      { kind: 'text', text: namesOf(first, count, texts) },
    ],
  }
}

function namesOf(first: readonly string[], count: number, texts: Texts): string {
  return listed(firstWithin(first.map(escaped), ROOM_FOR_NAMES), count, texts)
}

/** Who is to do what was decided. */
function ordered(owner: string | null, texts: Texts): string {
  const t = texts.accessReview.review.receipt
  return owner === null ? t.orderedOfYou : t.ordered(escaped(owner))
}

function receiptCard(view: ReviewView, texts: Texts): Card {
  const { ask, system, reader, counts, answeredBy, isOpen, owner } = view
  const t = texts.accessReview.review.receipt
  const title = titleOf(system, reader)
  const isOwn = ask.answer?.by === reader._id
  const head = isOwn ? t.title(title) : t.byOther(title, answeredBy ?? '')
  const done = `**${escaped(head)}** · ${t.when(ask.answer?.at ?? '', reader.timeZone)}`
  const decided = t.decided(counts.kept, counts.revoked, counts.changed)
  const next = counts.revoked + counts.changed > 0 ? ordered(owner, texts) : t.nothingToDo
  const mayChange = isOpen && counts.accounts > 0
  const action = {
    verb: `${verbs.page}/${formatPlace(beginning.all)}`,
    value: formatAskRef(ask),
    label: t.change,
  }
  return {
    summary: head,
    nodes: [
      { kind: 'text', text: done },
      { kind: 'text', text: decided },
      { kind: 'text', text: next },
      ...(mayChange
        ? [
            { kind: 'text', small: true, text: t.changeable } as const,
            { kind: 'actions', actions: [action] } as const,
          ]
        : []),
    ],
    item: { lines: [done, decided, next], actions: mayChange ? [action] : [] },
  }
}

function closedCard({ ask, system, reader, counts }: ReviewView, texts: Texts): Card {
  const t = texts.accessReview.review.closed
  const reason = (['handed-on', 'left', 'withdrawn'] as const).find((each) => each === ask.closed?.because)
  const sentence = reason ? t[reason] : t.over(counts.accounts - counts.decided)
  return titledCard(t.title(titleOf(system, reader)), [sentence])
}
