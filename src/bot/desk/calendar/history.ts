import { lastOf } from '../../../domain/control-check.js'
import type { Cycle } from '../../../domain/cycle.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import { countsAccounts } from '../../../domain/process-traits.js'
import { movesOf, type Occurrence, type Programme } from '../../../domain/programme.js'
import { dateIn } from '../../../domain/working-days.js'
import { concerns } from '../../calendar.js'
import { type Happened, historyCard, type Outcome, type RanOutOfTurn } from '../../cards/calendar/history.js'
import { escaped } from '../../cards/card.js'
import { peopleIn, whoAnswered } from '../../in-stead.js'
import type { Reply } from '../../interaction.js'
import { programmeSubjects } from '../../programme-subjects.js'
import type { Visit } from '../desk.js'
import { type CalendarDeskTools, notYours, typedProgramme } from './which.js'

/** As many as are read for a card that has no room for more. */
const OCCURRENCES_READ = 60

/** `ID`: what became of each date of a programme that had its day, or that somebody changed; and what ran besides. */
export async function history(tools: CalendarDeskTools, visit: Visit, typed: string): Promise<Reply> {
  const found = await typedProgramme(tools, visit, typed)
  if ('refused' in found) return found.refused
  const { known } = found
  const { person, organisation, texts, at } = visit
  if (!isIsmsLead(person, organisation) && !concerns(known, person)) return notYours(visit, known)
  const { programme } = known
  const [all, unplanned] = await Promise.all([
    tools.occurrences.ofProgramme(programme._id),
    tools.cycles.outOfTurn(programme),
  ])
  const changed = all
    .filter((each) => each.started ?? each.skipped ?? each.covered ?? movesOf(each)[0])
    .reverse()
    .slice(0, OCCURRENCES_READ)
  const happened = await Promise.all(
    changed.map(async (occurrence): Promise<Happened> => {
      return { occurrence, outcome: await outcomeOf(tools, visit, programme, occurrence) }
    }),
  )
  const outOfTurn = await Promise.all(
    unplanned.slice(-OCCURRENCES_READ).map(async (cycle): Promise<RanOutOfTurn> => {
      return { cycle, outcome: await outcomeOfCycle(tools, visit, programme, cycle) }
    }),
  )
  const { paused, pausedBefore = [] } = programme
  const asked = unplanned.map(({ startedBy }) => startedBy)
  const people = await tools.people.byIds([...changed.flatMap(whoIn), ...whoPaused(programme), ...asked])
  const names = new Map([...people].map(([id, each]) => [id, each.name]))
  const view = {
    ...{ name: known.name, id: programme._id, reader: person, happened, outOfTurn, pausedBefore, names },
    today: dateIn(at, organisation.timeZone),
    paused: paused
      ? {
          ...{ by: names.get(paused.by) ?? '', at: paused.at, until: paused.until },
          ...{ reason: paused.reason.text, approvedBy: names.get(paused.approval?.by ?? '') ?? null },
        }
      : null,
  }
  return { kind: 'card', card: historyCard(view, texts) }
}

function whoIn(occurrence: Occurrence): string[] {
  const { skipped, started } = occurrence
  return [
    ...movesOf(occurrence).flatMap(({ by, overruledBy }) => [by, overruledBy]),
    ...[skipped?.by, skipped?.approval?.by, started?.by, started?.approval?.by],
  ].flatMap((id) => id ?? [])
}

function whoPaused({ paused, pausedBefore = [] }: Programme): string[] {
  return [
    ...[paused?.by, paused?.approval?.by],
    ...pausedBefore.flatMap(({ by, approval, ended }) => [by, approval?.by, ended.by]),
  ].flatMap((id) => id ?? [])
}

/** Null where it has not started. */
async function outcomeOf(
  tools: CalendarDeskTools,
  visit: Visit,
  programme: Programme,
  { started }: Occurrence,
): Promise<Outcome | null> {
  if (!started) return null
  if (started.cycle === null) return { kind: 'nothing' }
  const cycle = started.cycle === undefined ? null : await tools.cycles.byId(started.cycle)
  return cycle ? outcomeOfCycle(tools, visit, programme, cycle) : { kind: 'running' }
}

async function outcomeOfCycle(
  tools: CalendarDeskTools,
  { texts }: Visit,
  { process }: Programme,
  cycle: Cycle,
): Promise<Outcome> {
  if (cycle.state !== 'closed') return { kind: 'running' }
  const { answers } = programmeSubjects(tools)[process]
  if (!answers) {
    const ofAccounts = countsAccounts(process)
    const { answered, asked } = await (ofAccounts
      ? tools.asks.howFar(cycle)
      : tools.asks.completion(cycle._id))
    return { kind: ofAccounts ? 'accounts' : 'acknowledged', answered, of: asked }
  }
  const answer = lastOf(await tools.asks.allOf(cycle._id), answers.slot)?.answer
  if (!answer) return { kind: 'found', words: null }
  const by = whoAnswered(answer, await tools.people.byIds(peopleIn(answer)), texts)
  return { kind: 'found', words: answers.words(texts)[answer.value]?.(escaped(by)) ?? null }
}
