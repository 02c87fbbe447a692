import type { CycleProcess } from '../../src/domain/cycle.js'
import { subjectTypes } from '../../src/domain/programme.js'

/** The same for each process that runs as cycles, where a test is not about what tells them apart. */
export function forEachProcess<Same>(same: Same): Record<CycleProcess, Same> {
  const processes = [...Object.keys(subjectTypes), 'corrective-action', 'treatment-plan'] as CycleProcess[]
  return Object.fromEntries(processes.map((process) => [process, same])) as Record<CycleProcess, Same>
}
