import type { Ask } from '../../../domain/ask.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import { minuteOf } from '../../../domain/delivery.js'
import {
  isCounted,
  isOverdue,
  isProposed,
  type Nonconformity,
  parseNonconformityId,
} from '../../../domain/nonconformity.js'
import { agesOver } from '../../../domain/nonconformity-ageing.js'
import { seesAll } from '../../../domain/organisation.js'
import type { PersonId } from '../../../domain/person.js'
import { escaped } from '../../cards/card.js'
import { nonconformityForm, nonconformityListCard } from '../../cards/corrective-action/show.js'
import { natureLine, verbs } from '../../cards/corrective-action/view.js'
import type { StandingLine } from '../../cards/standing.js'
import { correctiveViewOf } from '../../corrective-action-messages.js'
import { mayRespond } from '../../corrective-response.js'
import type { Reply } from '../../interaction.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'
import { mayMoveDeadline } from './deadline.js'
import type { CorrectiveDeskTools } from './tools.js'

/** `/isms nc list`: those that are open and concern the visitor; for who sees the whole, all. */
export function listCommand(tools: CorrectiveDeskTools): Command {
  return {
    words: 'nc list',
    parameters: () => '',
    describe: ({ correctiveAction }) => correctiveAction.commands.list,
    allowed: () => true,
    run: (visit) => list(tools, visit),
  }
}

/** `/isms nc show ID` */
export function showCommand(tools: CorrectiveDeskTools): Command {
  return {
    words: 'nc show',
    parameters: ({ common }) => common.help.id,
    describe: ({ correctiveAction }) => correctiveAction.commands.show,
    allowed: () => true,
    run: (visit, typed) => show(tools, visit, typed),
  }
}

/** As many as the picture shows. */
const MONTHS = 12

async function list(tools: CorrectiveDeskTools, visit: Visit): Promise<Reply> {
  const { person, organisation, texts } = visit
  const t = texts.correctiveAction.list
  const all = seesAll(person, organisation)
  const these = all ? await tools.nonconformities.open() : await theirs(tools, person._id)
  if (these.length === 0) return say(all ? t.none : t.noneYours)
  const today = todayFor(visit)
  const late = await lateIn(tools, these, today)
  const names = await namesIn(
    tools,
    these,
    [...late.values()].map(({ askedOf }) => askedOf),
  )
  const counted = all ? (await tools.nonconformities.lived()).filter(isCounted) : []
  const ages = agesOver(counted, MONTHS, visit.at, organisation.timeZone)
  return { kind: 'card', card: nonconformityListCard(these, { all, names, ages, late, today }, texts) }
}

/** What of these waits for an answer longer than it should, by the nonconformity: what is late first. */
async function lateIn(
  { asks }: CorrectiveDeskTools,
  these: readonly Nonconformity[],
  today: CalendarDate,
): Promise<Map<string, Pick<Ask, 'askedOf' | 'dueOn'>>> {
  const open = await asks.openAbout(
    these.map(({ _id }) => _id),
    ['corrective-action'],
  )
  const late = open.filter(({ dueOn, paused }) => dueOn < today && paused === undefined)
  return new Map(late.sort((a, b) => b.dueOn.localeCompare(a.dueOn)).map((ask) => [ask.subject.id, ask]))
}

/** What somebody raised or has a hand in, and what they are asked about now. */
async function theirs(
  { asks, nonconformities }: CorrectiveDeskTools,
  person: PersonId,
): Promise<Nonconformity[]> {
  const asked = await asks.openOf(person, 'corrective-action')
  return nonconformities.openOf(
    person,
    asked.map(({ subject }) => subject.id),
  )
}

/** The same, of one. */
async function concerns(
  { asks }: CorrectiveDeskTools,
  { person }: Visit,
  { _id, by, owner, concerned = [] }: Nonconformity,
): Promise<boolean> {
  if ([by, owner, ...concerned].includes(person._id)) return true
  const asked = await asks.openOf(person._id, 'corrective-action')
  return asked.some(({ subject }) => subject.id === _id)
}

async function namesIn(
  { people }: CorrectiveDeskTools,
  these: readonly Nonconformity[],
  asked: readonly PersonId[] = [],
): Promise<Map<string, string>> {
  const named = await people.byIds([...asked, ...these.flatMap(({ owner }) => owner ?? [])])
  return new Map([...named].map(([id, { name }]) => [id, name]))
}

/** @param typed an id; of a button, with the round that is to be shown: `nc-7.2` */
export async function show(tools: CorrectiveDeskTools, visit: Visit, typed: string): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const t = texts.correctiveAction.list
  const [named = '', round] = typed.split('.')
  const id = parseNonconformityId(named)
  const nonconformity = id === null ? null : await tools.nonconformities.byId(id)
  if (!nonconformity) return say(t.unknown(escaped(typed.trim())))
  if (!seesAll(person, organisation) && !(await concerns(tools, visit, nonconformity)))
    return say(t.notYours(nonconformity._id))
  const view = await correctiveViewOf(tools, nonconformity, person, at)
  const shown = round === undefined ? null : Number(round)
  const may = {
    respond: mayRespond(person, organisation, nonconformity),
    moveDeadline: mayMoveDeadline(visit, nonconformity),
    answer: await openTo(tools, person._id, nonconformity),
  }
  return { kind: 'form', form: nonconformityForm(view, may, shown, texts) }
}

/** What waits for somebody about one, the first that is due; null: nothing. */
async function openTo(
  { asks }: CorrectiveDeskTools,
  person: PersonId,
  { _id }: Nonconformity,
): Promise<Ask | null> {
  const open = await asks.openOf(person, 'corrective-action')
  return open.find(({ subject }) => subject.id === _id) ?? null
}

/** Sends what goes back to whoever found it, as it stands now. */
export async function respond(tools: CorrectiveDeskTools, visit: Visit, id: string): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const nonconformity = await tools.nonconformities.byId(id)
  if (!nonconformity || !mayRespond(person, organisation, nonconformity))
    return say(texts.common.notYoursToSee)
  const content = { kind: 'nc-response', nonconformity: id, askedAt: minuteOf(at), asks: [] as [] } as const
  await tools.deliveries.tell([person], content, at)
  return say(texts.correctiveAction.response.file.comes)
}

/** What is overdue, what Steward proposes, and what the management review takes up, for who sees to the whole. */
export async function correctiveStanding(tools: CorrectiveDeskTools, visit: Visit): Promise<StandingLine[]> {
  const { texts } = visit
  const t = texts.correctiveAction
  const today = todayFor(visit)
  const open = await tools.nonconformities.open()
  const names = await namesIn(tools, open)
  return open.flatMap((nonconformity): StandingLine[] => {
    const { _id, dueOn, owner, forReview } = nonconformity
    const what = natureLine({ nonconformity })
    const next = {
      text: t.list.line(_id, what, t.stages[nonconformity.stage]),
      actions: [{ verb: verbs.show, value: _id, label: t.told.show, primary: true }],
    }
    const name = escaped((owner && names.get(owner)) || '')
    return [
      ...(forReview === undefined
        ? []
        : [
            { urgency: 'stuck', on: today, canWait: true, text: t.standing.review(_id, what), next } as const,
          ]),
      ...(dueOn !== null && isOverdue(nonconformity, today)
        ? [
            {
              urgency: 'overdue',
              on: dueOn,
              text: t.standing.overdue(_id, what, name, dueOn, today),
              next,
            } as const,
          ]
        : []),
      ...(isProposed(nonconformity)
        ? [
            {
              urgency: 'stuck',
              on: today,
              canWait: true,
              text: t.standing.proposed(_id, what),
              next,
            } as const,
          ]
        : []),
    ]
  })
}
