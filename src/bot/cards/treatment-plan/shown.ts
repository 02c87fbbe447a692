import type { Answer } from '../../../domain/answer.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Person, PersonId } from '../../../domain/person.js'
import type { PlanAction, RiskInFull } from '../../../domain/risk.js'
import { actionState, postponedFrom, toDoFirst } from '../../../domain/treatment-plan.js'
import type { Texts } from '../../texts/texts.js'
import { escaped } from '../card.js'
import { firstLine } from '../common.js'
import { textFor } from '../definition.js'

/** Who said that an action is done, and what they showed; plain. */
export interface DoneShown {
  by: string
  answer: Pick<Answer, 'at' | 'reason' | 'link' | 'file'>
}

interface PlanShown {
  risk: RiskInFull
  reader: Person
  today: CalendarDate
  names: ReadonlyMap<PersonId, string>
  /** By the action's id. */
  done: ReadonlyMap<string, DoneShown>
}

/** How each action of a risk's plan stands, a line each, what is still to be done first. */
export function planLines(shown: PlanShown, texts: Texts): string[] {
  const { risk } = shown
  return toDoFirst(risk, risk.assessment.plan).map((action) => lineOf(shown, action, texts))
}

function lineOf({ risk, reader, today, names, done }: PlanShown, action: PlanAction, texts: Texts): string {
  const t = texts.treatmentPlan.shown
  const title = escaped(textFor(action.title, reader))
  const owner = escaped(names.get(action.owner) ?? '')
  const how = done.get(action.id)
  if (how) {
    const given = evidenceOf(how.answer, texts).map((text) => ` · ${text}`)
    return t.done(title, escaped(how.by), how.answer.at, reader.timeZone) + given.join('')
  }
  const from = postponedFrom(risk, action)
  const postponed = from === null ? '' : ` · ${t.postponed(from, today)}`
  const state = actionState(risk, action, today).is === 'overdue' ? t.overdue : t.planned
  return state(title, owner, action.due, today) + postponed
}

/** In a line there is room to name it; whoever said so has shown it in full. */
function evidenceOf({ reason, link, file }: DoneShown['answer'], texts: Texts): string[] {
  const t = texts.treatmentPlan.shown
  return [
    ...(reason ? [escaped(firstLine(reason.text))] : []),
    ...(link ? [escaped(link.text.slice(0, LONGEST_LINK))] : []),
    ...(file ? [t.file(escaped(file.name.text))] : []),
  ]
}

const LONGEST_LINK = 80
