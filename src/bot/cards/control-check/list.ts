import type { Ask } from '../../../domain/ask.js'
import type { CheckStands, ControlCheck } from '../../../domain/control-check.js'
import type { CalendarDate, Person } from '../../../domain/person.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped } from '../card.js'
import { capitalised, firstWithin, listed } from '../common.js'
import { evidenceNodes, outcomeOf, textFor, titleOf } from './check.js'

/** How one check stands, for one reader; names are plain. */
export interface CheckLine {
  check: ControlCheck
  stands: CheckStands
  /** What was found last, or that nobody answered. */
  last: Ask | null
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
  const title = all ? t.all : t.mine
  const written = lines.map((line) =>
    t.line(escaped(titleOf(line.check, reader)), line.check.check, stateOf(line, reader, today, texts)),
  )
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'text', text: listed(firstWithin(written, ROOM), written.length, texts) },
      { kind: 'text', small: true, text: t.more },
    ],
  }
}

/** What is asked now comes first: it is what somebody can do something about. */
function stateOf(line: CheckLine, reader: Person, today: CalendarDate, texts: Texts): string {
  const t = texts.controlCheck.list
  const { stands, last, open, blocked, paused, nextOn } = line
  const at = last?.answer?.at ?? last?.closed?.at ?? ''
  return [
    ...(stands.now && open ? [t.now[stands.now](escaped(open.name), open.dueOn, today)] : []),
    ...(blocked ? [t.blocked] : []),
    stands.last === null ? t.never : t.last[stands.last](at, reader.timeZone),
    ...(paused ? [t.paused] : nextOn ? [t.next(nextOn, today)] : []),
  ].join(' · ')
}

/** One answer of a check, or that there was none, and what a second person said to it. */
export interface CheckPast {
  ask: Ask
  by: string
  confirmation: { ask: Ask; by: string } | null
}

export interface CheckHistoryView extends Omit<CheckLine, 'last'> {
  reader: Person
  today: CalendarDate
  owner: string
  /** Null where nobody confirms. */
  confirmer: string | null
  /** Newest first. */
  past: readonly CheckPast[]
  /** What the reader may do about it now. */
  actions: readonly Action[]
}

/** One check: what it is, what was found, and what comes next. */
export function checkHistoryCard(view: CheckHistoryView, texts: Texts): Card {
  const { check, reader, today, owner, confirmer, past, nextOn, actions } = view
  const t = texts.controlCheck.history
  const title = titleOf(check, reader)
  const newest = past.find(({ ask }) => ask.answer)
  const last = past[0]?.ask ?? null
  const lines = past.map((each) => pastLine(each, reader, texts))
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'text', text: capitalised(stateOf({ ...view, last }, reader, today, texts)) },
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
      ...(newest ? [{ kind: 'text', text: t.newest } as const, ...evidenceNodes(newest.ask, texts)] : []),
      ...pastNodes(lines, texts),
    ],
  }
}

function pastNodes(lines: readonly string[], texts: Texts): CardNode[] {
  const t = texts.controlCheck.history
  if (lines.length === 0) return [{ kind: 'text', text: t.none }]
  return [
    { kind: 'text', text: `${t.title}\n\n${listed(firstWithin(lines, ROOM / 2), lines.length, texts)}` },
  ]
}

function pastLine({ ask, by, confirmation }: CheckPast, { timeZone }: Person, texts: Texts): string {
  const t = texts.controlCheck.history
  const outcome = outcomeOf(ask)
  if (!outcome) return t.found.missed(ask.closed?.at ?? ask.openedAt, timeZone)
  const said = confirmation?.ask.answer?.value === 'confirmed' ? 'confirmed' : 'sent-back'
  return [
    t.found[outcome](escaped(by), ask.answer?.at ?? '', timeZone),
    ...(confirmation ? [t.confirmed[said](escaped(confirmation.by))] : []),
    ...(ask.answer?.file ? [t.withFile] : []),
  ].join(' · ')
}
