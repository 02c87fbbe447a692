import type { Ask, Subject } from '../domain/ask.js'
import { type Objective, objectivesIn } from '../domain/document.js'
import { type EvaluationOutcome, parseMeasured, periodBefore } from '../domain/objective-evaluation.js'
import type { Person } from '../domain/person.js'
import { programmeId } from '../domain/programme.js'
import { dateIn } from '../domain/working-days.js'
import type { Documents } from '../store/documents.js'
import type { Measures } from '../store/measures.js'
import type { OwnersAnswers } from '../store/owners-answers.js'
import type { Programmes } from '../store/programmes.js'
import { escaped } from './cards/card.js'
import { titleOf } from './cards/definition.js'
import {
  type Evaluated,
  type EvaluationView,
  evaluationView,
  toSeeToCard,
} from './cards/objective-evaluation.js'
import { nameOfAnswerer, type QuestionMessageTools, questionMessages } from './owners-question-messages.js'
import type { ProcessMessages } from './show.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface EvaluationViewTools extends QuestionMessageTools {
  documents: Documents
  measures: Measures
  ownersAnswers: OwnersAnswers
  programmes: Programmes
}

const process = 'objective-evaluation'

/** What stands in the messages of an objective's evaluation. */
export function objectiveEvaluationMessages(tools: EvaluationViewTools): ProcessMessages {
  return questionMessages(tools, {
    words: ({ objectiveEvaluation }) => objectiveEvaluation,
    name: async (subject, reader) => {
      const objective = await objectiveOf(tools, subject)
      return objective && titleOf(objective, reader)
    },
    about: async (subject, reader) => {
      const objective = await objectiveOf(tools, subject)
      const { about } = textsFor(reader.language).objectiveEvaluation
      return objective && about(escaped(titleOf(objective, reader)))
    },
    viewOf: (ask, visit) => evaluationViewOf(tools, ask, visit),
    ownerOf: async ({ subject }) =>
      (await tools.programmes.byId(programmeId(process, subject.id)))?.owner ?? null,
    toSeeThrough: toSeeToCard,
  })
}

/** The objective as that version of the objectives has it; null where it is not on record. */
export async function objectiveOf(
  { documents }: Pick<EvaluationViewTools, 'documents'>,
  { id, version }: Pick<Subject, 'id' | 'version'>,
): Promise<Objective | null> {
  const document = await documents.byVersion('objectives', version)
  return (document && objectivesIn(document).find((each) => each.id === id)) ?? null
}

/** An ask of an evaluation as its cards show it to a reader. Null: what it is about is not on record. */
export async function evaluationViewOf(
  tools: EvaluationViewTools,
  ask: Ask,
  { person: reader, at, texts }: { person: Person; at: string; texts: Texts },
): Promise<EvaluationView | null> {
  const { id } = ask.subject
  const [objective, cycle, programme, last] = await Promise.all([
    objectiveOf(tools, ask.subject),
    tools.cycles.byId(ask.cycle),
    tools.programmes.byId(programmeId(process, id)),
    tools.ownersAnswers.last({ process, subject: id }, ask.cycle),
  ])
  if (!objective || !cycle || !programme) return null
  const { recurrence } = programme
  const period = periodBefore(dateIn(cycle.startedAt, cycle.timeZone), recurrence)
  const { measured } = objective
  const count = (days: typeof period) =>
    measured ? tools.measures.count(measured.by, measured.days, days, cycle.timeZone) : null
  // Nobody reads it of what is answered: the answer keeps what was counted then.
  const isOpen = ask.state === 'open'
  const [now, before] = await Promise.all([
    isOpen ? count(period) : null,
    isOpen ? count(periodBefore(period.from, recurrence)) : null,
  ])
  const shown = {
    ...{ ask, objective, reader, at, recurrence, period, last: evaluatedIn(last) },
    counted: now && now.value !== null ? { value: now.value, of: now.of } : null,
    before: before?.value ?? null,
    changed: cycle.because?.text ?? null,
    answeredBy: await nameOfAnswerer(tools, ask, texts),
  }
  return evaluationView(shown, texts)
}

/** What was found, as an ask was answered; null where it was not. */
export function evaluatedIn(ask: Pick<Ask, 'answer'> | null | undefined): Evaluated | null {
  const answer = ask?.answer
  if (!answer) return null
  const { value, measured, at } = answer
  return {
    ...{ outcome: value as EvaluationOutcome, at },
    measured: measured ? parseMeasured(measured.text) : null,
  }
}
