import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Person, PersonId } from '../../../domain/person.js'
import { type Assessment, type RiskInFull, riskHash } from '../../../domain/risk.js'
import type { RiskCriteria } from '../../../domain/risk-criteria.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Fact } from '../card.js'
import { capitalised, firstLine, firstWithin, listed } from '../common.js'
import { textFor, titleOf } from '../definition.js'
import { type AcceptanceHistory, acceptanceText, lapsedLines } from '../risk-acceptance/history.js'
import { type DoneShown, planLines } from '../treatment-plan/shown.js'
import { acceptanceMatters, isBeyond, type RiskStands } from './list.js'
import { levelText, ratingText } from './rating.js'

/** One risk with all that is on record of it, for one reader. */
export interface RiskView extends RiskStands {
  risk: RiskInFull
  reader: Person
  today: CalendarDate
  /** Of everybody whom the risk names, by their id; plain. */
  names: ReadonlyMap<PersonId, string>
  /** What of the plan is done, by the action's id. */
  done: ReadonlyMap<string, DoneShown>
  /** By version, of every assessment. */
  criteriaOf: ReadonlyMap<string, RiskCriteria>
  /** What was decided about accepting it beside its owner. */
  accepting: AcceptanceHistory
  actions: readonly Action[]
}

/** How much room what was found before has, in characters. */
const ROOM_BEFORE = 600
/** The same for the plan. */
const ROOM_PLAN = 1_000

/** One risk: what it is, how it stands, what is still to be done, and how it was assessed before. */
export function riskCard(view: RiskView, texts: Texts): Card {
  const { risk, reader, actions } = view
  const t = texts.riskRegister.card
  const title = titleOf(risk, reader)
  const says = (text: (text: string) => string, words: Record<string, string>): CardNode => {
    return { kind: 'text', text: text(escaped(textFor(words, reader))) }
  }
  const { closed, assessment } = risk
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      ...(closed
        ? [
            {
              kind: 'text',
              text: t.closed(closed.at, reader.timeZone, escaped(firstLine(closed.reason.text))),
            } as const,
          ]
        : []),
      says(t.threat, risk.threat),
      says(t.vulnerability, risk.vulnerability),
      says(t.asset, risk.asset),
      { kind: 'facts', facts: factsOf(view, texts) },
      ...(assessment.reason
        ? [{ kind: 'text', text: t.reason(escaped(firstLine(assessment.reason.text))) } as const]
        : []),
      { kind: 'text', text: planText(view, texts) },
      ...before(view, texts),
      ...(actions.length > 0 ? [{ kind: 'actions', actions } as const] : []),
    ],
  }
}

function factsOf(view: RiskView, texts: Texts): Fact[] {
  const { risk, criteria, reader, owner, names } = view
  const { assessment } = risk
  const { facts: t, assessed } = texts.riskRegister.card
  const rated = (rating: Assessment['current']) => ratingText(rating, criteria, reader, texts)
  const held = (isBeyond(view) ? t.beyond : t.within)(criteria.appetite)
  return [
    { label: t.current, value: rated(assessment.current) },
    { label: t.inherent, value: rated(assessment.inherent) },
    { label: t.target, value: rated(assessment.target) },
    { label: t.appetite, value: view.isComparable ? held : t.incomparable },
    { label: t.affects, value: texts.riskRegister.affects(risk.affects) },
    { label: t.treatment, value: capitalised(texts.riskRegister.treatment(assessment.treatment)) },
    { label: t.controls, value: assessment.controls.map(escaped).join(', ') || t.noControls },
    { label: t.owner, value: owner === null ? t.nobody : escaped(owner) },
    ...(risk.deputy === null ? [] : [{ label: t.deputy, value: escaped(names.get(risk.deputy) ?? '') }]),
    {
      label: t.assessed,
      value: assessed(assessment.at, reader.timeZone, byWhom(assessment, view, texts), assessment.criteria),
    },
    ...acceptanceFacts(view, texts),
  ]
}

/** What its owner said of it as it stands, and who accepts it above the appetite. */
function acceptanceFacts(view: RiskView, texts: Texts): Fact[] {
  const { risk, reader, names, acceptedUntil, accepting } = view
  const { approved } = risk
  const t = texts.riskRegister.card.accepted
  const name = (id: PersonId) => escaped(names.get(id) ?? '')
  const isAsItStands = approved?.hash === riskHash(risk)
  const own =
    approved && isAsItStands ? t[approved.verdict](name(approved.by), approved.at, reader.timeZone) : null
  return [
    ...(risk.state === 'open' ? [{ label: t.byOwner, value: own ?? t.notAsked }] : []),
    ...(risk.state === 'open' && (isBeyond(view) || (acceptanceMatters(view) && acceptedUntil !== null))
      ? [{ label: t.acceptance, value: acceptanceText(risk, accepting, view, texts) }]
      : []),
  ]
}

function planText(view: RiskView, texts: Texts): string {
  const t = texts.riskRegister.card
  const lines = planLines(view, texts)
  if (lines.length === 0) return t.noPlan
  return `${t.plan}\n${listed(firstWithin(lines, ROOM_PLAN), lines.length, texts)}`
}

/** The newest first. */
function before(view: RiskView, texts: Texts): CardNode[] {
  const { risk, criteriaOf, reader, accepting } = view
  const t = texts.riskRegister.card
  const assessed = risk.earlier.flatMap((assessment) => {
    const criteria = criteriaOf.get(assessment.criteria)
    const by = byWhom(assessment, view, texts)
    const level = criteria && levelText(assessment.current, criteria, reader, texts)
    if (level === undefined) return []
    return [{ at: assessment.at, text: t.earlier(assessment.at, reader.timeZone, level, by) }]
  })
  const lines = [...assessed, ...lapsedLines(risk, accepting, view, texts)]
    .sort((one, other) => other.at.localeCompare(one.at))
    .map(({ text }) => text)
  if (lines.length === 0) return []
  const text = listed(firstWithin(lines, ROOM_BEFORE), lines.length, texts)
  return [{ kind: 'text', text: `${t.history}\n${text}` }]
}

function byWhom({ by, for: inStead }: Assessment, { names }: RiskView, texts: Texts): string {
  const name = (id: PersonId) => escaped(names.get(id) ?? '')
  if (by === null) return texts.riskRegister.card.byFile
  return inStead === undefined ? name(by) : texts.absence.inStead(name(by), name(inStead))
}
