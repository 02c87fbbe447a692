import { auditorsOf, isLost, NOBODY, REPLACE_SLOT } from '../../../domain/internal-audit.js'
import { canBeAsked, isPresentAt } from '../../../domain/person.js'
import { escaped } from '../../cards/card.js'
import { NAMED, replaceForm } from '../../cards/internal-audit/ask.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { personTyped } from '../absence/whom.js'
import type { Visit } from '../desk.js'
import { type AuditAnswerTools, record, shownTo } from './shown.js'

/** Asks the ISMS lead who audits instead of somebody who may not. */
export async function askWhoInstead(tools: AuditAnswerTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, [REPLACE_SLOT])
  if ('refused' in found) return found.refused
  return { kind: 'form', form: replaceForm(found.view, visit.texts) }
}

/** Whoever is named is independent of some of it by the record; that they are of the rest, they declare themselves. */
export async function recordReplacement(
  tools: AuditAnswerTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await shownTo(tools, visit, value, [REPLACE_SLOT])
  if ('refused' in found) return found.refused
  const named = await namedIn(tools, visit, found.view.ask.cycle, textOf(inputs, NAMED))
  if ('error' in named) return { kind: 'invalid', errors: { [NAMED]: named.error } }
  return record(tools, visit, value, [REPLACE_SLOT], { value: named.value })
}

async function namedIn(
  tools: AuditAnswerTools,
  visit: Visit,
  cycle: string,
  typed: string | null,
): Promise<{ value: string } | { error: string }> {
  const t = visit.texts.internalAudit.replace.form
  const audit = await tools.audits.byId(cycle)
  if (!audit) return { error: t.lead }
  // Somebody else of the team may take over the lead; without a lead there is no audit.
  if (typed === null) return isLost(audit, audit.lead) ? { error: t.lead } : { value: NOBODY }
  const meant = await personTyped(tools.people, visit, typed)
  if ('sentence' in meant) return { error: meant.sentence }
  const { person } = meant
  // Also whoever answers in the stead of who was asked.
  if (person._id === visit.person._id) return { error: t.self }
  const name = escaped(person.name)
  const isInTeam = auditorsOf(audit).includes(person._id) && !isLost(audit, audit.lead)
  if (isLost(audit, person._id) || isInTeam) return { error: t.already(name) }
  if (!canBeAsked(person) || !isPresentAt(person, visit.at)) return { error: t.away(name) }
  if (await tools.independence.tiedToAll(audit, person._id, visit.at)) return { error: t.tied(name) }
  return { value: person._id }
}
