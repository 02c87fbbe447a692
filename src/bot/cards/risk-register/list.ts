import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Person } from '../../../domain/person.js'
import type { Risk } from '../../../domain/risk.js'
import { isWithinAppetite, type RiskCriteria, riskValue } from '../../../domain/risk-criteria.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped } from '../card.js'
import { listCard } from '../common.js'
import { titleOf } from '../definition.js'
import { levelText } from './rating.js'

/** How a risk stands, for one reader; names are plain. */
export interface RiskStands {
  risk: Risk
  /** By which its assessment was made. */
  criteria: RiskCriteria
  /** Whether there are newer ones. */
  isOld: boolean
  /** Null where nobody owns it any more. */
  owner: string | null
  /** The last day of the acceptance that holds; null: there is none. */
  acceptedUntil: CalendarDate | null
}

/** How much room all lines have, in characters, so that the card fits one message of any platform. */
const ROOM = 6_500

/** All risks that a reader sees: those above the appetite without an acceptance first, then by what they count. */
export function riskListCard(
  stands: readonly RiskStands[],
  { all, reader, today }: { all: boolean; reader: Person; today: CalendarDate },
  texts: Texts,
): Card {
  const t = texts.riskRegister.list
  const beyond = stands.filter(isBeyond)
  const unaccepted = beyond.filter(({ acceptedUntil }) => acceptedUntil === null)
  const lines = [...stands].sort(byUrgency).map((each) => lineOf(each, reader, today, texts))
  const title = all ? t.all : t.mine
  const card = listCard(title, lines, { room: ROOM, more: t.more }, texts)
  const standing = t.standing(stands.length, beyond.length, unaccepted.length)
  const [heading, ...nodes] = card.nodes
  return {
    summary: `${title}: ${standing}`,
    nodes: [...(heading ? [heading] : []), { kind: 'text', text: standing }, ...nodes],
  }
}

function lineOf(stands: RiskStands, reader: Person, today: CalendarDate, texts: Texts): string {
  const { risk, criteria, isOld, owner, acceptedUntil } = stands
  const { current, target } = risk.assessment
  const t = texts.riskRegister.list
  const acceptance = acceptedUntil === null ? t.unaccepted : t.acceptedUntil(acceptedUntil, today)
  return [
    t.line(escaped(titleOf(risk, reader)), risk._id),
    t.current(levelText(current, criteria, reader, texts)),
    ...(riskValue(target) === riskValue(current) ? [] : [t.target(riskValue(target))]),
    ...(isBeyond(stands) ? [acceptance] : []),
    owner === null ? t.nobody : t.owner(escaped(owner)),
    ...(isOld ? [t.oldCriteria] : []),
  ].join(' · ')
}

export function isBeyond({ risk, criteria }: Pick<RiskStands, 'risk' | 'criteria'>): boolean {
  return !isWithinAppetite(risk.assessment.current, criteria)
}

function byUrgency(one: RiskStands, other: RiskStands): number {
  const open = (each: RiskStands) => (isBeyond(each) && each.acceptedUntil === null ? 1 : 0)
  const value = ({ risk }: RiskStands) => riskValue(risk.assessment.current)
  return open(other) - open(one) || value(other) - value(one)
}
