import { type AcceptanceOnRecord, acceptancesOnRecord } from '../../domain/acceptance-on-record.js'
import type { Ask } from '../../domain/ask.js'
import { hashOf } from '../../domain/canonical-json.js'
import type { Cycle, Look } from '../../domain/cycle.js'
import { nextQuestionLook } from '../../domain/owners-question.js'
import { type ReassessmentStanding, reassessmentStanding } from '../../domain/risk-reassessment.js'
import { dateIn, endOf } from '../../domain/working-days.js'
import { closedBy } from '../../store/closing-asks.js'
import type { Reassessments } from '../../store/reassessments.js'
import type { Records } from '../../store/records.js'
import type { RiskCriteriaStore } from '../../store/risk-criteria.js'
import { type TakeOverTools, takeOver } from '../../store/risk-take-over.js'
import type { Risks } from '../../store/risks.js'
import { existing } from '../existing.js'
import { recordOf } from '../record-of-asks.js'
import type { IsDue } from '../sweep.js'
import { type AskOwnersTools, askOwners } from './ask.js'

/** What a workflow passes: which cycle, and the one instant that this step works with. */
export interface ReassessmentAt {
  cycle: string
  /** ISO 8601 UTC. */
  asOf: string
}

/** What the workflow learns from a look: what is due, and when to look again at the latest. */
export interface ReassessmentLook extends Pick<Look, 'nextLook'> {
  next: ReassessmentStanding
}

export interface RiskReassessmentActivities {
  lookAtReassessment(input: ReassessmentAt): Promise<ReassessmentLook>
  askOwnersOfRisks(input: ReassessmentAt): Promise<void>
  takeOverAnswers(input: ReassessmentAt): Promise<void>
  closeReassessment(input: ReassessmentAt): Promise<void>
}

export interface RiskReassessmentTools extends AskOwnersTools, TakeOverTools {
  records: Records
  riskCriteria: RiskCriteriaStore
}

/** Each activity may run twice: what is there already is left as it is. */
export function riskReassessmentActivities(tools: RiskReassessmentTools): RiskReassessmentActivities {
  return {
    async lookAtReassessment({ cycle: id, asOf }) {
      const cycle = await existing(tools, id)
      const nextLook = nextQuestionLook(cycle.dueOn, cycle.timeZone, asOf)
      const next = cycle.state === 'closed' ? 'close' : await standingOf(tools, cycle, asOf)
      if (next === 'wait') await tools.cycles.looksNext(id, nextLook)
      return { next, nextLook }
    },

    async askOwnersOfRisks({ cycle: id, asOf }) {
      const cycle = await existing(tools, id)
      await askOwners(tools, cycle, asOf)
    },

    takeOverAnswers: ({ cycle }) => takeOverAll(tools, cycle),

    closeReassessment: (input) => close(tools, input),
  }
}

interface LookTools {
  reassessments: Reassessments
  risks: Risks
}

/** Also where an owner has left, a risk was written down anew, or a crash came between an answer and its risk. */
export function reassessmentIsDue(tools: LookTools): IsDue {
  return async (cycle, asOf) => (await standingOf(tools, cycle, asOf)) !== 'wait'
}

async function standingOf(
  { reassessments, risks }: LookTools,
  { _id, state, closesOn, timeZone }: Cycle,
  asOf: string,
): Promise<ReassessmentStanding> {
  const [owing, open, dueAnew] = await Promise.all([
    reassessments.owing(_id),
    reassessments.countOpen(_id),
    reassessments.dueAnew(_id).then((ids) => risks.byIds(ids)),
  ])
  const isDueAnew = [...dueAnew.values()].some((risk) => risk.state === 'open')
  return reassessmentStanding({
    ...{ opened: state !== 'published', owed: owing.length > 0, open, dueAnew: isDueAnew },
    over: asOf >= endOf(closesOn, timeZone),
  })
}

async function takeOverAll(tools: RiskReassessmentTools, cycle: string): Promise<void> {
  for (const { _id } of await tools.reassessments.owing(cycle)) {
    await takeOver(tools, _id)
    tools.heartbeat()
  }
}

/** The record says how each risk was found, of which of them nobody said so, and how far each is accepted. */
async function close(tools: RiskReassessmentTools, { cycle: id, asOf }: ReassessmentAt): Promise<void> {
  const cycle = await existing(tools, id)
  if (cycle.state === 'closed') return
  await tools.asks.closeOpenOf(id, 'cycle-closed', asOf, closedBy('risk-reassessment'))
  await takeOverAll(tools, id)
  const asks = await tools.asks.allOf(id)
  const acceptances = await acceptancesOf(tools, cycle, asks, asOf)
  const record = await recordOf(tools, cycle, asks, asOf, { acceptances })
  if (cycle.state === 'published') await tools.cycles.opened(id, asOf, 0, hashOf([]))
  await tools.cycles.closed(id, record.closedAt, record.linesHash)
}

async function acceptancesOf(
  { riskCriteria, risks }: RiskReassessmentTools,
  { timeZone }: Cycle,
  asks: readonly Ask[],
  asOf: string,
): Promise<AcceptanceOnRecord[]> {
  const known = [...(await risks.byIds(asks.map(({ subject }) => subject.id))).values()]
  return acceptancesOnRecord(known, await riskCriteria.readings(known), dateIn(asOf, timeZone))
}
