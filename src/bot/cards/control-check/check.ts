import type { Answer } from '../../../domain/answer.js'
import { type Ask, formatAskRef } from '../../../domain/ask.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import { type CheckOutcome, type ControlCheck, checkOutcomes } from '../../../domain/control-check.js'
import { partsOfCycle } from '../../../domain/cycle.js'
import { fileKinds } from '../../../domain/kept-file.js'
import type { Person } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type CardNode, escaped } from '../card.js'

export const verbs = {
  /** Opens the question, from a list in which it is one line. */
  open: 'control-check.open',
  /** Its value names the check: opens the form that asks why it is checked out of turn. */
  askWhyNow: 'control-check.ask-why-now',
  checkNow: 'control-check.check-now',
  /** With the outcome: opens the form that asks what was looked at. */
  explain: 'control-check.explain',
  /** With the outcome. */
  record: 'control-check.record',
  confirm: 'control-check.confirm',
  sendBack: 'control-check.send-back',
  sendBackNow: 'control-check.send-back-now',
  /** Its value names the check. */
  show: 'control-check.show',
  /** Its value names the ask with whose answer the file was handed in. */
  file: 'control-check.file',
} as const

/** The names of the inputs. */
export const inputs = { note: 'note', link: 'link', file: 'file', reason: 'reason' } as const

/** The endings of files that are taken, and how they are named in a sentence. */
export const handedInAs: readonly string[] = [...fileKinds, 'jpeg']
export const kindNames = fileKinds.map((kind) => kind.toUpperCase()).join(', ')

/** The most that a note may say, in characters: it is shown whole, in one message. */
export const LONGEST_NOTE = 1_000

/** What the cards of this process show. */
export interface CheckView {
  ask: Ask
  check: ControlCheck
  reader: Person
  /** The name of who answered this ask, in whose stead included; null while nobody has. */
  answeredBy: string | null
  /** What this ask is to confirm, or what is asked for again: what was found, by whom. */
  before: { ask: Ask; by: string } | null
  /** What a second person said to what was found: to this ask, or to the one before it. */
  confirmation: { ask: Ask; by: string } | null
  /** Who is asked to confirm it; null where nobody does, or nobody may. */
  confirmer: string | null
  /** Who asked for it, and why, where it is checked out of turn. */
  outOfTurn: { by: string; reason: string } | null
  /** It was closed before whoever was to confirm it did. */
  unconfirmed: boolean
  /** Whoever answered is not the ISMS lead, who is told of what is not in order. */
  leadIsTold: boolean
  /** When it comes round again; null where nothing is planned. */
  nextOn: CalendarDate | null
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

/** By when, how long it takes, and which of several that may be open at the same time it is. */
export function whenOf({ ask, outOfTurn, reader, at }: CheckView, minutes: number, texts: Texts): string {
  const t = texts.controlCheck.ask
  const when = texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(at, reader.timeZone), minutes)
  if (outOfTurn) return `${when} · ${t.outOfTurn}`
  const period = partsOfCycle(ask.cycle)?.period
  return period === undefined ? when : `${when} · ${t.period(period)}`
}

/** Why it is checked out of turn, and who asked for that; null where its day has come. */
export function outOfTurnLine(
  { outOfTurn }: Pick<CheckView, 'outOfTurn'>,
  shown: (reason: string) => string,
  texts: Texts,
): string | null {
  if (!outOfTurn) return null
  return texts.controlCheck.ask.askedFor(escaped(outOfTurn.by), escaped(shown(outOfTurn.reason)))
}

/** The same, word for word. */
export function outOfTurnNodes(view: Pick<CheckView, 'outOfTurn'>, texts: Texts): CardNode[] {
  const text = outOfTurnLine(view, (reason) => reason, texts)
  return text === null ? [] : [{ kind: 'text', text }]
}

/** What was found, as an ask was answered. */
export function outcomeOf({ answer }: Pick<Ask, 'answer'>): CheckOutcome | null {
  return checkOutcomes.find((each) => each === answer?.value) ?? null
}

/** What was given with an answer: a note, where it can be seen, and a file, which is sent to whoever wants it and may. */
export function evidenceNodes(ask: Ask, texts: Texts, mayGetFile = true): CardNode[] {
  const t = texts.controlCheck.receipt
  const { reason, link, file } = ask.answer ?? {}
  return [
    ...(reason ? [{ kind: 'text', text: t.note(escaped(reason.text)) } as const] : []),
    ...(link ? [{ kind: 'text', text: t.link(linkTo(link.text)) } as const] : []),
    ...(file ? [{ kind: 'text', text: fileLine(file, texts) } as const] : []),
    ...(file && mayGetFile
      ? [
          {
            kind: 'actions',
            actions: [{ verb: verbs.file, value: formatAskRef(ask), label: t.getFile }],
          } as const,
        ]
      : []),
  ]
}

/** What a file that was handed in is called, and how large it is. */
export function fileLine({ name, bytes }: NonNullable<Answer['file']>, texts: Texts): string {
  return texts.controlCheck.receipt.file(escaped(name.text), Math.ceil(bytes / 1_000))
}

/** As much of an address as is shown of it, and the whole of whose it is. */
const LABEL = 80

export function linkTo(href: string): string {
  const shown = href.replace(/^https:\/\//, '')
  const most = Math.max(LABEL, (/^[^/?#]*/.exec(shown)?.[0].length ?? 0) + 2)
  const label = shown.length > most ? `${shown.slice(0, most - 1)}…` : shown
  return `[${escaped(label)}](<${href.replace(/[<>\\\s]/g, encodeURIComponent)}>)`
}
