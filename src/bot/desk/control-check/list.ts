import { type Ask, askedNow, formatAskRef } from '../../../domain/ask.js'
import { CONFIRM_SLOT, type ControlCheck, checkStands } from '../../../domain/control-check.js'
import { nearest } from '../../../domain/nearest.js'
import type { Person, PersonId } from '../../../domain/person.js'
import {
  formatOccurrenceRef,
  type Occurrence,
  type Programme,
  programmeId,
} from '../../../domain/programme.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Programmes } from '../../../store/programmes.js'
import { verbs as calendarVerbs } from '../../cards/calendar/entry.js'
import { type Action, escaped } from '../../cards/card.js'
import { titleOf, verbs } from '../../cards/control-check/check.js'
import {
  type CheckLine,
  type CheckPast,
  checkHistoryCard,
  checkListCard,
} from '../../cards/control-check/list.js'
import type { CheckViewTools } from '../../control-check-messages.js'
import { peopleIn, whoAnswered } from '../../in-stead.js'
import type { Reply } from '../../interaction.js'
import { type Command, isIsmsLead } from '../commands.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'

export interface CheckListTools extends CheckViewTools {
  programmes: Programmes
}

/** One check that comes round, and what is known of it. */
interface Known {
  check: ControlCheck
  programme: Programme
  owner: PersonId | null
  confirmer: PersonId | null
  open: Ask | null
  last: Ask | null
  next: Occurrence | null
  blocked: boolean
}

/** `/isms check [ID]`: everybody sees what is theirs to make or to confirm, the ISMS lead all. */
export function checkCommand(tools: CheckListTools): Command {
  return {
    words: 'check',
    parameters: (texts) => texts.controlCheck.list.parameters,
    describe: (texts) => texts.controlCheck.list.command,
    allowed: () => true,
    offered: async (person, organisation) => {
      if (isIsmsLead(person, organisation)) return true
      return (await knownChecks(tools, organisation.ismsLead)).some((known) => concerns(known, person))
    },
    run: (visit, id) => (id === '' ? list(tools, visit) : show(tools, visit, id.toLowerCase())),
  }
}

async function list(tools: CheckListTools, visit: Visit): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const all = isIsmsLead(person, organisation)
  const known = await knownChecks(tools, organisation.ismsLead)
  const theirs = all ? known : known.filter((each) => concerns(each, person))
  const t = texts.controlCheck.list
  if (theirs.length === 0) return say(all ? t.none : t.noneYours)
  const today = dateIn(at, organisation.timeZone)
  const lines = await Promise.all(theirs.map((each) => lineOf(tools, each, today)))
  return { kind: 'card', card: checkListCard(lines, { all, reader: person, today }, texts) }
}

/** As many answers as one looks through. */
const PAST_SHOWN = 12

/** One check with its history, and what the visitor may do about it now. */
export async function show(tools: CheckListTools, visit: Visit, id: string): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const all = await knownChecks(tools, organisation.ismsLead)
  const known = all.find(({ check }) => check.check === id)
  const t = texts.controlCheck.list
  if (!known) {
    const theirs = all.filter((each) => isIsmsLead(person, organisation) || concerns(each, person))
    return theirs.length === 0 ? say(t.noneYours) : say(unknown(id, theirs, visit))
  }
  if (!isIsmsLead(person, organisation) && !concerns(known, person))
    return say(t.notYours(escaped(titleOf(known.check, person))))
  const today = dateIn(at, organisation.timeZone)
  const names = await tools.people.byIds([known.owner, known.confirmer].flatMap((each) => each ?? []))
  const nameOf = (who: PersonId | null) => (who && names.get(who)?.name) ?? ''
  const view = {
    ...(await lineOf(tools, known, today)),
    ...{ reader: person, today, owner: nameOf(known.owner) },
    confirmer: known.check.confirmed ? nameOf(known.confirmer) : null,
    past: await pastOf(tools, visit, id),
    actions: actionsFor(known, visit),
  }
  return { kind: 'card', card: checkHistoryCard(view, texts) }
}

function unknown(id: string, theirs: readonly Known[], { person, texts }: Visit): string {
  const ids = theirs.map(({ check }) => check.check)
  const named = theirs.map(({ check }) => `\`${check.check}\` (${escaped(titleOf(check, person))})`)
  return texts.controlCheck.list.unknown(escaped(id), nearest(id, ids) ?? null, named.join(', '))
}

/** Answer it if it waits for them; else begin it now, which its owner and the ISMS lead may. */
function actionsFor(
  { open, next, owner, programme }: Known,
  { person, organisation, texts }: Visit,
): Action[] {
  const t = texts.controlCheck
  if (open?.mayAnswer.includes(person._id)) {
    const label = open.slot === CONFIRM_SLOT ? t.confirm.open : t.ask.open
    return [{ verb: verbs.open, value: formatAskRef(open), label, primary: true }]
  }
  const mayStart = owner === person._id || isIsmsLead(person, organisation)
  if (open || !next || programme.paused || !mayStart) return []
  return [{ verb: calendarVerbs.run, value: formatOccurrenceRef(next), label: t.history.startNow }]
}

async function pastOf(tools: CheckListTools, { texts }: Visit, id: string): Promise<CheckPast[]> {
  const asks = await tools.controlChecks.history(id, PAST_SHOWN)
  const confirmations = await tools.controlChecks.confirmationsOf(asks.map(({ _id }) => _id))
  const names = await tools.people.byIds(
    [...asks, ...confirmations].flatMap(({ answer }) => (answer ? peopleIn(answer) : [])),
  )
  const by = ({ answer }: Ask) => (answer ? whoAnswered(answer, names, texts) : '')
  return asks.map((ask) => {
    const said = confirmations.find(({ follows }) => follows === ask._id)
    return { ask, by: by(ask), confirmation: said ? { ask: said, by: by(said) } : null }
  })
}

/** Every check that the file has, by its id. */
export async function knownChecks(tools: CheckListTools, ismsLead: PersonId): Promise<Known[]> {
  const { controlChecks, programmes, occurrences } = tools
  const [checks, active, asks, last, planned, blocked] = await Promise.all([
    controlChecks.list(),
    programmes.active(),
    controlChecks.open(),
    controlChecks.newestOfHistory(),
    occurrences.planned(),
    controlChecks.blocked(),
  ])
  const byId = new Map(active.map((programme) => [programme._id, programme]))
  return checks.flatMap((check) => {
    const programme = byId.get(programmeId('control-check', check.check))
    if (!programme) return []
    return [
      {
        ...{ check, programme, owner: programme.owner },
        confirmer: check.confirmed ? (check.confirmer ?? ismsLead) : null,
        open: asks.find(({ subject }) => subject.id === check.check) ?? null,
        last: last.get(check.check) ?? null,
        next: planned.find((each) => each.programme === programme._id) ?? null,
        blocked: blocked.some(({ subject }) => subject.id === check.check),
      },
    ]
  })
}

/** What they make, confirm, or are asked about in somebody's stead. */
function concerns({ owner, confirmer, open }: Known, { _id }: Person): boolean {
  return owner === _id || confirmer === _id || (open?.mayAnswer.includes(_id) ?? false)
}

async function lineOf(
  { people }: CheckListTools,
  { check, programme, open, last, next, blocked }: Known,
  today: string,
): Promise<CheckLine> {
  const [asked] = open ? askedNow(open) : []
  const name = asked === undefined ? '' : ((await people.byId(asked))?.name ?? '')
  return {
    ...{ check, last, blocked, paused: programme.paused !== undefined },
    stands: checkStands(last, open, today),
    open: open && { dueOn: open.dueOn, name },
    nextOn: next?.date ?? null,
  }
}
