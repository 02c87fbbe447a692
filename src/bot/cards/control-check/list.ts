import { type Ask, formatAskRef } from '../../../domain/ask.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import { type CheckPast, type Found, isSentBack } from '../../../domain/check-history.js'
import type { CheckStands, ControlCheck } from '../../../domain/control-check.js'
import type { Person } from '../../../domain/person.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped } from '../card.js'
import { capitalised, firstLine, firstWithin, listCard, listed } from '../common.js'
import { textFor, titleOf } from '../definition.js'
import { evidenceNodes, verbs } from './check.js'

/** How one check stands, for one reader; names are plain. */
export interface CheckLine {
  check: ControlCheck
  stands: CheckStands
  /** What was found last that counts, or that nobody answered. */
  last: CheckPast | null
  /** What is asked of somebody now, and of whom. */
  open: { dueOn: CalendarDate; name: string } | null
  /** Nobody is there who could make or confirm it. */
  blocked: boolean
  paused: boolean
  nextOn: CalendarDate | null
}

/** How much room all lines have, in characters, so that the card fits one message of any platform. */
const ROOM = 7_000

/** All checks that a reader sees, how they stand and when they come. */
export function checkListCard(
  lines: readonly CheckLine[],
  { all, reader, today }: { all: boolean; reader: Person; today: CalendarDate },
  texts: Texts,
): Card {
  const t = texts.controlCheck.list
  const written = lines.map((line) =>
    t.line(escaped(titleOf(line.check, reader)), line.check.check, stateOf(line, reader, today, texts)),
  )
  return listCard(all ? t.all : t.mine, written, { room: ROOM, more: t.more }, texts)
}

/** What is asked now comes first: it is what somebody can do something about. */
function stateOf(line: CheckLine, reader: Person, today: CalendarDate, texts: Texts): string {
  const t = texts.controlCheck.list
  const { stands, last, open, blocked, paused, nextOn } = line
  const at = last?.outcome === 'missed' ? last.at : (last?.ask.answer?.at ?? '')
  return [
    ...(stands.now && open ? [t.now[stands.now](escaped(open.name), open.dueOn, today)] : []),
    ...(blocked ? [t.blocked] : []),
    stands.last === null ? t.never : t.last[stands.last](at, reader.timeZone),
    ...(last && last.outcome !== 'missed' && last.unconfirmed
      ? [texts.controlCheck.history.unconfirmed]
      : []),
    ...(paused ? [t.paused] : nextOn ? [t.next(nextOn, today)] : []),
  ].join(' · ')
}

/** With the names of who found it, and of who said something to it. */
export interface PastLine {
  past: CheckPast
  by: string
  saidBy: string
  /** Who asked for it out of turn; empty where its day had come. */
  askedBy: string
  /** Whether what was handed in is for the reader. */
  mayGetFile: boolean
}

export interface CheckHistoryView extends CheckLine {
  reader: Person
  today: CalendarDate
  owner: string
  /** Null where nobody confirms. */
  confirmer: string | null
  /** Newest first. */
  past: readonly PastLine[]
  /** What the reader may do about it now. */
  actions: readonly Action[]
}

/** One check: what it is, what was found, and what comes next. */
export function checkHistoryCard(view: CheckHistoryView, texts: Texts): Card {
  const { check, reader, today, owner, confirmer, past, nextOn, actions } = view
  const t = texts.controlCheck.history
  const title = titleOf(check, reader)
  const [newest, ...earlier] = past.flatMap(answerOf)
  const lines = past.map((each) => pastLine(each, reader, texts))
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'text', text: capitalised(stateOf(view, reader, today, texts)) },
      { kind: 'text', text: texts.controlCheck.ask.lookAt(escaped(textFor(check.lookAt, reader))) },
      {
        kind: 'facts',
        facts: [
          { label: t.owner, value: escaped(owner) },
          { label: t.confirmer, value: confirmer === null ? t.nobody : escaped(confirmer) },
          { label: t.controls, value: check.controls.join(', ') },
          { label: t.next, value: nextOn ? t.nextOn(nextOn, today) : t.nextNever },
        ],
      },
      ...(actions.length > 0 ? [{ kind: 'actions', actions } as const] : []),
      ...(newest
        ? [{ kind: 'text', text: t.newest } as const, ...evidenceNodes(newest.ask, texts, newest.mayGetFile)]
        : []),
      ...pastNodes(lines, texts),
      ...earlierFiles(earlier, reader, texts),
    ],
  }
}

/** How much of it one check's history has, beside what is looked at and the newest answer. */
const ROOM_FOR_PAST = ROOM / 3

function pastNodes(lines: readonly string[], texts: Texts): CardNode[] {
  const t = texts.controlCheck.history
  if (lines.length === 0) return [{ kind: 'text', text: t.none }]
  return [
    { kind: 'text', text: `${t.title}\n\n${listed(firstWithin(lines, ROOM_FOR_PAST), lines.length, texts)}` },
  ]
}

/** As many as there is room for, beside what else may be done. */
const FILES_SHOWN = 3

/** What was handed in with earlier answers. */
function earlierFiles(earlier: ReturnType<typeof answerOf>, { timeZone }: Person, texts: Texts): CardNode[] {
  const actions = earlier
    .filter(({ ask, mayGetFile }) => ask.answer?.file && mayGetFile)
    .slice(0, FILES_SHOWN)
    .map(({ ask }) => ({
      ...{ verb: verbs.file, value: formatAskRef(ask) },
      label: texts.controlCheck.history.fileOf(ask.answer?.at ?? '', timeZone),
    }))
  return actions.length > 0 ? [{ kind: 'actions', actions }] : []
}

function answerOf({ past, mayGetFile }: PastLine) {
  return past.outcome === 'missed' ? [] : [{ ask: past.ask, mayGetFile }]
}

function pastLine({ past, by, saidBy, askedBy }: PastLine, { timeZone }: Person, texts: Texts): string {
  const t = texts.controlCheck.history
  const why = past.outOfTurn ? [t.outOfTurn(escaped(askedBy), escaped(firstLine(past.outOfTurn.reason)))] : []
  if (past.outcome === 'missed') return [t.found.missed(past.at, timeZone), ...why].join(' · ')
  const { outcome, ask, said, unconfirmed } = past
  return [
    t.found[outcome](escaped(by), ask.answer?.at ?? '', timeZone),
    ...(said ? [saidLine(past, said, saidBy, timeZone, texts)] : []),
    ...(unconfirmed ? [t.unconfirmed] : []),
    ...(ask.answer?.file ? [t.withFile] : []),
    ...why,
  ].join(' · ')
}

function saidLine(past: Found, { answer }: Ask, by: string, timeZone: string, texts: Texts): string {
  const t = texts.controlCheck.history.confirmed
  if (!isSentBack(past)) return t.confirmed(escaped(by))
  return t['sent-back'](
    escaped(by),
    answer?.at ?? '',
    timeZone,
    escaped(firstLine(answer?.reason?.text ?? '')),
  )
}
