import { type Ask, parseAskRef } from '../../../domain/ask.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import { WAIVER_SLOT } from '../../../domain/training.js'
import type { Waivers } from '../../../store/waivers.js'
import { titleOf } from '../../cards/definition.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { endWaiverForm, type WaiverLine, waiversCard } from '../../cards/training/waivers.js'
import { whoAnswered } from '../../in-stead.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'
import { type CourseListTools, knownCourses } from './list.js'
import { type TrainingDeskTools, today } from './view.js'

export type WaiverTools = CourseListTools & TrainingDeskTools & { waivers: Waivers }

/** `/isms training waivers`: whoever granted one, and the ISMS lead, see it and may end it. */
export function waiversCommand(tools: WaiverTools): Command {
  return {
    words: 'training waivers',
    parameters: () => '',
    describe: (texts) => texts.training.waivers.command,
    allowed: () => true,
    offered: async (person, organisation) => isIsmsLead(person, organisation),
    run: async (visit) => {
      const known = await knownCourses(tools)
      const asks = await Promise.all(
        known.map(({ course }) => tools.waivers.inForce(course.course, today(visit))),
      )
      const lines = await Promise.all(
        asks
          .flat()
          .filter((ask) => mayEnd(ask, visit))
          .map((ask) => lineOf(tools, ask, visit)),
      )
      const shown = lines.filter((line) => line !== null).sort((a, b) => a.until.localeCompare(b.until))
      return { kind: 'card', card: waiversCard(shown, today(visit), visit.texts) }
    },
  }
}

/** Asks why. */
export async function openEndWaiver(tools: WaiverTools, visit: Visit, value: string): Promise<Reply> {
  const found = await waiverAt(tools, visit, value)
  if ('refused' in found) return found.refused
  return { kind: 'form', form: endWaiverForm(found.line, today(visit), visit.texts) }
}

/** One guarded write; the workflow asks the person for the course. */
export async function endWaiver(
  tools: WaiverTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await waiverAt(tools, visit, value)
  if ('refused' in found) return found.refused
  const t = visit.texts.training.waivers
  const reason = textOf(inputs, REASON)
  if (!reason) return { kind: 'invalid', errors: { [REASON]: t.missing } }
  const { ask, line } = found
  const { person, at, through } = visit
  if (!(await tools.waivers.end({ ask: { id: ask._id }, by: person._id, at, through, reason })))
    return say(t.over)
  tools.settled(ask._id)
  for (const { _id } of await tools.cycles.underWay({ process: 'training', subject: ask.subject.id }))
    tools.cycleMoved(_id)
  return say(t.done(line.person))
}

function mayEnd({ answer }: Ask, { person, organisation }: Visit): boolean {
  return answer?.by === person._id || isIsmsLead(person, organisation)
}

/** A waiver that is in force, for whoever may end it; or why it is not ended. */
async function waiverAt(
  tools: WaiverTools,
  visit: Visit,
  value: string,
): Promise<{ ask: Ask; line: WaiverLine } | { refused: Reply }> {
  const t = visit.texts.training.waivers
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  if (ask?.slot !== WAIVER_SLOT || ask.answer?.value !== 'granted') return { refused: say(t.over) }
  if (!mayEnd(ask, visit)) return { refused: say(t.notYours) }
  if (ask.endedEarly || (ask.answer.until ?? '') < today(visit)) return { refused: say(t.over) }
  const line = await lineOf(tools, ask, visit)
  return line ? { ask, line } : { refused: say(t.over) }
}

async function lineOf(tools: WaiverTools, ask: Ask, visit: Visit): Promise<WaiverLine | null> {
  const { answer, subject, about = '' } = ask
  const [course, round] = await Promise.all([
    tools.courses.byVersion(subject.id, subject.version),
    tools.asks.byId(about),
  ])
  if (!course || !answer || !round) return null
  const people = await tools.people.byIds([round.askedOf, answer.by, ...(answer.for ? [answer.for] : [])])
  return {
    ...{ ask, person: people.get(round.askedOf)?.name ?? '', title: titleOf(course, visit.person) },
    ...{ until: answer.until ?? '', by: whoAnswered(answer, people, visit.texts) },
    reason: answer.reason?.text ?? '',
  }
}
