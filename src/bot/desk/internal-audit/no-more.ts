import { askId, formatAskRef, parseAskRef } from '../../../domain/ask.js'
import { DECLARE_SLOT, type Declaration } from '../../../domain/internal-audit.js'
import { escaped } from '../../cards/card.js'
import { languageFor, titleOf } from '../../cards/definition.js'
import { notIndependentForm } from '../../cards/internal-audit/ask.js'
import type { AuditView } from '../../cards/internal-audit/view.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { auditViewOf } from '../../internal-audit-messages.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import type { AuditAnswerTools } from './shown.js'

/** Asks an auditor who declared to be independent, and is not any more, what ties them since. */
export async function askWhatTiesNow(tools: AuditAnswerTools, visit: Visit, value: string): Promise<Reply> {
  const view = await declarationOf(tools, visit, value)
  if (!view) return say(visit.texts.common.refused.changed)
  return { kind: 'form', form: notIndependentForm(view, visit.texts) }
}

/** Recorded beside what they declared before: from now on they record nothing, and somebody else is asked for (9.2.2 c). */
export async function recordNoMore(
  tools: AuditAnswerTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const { person, at, through, texts } = visit
  const t = texts.internalAudit.declare
  const reason = textOf(inputs, REASON)
  if (!reason) return { kind: 'invalid', errors: { [REASON]: t.form.missing } }
  const view = await declarationOf(tools, visit, value)
  if (!view) return say(texts.common.refused.changed)
  const { ask, audit } = view
  const { cycle, process, kind, slot, askedOf, mayAnswer, subject, dueOn, remindOn, snapshot } = ask
  const question = {
    ...{ cycle, process, kind, slot, askedOf, mayAnswer, subject, dueOn, remindOn, snapshot },
    ...{ round: ask.round + 1, follows: ask._id, openedAt: at },
  }
  const id = askId(question)
  const given = {
    ...{ ask: { id, revision: 1 }, by: person._id, at, through, reason },
    ...{ value: 'not-independent' satisfies Declaration, language: languageFor(audit.title, person) },
  }
  if (!(await tools.asks.saidUnasked({ question, given }))) return say(texts.common.refused.changed)
  tools.answered(id)
  const title = escaped(titleOf(audit, person))
  return say(`${t.receipt['not-independent'](title)}\n\n${t.next['not-independent']}`)
}

/** Their declaration, if it is the one that counts; null: it is not theirs, or they audit no more. */
async function declarationOf(
  tools: AuditAnswerTools,
  { person, at }: Visit,
  value: string,
): Promise<AuditView | null> {
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  if (ask?.slot !== DECLARE_SLOT || ask.answer?.by !== person._id) return null
  const view = await auditViewOf(tools, ask, person, at)
  return view?.mayTakeBack && formatAskRef(ask) === value ? view : null
}
