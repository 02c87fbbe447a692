import { answersFor } from '../../../domain/risk.js'
import { acceptanceHolds, isBeyond, isRenewed, isWanted } from '../../../domain/risk-acceptance.js'
import { escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import { ownersCard } from '../../cards/risk-acceptance/owner.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'
import type { AnswerTools } from './answer.js'
import { viewsFor } from './questions.js'

/** `/isms risk accept ID`: what waits about this one; else its owner is asked about it out of turn. */
export async function askAnew(tools: AnswerTools, visit: Visit, typed: string): Promise<Reply> {
  const { person, at, through, texts } = visit
  const t = texts.riskAcceptance.anew
  const risk = await tools.risks.byId(typed)
  if (risk?.state !== 'open') return say(texts.riskRegister.unknown(escaped(typed.slice(0, 100)), null))
  const title = escaped(titleOf(risk, person))
  if (!answersFor(risk, person._id)) return say(t.notYours(title))
  const views = await viewsFor(tools, visit)
  const card = ownersCard(
    views.filter((view) => view.risk._id === risk._id),
    texts,
  )
  if (card) return { kind: 'card', card }
  const reading = await tools.riskCriteria.readingOf(risk)
  const isRefused = risk.approved?.verdict === 'not-yet'
  const holds = acceptanceHolds(risk, todayFor(visit)) && !isRenewed(risk)
  const comes = [t.comes(title), ...(holds ? [t.holds] : [])].join(' ')
  if (isWanted(risk)) return say(comes)
  if (!reading?.isComparable) return say(t.incomparable(title))
  if (!(isRefused || (isBeyond(risk, reading.criteria) && holds))) return say(t.nothing(title))
  if (!(await tools.riskAcceptances.want(risk, person._id, at, through)))
    return say(texts.riskAcceptance.changed)
  tools.registerChanged()
  return say(comes)
}
