import type { ExceptionTools } from '../../../store/exception-end.js'
import { verbs } from '../../cards/policy-acknowledgement/policy.js'
import type { ProcessDesk } from '../desk.js'
import { type AgainTools, askAgainDesk } from '../policy-again.js'
import { policyExceptionsDesk } from '../policy-exceptions.js'
import { policyListCommand } from '../policy-list.js'
import { type PaperTools, paperDesk, papersWaiting } from '../policy-paper.js'
import { type ProgressTools, progressDesk } from '../policy-progress.js'
import { type PublicationTools, publicationDesk } from '../policy-publication.js'
import { readingDesk } from '../policy-reading.js'
import { type RetirementTools, retirementDesk } from '../policy-retirement.js'
import { acknowledge } from './acknowledge.js'
import { decide, openDecision } from './decide.js'
import { canAfterAll, confirmDecline, type DeclineTools, decline } from './decline.js'
import { checkQuiz, openQuiz, type QuizTools } from './quiz.js'
import { read, turnPage, waiting } from './read.js'
import { type PolicyStandingTools, standing } from './standing.js'
import { confirmTakeBack, type TakeBackTools, takeBack } from './take-back.js'

/**
 * What employees do: read the policy, acknowledge it, read it again, take it back or say that they can't; and what is
 * decided then.
 */
export function policyAcknowledgementDesk(
  tools: TakeBackTools &
    DeclineTools &
    QuizTools &
    PublicationTools &
    AgainTools &
    ProgressTools &
    PaperTools &
    ExceptionTools &
    RetirementTools &
    PolicyStandingTools,
): ProcessDesk {
  const parts = [
    readingDesk(tools),
    publicationDesk(tools),
    progressDesk(tools),
    askAgainDesk(tools),
    paperDesk(tools),
    policyExceptionsDesk(tools),
    retirementDesk(tools),
  ]
  return {
    commands: [policyListCommand(tools), ...parts.flatMap(({ commands }) => commands)],
    acts: {
      ...Object.assign({}, ...parts.map(({ acts }) => acts)),
      [verbs.read]: (visit, act) => read(tools, visit, act.value),
      [verbs.readAgain]: (visit, act) => turnPage(tools, visit, act.value, 1),
      [verbs.page]: (visit, act, page) => turnPage(tools, visit, act.value, Number(page)),
      [verbs.acknowledge]: (visit, act, shownIn) => acknowledge(tools, visit, act.value, shownIn),
      [verbs.quiz]: (visit, act) => openQuiz(tools, visit, act.value),
      [verbs.checkQuiz]: (visit, act, language) => checkQuiz(tools, visit, act.value, language, act.inputs),
      [verbs.decline]: (visit, act) => confirmDecline(tools, visit, act.value),
      [verbs.declineNow]: (visit, act) => decline(tools, visit, act.value, act.inputs),
      [verbs.canAfterAll]: (visit, act) => canAfterAll(tools, visit, act.value),
      [verbs.decide]: (visit, act, answer) => openDecision(tools, visit, act.value, answer),
      [verbs.decideNow]: (visit, act, answer) => decide(tools, visit, act.value, answer, act.inputs),
      [verbs.takeBack]: (visit, act) => confirmTakeBack(tools, visit, act.value),
      [verbs.takeBackNow]: (visit, act) => takeBack(tools, visit, act.value, act.inputs),
    },
    guarded: [verbs.acknowledge],
    waiting: async (visit) => [...(await waiting(tools, visit)), ...(await papersWaiting(tools, visit))],
    standing: (visit) => standing(tools, visit),
  }
}
