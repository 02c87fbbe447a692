import { formatAskRef } from '../../../domain/ask.js'
import { competenceNamed } from '../../../domain/competence.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped, type Form } from '../card.js'
import { firstWithin, titledCard, type WaitingThing } from '../common.js'
import { inputs as names } from '../control-check/check.js'
import { titleOf } from '../definition.js'
import { reasonField } from '../policy-acknowledgement/reason.js'
import { closedCard } from './assess.js'
import { type CompetenceView, gapBriefly, givenNodes, verbs, verdictOf, whenOf, wholeNodes } from './view.js'

const MINUTES = 3

/** What whoever sees to a gap is asked. */
export function gapCard(view: CompetenceView, texts: Texts): Card {
  if (view.ask.state === 'closed') return closedCard(view, texts)
  if (view.ask.state === 'answered') return gapReceipt(view, texts)
  const { ask, competence, reader, holder, found, failed, at } = view
  const t = texts.competenceReview.gap
  const title = titleOf(competence, reader)
  const before = failed ? [t.failed(escaped(failed.by), escaped(failed.reason))] : []
  const when = whenOf(view, MINUTES, texts)
  const actions = [{ verb: verbs.done, value: formatAskRef(ask), label: t.open, primary: true }]
  const isOwn = competenceNamed(ask.subject.id).holder === reader._id
  const of = isOwn ? t.yours : t.of(escaped(holder))
  return {
    summary: t.summary(title, ask.dueOn, dateIn(at, reader.timeZone)),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: when },
      ...before.map((text) => ({ kind: 'text', text }) as const),
      { kind: 'text', text: of },
      ...wholeNodes(found, view, texts),
      { kind: 'actions', actions },
      { kind: 'text', small: true, text: (failed ? t.whyAgain : t.why)(competence.controls.join(', ')) },
    ],
    item: {
      lines: [`**${t.title(escaped(title))}**`, when, ...before, of, ...gapBriefly(found, view, texts)],
      actions,
    },
  }
}

export function waitingGap(view: CompetenceView, texts: Texts): WaitingThing {
  return waitingFollowUp(view, texts.competenceReview.gap, texts)
}

function waitingFollowUp(
  view: CompetenceView,
  t: { title: (title: string) => string; show: string },
  texts: Texts,
): WaitingThing {
  const { ask, competence, reader, holder } = view
  const title = t.title(escaped(titleOf(competence, reader)))
  return {
    text: `**${title}**  \n${escaped(holder)} · ${whenOf(view, MINUTES, texts)}`,
    action: { verb: verbs.open, value: formatAskRef(ask), label: t.show, primary: true },
    dueOn: ask.dueOn,
  }
}

/** Asks what was done. */
export function doneForm({ ask, found, failed }: CompetenceView, texts: Texts): Form {
  const t = texts.competenceReview.gap.form
  const [gap] = found
  // What was planned then did not work: something else was done.
  const action = gap && !gap.finding.met ? (failed ? gap.finding.gap : gap.finding.action) : ''
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.recordDone, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(action)) },
      {
        kind: 'inputs',
        inputs: [
          reasonField(t.label, t.hint),
          { kind: 'text', name: names.link, label: t.link, hint: t.linkHint, optional: true, most: 1_000 },
        ],
      },
    ],
  }
}

function gapReceipt(view: CompetenceView, texts: Texts): Card {
  const { ask, competence, reader, answeredBy } = view
  const t = texts.competenceReview
  const title = titleOf(competence, reader)
  const head = ask.answer?.by === reader._id ? t.gap.receipt(title) : t.gap.byOther(title, answeredBy ?? '')
  return {
    summary: head,
    nodes: [
      ...headNodes(view, head, texts),
      ...noteNodes(view, texts),
      ...givenNodes(ask, texts),
      { kind: 'text', text: t.gap.next(competence.verdictAfterMonths) },
    ],
  }
}

function headNodes({ ask, reader, found, at }: CompetenceView, head: string, texts: Texts): CardNode[] {
  const when = texts.competenceReview.receipt.when(ask.answer?.at ?? '', reader.timeZone)
  return [
    { kind: 'text', text: `**${escaped(head)}** · ${when}` },
    ...wholeNodes(found, { reader, at }, texts),
  ]
}

/** What whoever saw to it says that was done. */
function noteNodes({ found }: CompetenceView, texts: Texts): CardNode[] {
  const note = found[0]?.done?.note
  return note ? [{ kind: 'text', text: texts.competenceReview.verdict.note(escaped(note)) }] : []
}

/** What somebody who leads the holder is asked, some months after something was done. */
export function verdictCard(view: CompetenceView, texts: Texts): Card {
  if (view.ask.state === 'closed') return closedCard(view, texts)
  if (view.ask.state === 'answered') return verdictReceipt(view, texts)
  const { ask, competence, reader, holder, found, at } = view
  const t = texts.competenceReview.verdict
  const title = titleOf(competence, reader)
  const value = formatAskRef(ask)
  const when = whenOf(view, MINUTES, texts)
  const actions = [
    { verb: verbs.worked, value, label: t.worked, primary: true },
    { verb: verbs.didNotWork, value, label: t['did-not-work'] },
  ]
  return {
    summary: t.summary(title, ask.dueOn, dateIn(at, reader.timeZone)),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: when },
      { kind: 'text', text: t.of(escaped(holder)) },
      ...wholeNodes(found, view, texts),
      ...noteNodes(view, texts),
      { kind: 'actions', actions },
      { kind: 'text', small: true, text: t.why(competence.controls.join(', ')) },
    ],
    item: {
      lines: [
        `**${t.title(escaped(title))}**`,
        when,
        t.of(escaped(holder)),
        ...gapBriefly(found, view, texts),
      ],
      actions,
    },
  }
}

export function waitingVerdict(view: CompetenceView, texts: Texts): WaitingThing {
  return waitingFollowUp(view, texts.competenceReview.verdict, texts)
}

/** Asks what is still missing. */
export function didNotWorkForm({ ask, holder }: CompetenceView, texts: Texts): Form {
  const t = texts.competenceReview.verdict.form
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.recordVerdict, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(holder)) },
      { kind: 'inputs', inputs: [reasonField(t.label, t.hint)] },
    ],
  }
}

function verdictReceipt(view: CompetenceView, texts: Texts): Card {
  const { ask, competence, reader, answeredBy } = view
  const t = texts.competenceReview.verdict
  const said = verdictOf(ask) ?? 'worked'
  const title = titleOf(competence, reader)
  const head =
    ask.answer?.by === reader._id ? t.receipt[said](title) : t.byOther[said](title, answeredBy ?? '')
  return {
    summary: head,
    nodes: [...headNodes(view, head, texts), { kind: 'text', text: t.next[said] }],
  }
}

/** Tells the ISMS lead that something was done about a gap and did not work, and who sees to it now. */
export function didNotWorkCard(view: CompetenceView, texts: Texts): Card {
  const { competence, reader, holder, found, answeredBy } = view
  const t = texts.competenceReview.notice
  const title = titleOf(competence, reader)
  return {
    summary: t.didNotWork.summary(title),
    nodes: [
      { kind: 'text', text: `**${escaped(t.didNotWork.title(title))}**` },
      { kind: 'text', text: t.didNotWork.of(escaped(holder), escaped(answeredBy ?? '')) },
      ...wholeNodes(found, view, texts),
      { kind: 'text', text: t.didNotWork.next },
    ],
  }
}

/** How much room their names have, in characters. */
const ROOM = 1_500

/** Tells the ISMS lead for whom nobody lawfully assesses, sees to a gap, or says whether that worked; names are plain. */
export function nobodyAssessesCard(
  {
    title,
    nobody,
  }: { title: string; nobody: readonly { what: 'assess' | 'see-to' | 'judge'; holder: string }[] },
  texts: Texts,
): Card {
  const t = texts.competenceReview.notice
  const paragraphs = (['assess', 'see-to', 'judge'] as const).flatMap((what) => {
    const names = nobody.filter((each) => each.what === what).map(({ holder }) => escaped(holder))
    const shown = firstWithin([...new Set(names)], ROOM)
    return names.length > 0 ? [t[what](shown.join(', '))] : []
  })
  return titledCard(t.nobody(title), paragraphs)
}
