import { z } from 'zod'
import type { Ask, ClosedBecause } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import { canonicalJson } from './canonical-json.js'
import { competenceNamed } from './competence.js'
import { lastOf } from './control-check.js'
import type { PersonId } from './person.js'
import { addMonths, dateIn } from './working-days.js'

/** The slots of its asks: what one holder knows, what is done about a gap, and whether that worked (7.2 c). */
export const ASSESS_SLOT = 'assess'
export const GAP_SLOT = 'action'
export const VERDICT_SLOT = 'verdict'

/** How an assessment, something that is done about a gap, and a verdict are answered. */
export const ASSESSED = 'assessed'
export const DONE = 'done'
export const verdicts = ['worked', 'did-not-work'] as const
export type Verdict = (typeof verdicts)[number]

const Met = z.strictObject({ requirement: z.string(), met: z.literal(true), evidence: z.string() })
const NotMet = z.strictObject({
  requirement: z.string(),
  met: z.literal(false),
  /** What is missing, and what is done about it. */
  gap: z.string(),
  action: z.string(),
  /** Who sees to it, and until when. */
  by: z.string(),
  due: z.string(),
})
const Findings = z.array(z.discriminatedUnion('met', [Met, NotMet])).min(1)

/** What an assessor found of one requirement: what shows that it is met, or what is missing and what is done about it. */
export type Finding = z.infer<typeof Met> | z.infer<typeof NotMet>

/** As the record keeps them: one text, so that one commitment holds them and one erasure takes them all. */
export function findingsText(findings: readonly Finding[]): string {
  return canonicalJson(findings)
}

export function findingsOf({ answer }: Pick<Ask, 'answer'>): Finding[] {
  return answer?.findings ? Findings.parse(JSON.parse(answer.findings.text)) : []
}

/** Something that a holder lacks, by the ask in which that was found. */
export interface Gap {
  assessed: Ask
  holder: PersonId
  finding: z.infer<typeof NotMet>
}

/** Each gap that was found so far, whoever's it was. */
export function gapsIn(asks: readonly Ask[]): Gap[] {
  return asks.filter(({ slot, answer }) => slot === ASSESS_SLOT && answer).flatMap(gapsFound)
}

export function gapsFound(assessed: Ask): Gap[] {
  const { holder } = competenceNamed(assessed.subject.id)
  if (holder === null) return []
  return findingsOf(assessed).flatMap((finding) => (finding.met ? [] : [{ assessed, holder, finding }]))
}

/** What was said last to do about a gap, and whether that worked; undefined where nobody was asked. */
export function followedUp(asks: readonly Ask[], gap: Gap): { action?: Ask; verdict?: Ask } {
  const { assessed, finding } = gap
  const about = asks.filter(
    ({ follows, subject }) =>
      follows === assessed._id && competenceNamed(subject.id).requirement === finding.requirement,
  )
  const action = lastOf(about, GAP_SLOT)
  const verdict =
    action &&
    lastOf(
      asks.filter(({ follows }) => follows === action._id),
      VERDICT_SLOT,
    )
  return { ...(action ? { action } : {}), ...(verdict ? { verdict } : {}) }
}

/** What was said the last time that something was done about a gap and did not work: then its assessor sees to it anew. */
export function lastFailure(asks: readonly Ask[], { assessed, finding }: Gap): Ask | undefined {
  const actions = asks.filter(
    ({ slot, follows, subject }) =>
      slot === GAP_SLOT &&
      follows === assessed._id &&
      competenceNamed(subject.id).requirement === finding.requirement,
  )
  return lastOf(
    asks.filter(
      ({ follows, answer }) =>
        answer?.value === ('did-not-work' satisfies Verdict) && actions.some(({ _id }) => _id === follows),
    ),
    VERDICT_SLOT,
  )
}

/** As it stood when this was asked of a gap: what was done about it anew is nothing to what was asked before. */
export function asItStood({ slot, subject, openedAt }: Ask, asks: readonly Ask[]): Ask[] {
  if (slot === ASSESS_SLOT) return [...asks]
  return asks.filter(
    (each) => each.slot !== GAP_SLOT || each.subject.id !== subject.id || each.openedAt <= openedAt,
  )
}

/** The newest assessment of a holder that was answered. */
export function lastAssessment(asks: readonly Ask[], holder: PersonId): Ask | undefined {
  return asks
    .filter(({ slot, answer, subject }) => {
      return slot === ASSESS_SLOT && answer && competenceNamed(subject.id).holder === holder
    })
    .sort((a, b) => (a.answer?.at ?? '').localeCompare(b.answer?.at ?? ''))
    .at(-1)
}

/** The newest assessment of each of these holders who was assessed in a review that began then (ISO 8601 UTC). */
export function assessedIn(asks: readonly Ask[], holders: readonly PersonId[], startedAt: string): Ask[] {
  return holders
    .flatMap((holder) => lastAssessment(asks, holder) ?? [])
    .filter(({ answer }) => (answer?.at ?? '') >= startedAt)
}

/** The day from which on it is asked whether what was done about a gap worked. */
export function verdictDay({ answer, snapshot }: Ask, months: number): CalendarDate {
  return addMonths(dateIn(answer?.at ?? '', snapshot.timeZone), months)
}

/** Who may never say whether it worked: the holder, who saw to it, and whoever stands in for either (A.5.3). */
export function neverJudges(
  { holder }: Pick<Gap, 'holder'>,
  { askedOf, delegated, answer }: Ask,
  standIns: readonly PersonId[],
): PersonId[] {
  const those = [
    holder,
    askedOf,
    ...(answer ? [answer.by] : []),
    ...(delegated ? [delegated.to] : []),
    ...standIns,
  ]
  return [...new Set(those)].sort()
}

/** Somebody who holds the role, and who assesses them by now: never they themselves; null: nobody lawfully may. */
export interface Holder {
  person: PersonId
  assessor: PersonId | null
}

/** What a look at a review of one competence finds. */
export interface ReviewState {
  cycle: string
  /** All that was ever asked about this competence, in earlier cycles, too: what was done then is judged now. */
  asks: readonly Ask[]
  /** What its newest version demands. */
  hash: string
  holders: readonly Holder[]
  /** Who sees to a gap, and who says whether what was done worked; null: nobody is there who may. */
  seesTo: (gap: Gap) => PersonId | null
  judge: (gap: Gap, action: Ask) => PersonId | null
  /** Whether the day has come on which that is asked. */
  isTime: (action: Ask) => boolean
}

/** What is due of a review, one step each. Doing one twice is the same as once. */
export type ReviewStep =
  | { step: 'assess'; holder: PersonId; person: PersonId }
  /** @property failure what was said of what was done before, where that did not work */
  | { step: 'see-to'; gap: Gap; person: PersonId; failure?: Ask }
  | { step: 'judge'; gap: Gap; action: Ask; person: PersonId }
  /** What was found, and the holder has not been told. */
  | { step: 'tell-holder'; ask: Ask; holder: PersonId }
  | { step: 'close'; ask: Ask; because: ClosedBecause }
  /** Nobody lawfully may: it waits until somebody is there who does. */
  | { step: 'nobody'; what: 'assess' | 'see-to' | 'judge'; holder: PersonId }

export function reviewSteps(state: ReviewState): ReviewStep[] {
  const holders = new Set(state.holders.map(({ person }) => person))
  const gaps = gapsIn(state.asks).filter(({ holder }) => holders.has(holder))
  return [
    ...state.holders.flatMap((holder) => assessing(state, holder)),
    ...gaps.flatMap((gap) => followingUp(state, gap)),
    ...toTell(state),
    ...noLongerHeld(state, holders),
  ]
}

function assessing({ asks, cycle, hash }: ReviewState, { person: holder, assessor }: Holder): ReviewStep[] {
  const theirs = asks.filter(
    (ask) => ask.cycle === cycle && competenceNamed(ask.subject.id).holder === holder,
  )
  const last = lastOf(theirs, ASSESS_SLOT)
  if (last?.state === 'answered') return []
  return putTo(last, assessor, last?.subject.hash === hash ? null : 'changed', {
    ask: (person) => ({ step: 'assess', holder, person }),
    nobody: { step: 'nobody', what: 'assess', holder },
  })
}

/**
 * What is done about a gap, and once it is, whether that worked; if it did not, what is done about it now, by the assessor.
 * A newer assessment says anew what is missing.
 */
function followingUp(state: ReviewState, gap: Gap): ReviewStep[] {
  const { holder, assessed } = gap
  const { action, verdict } = followedUp(state.asks, gap)
  const failure = lastFailure(state.asks, gap)
  const isAgain = failure !== undefined && failure._id === verdict?._id
  if (action?.answer && !isAgain) {
    if (verdict?.answer || !state.isTime(action)) return []
    return putTo(verdict, state.judge(gap, action), null, {
      ask: (person) => ({ step: 'judge', gap, action, person }),
      nobody: { step: 'nobody', what: 'judge', holder },
    })
  }
  if (lastAssessment(state.asks, holder)?._id !== assessed._id)
    return action?.state === 'open' ? [{ step: 'close', ask: action, because: 'superseded' }] : []
  const seesTo = failure
    ? (state.holders.find(({ person }) => person === holder)?.assessor ?? null)
    : state.seesTo(gap)
  return putTo(action, seesTo, null, {
    ask: (person) => ({ step: 'see-to', gap, person, ...(failure ? { failure } : {}) }),
    nobody: { step: 'nobody', what: 'see-to', holder },
  })
}

/** One person at a time is asked; whoever was asked before is asked no more. */
function putTo(
  last: Ask | undefined,
  person: PersonId | null,
  outdated: ClosedBecause | null,
  { ask, nobody }: { ask: (person: PersonId) => ReviewStep; nobody: ReviewStep },
): ReviewStep[] {
  const open = last?.state === 'open' ? last : undefined
  const asking = person === null ? nobody : ask(person)
  if (!open) return [asking]
  if (open.askedOf !== person) return [{ step: 'close', ask: open, because: 'handed-on' }, asking]
  return outdated ? [{ step: 'close', ask: open, because: outdated }, asking] : []
}

function toTell({ asks, cycle }: ReviewState): ReviewStep[] {
  return asks.flatMap((ask): ReviewStep[] => {
    const { holder } = competenceNamed(ask.subject.id)
    const isOwed = ask.cycle === cycle && ask.takeOverOwed !== undefined && holder !== null
    return isOwed ? [{ step: 'tell-holder', ask, holder }] : []
  })
}

/** Who left, or holds it no more, is not assessed, and nobody sees to what they lacked. */
function noLongerHeld({ asks, cycle }: ReviewState, holders: ReadonlySet<PersonId>): ReviewStep[] {
  return asks
    .filter((ask) => ask.cycle === cycle && ask.state === 'open')
    .filter(({ subject }) => !holders.has(competenceNamed(subject.id).holder ?? ''))
    .map((ask) => ({ step: 'close', ask, because: 'settled' }))
}

/** How one holder stands, for whoever may see it. */
export type HolderStands = 'not-assessed' | 'met' | 'gaps' | 'did-not-work'

export function holderStands(asks: readonly Ask[], holder: PersonId): HolderStands {
  const last = lastAssessment(asks, holder)
  if (!last) return 'not-assessed'
  const said = gapsFound(last).map((gap) => followedUp(asks, gap).verdict?.answer?.value)
  if (said.includes('did-not-work')) return 'did-not-work'
  return said.some((each) => each !== 'worked') ? 'gaps' : 'met'
}
