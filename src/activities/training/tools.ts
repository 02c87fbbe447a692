import type { Courses } from '../../store/courses.js'
import type { Imports } from '../../store/imports.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { Programmes } from '../../store/programmes.js'
import type { Records } from '../../store/records.js'
import type { Waivers } from '../../store/waivers.js'
import type { AskOneTools } from '../ask-one.js'
import type { StartCycleTools } from '../start-cycle.js'

/** What a workflow passes: which cycle, and the one instant that this step works with. */
export interface TrainingAt {
  cycle: string
  /** ISO 8601 UTC. */
  asOf: string
}

/** What finding out who needs what when takes. */
export interface TrainingPlanTools extends Pick<AskOneTools, 'asks' | 'cycles' | 'organisation' | 'people'> {
  courses: Courses
  imports: Imports
  occurrences: Occurrences
  programmes: Programmes
}

export interface TrainingTools extends AskOneTools, TrainingPlanTools {
  records: Records
  waivers: Waivers
}

export interface StartTrainingTools extends StartCycleTools {
  courses: Courses
  occurrences: Occurrences
  people: AskOneTools['people']
}
