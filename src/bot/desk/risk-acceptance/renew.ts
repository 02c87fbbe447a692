import { seesAll } from '../../../domain/organisation.js'
import type { Person, PersonId } from '../../../domain/person.js'
import { answersFor, type Risk } from '../../../domain/risk.js'
import {
  acceptanceHolds,
  isBeyond,
  isRenewed,
  isWanted,
  whoApproves,
} from '../../../domain/risk-acceptance.js'
import { escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import { ownersCard } from '../../cards/risk-acceptance/owner.js'
import type { Reply } from '../../interaction.js'
import { peopleDeciding, whoDecides } from '../../who-decides.js'
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
  const isTheirs = risk !== null && answersFor(risk, person._id)
  // Whoever may not see one is not told that it is there.
  if (risk?.state !== 'open' || !(isTheirs || seesAll(person, visit.organisation)))
    return say(texts.riskRegister.unknown(escaped(typed.slice(0, 100)), null))
  const title = escaped(titleOf(risk, person))
  const people = await tools.people.byIds([risk.owner, ...(risk.deputy ? [risk.deputy] : [])])
  if (!isTheirs) return say(t.notYours(title, escaped(people.get(risk.owner)?.name ?? '')))
  const views = await viewsFor(tools, visit)
  const card = ownersCard(
    views.filter((view) => view.risk._id === risk._id),
    texts,
  )
  if (card) return { kind: 'card', card }
  const reading = await tools.riskCriteria.readingOf(risk)
  if (!reading?.isComparable) return say(t.incomparable(title))
  const waits = await whoIsAsked(tools, visit, risk)
  if (waits !== null) return say(waits)
  const isRefused = risk.approved?.verdict === 'not-yet'
  const holds = acceptanceHolds(risk, todayFor(visit)) && !isRenewed(risk)
  const comes = [comesText(risk, people, visit), ...(holds ? [t.holds] : [])].join(' ')
  if (isWanted(risk)) return say(comes)
  if (!(isRefused || (isBeyond(risk, reading.criteria) && holds))) return say(t.nothing(title))
  if (!(await tools.riskAcceptances.want(risk, person._id, at, through)))
    return say(texts.riskAcceptance.changed)
  tools.riskChanged(risk._id)
  return say(comes)
}

/** Who stands in is asked where the owner is not there. */
function comesText(risk: Risk, people: ReadonlyMap<PersonId, Person>, { person, at, texts }: Visit): string {
  const t = texts.riskAcceptance.anew
  const title = escaped(titleOf(risk, person))
  const asked = whoApproves(risk, people, at)?.person
  const isOther = asked !== undefined && asked._id !== person._id
  return isOther ? t.comesTo(escaped(asked.name), title) : t.comes(title)
}

/** Who is asked about it now, beside whoever asks: its owner, or who decides beside them. Null: nobody is. */
async function whoIsAsked(tools: AnswerTools, visit: Visit, risk: Risk): Promise<string | null> {
  const { person, texts } = visit
  const t = texts.riskAcceptance.anew
  const [title, today] = [escaped(titleOf(risk, person)), todayFor(visit)]
  const [[ask], decision] = await Promise.all([
    tools.asks.openAbout([risk._id], ['risk-acceptance']),
    tools.decisions.openAbout({ type: 'risk', id: risk._id }),
  ])
  if (ask) {
    const asked = await tools.people.byId(ask.askedOf)
    return t.asked(title, escaped(asked?.name ?? ''), ask.dueOn, today)
  }
  if (!decision) return null
  const who = whoDecides(decision, await tools.people.byIds(peopleDeciding(decision)), texts)
  return t.decided(title, escaped(who), decision.dueOn, today)
}
