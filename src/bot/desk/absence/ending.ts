import { type Absence, covers, currentAndComing, lastDayIfEnded, lastDayOf } from '../../../domain/absence.js'
import type { Person } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import { endedCard, whichCard } from '../../cards/absence.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { type AbsenceDeskTools, isYou, namesOf, setBy } from './setting.js'
import { maySetFor } from './whom.js'

/** `stop`: ends what runs today; where nothing does, calls off the one that is to come. */
export async function stopAway(tools: AbsenceDeskTools, visit: Visit, person: Person): Promise<Reply> {
  const t = visit.texts.absence
  if (!(await maySetFor(tools.people, visit, person))) return say(t.refused.notYours)
  const today = dateIn(visit.at, person.timeZone)
  const { absences } = await tools.absences.of(person._id)
  const running = absences.filter((absence) => covers(absence, today))
  if (running.length > 0) return end(tools, visit, person, running)
  const coming = currentAndComing(absences, today)
  if (coming.length === 0) return say(t.ended.nothing(isYou(visit, person)))
  if (coming.length === 1) return end(tools, visit, person, coming)
  const names = await namesOf(tools.people, [person._id, ...coming.flatMap(({ delegate }) => delegate ?? [])])
  const view = { reader: visit.person._id, names, today, person: person._id, known: coming }
  return { kind: 'card', card: whichCard(view, visit.texts) }
}

/** The button beside one absence. */
export async function endOne(tools: AbsenceDeskTools, visit: Visit, value: string): Promise<Reply> {
  const [id = '', absenceId = ''] = value.split(' ')
  const t = visit.texts.absence
  const person = await tools.people.byId(id)
  if (!person) return say(t.ended.gone)
  if (!(await maySetFor(tools.people, visit, person))) return say(t.refused.notYours)
  const today = dateIn(visit.at, person.timeZone)
  const { absences } = await tools.absences.of(id)
  const absence = currentAndComing(absences, today).find((each) => each.id === absenceId)
  return absence ? end(tools, visit, person, [absence]) : say(t.ended.gone)
}

async function end(
  tools: AbsenceDeskTools,
  visit: Visit,
  person: Person,
  those: readonly Absence[],
): Promise<Reply> {
  const today = dateIn(visit.at, person.timeZone)
  for (const absence of those) {
    const before = await tools.absences.of(person._id)
    const { done } = await tools.acts.end(before, absence, lastDayIfEnded(absence, today), setBy(visit))
    if (!done) return say(visit.texts.absence.refused.changed)
  }
  const names = await namesOf(tools.people, [person._id])
  const ended = those.map((absence) => ({ ...absence, to: lastDayOf(absence) ?? absence.to }))
  const view = { reader: visit.person._id, names, today, person: person._id, ended }
  return { kind: 'card', card: endedCard(view, visit.texts) }
}
