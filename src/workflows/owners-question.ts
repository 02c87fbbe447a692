import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type {
  OwnersQuestionActivities,
  QuestionAt,
  QuestionLook,
} from '../activities/owners-question/activities.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'

/** The world may be away for hours: an activity is retried until it is back. */
export const whileTheWorldIsAway = {
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '2 seconds', maximumInterval: '2 minutes' },
} as const

export const soon = {
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '10 seconds' },
} as const

const world = proxyActivities<OwnersQuestionActivities>(whileTheWorldIsAway)
const { lookAtQuestion } = proxyLocalActivities<OwnersQuestionActivities>(soon)

/** Whoever owns something answers one question about it, in whatever process: the cycle says which. */
export async function ownersQuestion({ cycle }: { cycle: string }): Promise<void> {
  await askUntilAnswered(cycle, {
    look: lookAtQuestion,
    ask: world.askOwner,
    tellNobody: world.tellNobodyAnswers,
    close: world.closeQuestion,
  })
}

type Step = (input: QuestionAt) => Promise<void>

interface Steps {
  look: (input: QuestionAt) => Promise<QuestionLook>
  ask: Step
  tellNobody: Step
  close: Step
}

/** Asks the owner, tells the ISMS lead where nobody is there to ask, and closes it once it is answered or over. */
export async function askUntilAnswered(cycle: string, steps: Steps): Promise<void> {
  const nudges = new Nudges()

  for (;;) {
    nudges.forget()
    const look = await steps.look({ cycle, asOf: now() })
    if (look.next === 'close') break
    if (look.next === 'ask') await steps.ask({ cycle, asOf: now() })
    else if (look.next === 'tell') await steps.tellNobody({ cycle, asOf: now() })
    else await nudges.waitUntil(look.nextLook)
  }

  await steps.close({ cycle, asOf: now() })
}
