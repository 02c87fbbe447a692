import { CONFIRM_PROOF_SLOT, ORDER_SLOT, REVIEW_ACCESS_SLOT } from '../../../domain/access-review.js'
import type { Ask } from '../../../domain/ask.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import { orderViewOf } from '../../access-order-views.js'
import { populationViewOf, reviewViewOf } from '../../access-review-views.js'
import { waitingOrder } from '../../cards/access-review/order.js'
import { waitingPopulation } from '../../cards/access-review/population.js'
import { waitingReview } from '../../cards/access-review/review.js'
import { verbs } from '../../cards/access-review/view.js'
import type { WaitingThing } from '../../cards/common.js'
import type { Command, ProcessDesk, Visit } from '../desk.js'
import { askWhyNow, beginNow } from '../out-of-turn.js'
import {
  askDone,
  askSendBack,
  askTakeBack,
  checkNow,
  confirmProof,
  recordDone,
  sendBack,
  takeBack,
} from './orders.js'
import { askKeepAll, keepAll, openPage, showAccount } from './pages.js'
import { askHandIn, askIsRight, askProof, exportAgain, giveProof, handIn, isRight } from './population.js'
import { record } from './record.js'
import type { AccessDeskTools } from './shown.js'
import { accessToSeeTo } from './standing.js'
import { showExceptions, showStatus } from './status.js'
import { reviewOutOfTurn, tryAgain } from './unplanned.js'

/** What reviewers say of accounts, and what a system's owner does about them. */
export function accessReviewDesk(tools: AccessDeskTools): ProcessDesk {
  const outOfTurn = reviewOutOfTurn(tools)
  return {
    commands: commandsOf(tools, outOfTurn),
    acts: {
      [verbs.page]: (visit, act, place) => openPage(tools, visit, act.value, place),
      [verbs.record]: (visit, act, place) => record(tools, visit, act, place, 'on'),
      [verbs.recordBack]: (visit, act, place) => record(tools, visit, act, place, 'back'),
      [verbs.recordMore]: (visit, act, place) => record(tools, visit, act, place, 'there'),
      [verbs.account]: (visit, act) => showAccount(tools, visit, act.value),
      [verbs.askKeepAll]: (visit, act) => askKeepAll(tools, visit, act.value),
      [verbs.keepAll]: (visit, act, shownAt) => keepAll(tools, visit, act.value, shownAt),
      [verbs.askHandIn]: (visit, act) => askHandIn(tools, visit, act.value),
      [verbs.handIn]: (visit, act) => handIn(tools, visit, act.value, act.inputs),
      [verbs.askIsRight]: (visit, act) => askIsRight(tools, visit, act.value),
      [verbs.isRight]: (visit, act) => isRight(tools, visit, act.value, act.inputs),
      [verbs.exportAgain]: (visit, act) => exportAgain(tools, visit, act.value),
      [verbs.askDone]: (visit, act) => askDone(tools, visit, act.value),
      [verbs.done]: (visit, act) => recordDone(tools, visit, act.value, act.inputs),
      [verbs.askTakeBack]: (visit, act) => askTakeBack(tools, visit, act.value),
      [verbs.takeBack]: (visit, act) => takeBack(tools, visit, act.value, act.inputs),
      [verbs.checkNow]: (visit, act) => checkNow(tools, visit, act.value),
      [verbs.askProof]: (visit, act) => askProof(tools, visit, act.value),
      [verbs.proof]: (visit, act) => giveProof(tools, visit, act.value, act.inputs),
      [verbs.confirmProof]: (visit, act) => confirmProof(tools, visit, act.value),
      [verbs.askSendBack]: (visit, act) => askSendBack(tools, visit, act.value),
      [verbs.sendBack]: (visit, act) => sendBack(tools, visit, act.value, act.inputs),
      [verbs.tryAgain]: (visit, act) => tryAgain(tools, visit, act.value),
      [verbs.askWhyNow]: (visit, act) => askWhyNow(outOfTurn, visit, act.value),
      [verbs.start]: (visit, act) => beginNow(tools, outOfTurn, visit, act.value, act.inputs),
    },
    standing: (visit) => accessToSeeTo(tools, visit),
    waiting: async (visit) => {
      const asks = await tools.asks.openOf(visit.person._id, 'access-review')
      return (await Promise.all(asks.map((ask) => waitingOf(tools, visit, ask)))).flat()
    },
  }
}

function commandsOf(tools: AccessDeskTools, outOfTurn: ReturnType<typeof reviewOutOfTurn>): Command[] {
  const ofOwners = async (person: Visit['person']) => {
    const active = await tools.programmes.active()
    return active.some(({ process, owner }) => process === 'access-review' && owner === person._id)
  }
  return [
    {
      words: 'access start',
      parameters: (texts) => texts.common.help.id,
      describe: (texts) => texts.accessReview.status.start.command,
      allowed: isIsmsLead,
      run: (visit, id) => askWhyNow(outOfTurn, visit, id.toLowerCase()),
    },
    {
      words: 'access status',
      parameters: (texts) => texts.common.help.id,
      describe: (texts) => texts.accessReview.status.command,
      allowed: () => true,
      offered: async (person, organisation) => isIsmsLead(person, organisation) || ofOwners(person),
      run: (visit, id) => showStatus(tools, visit, id),
    },
    {
      words: 'access exceptions',
      parameters: (texts) => texts.common.help.id,
      describe: (texts) => texts.accessReview.status.exception.command,
      allowed: () => true,
      offered: async (person, organisation) => isIsmsLead(person, organisation) || ofOwners(person),
      run: (visit, id) => showExceptions(tools, visit, id),
    },
  ]
}

/** What waits for somebody, as one line of a list. */
async function waitingOf(
  tools: AccessDeskTools,
  { person, at, texts }: Visit,
  ask: Ask,
): Promise<WaitingThing[]> {
  switch (ask.slot) {
    case REVIEW_ACCESS_SLOT: {
      const view = await reviewViewOf(tools, ask, person, at)
      return view ? [waitingReview(view, texts)] : []
    }
    case ORDER_SLOT:
    case CONFIRM_PROOF_SLOT: {
      const view = await orderViewOf(tools, ask, person, at)
      return view ? [waitingOrder(view, texts)] : []
    }
    default: {
      const view = await populationViewOf(tools, ask, person, at)
      return view ? [waitingPopulation(view, texts)] : []
    }
  }
}
