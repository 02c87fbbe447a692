import { GOVERNANCE } from '../../domain/governance.js'
import { hasBegun } from '../../domain/organisation.js'
import type { Asks } from '../../store/asks.js'
import type { Decisions } from '../../store/decisions.js'
import type { People } from '../../store/people.js'
import type { Risks } from '../../store/risks.js'
import { escaped } from '../cards/card.js'
import { beforehandCard } from '../cards/governance.js'
import type { Interaction, Reply } from '../interaction.js'
import { peopleDeciding, whoDecides } from '../who-decides.js'
import type { ProcessDesk, Visit } from './desk.js'

export interface BeforehandTools {
  asks: Asks
  decisions: Decisions
  people: People
  risks: Risks
}

/**
 * Until top management has approved who leads the ISMS nobody does: all that can be done is to approve it. Null: it has
 * begun, or this belongs to it.
 */
export async function beforehand(
  tools: BeforehandTools,
  visit: Visit,
  interaction: Interaction,
  desks: readonly ProcessDesk[],
): Promise<Reply | null> {
  if (hasBegun(visit.organisation)) return null
  const first = desks.filter(({ isFirst }) => isFirst)
  if (interaction.kind === 'act' && first.some(({ acts }) => (interaction.verb.split('/')[0] ?? '') in acts))
    return null
  const waiting = (await Promise.all(first.map((desk) => desk.waiting(visit)))).flat()
  const risks = (await tools.risks.open()).length
  const sentences = [
    await whyNot(tools, visit),
    ...(risks > 0 ? [visit.texts.governance.beforehand.risks(risks)] : []),
  ]
  const card = beforehandCard(sentences, waiting, visit.texts)
  return interaction.kind === 'home' ? { kind: 'home', card } : { kind: 'card', card }
}

async function whyNot(
  { asks, decisions, people }: BeforehandTools,
  { person: { timeZone }, texts }: Visit,
): Promise<string> {
  const t = texts.governance.beforehand
  const decision = await decisions.newestAbout(GOVERNANCE)
  if (decision?.state !== 'open' && decision?.state !== 'rejected') return t.nobodyAsked
  const named = await people.byIds(peopleDeciding(decision))
  const name = escaped(whoDecides(decision, named, texts))
  const { decided, requestedAt } = decision
  if (!decided) return t.waits(name, requestedAt, timeZone)
  const reason = (await asks.byId(decided.ask))?.answer?.reason?.text ?? ''
  return t.rejected(name, decided.at, timeZone, escaped(reason))
}
