import { minuteOf } from '../../../domain/delivery.js'
import {
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
  const names = await namesIn(tools, these)
  const ages = all ? agesOver(await tools.nonconformities.all(), MONTHS, visit.at, organisation.timeZone) : []
  const card = nonconformityListCard(these, { all, names, ages, today: todayFor(visit) }, texts)
  return { kind: 'card', card }
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
): Promise<Map<string, string>> {
  const named = await people.byIds(these.flatMap(({ owner }) => owner ?? []))
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
    respond: mayRespond(visit, nonconformity),
    moveDeadline: mayMoveDeadline(visit, nonconformity),
  }
  return { kind: 'form', form: nonconformityForm(view, may, shown, texts) }
}

/** Whoever sees to it sends it back, and so do those who see the whole. */
function mayRespond({ person, organisation }: Visit, { owner, stage }: Nonconformity): boolean {
  return seesAll(person, organisation) || (owner === person._id && stage !== 'triage')
}

/** Sends what goes back to whoever found it, as it stands now. */
export async function respond(tools: CorrectiveDeskTools, visit: Visit, id: string): Promise<Reply> {
  const { person, texts, at } = visit
  const nonconformity = await tools.nonconformities.byId(id)
  if (!nonconformity || !mayRespond(visit, nonconformity)) return say(texts.common.notYoursToSee)
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
