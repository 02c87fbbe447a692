import { formatAskRef } from '../../../domain/ask.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Form } from '../card.js'
import { firstWithin, titledCard, type WaitingThing } from '../common.js'
import { titleOf } from '../definition.js'
import { keptLine } from './account.js'
import { type AccountView, beginning, formatPlace, leftIn, type ReviewView, verbs } from './view.js'

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
      ...handedOnNodes(view, texts),
      ...notTheirsNodes(view, texts),
      { kind: 'actions', actions: actionsOf(view, texts) },
      { kind: 'text', small: true, text: whyText(view, texts) },
    ],
    item: {
      lines: [
        `**${t.title(escaped(title))}**`,
        `${countsOf(view, texts)} · ${when}`,
        progressLine(view, texts),
        ...handedOnLines(view, texts).slice(0, 1),
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
  const left = Math.max(leftIn(counts), 1)
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

/** As many of those who handed something on as are named. */
const MOST_HANDINGS = 5

/** Who handed accounts on to them, and why. */
function handedOnNodes(view: ReviewView, texts: Texts): CardNode[] {
  const lines = handedOnLines(view, texts)
  return lines.length === 0 ? [] : [{ kind: 'text', text: lines.join('  \n') }]
}

function handedOnLines({ handedOn, counts, ownBy }: ReviewView, texts: Texts): string[] {
  const t = texts.accessReview.review.handedOn
  const to = ownBy && escaped(ownBy)
  const lines = handedOn.slice(0, MOST_HANDINGS).map(({ by, reason, accounts }) => {
    const said = accounts === counts.accounts ? t.all : t.some
    return said(escaped(by), accounts, to, escaped(reason))
  })
  const left = handedOn.slice(MOST_HANDINGS).reduce((sum, { accounts }) => sum + accounts, 0)
  return [...lines, ...(left > 0 ? [t.more(left)] : [])]
}

/** What the reader holds, or decides on already in the other seat. */
function notTheirsNodes({ counts: { own, otherSeat }, ownBy }: ReviewView, texts: Texts): CardNode[] {
  const t = texts.accessReview.review
  const name = ownBy && escaped(ownBy)
  return [
    ...(own > 0 ? [t.own(own, name)] : []),
    ...(otherSeat > 0 ? [t.otherSeat(otherSeat, name)] : []),
  ].map((text) => ({ kind: 'text', text }))
}

function actionsOf({ ask, counts }: ReviewView, texts: Texts): Action[] {
  const t = texts.accessReview.review
  const value = formatAskRef(ask)
  const page = (only: 'all' | 'flagged' | 'open') => `${verbs.page}/${formatPlace(beginning[only])}`
  // Where all that is open has a flag, going on leads to the same.
  const some = counts.flagged > 0 && counts.flagged < leftIn(counts)
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

function whyText({ ask, system, reader, why, counts }: ReviewView, texts: Texts): string {
  const t = texts.accessReview.review.why
  const controls = system.controls.join(', ')
  if (ask.delegated?.to === reader._id) return t['in-stead'](controls)
  if (why.length > 0 && why.every((each) => each === 'passed-on'))
    return t['passed-on'](counts.accounts, controls)
  if (why.some((each) => each === 'managers-manager' || each === 'isms-lead' || each === 'outsider'))
    return t.independent(controls)
  if (!why.includes('manager')) return t.owner(controls)
  return why.includes('owner') ? t.both(controls) : t.manager(counts.accounts, controls)
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

/** How much room the accounts have that are kept at once, in characters, in each of so many paragraphs. */
const ROOM_FOR_ACCOUNTS = 2_500
const MOST_PARAGRAPHS = 4

/** Asks once more before all accounts without a flag are kept; `shownAt`: when (ISO 8601 UTC), as later ones are not among them. */
export function keepAllForm(
  { ask, system, reader }: Pick<ReviewView, 'ask' | 'system' | 'reader'>,
  { count, first, shownAt }: { count: number; first: readonly AccountView[]; shownAt: string },
  texts: Texts,
): Form {
  const t = texts.accessReview.review.keep
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: `${verbs.keepAll}/${shownAt}`, value: formatAskRef(ask), label: t.submit(count) },
    nodes: [
      { kind: 'text', text: `**${escaped(titleOf(system, reader))}**` },
      { kind: 'text', text: `**${t.question(count)}**` },
      { kind: 'text', text: t.consequence(count) },
      ...keptNodes(first, count, texts),
    ],
  }
}

/** Each account with what it may do; how many there are beside, where these have no room. */
function keptNodes(first: readonly AccountView[], count: number, texts: Texts): CardNode[] {
  const lines = first.map((account) => `- ${keptLine(account, texts)}`)
  const paragraphs: string[] = []
  let shown = 0
  while (paragraphs.length < MOST_PARAGRAPHS && shown < lines.length) {
    const some = firstWithin(lines.slice(shown), ROOM_FOR_ACCOUNTS)
    paragraphs.push(some.join('\n'))
    shown += some.length
  }
  const left = count - shown
  const more = left > 0 ? [texts.accessReview.review.keep.more(left)] : []
  return [...paragraphs, ...more].map((text) => ({ kind: 'text', text }))
}

/** Who is to do what was decided. */
function ordered(owner: string | null, texts: Texts): string {
  const t = texts.accessReview.review.receipt
  return owner === null ? t.orderedOfYou : t.ordered(escaped(owner))
}

function receiptCard(view: ReviewView, texts: Texts): Card {
  const { ask, system, reader, counts, answeredBy, isOpen, owner, closedAt } = view
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
      ...(closedAt === null
        ? []
        : [{ kind: 'text', small: true, text: t.over(closedAt, reader.timeZone) } as const]),
    ],
    item: { lines: [done, decided, next], actions: mayChange ? [action] : [] },
  }
}

function closedCard({ ask, system, reader, counts }: ReviewView, texts: Texts): Card {
  const t = texts.accessReview.review.closed
  const reason = (['handed-on', 'left', 'withdrawn', 'settled'] as const).find(
    (each) => each === ask.closed?.because,
  )
  const sentence = reason ? t[reason] : t.over(counts.accounts - counts.decided - counts.settled)
  return titledCard(t.title(titleOf(system, reader)), [sentence])
}
