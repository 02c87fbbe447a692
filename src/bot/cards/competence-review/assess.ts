import { formatAskRef } from '../../../domain/ask.js'
import type { RequiredCompetence } from '../../../domain/competence.js'
import { LARGEST_FILE } from '../../../domain/kept-file.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped, type Form, type Input } from '../card.js'
import { firstWithin, titledCard, type WaitingThing } from '../common.js'
import { handedInAs, kindNames, inputs as names } from '../control-check/check.js'
import { titleOf } from '../definition.js'
import {
  type CompetenceView,
  demandLine,
  foundBriefly,
  foundNodes,
  givenNodes,
  verbs,
  whenOf,
  wholeNodes,
} from './view.js'

/** As long as it takes to look at what shows it and to talk to the holder, at least. */
const MINUTES = 15

/** The most that is said of one requirement, in characters: all of it is shown in one message. */
const LONGEST_EVIDENCE = 400
const LONGEST_ACTION = 250

/** The names of the inputs of the nth requirement. */
export function inputsFor(n: number) {
  return { met: `met-${n}`, says: `says-${n}`, action: `action-${n}`, who: `who-${n}`, due: `due-${n}` }
}

/** Who may see to a gap. */
export const seesTo = ['assessor', 'holder', 'manager'] as const

/** The assessor's question about one holder while it is open, what became of it afterwards. */
export function assessCard(view: CompetenceView, texts: Texts): Card {
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'closed') return closedCard(view, texts)
  const { ask, competence, reader, holder, at } = view
  const t = texts.competenceReview.ask
  const title = titleOf(competence, reader)
  const actions = [{ verb: verbs.assess, value: formatAskRef(ask), label: t.open, primary: true }]
  const when = whenOf(view, MINUTES, texts)
  const question = t.question(escaped(holder))
  return {
    summary: t.summary(title, ask.dueOn, dateIn(at, reader.timeZone)),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: when },
      ...outOfTurnNodes(view, texts),
      { kind: 'text', text: question },
      { kind: 'text', text: demanded(view, texts) },
      ...beforeNodes(view, texts),
      { kind: 'actions', actions },
      { kind: 'text', small: true, text: t.why(competence.controls.join(', ')) },
    ],
    item: { lines: [`**${t.title(escaped(title))}**`, when, question], actions },
  }
}

function demanded(view: CompetenceView, texts: Texts): string {
  return view.competence.requires.map((each) => `- ${demandLine(each, view, texts)}`).join('\n')
}

/** In characters. */
const ROOM_FOR_BEFORE = 800

/** What came of it last time: a gap that is still there is where the next assessment begins. */
function beforeNodes(view: CompetenceView, texts: Texts): CardNode[] {
  const { before, reader } = view
  if (!before) return []
  const title = texts.competenceReview.ask.before(before.at, reader.timeZone)
  // The form says all of it, each beside what it is about.
  const lines = firstWithin(foundBriefly(before.found, view, texts), ROOM_FOR_BEFORE)
  return [{ kind: 'text', text: [title, ...lines].join('  \n') }]
}

function outOfTurnNodes({ outOfTurn }: CompetenceView, texts: Texts): CardNode[] {
  if (!outOfTurn) return []
  const text = texts.competenceReview.ask.askedFor(escaped(outOfTurn.by), escaped(outOfTurn.reason))
  return [{ kind: 'text', text }]
}

/** The same question as one line of a list. */
export function waitingAssessment(view: CompetenceView, texts: Texts): WaitingThing {
  const { ask, competence, reader, holder } = view
  const t = texts.competenceReview.ask
  const title = t.title(escaped(titleOf(competence, reader)))
  return {
    text: `**${title}**  \n${escaped(holder)} · ${whenOf(view, MINUTES, texts)}`,
    action: { verb: verbs.assess, value: formatAskRef(ask), label: t.open, primary: true },
    dueOn: ask.dueOn,
  }
}

/** All that the role demands, one below the other; a file shows any of it. */
export function assessForm(view: CompetenceView, texts: Texts): Form {
  const { ask, competence, reader, holder } = view
  const t = texts.competenceReview.form
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.record, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(holder), escaped(titleOf(competence, reader))) },
      ...outOfTurnNodes(view, texts),
      { kind: 'text', text: t.next },
      ...competence.requires.flatMap((each, n): CardNode[] => [
        { kind: 'text', text: `${n + 1} · ${demandWithBefore(each, view, texts)}` },
        { kind: 'inputs', inputs: findingInputs(n, texts) },
      ]),
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'file', name: names.file, label: t.file, optional: true, endings: handedInAs },
            hint: t.fileHint(kindNames, LARGEST_FILE / 1_000_000),
          },
        ],
      },
      { kind: 'text', small: true, text: t.kept },
    ],
  }
}

function demandWithBefore(required: RequiredCompetence, view: CompetenceView, texts: Texts): string {
  const before = view.before?.found.filter(({ finding }) => finding.requirement === required.id) ?? []
  return [demandLine(required, view, texts), ...foundBriefly(before, view, texts)].join('  \n')
}

function findingInputs(n: number, texts: Texts): Input[] {
  const t = texts.competenceReview.form
  const name = inputsFor(n)
  const choice = { kind: 'choice', look: 'menu' } as const
  return [
    {
      ...{ ...choice, name: name.met, label: t.met(n + 1), look: 'radio' },
      options: (['met', 'gap'] as const).map((value) => ({ value, label: t.options[value] })),
    },
    {
      ...{ kind: 'text', name: name.says, label: t.evidence(n + 1), hint: t.evidenceHint, optional: true },
      ...{ long: true, most: LONGEST_EVIDENCE },
    },
    { kind: 'text', name: name.action, label: t.action(n + 1), optional: true, most: LONGEST_ACTION },
    {
      ...{ ...choice, name: name.who, label: t.who(n + 1), optional: true },
      options: seesTo.map((value) => ({ value, label: t.whoOptions[value] })),
    },
    { kind: 'date', name: name.due, label: t.due(n + 1), optional: true },
  ]
}

function receiptCard(view: CompetenceView, texts: Texts): Card {
  const { ask, competence, reader, holder, answeredBy } = view
  const t = texts.competenceReview.receipt
  const title = titleOf(competence, reader)
  const isOwn = ask.answer?.by === reader._id
  const head = isOwn ? t.title(holder, title) : t.byOther(holder, title, answeredBy ?? '')
  const done = `**${escaped(head)}** · ${t.when(ask.answer?.at ?? '', reader.timeZone)}`
  return {
    summary: texts.competenceReview.ask.title(title),
    nodes: [
      { kind: 'text', text: done },
      ...foundNodes(view, ask, texts),
      ...givenNodes(ask, texts),
      { kind: 'text', text: t.told },
      { kind: 'text', small: true, text: t.again(competence.competence) },
    ],
    item: { lines: [done], actions: [] },
  }
}

export function closedCard({ ask, competence, reader }: CompetenceView, texts: Texts): Card {
  const t = texts.competenceReview.closed
  const why = (['handed-on', 'left', 'settled', 'changed', 'superseded'] as const).find(
    (each) => each === ask.closed?.because,
  )
  return titledCard(t.title(titleOf(competence, reader)), [t[why ?? 'over']])
}

/** All that was found, word for word. */
export function findingsForm(view: CompetenceView, texts: Texts): Form {
  const { competence, reader, holder } = view
  const t = texts.competenceReview.form
  return {
    title: texts.competenceReview.receipt.readTitle,
    close: texts.common.close,
    nodes: [
      { kind: 'text', text: t.question(escaped(holder), escaped(titleOf(competence, reader))) },
      ...wholeNodes(view.found, view, texts),
    ],
  }
}

/** What a holder is told: what was found of them, by whom, and how to say that they see it otherwise. */
export function assessedCard(view: CompetenceView, texts: Texts): Card {
  const { ask, competence, reader, answeredBy } = view
  const t = texts.competenceReview.notice
  const by = escaped(answeredBy ?? '')
  return {
    summary: t.summary,
    nodes: [
      { kind: 'title', text: t.title(titleOf(competence, reader)) },
      { kind: 'text', text: t.by(by, ask.answer?.at ?? '', reader.timeZone) },
      ...foundNodes(view, ask, texts),
      ...givenNodes(ask, texts),
      { kind: 'text', text: t.object(by, competence.competence) },
      { kind: 'text', small: true, text: t.seen },
    ],
  }
}
