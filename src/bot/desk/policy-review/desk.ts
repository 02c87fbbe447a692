import {
  type Ask,
  type AskRef,
  answersInStead,
  parseAskRef,
  type Refusal,
  refusalOf,
} from '../../../domain/ask.js'
import { type ReviewOutcome, reviewOutcomes } from '../../../domain/policy-review.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Deliveries } from '../../../store/deliveries.js'
import { policyVersionId } from '../../../store/policies.js'
import { capitalised, refusalText, refusedCard } from '../../cards/common.js'
import { escapedName, languageFor } from '../../cards/policy-acknowledgement/policy.js'
import {
  FOUND,
  findingForm,
  type ReviewView,
  reviewForm,
  verbs,
  waitingThing,
} from '../../cards/policy-review.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { type ReviewViewTools, reviewViewOf } from '../../policy-review-messages.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { throughMessageOf } from '../through-message.js'
import { toBeRevised } from './standing.js'
import { type UnplannedTools, unplannedReviews } from './unplanned.js'

export interface PolicyReviewDeskTools extends ReviewViewTools, UnplannedTools {
  deliveries: Deliveries
  /** After an answer is durable: wakes the workflow of its cycle. Never fails, never waited for. */
  answered: (ask: string) => void
}

/** What a policy's owner does: says whether it still holds, or has to be revised, and what they found. */
export function policyReviewDesk(tools: PolicyReviewDeskTools): ProcessDesk {
  const unplanned = unplannedReviews(tools)
  return {
    commands: unplanned.commands,
    acts: {
      ...unplanned.acts,
      [verbs.open]: (visit, act) => open(tools, visit, act.value),
      [verbs.explain]: (visit, act, outcome) => explain(tools, visit, act.value, outcome),
      [verbs.record]: (visit, act, outcome) => record(tools, visit, act.value, outcome, act.inputs),
    },
    waiting: async (visit) => {
      const { person: reader, at } = visit
      const asks = await tools.asks.openOf(reader._id, 'policy-review')
      const versionOf = ({ subject }: Ask) => policyVersionId(subject.id, subject.version)
      const policies = await tools.policies.headings(asks.map(versionOf))
      return asks.flatMap((ask) => {
        const policy = policies.get(versionOf(ask))
        return policy ? [waitingThing({ ask, policy, reader, at }, visit.texts)] : []
      })
    },
    standing: (visit) => toBeRevised(tools, visit),
  }
}

async function open(tools: PolicyReviewDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, 'holds')
  return 'refused' in found ? found.refused : { kind: 'form', form: reviewForm(found.view, visit.texts) }
}

async function explain(
  tools: PolicyReviewDeskTools,
  visit: Visit,
  value: string,
  argument: string,
): Promise<Reply> {
  const found = await shownTo(tools, visit, value, argument)
  if ('refused' in found) return found.refused
  return { kind: 'form', form: findingForm(found.view, found.outcome, visit.texts) }
}

/** The guarded write decides; what could be said about it is looked up when it did not match. */
async function record(
  tools: PolicyReviewDeskTools,
  visit: Visit,
  value: string,
  argument: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await shownTo(tools, visit, value, argument)
  if ('refused' in found) return found.refused
  const { shown, view, outcome } = found
  const reason = textOf(inputs, FOUND)
  if (!reason) return { kind: 'invalid', errors: { [FOUND]: visit.texts.policyReview.form.missing[outcome] } }
  const inStead = answersInStead(view.ask, visit.person._id)
  const answered = await tools.asks.answer(
    {
      ...{ ask: shown, by: visit.person._id, at: visit.at, value: outcome, reason },
      through: await throughMessageOf(tools, visit, shown.id),
      language: languageFor(view.policy, visit.person),
      ...(inStead === undefined ? {} : { inStead }),
    },
    view.ask.subject,
  )
  if (!answered) {
    const now = await shownTo(tools, visit, value, argument)
    return 'refused' in now ? now.refused : refuse(visit, { because: 'changed' }, now.view)
  }
  tools.answered(shown.id)
  return { kind: 'done', settled: [shown.id] }
}

/** The question as it stands, for whoever may answer it at this moment; or why they may not. */
async function shownTo(
  tools: PolicyReviewDeskTools,
  visit: Visit,
  value: string,
  argument: string,
): Promise<{ shown: AskRef; view: ReviewView; outcome: ReviewOutcome } | { refused: Reply }> {
  const { person, at } = visit
  const shown = parseAskRef(value)
  const outcome = reviewOutcomes.find((each) => each === argument)
  const ask = shown && (await tools.asks.byId(shown.id))
  const view = ask?.process === 'policy-review' ? await reviewViewOf(tools, ask, person, at) : null
  if (!shown || !view || !outcome) return { refused: refuse(visit, { because: 'no-such-ask' }, view) }
  const refusal = refusalOf(view.ask, person, shown, dateIn(at, person.timeZone))
  if (refusal === null) return { shown, view, outcome }
  // Submitting the same twice is no mistake: the receipt is what there is to say.
  const same = view.ask.answer?.by === person._id && view.ask.answer.value === outcome
  return { refused: same ? { kind: 'done', settled: [shown.id] } : refuse(visit, refusal, view) }
}

function refuse({ person, texts }: Visit, refusal: Refusal, view: ReviewView | null): Reply {
  const name = view ? escapedName(view.policy, languageFor(view.policy, person)) : { title: '', version: '' }
  const t = texts.policyReview
  const sentence = (): string => {
    if (refusal.because === 'already-answered') return t.already(name, refusal.at, person.timeZone)
    if (refusal.because === 'declined') return texts.common.refused.changed
    if (refusal.because === 'closed' && refusal.reason === 'superseded') return t.closed.superseded
    if (refusal.because === 'closed' && refusal.reason === 'retired') return t.closed.retired
    return refusalText(refusal, person.timeZone, texts)
  }
  return { kind: 'card', card: refusedCard(capitalised(sentence()), texts) }
}
