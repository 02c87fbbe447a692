import { type ProgrammeProcess, subjectTypes } from '../../src/domain/programme.js'

/** The same for each process of the calendar, where a test is not about what tells them apart. */
export function forEachProcess<Same>(same: Same): Record<ProgrammeProcess, Same> {
  const processes = Object.keys(subjectTypes) as ProgrammeProcess[]
  return Object.fromEntries(processes.map((process) => [process, same])) as Record<ProgrammeProcess, Same>
}
