import type { CalendarDate } from '../../../domain/calendar-date.js'
import { type Decision, stepAtHand } from '../../../domain/decision.js'
import type { Person, PersonId } from '../../../domain/person.js'
import type { Assessment, Risk } from '../../../domain/risk.js'
import { COMPENSATING, RATIONALE } from '../../../domain/risk-acceptance.js'
import { type RiskCriteria, riskValue } from '../../../domain/risk-criteria.js'
import { toDoFirst } from '../../../domain/treatment-plan.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import type { SubjectView } from '../approval-view.js'
import { type CardNode, escaped, type Fact, shortened } from '../card.js'
import { firstWithin, listed } from '../common.js'
import { textFor, titleOf } from '../definition.js'
import { placePicture } from '../risk-register/matrix.js'
import { levelText, ratingText } from '../risk-register/rating.js'

/** A risk as it was when somebody was asked to accept it. */
export interface AcceptanceShown {
  risk: Risk
  /** The assessment that is decided on, and the one before. */
  assessment: Assessment
  before: Assessment | null
  criteria: RiskCriteria
  reader: Person
  /** How it was found since this was asked for, and who decides by now; null where it was not found anew. Names are plain. */
  changed: {
    assessment: Assessment
    criteria: RiskCriteria
    /** Null: it stood in the file. */
    by: string | null
    owner: string
    /** Who accepts it beside its owner; null within the appetite. */
    accepting: string | null
    /** Whether they are asked already. */
    isAsked: boolean
  } | null
  /** What was accepted of it last before this was asked for; null where nothing was. */
  last: Decision | null
  /** Plain. */
  names: ReadonlyMap<PersonId, string>
}

/** As much of a long text as the message shows; all of it stands on the page to read. */
const BEGINNING = 300
const LONGEST_TITLE = 45
const LONGEST_LEVEL = 25

/** What whoever accepts a risk above the appetite needs to know. */
export function acceptanceView(shown: AcceptanceShown, decision: Decision, texts: Texts): SubjectView {
  const { risk, assessment, criteria, reader, changed } = shown
  const t = texts.riskAcceptance.decision
  const title = titleOf(risk, reader)
  const until = decision.until ?? ''
  const asked = dateIn(decision.requestedAt, reader.timeZone)
  const level = levelText(assessment.current, criteria, reader, texts)
  const plain = level.replace(/\\/g, '')
  return {
    what: t.what(title),
    question: t.question(shortened(title, LONGEST_TITLE), shortened(plain, LONGEST_LEVEL), until, asked),
    discreet: t.discreet,
    because: becauseOf(shown, decision, level, texts),
    becauseInStead: t.becauseInStead,
    facts: factsOf(shown, until, asked, texts),
    text: written(decision, BEGINNING, texts),
    picture: placePicture(assessment, criteria, title, reader, texts),
    minutes: 3,
    language: reader.language,
    approve: t.approve(until, asked),
    submit: t.submit,
    consequence: t.consequence(until, asked),
    done: { approver: t.approver(until, asked), requester: t.requester(until, asked) },
    next: { again: t.again, blocked: t.blocked },
    meanwhile: t.meanwhile,
    ...(changed ? { changed: changedText(changed, reader, texts) } : {}),
  }
}

/** How it was found since, and who decides by now. */
function changedText(changed: NonNullable<AcceptanceShown['changed']>, reader: Person, texts: Texts): string {
  const t = texts.riskAcceptance.decision.changed
  const { assessment, criteria, by, owner, accepting, isAsked } = changed
  const level = levelText(assessment.current, criteria, reader, texts)
  const found = by === null ? t.byFile(level) : t.by(escaped(by), level, assessment.at, reader.timeZone)
  if (accepting === null) return `${found} ${t.within}`
  const who = escaped(accepting)
  return `${found} ${isAsked ? t.decides(who) : t.ownerFirst(escaped(owner), who)}`
}

/** By which seat it is the reader's to decide. */
function becauseOf({ names }: AcceptanceShown, decision: Decision, level: string, texts: Texts): string {
  const t = texts.riskAcceptance.decision.because
  const [seat] = stepAtHand(decision).who
  if (!seat || 'person' in seat) return t.person(level)
  if ('managerOf' in seat) return t.manager(escaped(names.get(seat.managerOf) ?? ''), level)
  const { role } = seat
  return role === 'isms-lead' || role === 'top-management' ? t[role](level) : t.role(escaped(role), level)
}

/** How much room the plan has on that page, in characters. */
const ROOM_PLAN = 8_000

/** The same as a page to read, with the scenario, what is planned and all that was written. */
export function acceptancePage(shown: AcceptanceShown, decision: Decision, texts: Texts): CardNode[] {
  const { risk, assessment, reader, names } = shown
  const { question, facts } = acceptanceView(shown, decision, texts)
  const t = texts.riskRegister.card
  const today = dateIn(decision.requestedAt, reader.timeZone)
  const words = (text: Record<string, string>) => escaped(textFor(text, reader))
  const plan = toDoFirst(risk, assessment.plan).map(({ title, owner, due }) => {
    return texts.riskAcceptance.form.action(words(title), escaped(names.get(owner) ?? ''), due, today)
  })
  return [
    { kind: 'text', text: `**${escaped(question)}**` },
    { kind: 'text', text: t.threat(words(risk.threat)) },
    { kind: 'text', text: t.vulnerability(words(risk.vulnerability)) },
    { kind: 'text', text: t.asset(words(risk.asset)) },
    { kind: 'facts', facts },
    ...(plan.length > 0
      ? [
          {
            kind: 'text',
            text: `${t.plan}\n${listed(firstWithin(plan, ROOM_PLAN), plan.length, texts)}`,
          } as const,
        ]
      : []),
    { kind: 'text', text: written(decision, Number.POSITIVE_INFINITY, texts) },
  ]
}

function factsOf(shown: AcceptanceShown, until: CalendarDate, asked: CalendarDate, texts: Texts): Fact[] {
  const { risk, assessment, before, criteria, reader, names, last } = shown
  const { facts: t } = texts.riskAcceptance.decision
  const rated = (rating: Assessment['current']) => ratingText(rating, criteria, reader, texts)
  const isSame = before && riskValue(before.current) === riskValue(assessment.current)
  const was = before && !isSame ? t.was(String(riskValue(before.current))) : t.unchanged
  const isInterim = assessment.plan.some(({ due }) => due === until)
  return [
    { label: t.now, value: rated(assessment.current) },
    { label: t.target, value: rated(assessment.target) },
    { label: t.appetite, value: String(criteria.appetite) },
    { label: t.before, value: before || last ? was : t.first },
    ...lastFacts(shown, asked, texts),
    { label: t.owner, value: escaped(names.get(risk.owner) ?? '') },
    { label: t.criteria, value: t.version(criteria.version) },
    { label: t.until, value: (isInterim ? t.interim : t.day)(until, asked) },
  ]
}

/** Whoever decides is told what was accepted last, and since when. */
function lastFacts({ last, reader, names }: AcceptanceShown, asked: CalendarDate, texts: Texts): Fact[] {
  const { facts: t } = texts.riskAcceptance.decision
  if (!last?.decided || last.until === undefined) return []
  const { by, at } = last.decided
  const value =
    by === reader._id
      ? t.lastByYou(at, reader.timeZone, last.until, asked)
      : t.lastBy(escaped(names.get(by) ?? ''), at, reader.timeZone, last.until, asked)
  return [{ label: t.last, value }]
}

/** What the owner wrote about it. */
function written({ filledIn = {} }: Decision, most: number, texts: Texts): string {
  const t = texts.riskAcceptance.decision
  const said = (field: string) => escaped(shortened(filledIn[field]?.text ?? '', most))
  const compensating = said(COMPENSATING)
  return [t.rationale(said(RATIONALE)), ...(compensating ? [t.compensating(compensating)] : [])].join('\n\n')
}
