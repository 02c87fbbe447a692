import type { Ask } from '../domain/ask.js'
import type { Cycle, CycleProcess } from '../domain/cycle.js'
import type { Decision } from '../domain/decision.js'
import type { Asks } from '../store/asks.js'
import type { Cycles } from '../store/cycles.js'
import type { Decisions } from '../store/decisions.js'
import { recordSignatures } from '../store/paper-answers.js'
import type { PaperLists } from '../store/paper-lists.js'
import type { ApprovalActivities } from './approval.js'
import type { RarerAndRarer } from './rarer-and-rarer.js'
import { wakeCycle } from './wake-cycle.js'

/** Whether the workflow of an open cycle would find something to do that it did not expect when it looked last. */
export type IsDue = (cycle: Cycle, asOf: string) => Promise<boolean>

export interface SweepTools {
  asks: Asks
  cycles: Cycles
  paperLists: PaperLists
  decisions: Decisions
  /** By the process of the cycle. */
  isDue: Readonly<Record<CycleProcess, IsDue>>
  /** One for all sweeps of a worker. */
  hints: RarerAndRarer
  start: (seenTo: Pick<Cycle | Decision, '_id' | 'process'>) => Promise<void>
  /** Starts the clock that reminds everyone where it does not run. */
  keepReminding: () => Promise<void>
  /** False: the workflow is gone. */
  nudge: (id: string) => Promise<boolean>
  now: () => Date
  logError: (error: unknown) => void
}

type DecisionSweepTools = Pick<SweepTools, 'asks' | 'decisions' | 'start' | 'nudge' | 'now' | 'logError'> &
  Pick<ApprovalActivities, 'lookAtDecision'>

/**
 * Mends what was missed while Temporal was away: keeps the reminders' clock going, starts the workflows that are
 * owed, nudges the open cycles that settle earlier than their workflow looks, ever more rarely where that changes nothing, and
 * starts anew what was lost with its history. One that fails holds up no other.
 */
export async function sweepCycles(tools: SweepTools): Promise<'idle'> {
  const { cycles } = tools
  await tools.keepReminding().catch(tools.logError)
  for (const cycle of await cycles.owedWorkflows()) {
    await start(tools, cycle).catch(tools.logError)
  }
  for (const list of await tools.paperLists.owingAnswers()) {
    await recordSignatures(tools, list).catch(tools.logError)
  }
  for (const cycle of tools.hints.turnsOf(await dueOf(tools))) {
    await wakeCycle(tools)(cycle).catch((error: unknown) => {
      tools.hints.forget(cycle)
      tools.logError(error)
    })
  }
  return 'idle'
}

/** The same for decisions, whose workflows are told of every answer, and when one that is blocked may go on. */
export async function sweepDecisions(tools: DecisionSweepTools): Promise<'idle'> {
  const { asks, decisions } = tools
  for (const decision of await decisions.owedWorkflows()) {
    await startDecision(tools, decision).catch(tools.logError)
  }
  for (const ask of await asks.owingNudge()) {
    await tell(tools, ask).catch(tools.logError)
  }
  for (const decision of await decisions.blocked()) {
    await wakeBlocked(tools, decision).catch(tools.logError)
  }
  return 'idle'
}

async function start(tools: SweepTools, cycle: Cycle): Promise<void> {
  await tools.start(cycle)
  await tools.cycles.workflowStarted(cycle._id)
}

async function startDecision(tools: DecisionSweepTools, decision: Decision): Promise<void> {
  await tools.start(decision)
  await tools.decisions.workflowStarted(decision._id)
}

/** A workflow that knows when to look next needs no hint until then: each one costs it history. */
async function dueOf(tools: SweepTools): Promise<Cycle[]> {
  const due: Cycle[] = []
  for (const cycle of await tools.cycles.open()) {
    if (await isDue(tools, cycle)) due.push(cycle)
  }
  return due
}

async function isDue(tools: SweepTools, cycle: Cycle): Promise<boolean> {
  if (cycle.process === 'approval') return false
  try {
    return await tools.isDue[cycle.process](cycle, tools.now().toISOString())
  } catch (error) {
    tools.logError(error)
    return false
  }
}

/** Somebody may lawfully decide it again by an import, or by a date: nobody else says so. */
async function wakeBlocked(tools: DecisionSweepTools, decision: Decision): Promise<void> {
  const { _id } = decision
  const { next } = await tools.lookAtDecision({ decision: _id, asOf: tools.now().toISOString() })
  if (next !== 'blocked') await wakeDecision(tools, _id)
}

async function tell(tools: DecisionSweepTools, ask: Ask): Promise<void> {
  await wakeDecision(tools, ask.cycle)
  await tools.asks.nudged(ask)
}

/** As with cycles: the workflow of one that was concluded has ended, and then there is nothing to tell. */
async function wakeDecision({ decisions, nudge, start }: DecisionSweepTools, id: string): Promise<void> {
  if (await nudge(id)) return
  const lost = await decisions.byId(id)
  if (lost?.state === 'open') await start(lost)
}
