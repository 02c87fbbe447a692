import type { Client } from '@temporalio/client'
import type { Cycle } from '../domain/cycle.js'
import type { Decision } from '../domain/decision.js'
import { howToRegister, searchAttributesOf } from '../search-attributes.js'
import type { Cycles } from '../store/cycles.js'
import type { Decisions } from '../store/decisions.js'
import { areRefused, type SeenTo, startWorkflowOf } from '../temporal.js'

export interface StartTools {
  cycles: Cycles
  decisions: Decisions
  temporal: Client
  log: (message: string) => void
}

/**
 * Starts the workflow of a cycle or decision that is on record, findable on Temporal's own page. Where Temporal does not
 * know by what, it starts all the same, and the log says once what an operator runs.
 */
export function workflowStarts(tools: StartTools): (seenTo: SeenTo) => Promise<void> {
  const { temporal, log } = tools
  let said = false
  return async (seenTo) => {
    const row = await rowOf(tools, seenTo)
    try {
      await startWorkflowOf(temporal, seenTo, row ? searchAttributesOf(row) : [])
    } catch (error) {
      if (!areRefused(error)) throw error
      await startWorkflowOf(temporal, seenTo)
      if (!said) log(withoutAttributes(temporal))
      said = true
    }
  }
}

function rowOf(
  { cycles, decisions }: StartTools,
  { _id, process }: SeenTo,
): Promise<Cycle | Decision | null> {
  return process === 'approval' ? decisions.byId(_id) : cycles.byId(_id)
}

function withoutAttributes({ options: { namespace } }: Client): string {
  return (
    'Temporal does not know the search attributes of cycles, so they start without, and its own page cannot filter by ' +
    `them. Run "steward migrate" with TEMPORAL_ADDRESS set, or: ${howToRegister(namespace)}`
  )
}
