import { reviewInputs } from '../../../domain/management-review.js'
import { waitingReviewAsk } from '../../cards/management-review/ask.js'
import { verbs } from '../../cards/management-review/verbs.js'
import { reviewAskViewOf } from '../../management-review-messages.js'
import { definitionCommand, showDefinition } from '../definition-list.js'
import type { ProcessDesk } from '../desk.js'
import { askWhyNow, beginNow } from '../out-of-turn.js'
import { say } from '../say.js'
import { answer, explain, openAsk } from './answers.js'
import { reviewCommands } from './commands.js'
import {
  askPut,
  decide,
  dropAction,
  formFor,
  put,
  recordAttendance,
  recordDecision,
  recordResults,
} from './decide.js'
import { askHandOn, handOn } from './hand-on.js'
import type { ReviewDeskTools } from './known.js'
import { reviewList } from './list.js'
import { showMinutes } from './minutes.js'
import { askMove, askSend, move, readPack, send, sendPaper } from './pack.js'
import { askQuestion, recordQuestion } from './questions.js'
import { showRecords } from './records.js'
import { reviewsOf, reviewsToSeeTo } from './standing.js'
import { reviewOutOfTurn } from './start.js'

/** What people do about the reviews of the ISMS by top management (9.3). */
export function managementReviewDesk(tools: ReviewDeskTools): ProcessDesk {
  const list = reviewList(tools)
  const outOfTurn = reviewOutOfTurn(tools)
  const inputNamed = (argument: string) => reviewInputs.find((each) => each === argument)
  return {
    commands: [...reviewCommands(tools), definitionCommand(list)],
    acts: {
      [verbs.open]: (visit, { value }) => openAsk(tools, visit, value),
      [verbs.explain]: (visit, { value }, argument) => explain(tools, visit, value, argument),
      [verbs.answer]: (visit, { value, inputs }, argument) => answer(tools, visit, value, argument, inputs),
      [verbs.askHandOn]: (visit, { value }) => askHandOn(tools, visit, value),
      [verbs.handOn]: (visit, { value, inputs }) => handOn(tools, visit, value, inputs),
      [verbs.show]: (visit, { value }) => showDefinition(list, visit, value),
      [verbs.askWhyNow]: (visit, { value }) => askWhyNow(outOfTurn, visit, value),
      [verbs.start]: (visit, { value, inputs }) => beginNow(tools, outOfTurn, visit, value, inputs),
      [verbs.readPack]: (visit, { value }, page) => readPack(tools, visit, value, Number(page)),
      [verbs.records]: (visit, { value }, page) => showRecords(tools, visit, value, Number(page)),
      [verbs.askSend]: (visit, { value }) => askSend(tools, visit, value),
      [verbs.send]: (visit, { value }) => send(tools, visit, value),
      [verbs.askMove]: (visit, { value }) => askMove(tools, visit, value),
      [verbs.move]: (visit, { value, inputs }) => move(tools, visit, value, inputs),
      [verbs.askQuestion]: async (visit, { value }, argument) => {
        const input = inputNamed(argument)
        return input
          ? askQuestion(tools, visit, value, input)
          : say(visit.texts.common.refused['no-such-ask'])
      },
      [verbs.question]: async (visit, { value, inputs }, argument) => {
        const input = inputNamed(argument)
        return input
          ? recordQuestion(tools, visit, value, input, inputs)
          : say(visit.texts.common.refused['no-such-ask'])
      },
      [verbs.decide]: (visit, { value }) => decide(tools, visit, value),
      [verbs.askAttendance]: (visit, { value }) => formFor(tools, visit, value, 'attendance'),
      [verbs.attendance]: (visit, { value, inputs }) => recordAttendance(tools, visit, value, inputs),
      [verbs.askDecision]: async (visit, { value }, argument) => {
        const input = inputNamed(argument)
        return input ? formFor(tools, visit, value, input) : say(visit.texts.common.refused['no-such-ask'])
      },
      [verbs.decision]: async (visit, { value, inputs }, argument) => {
        const input = inputNamed(argument)
        return input
          ? recordDecision(tools, visit, value, input, inputs)
          : say(visit.texts.common.refused['no-such-ask'])
      },
      [verbs.dropAction]: (visit, { value }, action) => dropAction(tools, visit, value, action),
      [verbs.askResults]: (visit, { value }) => formFor(tools, visit, value, 'results'),
      [verbs.results]: (visit, { value, inputs }) => recordResults(tools, visit, value, inputs),
      [verbs.askPut]: (visit, { value }) => askPut(tools, visit, value),
      [verbs.put]: (visit, { value }) => put(tools, visit, value),
      [verbs.paper]: (visit, { value }, argument) => sendPaper(tools, visit, value, argument),
      [verbs.minutes]: (visit, { value }, page) => showMinutes(tools, visit, value, Number(page)),
    },
    standing: (visit) => reviewsToSeeTo(tools, visit),
    mine: (visit) => reviewsOf(tools, visit),
    waiting: async (visit) => {
      const asks = await tools.asks.openOf(visit.person._id, 'management-review')
      const views = await Promise.all(asks.map((ask) => reviewAskViewOf(tools, ask, visit.person, visit.at)))
      return views.flatMap((view) => (view ? [waitingReviewAsk(view, visit.texts)] : []))
    },
  }
}
