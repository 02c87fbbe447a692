import type { Process } from '../domain/ask.js'
import { type Gap, inOrder } from './gap.js'
import { type Load, loadOf } from './load.js'
import type { Played } from './played.js'
import type { PersonsYear, ProcessYear, Rehearsal } from './rehearsal.js'
import type { Message } from './told.js'

type Summary = Omit<Rehearsal, 'gaps' | 'moves'>

/** What came of the year, without the gaps and what could be moved. */
export async function summed(played: Played): Promise<Summary> {
  const { behaviour, company, log, told } = played
  const { seed, shares, year } = behaviour
  const messages = [...told.messages].sort(byDate)
  const loads = loadOf(messages, log.done)
  return {
    ...{ organisation: company.organisation.name, year, seed, shares, messages, loads },
    stoppedOn: log.isOver ? null : log.playedUntil,
    people: peopleOf(played, loads),
    processes: await processesOf(played),
  }
}

export function withGaps(summary: Summary, gaps: readonly Gap[], moves: Rehearsal['moves']): Rehearsal {
  return { ...summary, gaps: inOrder(gaps), moves }
}

function byDate(a: Message, b: Message): number {
  const keyOf = ({ on, person, why, text }: Message) => [on, person, why, text].join('\n')
  return keyOf(a) < keyOf(b) ? -1 : 1
}

function peopleOf({ company }: Played, loads: readonly Load[]): PersonsYear[] {
  const of = new Map<string, Load[]>()
  for (const load of loads) of.set(load.person, [...(of.get(load.person) ?? []), load])
  return company.inOrder().map(({ person: { key, name, department } }) => {
    const weeks = of.get(key) ?? []
    const sum = (field: 'messages' | 'answers' | 'minutes') =>
      weeks.reduce((all, each) => all + each[field], 0)
    const fullest = weeks.reduce<Load | null>(
      (most, each) => (most && most.minutes >= each.minutes ? most : each),
      null,
    )
    return {
      ...{ key, name, department },
      ...{ messages: sum('messages'), answers: sum('answers'), minutes: Math.round(sum('minutes')) },
      fullest: fullest && { week: fullest.week, minutes: Math.round(fullest.minutes) },
    }
  })
}

async function processesOf({ stage, log }: Played): Promise<ProcessYear[]> {
  const found = new Map<Process, ProcessYear>()
  const of = (process: Process) => {
    const row = found.get(process) ?? { process, cycles: 0, answered: 0, late: 0, open: 0 }
    found.set(process, row)
    return row
  }
  for (const id of await stage.stores.cycles.ids()) of(processNamed(id)).cycles += 1
  for (const { process, answered, late } of log.done) {
    if (process === null || !answered) continue
    of(process).answered += 1
    if (late) of(process).late += 1
  }
  for (const { process } of log.open) of(process).open += 1
  return [...found.values()].sort((a, b) => b.answered - a.answered || (a.process < b.process ? -1 : 1))
}

/** Of `cycle/<process>.<subject>/<period>`. */
function processNamed(cycle: string): Process {
  return cycle.slice('cycle/'.length).split('.')[0] as Process
}
