import { type Ask, formatAskRef } from '../../../domain/ask.js'
import type { Competence, CourseStanding, RequiredCompetence } from '../../../domain/competence.js'
import { type Finding, type Verdict, verdicts } from '../../../domain/competence-review.js'
import type { Person } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type CardNode, escaped, shortened } from '../card.js'
import { firstLine, firstWithin } from '../common.js'
import { linkTo } from '../control-check/check.js'
import { textFor } from '../definition.js'

export const verbs = {
  /** Opens the question, from a list in which it is one line. */
  open: 'competence-review.open',
  assess: 'competence-review.assess',
  record: 'competence-review.record',
  done: 'competence-review.done',
  recordDone: 'competence-review.record-done',
  worked: 'competence-review.worked',
  didNotWork: 'competence-review.did-not-work',
  recordVerdict: 'competence-review.record-verdict',
  /** Shows word for word what was found. */
  read: 'competence-review.read',
  /** Its value names the competence. */
  show: 'competence-review.show',
  askWhyNow: 'competence-review.ask-why-now',
  start: 'competence-review.start',
  /** Its value names the ask with whose answer the file was handed in. */
  file: 'competence-review.file',
} as const

/** One finding, with what was done about a gap and whether that worked; names and texts are plain. */
export interface FoundLine {
  requirement: string
  finding: Finding
  /** Who sees to it. */
  seenToBy: string
  done: { by: string; at: string; note: string } | null
  verdict: { value: Verdict; by: string; reason: string } | null
}

/** What the cards of this process show. */
export interface CompetenceView {
  ask: Ask
  competence: Competence
  reader: Person
  holder: string
  /** Who answered this ask, in whose stead included; null while nobody has. */
  answeredBy: string | null
  /** What was found: by this ask, or of the gap that it follows. */
  found: readonly FoundLine[]
  /** What was found last before it is assessed anew, and when. */
  before: { at: string; found: readonly FoundLine[] } | null
  /** Of a gap that is seen to anew: who said that what was done before did not work, and why; plain. */
  failed: { by: string; reason: string } | null
  /** By the requirement: what the record of training says of the holder. */
  courses: ReadonlyMap<string, CourseStanding>
  outOfTurn: { by: string; reason: string } | null
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

/** To whom, and when, something is shown. */
export type Shown = Pick<CompetenceView, 'reader' | 'at'>

export function whenOf({ ask, reader, at }: CompetenceView, minutes: number, texts: Texts): string {
  return texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(at, reader.timeZone), minutes)
}

export function verdictOf({ answer }: Pick<Ask, 'answer'>): Verdict | null {
  return verdicts.find((each) => each === answer?.value) ?? null
}

/** What is demanded, on what it rests, and whether the course that shows it is completed. */
export function demandLine(
  required: RequiredCompetence,
  view: Pick<CompetenceView, 'courses' | 'reader' | 'at'>,
  texts: Texts,
): string {
  const t = texts.competenceReview
  const line = t.requirement(escaped(textFor(required.text, view.reader)), t.by[required.by])
  const standing = view.courses.get(required.id)
  return standing ? `${line} · ${courseWords(standing, view, texts)}` : line
}

function courseWords(
  { title, held, validUntil }: CourseStanding,
  { reader, at }: Shown,
  texts: Texts,
): string {
  const t = texts.competenceReview.course
  const name = escaped(textFor(title, reader))
  if (!held) return t.notHeld(name)
  return validUntil === null
    ? t.held(name)
    : t.heldUntil(name, texts.dueDay(validUntil, dateIn(at, reader.timeZone)))
}

/** One finding, in so many words as it has; or in a line. */
function foundLines(
  { requirement, finding, seenToBy, done, verdict }: FoundLine,
  { reader, at }: Shown,
  texts: Texts,
  shown = (text: string) => text,
): string[] {
  const t = texts.competenceReview.found
  const text = escaped(requirement)
  if (finding.met) return [t.met(text, finding.evidence ? escaped(shown(finding.evidence)) : t.byRecord)]
  const cameOfIt = [
    t.action(
      escaped(shown(finding.action)),
      escaped(seenToBy),
      texts.dueDay(finding.due, dateIn(at, reader.timeZone)),
    ),
    ...(done ? [t.done(escaped(done.by), done.at, reader.timeZone)] : []),
    ...(verdict ? [verdictWords(verdict, shown, texts)] : []),
  ]
  return [t.gap(text, escaped(shown(finding.gap))), cameOfIt.join(' · ')]
}

function verdictWords(
  { value, by, reason }: NonNullable<FoundLine['verdict']>,
  shown: (text: string) => string,
  texts: Texts,
): string {
  const t = texts.competenceReview.found
  return value === 'worked' ? t.worked(escaped(by)) : t['did-not-work'](escaped(by), escaped(shown(reason)))
}

/** How much room all findings of a holder have in a message of any platform, in characters. */
const ROOM = 3_000

/** Word for word where there is room; else a line each, and a button by which the rest is read. */
export function foundNodes(
  view: CompetenceView,
  assessed: Pick<Ask, '_id' | 'revision'>,
  texts: Texts,
): CardNode[] {
  const whole = wholeNodes(view.found, view, texts)
  const length = whole.reduce((sum, node) => sum + (node.kind === 'text' ? node.text.length : 0), 0)
  if (length <= ROOM) return whole
  const label = texts.competenceReview.receipt.read
  return [
    { kind: 'text', text: firstWithin(foundBriefly(view.found, view, texts), ROOM).join('  \n') },
    { kind: 'actions', actions: [{ verb: verbs.read, value: formatAskRef(assessed), label }] },
  ]
}

export function wholeNodes(found: readonly FoundLine[], to: Shown, texts: Texts): CardNode[] {
  return found.map((each) => ({ kind: 'text', text: foundLines(each, to, texts).join('  \n') }))
}

/** The same, a line each, where there is little room. */
export function foundBriefly(found: readonly FoundLine[], to: Shown, texts: Texts): string[] {
  return found.flatMap((each) => foundLines(each, to, texts, firstLine).slice(0, 1))
}

/** As much of each as ten things that wait have room for in one message, in characters. */
const REQUIREMENT_IN_A_LIST = 40
const WORDS_IN_A_LIST = 70

/** What is missing and what is done about it, a line each: in a list, too, nobody says of it what they cannot read. */
export function gapBriefly([gap]: readonly FoundLine[], { reader, at }: Shown, texts: Texts): string[] {
  if (!gap || gap.finding.met) return []
  const { requirement, finding, seenToBy } = gap
  const t = texts.competenceReview.found
  const words = (text: string) => escaped(shortened(text, WORDS_IN_A_LIST))
  const due = texts.dueDay(finding.due, dateIn(at, reader.timeZone))
  return [
    t.gap(escaped(shortened(requirement, REQUIREMENT_IN_A_LIST)), words(finding.gap)),
    t.action(words(finding.action), escaped(seenToBy), due),
  ]
}

/** Where what was done can be seen, and the file that was handed in, which is sent to whoever wants it and may. */
export function givenNodes(ask: Ask, texts: Texts): CardNode[] {
  const t = texts.competenceReview.receipt
  const { link, file } = ask.answer ?? {}
  return [
    ...(link ? [{ kind: 'text', text: t.link(linkTo(link.text)) } as const] : []),
    ...(file
      ? ([
          { kind: 'text', text: t.file(escaped(file.name.text), Math.ceil(file.bytes / 1_000)) },
          { kind: 'actions', actions: [{ verb: verbs.file, value: formatAskRef(ask), label: t.getFile }] },
        ] as const)
      : []),
  ]
}
