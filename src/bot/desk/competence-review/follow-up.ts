import { answersInStead } from '../../../domain/ask.js'
import { DONE, GAP_SLOT, VERDICT_SLOT, type Verdict } from '../../../domain/competence-review.js'
import { httpsLink } from '../../../domain/control-check.js'
import { didNotWorkForm, doneForm } from '../../cards/competence-review/follow-up.js'
import { inputs as names } from '../../cards/control-check/check.js'
import { languageFor } from '../../cards/definition.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { type AnswerTools, type Saying, shownTo, taken } from './shown.js'

/** Asks whoever sees to a gap what was done. */
export async function askWhatWasDone(tools: AnswerTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, GAP_SLOT)
  if ('refused' in found) return found.refused
  return { kind: 'form', form: doneForm(found.view, visit.texts) }
}

export async function recordDone(
  tools: AnswerTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const t = visit.texts.competenceReview.gap.form
  const reason = textOf(inputs, REASON)
  const typed = textOf(inputs, names.link)
  const link = typed === null ? null : httpsLink(typed)
  if (!reason) return { kind: 'invalid', errors: { [REASON]: t.missing } }
  if (typed !== null && link === null) return { kind: 'invalid', errors: { [names.link]: t.noLink } }
  const saying = { value: DONE, reason }
  return record(tools, visit, value, { slot: GAP_SLOT, saying, ...(link === null ? {} : { link }) })
}

/** What was done worked: nothing more is to be said. */
export function recordWorked(tools: AnswerTools, visit: Visit, value: string): Promise<Reply> {
  return record(tools, visit, value, { slot: VERDICT_SLOT, saying: { value: 'worked' satisfies Verdict } })
}

/** Asks what is still missing. */
export async function askWhatIsMissing(tools: AnswerTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, VERDICT_SLOT)
  if ('refused' in found) return found.refused
  return { kind: 'form', form: didNotWorkForm(found.view, visit.texts) }
}

export async function recordDidNotWork(
  tools: AnswerTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const reason = textOf(inputs, REASON)
  const { missing } = visit.texts.competenceReview.verdict.form
  if (!reason) return { kind: 'invalid', errors: { [REASON]: missing } }
  const saying = { value: 'did-not-work' satisfies Verdict, reason }
  return record(tools, visit, value, { slot: VERDICT_SLOT, saying })
}

async function record(
  tools: AnswerTools,
  visit: Visit,
  value: string,
  { slot, saying, link }: { slot: string; saying: Saying & { reason?: string }; link?: string },
): Promise<Reply> {
  const found = await shownTo(tools, visit, value, slot, saying)
  if ('refused' in found) return found.refused
  const { shown, view } = found
  const { person, at, through } = visit
  const inStead = answersInStead(view.ask, person._id)
  const wasTaken = await tools.asks.answer(
    {
      ...{ ask: shown, by: person._id, at, through, value: saying.value },
      language: languageFor(view.competence.title, person),
      ...(saying.reason === undefined ? {} : { reason: saying.reason }),
      ...(link === undefined ? {} : { link }),
      ...(inStead === undefined ? {} : { inStead }),
    },
    view.ask.subject,
  )
  return taken(tools, visit, value, { slot, wasTaken, saying })
}
