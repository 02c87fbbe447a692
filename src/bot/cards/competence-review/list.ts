import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Competence } from '../../../domain/competence.js'
import type { HolderStands } from '../../../domain/competence-review.js'
import type { Person } from '../../../domain/person.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, shortened } from '../card.js'
import { firstWithin, listCard, listed } from '../common.js'
import { textFor, titleOf } from '../definition.js'
import { type FoundLine, foundBriefly, verbs } from './view.js'

/** How a competence stands, for one reader; names are plain. */
export interface CompetenceLine {
  competence: Competence
  holders: number
  /** Null where nobody assesses it any more. */
  owner: string | null
  running: boolean
  nextOn: CalendarDate | null
}

/** How much room all lines have, in characters, so that the card fits one message of any platform. */
const ROOM = 6_500

export function competenceListCard(
  lines: readonly CompetenceLine[],
  { all, reader, today }: { all: boolean; reader: Person; today: CalendarDate },
  texts: Texts,
): Card {
  const t = texts.competenceReview.list
  const written = lines.map(({ competence, holders, owner, running, nextOn }) => {
    const state = [
      t.holders(holders),
      owner === null ? t.nobody : t.assessor(escaped(owner)),
      ...(running ? [t.running] : []),
      ...(nextOn ? [t.next(nextOn, today)] : []),
    ]
    return t.line(escaped(titleOf(competence, reader)), competence.competence, state.join(' · '))
  })
  return listCard(all ? t.all : t.mine, written, { room: ROOM, more: t.more }, texts)
}

/** How far a review is, in numbers: nobody is ranked. */
export interface Counted {
  competence: Competence
  running: boolean
  blocked: boolean
  holders: number
  assessed: number
  gaps: number
  overdue: number
  waiting: number
  judged: number
  worked: number
}

export function competenceStatusCard(lines: readonly Counted[], reader: Person, texts: Texts): Card {
  const t = texts.competenceReview
  const written = lines.map((each) => {
    const state = [
      t.status.assessed(each.assessed, each.holders),
      ...(each.gaps > 0 ? [t.status.gaps(each.gaps, each.overdue)] : []),
      ...(each.waiting > 0 ? [t.status.waiting(each.waiting)] : []),
      ...(each.judged > 0 ? [t.status.worked(each.worked, each.judged)] : []),
      ...(each.blocked ? [t.status.blocked] : []),
      ...(each.running ? [] : [t.status.none]),
    ]
    const { competence } = each
    return t.list.line(escaped(titleOf(competence, reader)), competence.competence, state.join(' · '))
  })
  return listCard(t.status.title, written, { room: ROOM, more: t.status.more }, texts)
}

/** One holder, as whoever may see them sees them; names are plain. */
export interface HolderLine {
  name: string
  stands: HolderStands
  assessedAt: string | null
  /** By which ask what was found is read word for word; null where nothing was. */
  read: string | null
  found: readonly FoundLine[]
  asked: readonly { name: string; dueOn: CalendarDate }[]
}

export interface CompetenceShown {
  competence: Competence
  reader: Person
  at: string
  today: CalendarDate
  owner: string | null
  nextOn: CalendarDate | null
  /** Those whom the reader may see. */
  holders: readonly HolderLine[]
  actions: readonly Action[]
}

/** As many holders have a button of their own. */
const READ_SHOWN = 5
const ROOM_FOR_HOLDERS = 2_000

/** One competence: what it demands, and how those stand whom the reader may see. */
export function competenceCard(shown: CompetenceShown, texts: Texts): Card {
  const { competence, reader, today, owner, nextOn, holders, actions } = shown
  const t = texts.competenceReview
  const title = titleOf(competence, reader)
  const demands = competence.requires.map(
    ({ text, by }) => `- ${t.requirement(escaped(textFor(text, reader)), t.by[by])}`,
  )
  const lines = holders.map((each) => holderLine(each, shown, texts))
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'text', text: [t.one.demands, ...demands].join('\n') },
      {
        kind: 'facts',
        facts: [
          { label: t.one.assessor, value: owner === null ? t.one.nobody : escaped(owner) },
          { label: t.one.controls, value: competence.controls.join(', ') },
          { label: t.one.next, value: nextOn ? t.one.nextOn(nextOn, today) : t.one.nextNever },
        ],
      },
      ...(lines.length > 0
        ? [
            {
              kind: 'text',
              text: `${t.one.holders}\n\n${listed(firstWithin(lines, ROOM_FOR_HOLDERS), lines.length, texts)}`,
            } as const,
          ]
        : []),
      ...readNodes(holders, texts),
      ...(actions.length > 0 ? [{ kind: 'actions', actions } as const] : []),
    ],
  }
}

/** Of one holder alone what was found stands there, too. */
function holderLine(
  holder: HolderLine,
  { reader, at, today, holders }: CompetenceShown,
  texts: Texts,
): string {
  const t = texts.competenceReview.one
  const { name, stands, assessedAt, asked, found } = holder
  const line = [
    t.stands[stands](escaped(name)),
    ...(assessedAt ? [t.assessedOn(assessedAt, reader.timeZone)] : []),
    ...asked.slice(0, 1).map((each) => t.asked(escaped(each.name), each.dueOn, today)),
  ].join(' · ')
  if (holders.length > 1) return line
  const room = ROOM_FOR_HOLDERS - line.length
  return [line, ...firstWithin(foundBriefly(found, { reader, at }, texts), room)].join('  \n  ')
}

function readNodes(holders: readonly HolderLine[], texts: Texts): CardNode[] {
  const actions = holders
    .flatMap(({ name, read }) => (read === null ? [] : [{ name, read }]))
    .slice(0, READ_SHOWN)
    .map(({ name, read }) => ({
      verb: verbs.read,
      value: read,
      label: texts.competenceReview.one.read(shortened(name, 40)),
    }))
  return actions.length > 0 ? [{ kind: 'actions', actions }] : []
}
