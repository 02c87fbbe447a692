import {
  evaluationOutcomes,
  formatMeasured,
  outcomeOf,
  valueIn,
} from '../../../domain/objective-evaluation.js'
import type { Person } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import { escaped } from '../../cards/card.js'
import { namesOf, titleOf } from '../../cards/definition.js'
import {
  countedShown,
  type EvaluationView,
  evaluationLine,
  VALUE,
  valueInputs,
  verbs,
} from '../../cards/objective-evaluation.js'
import { waitingQuestion } from '../../cards/owners-question.js'
import type { StandingLine } from '../../cards/standing.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { evaluatedIn, evaluationViewOf, objectiveOf } from '../../objective-evaluation-messages.js'
import { nameOfAnswerer } from '../../owners-question-messages.js'
import type { Texts } from '../../texts/texts.js'
import { definitionCommand, mayBegin, showDefinition } from '../definition-list.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { askWhyNow, beginNow, type OutOfTurn } from '../out-of-turn.js'
import { type QuestionDeskTools, questionActs } from '../owners-question/desk.js'
import { say } from '../say.js'
import {
  evaluateNowAction,
  type KnownObjective,
  knownObjectives,
  type ObjectiveListTools,
  objectiveList,
} from './list.js'

export interface ObjectiveEvaluationDeskTools extends ObjectiveListTools, QuestionDeskTools {
  /** Puts the evaluation on record and starts it. Null: another one has that number, or nothing is approved yet. */
  startEvaluation: (
    objective: string,
    number: number,
    because: string,
    visit: Pick<Visit, 'person' | 'through' | 'at'>,
  ) => Promise<string | null>
}

/** What an objective's owner does: says how far it is, where Steward does not count it, and what that says. */
export function objectiveEvaluationDesk(tools: ObjectiveEvaluationDeskTools): ProcessDesk {
  const evaluate = evaluateNow(tools)
  const list = objectiveList(tools)
  return {
    commands: [definitionCommand(list)],
    acts: {
      ...questionActs<string, (typeof evaluationOutcomes)[number], EvaluationView>(tools, {
        process: 'objective-evaluation',
        outcomes: evaluationOutcomes,
        words: ({ objectiveEvaluation }) => objectiveEvaluation,
        viewOf: (ask, visit) => evaluationViewOf(tools, ask, visit),
        further: { inputs: valueInputs, shown: countedShown, said },
      }),
      [verbs.show]: (visit, { value }) => showDefinition(list, visit, value),
      [verbs.askWhyNow]: (visit, { value }) => askWhyNow(evaluate, visit, value),
      [verbs.start]: (visit, { value, inputs }) => beginNow(tools, evaluate, visit, value, inputs),
    },
    standing: (visit) => objectivesToSeeTo(tools, visit),
    waiting: async ({ person: reader, at, texts }) => {
      const asks = await tools.asks.openOf(reader._id, 'objective-evaluation')
      const lines = asks.map(async (ask) => {
        const objective = await objectiveOf(tools, ask.subject)
        return objective
          ? [waitingQuestion(evaluationLine({ ask, objective, reader, at }, texts), texts)]
          : []
      })
      return (await Promise.all(lines)).flat()
    },
  }
}

/** The value that stands, counted or said, and whether it meets the target of the objective as it was approved. */
async function said(
  { objective, period, counted }: EvaluationView,
  outcome: (typeof evaluationOutcomes)[number],
  inputs: Inputs,
  { texts }: Visit,
): Promise<{ outcome: typeof outcome; measured?: string } | { errors: Record<string, string> }> {
  if (objective.measured !== null) {
    if (!counted) return { outcome: 'not-measured' }
    const measured = { ...period, value: String(counted.value), counted: counted.of }
    return { outcome: outcomeOf(counted.value, objective), measured: formatMeasured(measured) }
  }
  if (outcome === 'not-measured') return { outcome }
  const value = valueIn(textOf(inputs, VALUE) ?? '')
  const wrong = objectionTo(value, objective.unit, texts)
  if (value === null || wrong) return { errors: { [VALUE]: wrong ?? '' } }
  const measured = { ...period, value: String(value), counted: null }
  return { outcome: outcomeOf(value, objective), measured: formatMeasured(measured) }
}

function objectionTo(value: number | null, unit: string, texts: Texts): string | null {
  const t = texts.objectiveEvaluation.form
  if (value === null) return t.noValue
  return unit === 'percent' && value > 100 ? t.noPercent : null
}

interface Evaluable extends Omit<KnownObjective, 'owner'> {
  owner: Person
}

/** What the ISMS lead and an objective's owner do when they want to know now: have it evaluated out of turn. */
function evaluateNow(tools: ObjectiveEvaluationDeskTools): OutOfTurn<string, Evaluable> {
  return {
    ...{ process: 'objective-evaluation', verb: verbs.start },
    words: ({ objectiveEvaluation }) => objectiveEvaluation.start,
    find: (visit, id) => evaluable(tools, visit, id),
    name: ({ objective }, reader) => namesOf(objective, reader),
    start: ({ objective }, number, because, visit) =>
      tools.startEvaluation(objective.id, number, because, visit),
  }
}

/** The objective and who evaluates it, for who may have it evaluated; or why it is not begun. */
async function evaluable(
  tools: ObjectiveEvaluationDeskTools,
  visit: Visit,
  id: string,
): Promise<Evaluable | { refused: Reply }> {
  const { person, texts } = visit
  const known = (await knownObjectives(tools)).find(({ objective }) => objective.id === id)
  if (!known) return { refused: say(texts.common.refused['no-such-ask']) }
  const t = texts.objectiveEvaluation.start
  const title = escaped(titleOf(known.objective, person))
  if (!mayBegin(known.programme, visit)) return { refused: say(t.notYours(title)) }
  const holding = await tools.documents.holding('objectives')
  if (known.document._id !== holding?._id) return { refused: say(t.notInForce(title)) }
  const underWay = await tools.cycles.underWay({ process: 'objective-evaluation', subject: id })
  if (underWay.length > 0) return { refused: say(t.running(title)) }
  const { owner } = known
  return owner ? { ...known, owner } : { refused: say(t.nobody(title)) }
}

/** Whose target was missed, or which was not measured, when it was evaluated last. */
async function objectivesToSeeTo(tools: ObjectiveListTools, visit: Visit): Promise<StandingLine[]> {
  const lines = (await knownObjectives(tools)).map((known) => lineOf(tools, visit, known))
  return (await Promise.all(lines)).flat()
}

async function lineOf(
  tools: ObjectiveListTools,
  { person, organisation, texts }: Visit,
  known: KnownObjective,
): Promise<StandingLine[]> {
  const { objective, last } = known
  const found = evaluatedIn(last)
  if (!last || !found || found.outcome === 'met') return []
  const { outcome, at } = found
  const t = texts.objectiveEvaluation.standing
  const title = escaped(titleOf(objective, person))
  const by = escaped((await nameOfAnswerer(tools, last, texts)) ?? '')
  const show = { verb: verbs.show, value: objective.id, label: t.show, primary: true }
  const now = outcome === 'not-measured' ? evaluateNowAction(known, texts) : null
  return [
    {
      ...{ urgency: 'stuck', on: dateIn(at, organisation.timeZone) },
      text: t[outcome](title, by, at, person.timeZone),
      next: { text: t.seeTo[outcome](title), actions: [show, ...(now ? [now] : [])] },
    },
  ]
}
