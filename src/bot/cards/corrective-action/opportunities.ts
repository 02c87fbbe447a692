import type { Opportunity } from '../../../domain/opportunity.js'
import type { PersonId } from '../../../domain/person.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped } from '../card.js'
import { firstLine, listCard } from '../common.js'

/** As much of the list as one message has room for, in characters. */
const ROOM = 2_500

/** What could be better, a line each; names are plain. */
export function opportunityListCard(
  noted: readonly Opportunity[],
  names: ReadonlyMap<PersonId, string>,
  timeZone: string,
  texts: Texts,
): Card {
  const t = texts.correctiveAction.opportunities
  const lines = noted.map(({ id, what, criterion, by, at }) => {
    const line = `**${id}** ${escaped(firstLine(what))}`
    const name = by === null ? 'Steward' : (names.get(by) ?? '')
    return [line, ...(criterion ? [escaped(criterion)] : []), t.noted(escaped(name), at, timeZone)].join(
      ' · ',
    )
  })
  return listCard(t.title(noted.length), lines, { room: ROOM, more: t.more }, texts)
}
