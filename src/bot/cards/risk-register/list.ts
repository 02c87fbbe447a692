import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Person } from '../../../domain/person.js'
import type { Risk } from '../../../domain/risk.js'
import { isWithinAppetite, type Reading, riskValue } from '../../../domain/risk-criteria.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped } from '../card.js'
import { listCard } from '../common.js'
import { titleOf } from '../definition.js'
import { levelText } from './rating.js'

/** How a risk stands, for one reader; names are plain. */
export interface RiskStands extends Reading {
  risk: Risk
  /** Null where nobody owns it any more. */
  owner: string | null
  /** The last day of the acceptance that holds; null: there is none. */
  acceptedUntil: CalendarDate | null
}

/** How much room all lines have, in characters, so that the card fits one message of any platform. */
const ROOM = 6_500

/**
 * All risks that a reader sees: those above the appetite without an acceptance first, then by what they count.
 *
 * @param view With what is to be said of risks that no criteria in force have judged yet.
 */
export function riskListCard(
  stands: readonly RiskStands[],
  view: { all: boolean; reader: Person; today: CalendarDate; waiting: readonly CardNode[] },
  texts: Texts,
): Card {
  const t = texts.riskRegister.list
  const { all, reader, today, waiting } = view
  const beyond = stands.filter(isBeyond)
  const unaccepted = beyond.filter(({ acceptedUntil }) => acceptedUntil === null)
  const incomparable = stands.filter(({ isComparable }) => !isComparable)
  const lines = [...stands].sort(byUrgency).map((each) => lineOf(each, reader, today, texts))
  const title = all ? t.all : t.mine
  const card = listCard(title, lines, { room: ROOM, more: t.more }, texts)
  const standing = t.standing(stands.length, beyond.length, unaccepted.length, incomparable.length)
  const [heading, ...nodes] = card.nodes
  return {
    summary: `${title}: ${standing}`,
    nodes: [...(heading ? [heading] : []), { kind: 'text', text: standing }, ...waiting, ...nodes],
  }
}

function lineOf(stands: RiskStands, reader: Person, today: CalendarDate, texts: Texts): string {
  const { risk, criteria, isOld, isComparable, owner, acceptedUntil } = stands
  const { current, target } = risk.assessment
  const t = texts.riskRegister.list
  const unaccepted = isBeyond(stands) ? [t.unaccepted] : []
  const old = isOld ? [t.oldCriteria] : []
  return [
    t.line(escaped(titleOf(risk, reader)), risk._id),
    t.current(levelText(current, criteria, reader, texts)),
    ...(riskValue(target) === riskValue(current) ? [] : [t.target(riskValue(target))]),
    ...(acceptanceMatters(stands) && acceptedUntil !== null
      ? [t.acceptedUntil(acceptedUntil, today)]
      : unaccepted),
    owner === null ? t.nobody : t.owner(escaped(owner)),
    ...(isComparable ? old : [t.incomparable]),
  ].join(' · ')
}

/** Whether it is above the appetite in force; of what that cannot be said of, it is said that it cannot. */
export function isBeyond({ risk, criteria, isComparable }: RiskStands): boolean {
  return isComparable && !isWithinAppetite(risk.assessment.current, criteria)
}

/** Whether it is of any weight that somebody accepted it beside its owner. */
export function acceptanceMatters(stands: RiskStands): boolean {
  return isBeyond(stands) || !stands.isComparable
}

function byUrgency(one: RiskStands, other: RiskStands): number {
  const open = (each: RiskStands) => (acceptanceMatters(each) && each.acceptedUntil === null ? 1 : 0)
  const value = ({ risk }: RiskStands) => riskValue(risk.assessment.current)
  return open(other) - open(one) || value(other) - value(one)
}
