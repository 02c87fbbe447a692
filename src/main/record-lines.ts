import { peopleIn, whoAnswered } from '../bot/in-stead.js'
import { textsFor } from '../bot/texts/texts.js'
import type { Answer } from '../domain/answer.js'
import type { Process, Subject } from '../domain/ask.js'
import type { Cycle } from '../domain/cycle.js'
import type { Person } from '../domain/person.js'
import { type RecordLine, recordLine, recordLines } from '../domain/record.js'
import { aboutCompetences } from './record-competences.js'
import { type RiskAssessed, risksAssessed } from './record-of-risk.js'
import { aboutRisks, type LineAbout } from './record-risks.js'
import { aboutTraining, type TrainingLine, trainingLines } from './record-training.js'
import type { Stores } from './stores.js'

export type LineTools = Pick<
  Stores,
  'asks' | 'competences' | 'cycles' | 'decisions' | 'people' | 'riskCriteria' | 'risks'
>

/** A line with the names in it. */
export interface NamedLine {
  line: RecordLine
  person: Person | undefined
  /** Who answered, in whose stead included; empty without an answer. */
  answeredBy: string
  /** Where the answer assessed a risk. */
  assessed: RiskAssessed | undefined
  /** What it is about, where the cycle asks about several things; and what came of it, a line each. */
  about: LineAbout
  /** Of a training year: how somebody stands to the course. */
  training: TrainingLine | null
}

/** How many asks are looked up with their people at once. */
const CHUNK = 500

/** What asks everybody the same, so that nothing of it follows anything else. */
const askingAll: readonly Process[] = ['policy-acknowledgement', 'awareness']

/** One line a person, as the asks stand; where few are asked, in the order of time. */
export async function* linesOf(
  tools: LineTools,
  { _id, process }: Pick<Cycle, '_id' | 'process'>,
  unconfirmed?: string,
): AsyncIterable<NamedLine> {
  // Records of before do not hold when somebody was asked; the question does.
  const v = process === 'training' ? 3 : 2
  if (!askingAll.includes(process)) {
    const asks = await tools.asks.allOf(_id)
    // What a reassessment asks about is no part of its lines.
    const subjects = process === 'risk-reassessment' ? asks.map((ask) => [ask._id, ask.subject] as const) : []
    return yield* named(tools, recordLines(asks, _id, unconfirmed, v), new Map(subjects))
  }
  let chunk: RecordLine[] = []
  for await (const ask of tools.asks.ofCycle(_id)) {
    chunk.push(recordLine(ask, _id))
    if (chunk.length < CHUNK) continue
    yield* named(tools, chunk)
    chunk = []
  }
  yield* named(tools, chunk)
}

/** Whoever ran a command has no name here. */
function answererOf(answer: Answer, known: ReadonlyMap<string, Person>): string {
  return answer.by === 'operator' ? 'command line' : whoAnswered(answer, known, textsFor('en'))
}

async function* named(
  tools: LineTools,
  lines: readonly RecordLine[],
  subjects: ReadonlyMap<string, Subject> = new Map(),
): AsyncIterable<NamedLine> {
  const [known, risks, aboutRisk, aboutCompetence, trained] = await Promise.all([
    tools.people.byIds(
      lines.flatMap(({ person, answer }) => [
        ...(person ? [person] : []),
        ...(answer ? peopleIn(answer) : []),
      ]),
    ),
    risksAssessed(tools, lines),
    aboutRisks(tools, lines, subjects),
    aboutCompetences(tools, lines),
    trainingLines(tools, lines),
  ])
  for (const line of lines) {
    const answeredBy = line.answer ? answererOf(line.answer, known) : ''
    const person = line.person === null ? undefined : known.get(line.person)
    const training = trained(line)
    const about = training ? aboutTraining(line, training) : (aboutCompetence(line) ?? aboutRisk(line))
    yield { line, person, answeredBy, about, training, assessed: risks.get(line.ask ?? '') }
  }
}
