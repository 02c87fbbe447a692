import { CHECK_SLOT, CONFIRM_SLOT } from '../domain/control-check.js'
import type { ControlChecks } from '../store/control-checks.js'
import { definedProgrammes } from './defined-programmes.js'
import type { SubjectsOfProcess } from './programme-subject.js'

/** Checks of controls in the calendar. */
export function controlCheckProgrammes(tools: { controlChecks: ControlChecks }): SubjectsOfProcess {
  return definedProgrammes(tools.controlChecks, CHECK_SLOT, ({ calendar, calendarFeed: { entry } }) => ({
    programme: calendar.named.check,
    due: entry.checkDue,
    asked: { [CHECK_SLOT]: entry.check, [CONFIRM_SLOT]: entry.confirmCheck },
    answered: calendar.history.checked,
  }))
}
