import { type Ask, formatAskRef } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import type { Person } from '../../domain/person.js'
import type { ProgrammeProcess } from '../../domain/programme.js'
import { dateIn } from '../../domain/working-days.js'
import type { Texts } from '../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Form, type Input } from './card.js'
import { capitalised, firstLine, titledCard, type WaitingThing } from './common.js'
import type { OutOfTurnTexts } from './out-of-turn.js'

/** The verbs of a process whose question an owner answers. */
export function questionVerbs(process: ProgrammeProcess) {
  return {
    /** Opens the question, from a list in which it is one line. */
    open: `${process}.open`,
    /** With the outcome: opens the form that asks for what was found. */
    explain: `${process}.explain`,
    /** With the outcome. */
    record: `${process}.record`,
    /** Asks it out of turn. */
    start: `${process}.start`,
  } as const
}

/** The name of the one input. */
export const FOUND = 'found'
/** The most that it may say, in characters: it is shown whole, in one message. */
const LONGEST_FINDING = 1_000

/** What its cards say, in one language. `Name` is what a subject is called, plain. */
export interface QuestionTexts<Name, Outcome extends string> {
  ask: {
    title: (name: Name) => string
    summary: (name: Name, dueOn: CalendarDate, today: CalendarDate) => string
    changed: (reason: string) => string
    question: string
    open: string
    formTitle: string
    answers: Readonly<Record<Outcome, string>>
  }
  form: {
    title: Readonly<Record<Outcome, string>>
    question: Readonly<Record<Outcome, (name: Name) => string>>
    label: Readonly<Record<Outcome, string>>
    hint: Readonly<Record<Outcome, string>>
    missing: Readonly<Record<Outcome, string>>
    submit: Readonly<Record<Outcome, string>>
    kept: string
  }
  receipt: {
    own: Readonly<Record<Outcome, (name: Name) => string>>
    byOther: Readonly<Record<Outcome, (name: Name, by: string) => string>>
    when: (at: string, timeZone: string) => string
    found: Readonly<Record<Outcome, (reason: string) => string>>
    again: (id: string) => string
    next: Readonly<Record<Outcome, string>>
  }
  closed: { title: (name: Name) => string } & Readonly<Record<ClosedWords, string>>
  nobody: {
    title: (name: Name) => string
    owner: (owner: string, dueOn: CalendarDate, today: CalendarDate) => string
    next: string
  }
  already: (name: Name, at: string, timeZone: string) => string
  start: OutOfTurnTexts<Name>
}

const closedWords = ['superseded', 'retired', 'left', 'handed-on', 'cycle-closed'] as const
type ClosedWords = (typeof closedWords)[number]

/** What the cards of such a process show to one reader. */
export interface QuestionView<Name, Outcome extends string> {
  process: ProgrammeProcess
  ask: Ask
  reader: Person
  name: Name
  words: QuestionTexts<Name, Outcome>
  /** The first is what one hopes for. */
  outcomes: readonly Outcome[]
  /** Those that have a button, where an answer's own words decide between others. */
  offered?: readonly Outcome[]
  /** As long as finding out takes, at least. */
  minutes: number
  /** What whoever answers wants to know. */
  facts: readonly CardNode[]
  /** What they can look at before they answer. */
  read: readonly Action[]
  /** Why it is asked of them; CommonMark. */
  why: string
  /** What has changed, where it is asked out of turn; null at its planned interval. */
  changed: string | null
  /** The name of who answered, in whose stead included; null while nobody has. */
  answeredBy: string | null
  /** In which the reader sees it. */
  language: string
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

/** The message in which such an ask stands: the question while it is open, what became of it afterwards. */
export function questionCard<Name, Outcome extends string>(
  view: QuestionView<Name, Outcome>,
  texts: Texts,
): Card {
  if (view.ask.state === 'answered') return receiptCard(view)
  if (view.ask.state === 'closed') return closedCard(view)
  const { process, ask, reader, name, words, outcomes, offered = outcomes, read, changed } = view
  const t = words.ask
  const verbs = questionVerbs(process)
  const today = dateIn(view.at, reader.timeZone)
  const value = formatAskRef(ask)
  const when = texts.policyAcknowledgement.ask.when(ask.dueOn, today, view.minutes)
  return {
    summary: t.summary(name, ask.dueOn, today),
    nodes: [
      { kind: 'title', text: t.title(name) },
      { kind: 'text', text: when },
      ...changedNodes(view),
      { kind: 'text', text: t.question },
      ...view.facts,
      {
        kind: 'actions',
        actions: [
          ...offered.map((outcome, index) => {
            const answer = { verb: `${verbs.explain}/${outcome}`, value, label: t.answers[outcome] }
            return index === 0 ? { ...answer, primary: true } : answer
          }),
          ...read,
        ],
      },
      { kind: 'text', small: true, text: view.why },
    ],
    item: {
      lines: [
        `**${escaped(t.title(name))}**`,
        when,
        ...(changed ? [t.changed(escaped(firstLine(changed)))] : []),
      ],
      actions: [{ verb: verbs.open, value, label: t.open, primary: true }, ...read],
    },
  }
}

/** Why it is asked out of turn, word for word. */
function changedNodes<Name, Outcome extends string>({
  changed,
  words,
}: Pick<QuestionView<Name, Outcome>, 'changed' | 'words'>): CardNode[] {
  return changed === null ? [] : [{ kind: 'text', text: words.ask.changed(escaped(changed)) }]
}

/** What one line of a list shows: nothing that is looked up. */
type QuestionLine<Name> = Pick<
  QuestionView<Name, never>,
  'process' | 'ask' | 'reader' | 'at' | 'name' | 'minutes'
> & { words: Pick<QuestionTexts<Name, never>, 'ask'> }

/** The same question as one line of a list. */
export function waitingQuestion<Name>(
  { process, ask, reader, at, name, words, minutes }: QuestionLine<Name>,
  texts: Texts,
): WaitingThing {
  const when = texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(at, reader.timeZone), minutes)
  const { open } = questionVerbs(process)
  return {
    text: `**${escaped(words.ask.title(name))}**  \n${when}`,
    action: { verb: open, value: formatAskRef(ask), label: words.ask.open, primary: true },
    dueOn: ask.dueOn,
  }
}

/** The question with all its answers, for who comes from a list. */
export function questionForm<Name, Outcome extends string>(
  view: QuestionView<Name, Outcome>,
  texts: Texts,
): Form {
  return {
    title: view.words.ask.formTitle,
    close: texts.common.close,
    nodes: questionCard(view, texts).nodes,
  }
}

function receiptCard<Name, Outcome extends string>(view: QuestionView<Name, Outcome>): Card {
  const { ask, reader, name, words, answeredBy } = view
  const t = words.receipt
  const outcome = view.outcomes.find((each) => each === ask.answer?.value)
  if (outcome === undefined) throw new RangeError(`${ask._id} was answered in a way that there is not`)
  const isOwn = ask.answer?.by === reader._id
  const title = isOwn ? t.own[outcome](name) : t.byOther[outcome](name, answeredBy ?? '')
  const found = ask.answer?.reason?.text
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}** · ${t.when(ask.answer?.at ?? '', reader.timeZone)}` },
      ...(found ? [{ kind: 'text', text: t.found[outcome](escaped(found)) } as const] : []),
      { kind: 'text', text: t.next[outcome] },
      ...(isOwn && ask.askedOf === reader._id
        ? [{ kind: 'text', small: true, text: t.again(ask.subject.id) } as const]
        : []),
    ],
  }
}

function closedCard<Name, Outcome extends string>({ ask, name, words }: QuestionView<Name, Outcome>): Card {
  const t = words.closed
  const because = closedWords.find((each) => each === ask.closed?.because) ?? 'superseded'
  return titledCard(t.title(name), [t[because]])
}

/** What else the form of a question shows and asks for. */
export interface FindingFormFurther {
  inputs?: readonly Input[]
  /** What was looked up, which the sentence is about: as it is compared when that is sent off, and as it is read. */
  shown?: { is: string; text: string } | null
  /** The sentence so far, where the form is shown again. */
  said?: string
}

/** An answer without what was looked at proves nothing, and one that asks for something has to say for what. */
export function findingForm<Name, Outcome extends string>(
  view: QuestionView<Name, Outcome>,
  outcome: Outcome,
  texts: Texts,
  { inputs = [], shown, said }: FindingFormFurther = {},
): Form {
  const t = view.words.form
  const { record } = questionVerbs(view.process)
  return {
    title: t.title[outcome],
    close: texts.common.close,
    submit: {
      verb: `${record}/${outcome}${shown ? `@${shown.is}` : ''}`,
      value: formatAskRef(view.ask),
      label: t.submit[outcome],
    },
    nodes: [
      { kind: 'text', text: `**${escaped(capitalised(t.question[outcome](view.name)))}**` },
      ...changedNodes(view),
      ...(shown ? [{ kind: 'text', text: shown.text } as const] : []),
      {
        kind: 'inputs',
        inputs: [
          ...inputs,
          {
            ...(said === undefined ? {} : { initial: said }),
            ...{ kind: 'text', name: FOUND, label: t.label[outcome], hint: t.hint[outcome] },
            ...{ long: true, most: LONGEST_FINDING },
          },
        ],
      },
      { kind: 'text', small: true, text: t.kept },
    ],
  }
}

/** Tells the ISMS lead that a question waits for somebody to be named who can answer it. */
export function nobodyCard<Name>(
  {
    name,
    words,
    reader,
    at,
  }: Pick<QuestionView<Name, never>, 'name' | 'reader' | 'at'> & {
    words: Pick<QuestionTexts<Name, never>, 'nobody'>
  },
  { owner, dueOn }: { owner: string; dueOn: CalendarDate },
): Card {
  const t = words.nobody
  return titledCard(t.title(name), [t.owner(escaped(owner), dueOn, dateIn(at, reader.timeZone)), t.next])
}
