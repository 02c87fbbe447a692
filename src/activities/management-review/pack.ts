import type { Answer } from '../../domain/answer.js'
import type { Ask } from '../../domain/ask.js'
import type { Cycle } from '../../domain/cycle.js'
import { askedInputs, type ReviewInput, reviewInputs } from '../../domain/management-review.js'
import { inputSlot } from '../../domain/review-course.js'
import type { PackSaid, PackSection, Period, ReviewPack } from '../../domain/review-pack.js'
import { addDays, addMonths, dateIn } from '../../domain/working-days.js'
import { auditResults } from './inputs/audits.js'
import { type ContextTools, contextAsWritten } from './inputs/context.js'
import { type EarlierActionsTools, earlierActions } from './inputs/earlier-actions.js'
import { auditsByOthers } from './inputs/feedback.js'
import type { PackFor, Provide } from './inputs/input.js'
import { type MeasurementTools, measurements } from './inputs/measurements.js'
import { type NonconformityTools, nonconformityTrends } from './inputs/nonconformities.js'
import { type ObjectiveTools, objectiveResults } from './inputs/objectives.js'
import { type OpportunityTools, opportunitiesNoted } from './inputs/opportunities.js'
import { type RiskTools, riskResults } from './inputs/risks.js'
import { type ReviewLookTools, reviewAtHand } from './look.js'

export interface PackTools
  extends ReviewLookTools,
    EarlierActionsTools,
    ContextTools,
    MeasurementTools,
    NonconformityTools,
    ObjectiveTools,
    OpportunityTools,
    RiskTools {}

/**
 * Everything that top management is to look at, as the record has it at this instant (9.3.2).
 *
 * @param wanted of the other sections it says who answers for them, and nothing that has to be counted
 */
export async function makePack(
  tools: PackTools,
  cycle: Cycle,
  asOf: string,
  wanted: readonly ReviewInput[] = reviewInputs,
): Promise<ReviewPack> {
  const { state, definition, organisation } = await reviewAtHand(tools, cycle, asOf)
  const { meeting, asks, preparer } = state
  const today = dateIn(asOf, organisation.timeZone)
  const { period, before } = await periodsOf(tools, meeting, today)
  const about: PackFor = { definition, organisation, meeting, period, before, asOf }
  const sections = await Promise.all(
    reviewInputs.map(async (input): Promise<PackSection> => {
      const recorded = wanted.includes(input) ? await provided[input](tools, about) : {}
      const [asked] = state.inputs.get(askedInputs.find((each) => each === input) ?? 'issues') ?? []
      return {
        ...{ input, owner: (isAsked(input) && asked) || preparer || organisation.ismsLead },
        ...{ figures: recorded.figures ?? [], items: recorded.items ?? [] },
        ...(recorded.names ? { names: recorded.names } : {}),
        ...(recorded.more ? { more: recorded.more } : {}),
        ...saidOf(input, asks),
      }
    }),
  )
  return { v: 1, review: definition.review, asOf, period, before, sections }
}

/** Of each input what the record holds; of what no record holds, nothing. */
const provided: Readonly<Record<ReviewInput, Provide<PackTools>>> = {
  'earlier-actions': earlierActions,
  issues: contextAsWritten,
  parties: contextAsWritten,
  nonconformities: nonconformityTrends,
  measurements,
  audits: auditResults,
  objectives: objectiveResults,
  feedback: auditsByOthers,
  risks: riskResults,
  opportunities: opportunitiesNoted,
}

/** Since the meeting before; a year where there was none. And the stretch of the same length before that. */
async function periodsOf(
  { reviewMeetings }: PackTools,
  { _id, review }: { _id: string; review: string },
  today: string,
): Promise<{ period: Period; before: Period }> {
  const signed = (await reviewMeetings.ofReview(review)).filter((each) => each._id !== _id && each.signed)
  const last = signed.map(({ meetingOn }) => meetingOn).filter((day) => day < today)
  const from = last[0] ? addDays(last[0], 1) : addDays(addMonths(today, -12), 1)
  const earlier = last[1] ? addDays(last[1], 1) : addMonths(from, -12)
  return { period: { from, to: today }, before: { from: earlier, to: addDays(from, -1) } }
}

function saidIn({ by, at, value: answer, reason }: Answer): PackSaid {
  return reason
    ? { by, at, answer, text: reason.text, commitment: reason.commitment }
    : { by, at, answer, text: '' }
}

function isAsked(input: ReviewInput): boolean {
  return askedInputs.some((each) => each === input)
}

function saidOf(input: ReviewInput, asks: readonly Ask[]): Pick<PackSection, 'said' | 'unanswered'> {
  const asked = askedInputs.find((each) => each === input)
  if (!asked) return { said: [], unanswered: [] }
  const these = asks.filter(({ slot }) => slot === inputSlot(asked))
  return {
    said: these.flatMap(({ answer }) => (answer ? [saidIn(answer)] : [])),
    unanswered: these.flatMap(({ state, askedOf }) => (state === 'open' ? [askedOf] : [])),
  }
}
