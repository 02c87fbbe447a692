import { VERIFY_SLOT } from '../../../domain/access-review.js'
import { type Ask, formatAskRef } from '../../../domain/ask.js'
import { LARGEST_FILE } from '../../../domain/kept-file.js'
import type { Person } from '../../../domain/person.js'
import type { Extraction, Measure, PopulationFault, Swing } from '../../../domain/population.js'
import { isLive, type System } from '../../../domain/system.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Form, shortened } from '../card.js'
import { titledCard, type WaitingThing } from '../common.js'
import { evidenceNodes } from '../control-check/check.js'
import { titleOf } from '../definition.js'
import { reasonInput } from '../policy-acknowledgement/reason.js'
import { verbs } from './view.js'

/** As long as exporting a list and looking up its number takes, at least. */
const MINUTES_TO_EXPORT = 10
const MINUTES_TO_SAY = 2

/** The names of the inputs. */
export const populationInputs = { file: 'file', shown: 'shown', exportedOn: 'exported-on' } as const

/** What the messages about a list of accounts show. Names are plain. */
export interface PopulationView {
  ask: Ask
  system: System
  reader: Person
  /** The list before, by which this one is measured; null where there was none. */
  before: Measure | null
  /** What was read with the answer, how many of it are locked, and by how much it differs; null while nothing was. */
  extraction: Pick<Extraction, 'rows' | 'at' | 'state'> | null
  /** Zero while that is not known. */
  inactive: number
  swing: Swing | null
  /** Why a review is out of turn that a list is asked for; null at its planned interval, and of what follows. */
  outOfTurn: { by: string; reason: string } | null
  /** What a list showed that was held against what was ordered; null while it was not. */
  outcome: { seen: number; wrong: number; left: number } | null
  /** How many orders it is to show; of a list to review by, none. */
  orders: number
  /** How many of these nobody said to be done: only a list shows it. */
  notSaid: number
  /** Who answered it, in whose stead included; null while nobody has. */
  answeredBy: string | null
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

/** The message in which a system's owner is asked for a list of its accounts; what became of it afterwards. */
export function handInCard(view: PopulationView, texts: Texts): Card {
  if (view.ask.state === 'answered') return handedInCard(view, texts)
  if (view.ask.state === 'closed') return closedPopulationCard(view, texts)
  const { ask, system, reader, before, outOfTurn, at } = view
  const t = texts.accessReview.population.handIn
  const because = outOfTurn
    ? [texts.accessReview.review.outOfTurn(escaped(outOfTurn.by), escaped(outOfTurn.reason))]
    : []
  const title = titleOf(system, reader)
  const verifies = ask.slot === VERIFY_SLOT
  const today = dateIn(at, reader.timeZone)
  const head = verifies ? t.verifyTitle(title) : t.title(title)
  const when = whenOf(view, MINUTES_TO_EXPORT, texts)
  const what = verifies ? t.verifyWhat(view.orders) : t.what
  const actions = handInActions(view, texts)
  return {
    summary: verifies ? t.verifySummary(title, ask.dueOn, today) : t.summary(title, ask.dueOn, today),
    nodes: [
      { kind: 'title', text: head },
      { kind: 'text', text: when },
      ...[...because, what].map((text): CardNode => ({ kind: 'text', text })),
      ...columnNodes(view, texts),
      ...(before && !verifies
        ? [{ kind: 'text', text: t.before(before.rows, before.at, reader.timeZone) } as const]
        : []),
      { kind: 'actions', actions },
      { kind: 'text', small: true, text: (verifies ? t.verifyWhy : t.why)(system.controls.join(', ')) },
    ],
    item: { lines: [`**${escaped(head)}**`, when, ...because, what], actions },
  }
}

function handInActions({ ask, notSaid }: PopulationView, texts: Texts): Action[] {
  const value = formatAskRef(ask)
  return [
    { verb: verbs.askHandIn, value, label: texts.accessReview.population.handIn.open, primary: true },
    ...(ask.slot === VERIFY_SLOT && notSaid === 0
      ? [{ verb: verbs.askProof, value, label: texts.accessReview.order.byProof.open }]
      : []),
  ]
}

/** In which order the columns are named. */
const columns = ['id', 'login', 'name', 'email', 'entitlements', 'lastUsed', 'active'] as const

/** Which columns the file has to have, as systems.yaml names them. */
function columnNodes({ system }: Pick<PopulationView, 'system'>, texts: Texts): CardNode[] {
  const { source } = system
  if (source.kind !== 'csv') return []
  const t = texts.accessReview.population.handIn
  const named = columns.flatMap((column) => {
    const name = source.fields[column]
    return name === undefined ? [] : [t.column[column](escaped(shortened(name, 60)))]
  })
  return [{ kind: 'text', text: t.columns(named.join(', ')) }]
}

export function handInForm(view: PopulationView, texts: Texts): Form {
  const { ask, system, reader } = view
  const t = texts.accessReview.population.handIn.form
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.handIn, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(system, reader))) },
      ...columnNodes(view, texts),
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'file', name: populationInputs.file, label: t.file },
            ...{ hint: t.fileHint(LARGEST_FILE / 1_000_000), endings: ['csv', 'txt'] },
          },
          {
            ...{ kind: 'text', name: populationInputs.shown, label: t.shown, hint: t.shownHint },
            ...{ most: 12, placeholder: '120' },
          },
          // Of a list to review by, what it lacks shows in the review itself.
          ...(ask.slot === VERIFY_SLOT
            ? [
                {
                  kind: 'date',
                  name: populationInputs.exportedOn,
                  label: t.exportedOn,
                  hint: t.exportedOnHint,
                } as const,
              ]
            : []),
        ],
      },
      { kind: 'text', small: true, text: t.kept },
    ],
  }
}

/**
 * What stands in the way of a file that was handed in, in a sentence beside it; plain.
 *
 * @param keeper Who keeps how lists are read, to be told; null: the reader.
 */
export function faultText(fault: PopulationFault, keeper: string | null, texts: Texts): string {
  const t = texts.accessReview.population.handIn.fault
  switch (fault.because) {
    case 'count-differs':
      return t['count-differs'](fault.read, fault.shown)
    case 'same-id-twice':
      return t['same-id-twice'](shortened(fault.id, 60), fault.lines.map(String))
    case 'no-id':
      return t['no-id'](fault.line)
    case 'no-column':
      return t['no-column'](shortened(fault.column, 60), keeper)
    case 'unreadable':
      return t.unreadable(fault.line)
    case 'bad-date':
      return t['bad-date'](shortened(fault.text, 60), shortened(fault.column, 60), fault.line, keeper)
    case 'column-twice':
      return t['column-twice'](shortened(fault.column, 60), keeper)
    case 'led-elsewhere':
      return t['led-elsewhere'](fault.host)
    case 'no-secret':
      return t['no-secret'](fault.variable)
    case 'refused':
      return t.refused(fault.status)
    default:
      return t[fault.because]
  }
}

function handedInCard(view: PopulationView, texts: Texts): Card {
  const { ask, system, reader, answeredBy, extraction, inactive } = view
  const t = texts.accessReview.population.handIn.receipt
  const title = titleOf(system, reader)
  const isOwn = ask.answer?.by === reader._id
  const byProof = ask.answer?.value === 'by-proof'
  const proof = texts.accessReview.order.byProof
  const words = byProof
    ? { own: proof.receipt(title), byOther: proof.receiptBy(title, answeredBy ?? '') }
    : { own: t.title(title), byOther: t.byOther(title, answeredBy ?? '') }
  const head = isOwn ? words.own : words.byOther
  const done = `**${escaped(head)}** · ${texts.accessReview.review.receipt.when(ask.answer?.at ?? '', reader.timeZone)}`
  const next = byProof
    ? proof.next
    : extraction?.state === 'held'
      ? t.held
      : ask.slot === VERIFY_SLOT
        ? outcomeText(view, texts)
        : t.next
  const read = extraction ? [t.read(extraction.rows, inactive)] : []
  return {
    summary: head,
    nodes: [
      ...[done, ...read].map((text): CardNode => ({ kind: 'text', text })),
      ...evidenceNodes(ask, texts),
      { kind: 'text', text: next },
    ],
    item: { lines: [done, ...read, next], actions: [] },
  }
}

/** What came of a list that was to show what was done. */
function outcomeText({ outcome }: PopulationView, texts: Texts): string {
  const { verifyNext, outcome: t } = texts.accessReview.population.handIn.receipt
  if (!outcome) return verifyNext
  const { seen, wrong, left } = outcome
  const parts = [
    ...(seen > 0 ? [t.seen(seen)] : []),
    ...(wrong > 0 ? [t.wrong(wrong)] : []),
    ...(left > 0 ? [t.left(left)] : []),
  ]
  return parts.length === 0 ? t.nothing : `${t.compared} ${parts.join(' · ')}`
}

/** The message in which a system's owner is asked whether so many more or fewer accounts can be right. */
export function swingCard(view: PopulationView, texts: Texts): Card {
  if (view.ask.state === 'answered') return swingReceipt(view, texts)
  if (view.ask.state === 'closed') return closedPopulationCard(view, texts)
  const { system, reader } = view
  const t = texts.accessReview.population.swing
  const title = titleOf(system, reader)
  const when = whenOf(view, MINUTES_TO_SAY, texts)
  const question = swingQuestion(view, texts)
  const actions = swingActions(view, texts)
  return {
    summary: t.summary(title),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: question },
      { kind: 'text', text: when },
      ...(view.before ? [{ kind: 'text', text: lastText(view.before, reader, texts) } as const] : []),
      { kind: 'actions', actions },
      { kind: 'text', small: true, text: t.why(system.swing, system.controls.join(', ')) },
    ],
    item: { lines: [`**${t.title(escaped(title))}**`, question, when], actions },
  }
}

function lastText({ rows, at, toGo }: Measure, { timeZone }: Person, texts: Texts): string {
  const t = texts.accessReview.population.swing
  return toGo.length === 0 ? t.last(at, timeZone) : t.lastToGo(at, timeZone, rows, toGo.length)
}

function swingQuestion({ swing }: PopulationView, texts: Texts): string {
  const t = texts.accessReview.population.swing.question
  const { before, now, percent, direction } = swing ?? { before: 0, now: 0, percent: 0, direction: 'same' }
  return (direction === 'shrank' ? t.shrank : t.grew)(before, now, percent)
}

function swingActions({ ask, system, extraction }: PopulationView, texts: Texts): Action[] {
  const t = texts.accessReview.population.swing
  const value = formatAskRef(ask)
  return [
    { verb: verbs.askIsRight, value, label: t.yes(extraction?.rows ?? 0), primary: true },
    { verb: verbs.exportAgain, value, label: t.again[isLive(system.source) ? 'live' : 'csv'] },
  ]
}

export function isRightForm(view: PopulationView, texts: Texts): Form {
  const t = texts.accessReview.population.swing.form
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.isRight, value: formatAskRef(view.ask), label: t.submit },
    nodes: [
      { kind: 'text', text: `**${escaped(titleOf(view.system, view.reader))}**` },
      { kind: 'text', text: t.question(view.extraction?.rows ?? 0) },
      { kind: 'text', text: swingQuestion(view, texts) },
      reasonInput(t.label, t.hint),
    ],
  }
}

function swingReceipt({ ask, system, reader, answeredBy, extraction }: PopulationView, texts: Texts): Card {
  const t = texts.accessReview.population.swing.receipt
  const right = ask.answer?.value === 'right'
  const count = extraction?.rows ?? 0
  const isOwn = ask.answer?.by === reader._id
  const head = right ? (isOwn ? t.right(count) : t.rightBy(count, answeredBy ?? '')) : t.wrong
  const reason = ask.answer?.reason?.text
  const again = isLive(system.source) ? t.next.live : t.next.wrong
  return {
    summary: head,
    nodes: [
      { kind: 'text', text: `**${escaped(titleOf(system, reader))}**` },
      {
        kind: 'text',
        text: `**${escaped(head)}** · ${texts.accessReview.review.receipt.when(ask.answer?.at ?? '', reader.timeZone)}`,
      },
      ...(reason ? [{ kind: 'text', text: escaped(reason) } as const] : []),
      { kind: 'text', text: right ? t.next.right : again },
    ],
  }
}

function closedPopulationCard({ ask, system, reader }: PopulationView, texts: Texts): Card {
  const t = texts.accessReview.population.closed
  const reason = (['handed-on', 'left', 'withdrawn'] as const).find((each) => each === ask.closed?.because)
  return titledCard(t.title(titleOf(system, reader)), [t[reason ?? 'over']])
}

function whenOf({ ask, reader, at }: PopulationView, minutes: number, texts: Texts): string {
  return texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(at, reader.timeZone), minutes)
}

/** Either question as one line of a list. */
export function waitingPopulation(view: PopulationView, texts: Texts): WaitingThing {
  const { ask, system, reader } = view
  const t = texts.accessReview.population
  const title = escaped(titleOf(system, reader))
  const isSwing = view.swing !== null
  const heads = {
    swing: t.swing.title(title),
    verify: t.handIn.verifyTitle(title),
    handIn: t.handIn.title(title),
  }
  const head = heads[isSwing ? 'swing' : ask.slot === VERIFY_SLOT ? 'verify' : 'handIn']
  const [action, also] = isSwing ? swingActions(view, texts) : handInActions(view, texts)
  if (!action) throw new RangeError(`${ask._id} asks nothing`)
  return {
    text: `**${head}**  \n${whenOf(view, isSwing ? MINUTES_TO_SAY : MINUTES_TO_EXPORT, texts)}`,
    ...{ action, dueOn: ask.dueOn },
    ...(also ? { also } : {}),
  }
}
