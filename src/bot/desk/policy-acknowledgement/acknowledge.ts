import { type AskRef, parseAskRef, refusalOf } from '../../../domain/ask.js'
import { passedAttempt } from '../../../domain/quiz.js'
import { takeBackUntil } from '../../../domain/take-back.js'
import type { WhatBinds } from '../../../store/policies.js'
import { refusedCard } from '../../cards/common.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { refuse, today } from './refuse.js'
import { type AnswerTools, viewOf } from './view.js'

/**
 * The guarded write decides; what could be said about it is only looked up when it did not match. The revision
 * that the form was opened with goes into the guard, and so does the version that it showed: a form for an older
 * version is never recorded for a newer.
 *
 * @param shownIn `<language>/<policy>@<version>`: what the person was shown.
 */
export async function acknowledge(
  tools: AnswerTools,
  visit: Visit,
  value: string,
  shownIn: string,
): Promise<Reply> {
  const shown = parseAskRef(value)
  const [language = '', version = ''] = shownIn.split('/')
  const binding = await tools.policies.whatBinds(version)
  if (!shown || !binding?.languages.includes(language)) return explain(tools, visit, shown)
  const answered = await tools.asks.answer(
    {
      ...{
        ask: shown,
        by: visit.person._id,
        at: visit.at,
        through: visit.through,
        value: 'acknowledged',
        language,
      },
      sentence: binding.sentence,
      ...(binding.hasQuiz ? { attempt: await attemptAt(tools, shown, binding) } : {}),
      takeBackUntil: takeBackUntil(visit.at, visit.organisation.acknowledgement.takeBackHours),
    },
    binding.subject,
  )
  if (!answered) return explain(tools, visit, shown)
  tools.answered(shown.id)
  return { kind: 'done', settled: [shown.id] }
}

/** The attempt that passed; without one, a number that no attempt has, so that the guard refuses. */
async function attemptAt({ asks }: AnswerTools, shown: AskRef, { subject }: WhatBinds): Promise<number> {
  return passedAttempt((await asks.byId(shown.id))?.attempts, subject.hash)?.number ?? 0
}

async function explain(tools: AnswerTools, visit: Visit, shown: AskRef | null): Promise<Reply> {
  const view = shown && (await viewOf(tools, visit, shown))
  if (!shown || !view) return refuse(visit, { because: 'no-such-ask' })
  const { ask, policy } = view
  const refusal = refusalOf(ask, visit.person, shown, today(visit))
  // Submitting the same twice is no mistake: the receipt is what there is to say.
  if (refusal?.because === 'already-answered') return { kind: 'done', settled: [shown.id] }
  if (refusal === null && policy.quiz && !passedAttempt(ask.attempts, ask.subject.hash))
    return { kind: 'card', card: refusedCard(visit.texts.quiz.first, visit.texts) }
  return refuse(visit, refusal ?? { because: 'changed' }, policy)
}
