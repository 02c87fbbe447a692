import { isIsmsLead } from '../../../domain/organisation.js'
import { dateIn } from '../../../domain/working-days.js'
import { conflictThing } from '../../cards/calendar/calendar.js'
import { verbs } from '../../cards/calendar/entry.js'
import type { Texts } from '../../texts/texts.js'
import type { Command, ProcessDesk } from '../desk.js'
import { history } from './history.js'
import { clickedMove, move, typedMove } from './move.js'
import { askToPause, askToResume, pause, resume } from './pausing.js'
import { clickedRun, run, typedRun } from './run.js'
import { conflictsFor, settle } from './settle.js'
import { show } from './show.js'
import { clickedSkip, skip, typedSkip } from './skip.js'
import { standing } from './standing.js'
import type { CalendarDeskTools } from './which.js'

/** `/isms calendar`: what comes round of itself, and what the ISMS lead and owners change of it. */
export function calendarDesk(tools: CalendarDeskTools): ProcessDesk {
  return {
    commands: commandsOf(tools),
    acts: {
      [verbs.move]: (visit, act) => clickedMove(tools, visit, act.value),
      [verbs.moveNow]: (visit, act) => move(tools, visit, act.value, act.inputs),
      [verbs.run]: (visit, act) => clickedRun(tools, visit, act.value),
      [verbs.runNow]: (visit, act) => run(tools, visit, act.value, act.inputs),
      [verbs.skip]: (visit, act) => clickedSkip(tools, visit, act.value),
      [verbs.skipNow]: (visit, act) => skip(tools, visit, act.value, act.inputs),
      [verbs.pause]: (visit, act) => askToPause(tools, visit, act.value),
      [verbs.pauseNow]: (visit, act) => pause(tools, visit, act.value, act.inputs),
      [verbs.resume]: (visit, act) => askToResume(tools, visit, act.value, act.inputs),
      [verbs.resumeNow]: (visit, act) => resume(tools, visit, act.value),
      [verbs.settle]: (visit, act, keep) => settle(tools, visit, act.value, keep),
    },
    waiting: async (visit) => {
      const conflicts = await conflictsFor(tools, visit)
      const today = dateIn(visit.at, visit.organisation.timeZone)
      return conflicts.map((entry) => conflictThing(entry, today, visit.texts))
    },
    standing: (visit) => standing(tools, visit),
  }
}

function commandsOf(tools: CalendarDeskTools): Command[] {
  const owns: Command['allowed'] = async (person, organisation) =>
    isIsmsLead(person, organisation) || (await ownsAny(tools, person._id))
  const word = (
    name: 'move' | 'run' | 'skip' | 'pause' | 'resume' | 'history',
    parameters: (texts: Texts) => string,
    allowed: Command['allowed'],
    start: Command['run'],
  ): Command => ({
    words: `calendar ${name}`,
    parameters,
    describe: (texts) => texts.calendar.commands[name],
    allowed,
    run: start,
  })
  const one = (texts: Texts) => texts.common.help.optionalId
  return [
    word(
      'move',
      (texts) => texts.calendar.commands.moveParameters,
      owns,
      (visit, typed) => typedMove(tools, visit, typed),
    ),
    word('run', one, owns, (visit, typed) => typedRun(tools, visit, typed)),
    word('skip', one, isIsmsLead, (visit, typed) => typedSkip(tools, visit, typed)),
    word('pause', one, isIsmsLead, (visit, typed) => askToPause(tools, visit, typed)),
    word('resume', one, isIsmsLead, (visit, typed) => askToResume(tools, visit, typed)),
    word(
      'history',
      (texts) => texts.common.help.id,
      owns,
      (visit, typed) => history(tools, visit, typed),
    ),
    {
      words: 'calendar',
      parameters: (texts) => texts.calendar.commands.calendarParameters,
      describe: (texts) => texts.calendar.commands.calendar,
      allowed: () => true,
      run: (visit, typed) => show(tools, visit, typed),
    },
  ]
}

/** Whoever the calendar names, and whoever owns a policy that something of it is about. */
async function ownsAny({ programmes, policies }: CalendarDeskTools, person: string): Promise<boolean> {
  const [active, versions] = await Promise.all([programmes.active(), policies.list()])
  const owners = new Map(versions.map(({ policy, owner }) => [policy, owner]))
  return active.some(({ owner, subject }) => (owner ?? owners.get(subject)) === person)
}
