import { newestDecision } from '../../domain/declined.js'
import { isIsmsLead } from '../../domain/organisation.js'
import type { PolicyException } from '../../domain/policy-exception.js'
import { dateIn } from '../../domain/working-days.js'
import { type ExceptionTools, endException } from '../../store/exception-end.js'
import { escaped } from '../cards/card.js'
import {
  type ExceptionLine,
  type ExceptionView,
  exceptionForm,
  exceptionsCard,
  LINES_A_PAGE,
} from '../cards/policy-acknowledgement/exceptions.js'
import { verbs } from '../cards/policy-acknowledgement/policy.js'
import { REASON } from '../cards/policy-acknowledgement/reason.js'
import { escapedName, languageFor } from '../cards/policy-name.js'
import { type Inputs, type Reply, textOf } from '../interaction.js'
import type { Command, ProcessDesk, Visit } from './desk.js'
import { say } from './say.js'

/** The ISMS lead sees who may depart from which policy, its owner who may depart from theirs; both may end it. */
export function policyExceptionsDesk(tools: ExceptionTools): Pick<ProcessDesk, 'commands' | 'acts'> {
  return {
    commands: [command(tools)],
    acts: {
      [verbs.exceptions]: (visit, _act, page) => exceptions(tools, visit, Number(page)),
      [verbs.exception]: (visit, act) => open(tools, visit, act.value),
      [verbs.exceptionEnd]: (visit, act) => end(tools, visit, act.value, act.inputs),
    },
  }
}

function command(tools: ExceptionTools): Command {
  return {
    words: 'policy exceptions',
    parameters: () => '',
    describe: (texts) => texts.exceptions.command,
    allowed: async (person, organisation) =>
      isIsmsLead(person, organisation) || (await ownedBy(tools, person._id)).length > 0,
    run: (visit) => exceptions(tools, visit, 1),
  }
}

/** By the time that a page is turned there may be fewer. */
async function exceptions(tools: ExceptionTools, visit: Visit, asked: number): Promise<Reply> {
  const { person, organisation, texts } = visit
  const all = isIsmsLead(person, organisation)
  const of = all ? null : await ownedBy(tools, person._id)
  const page = Number.isInteger(asked) && asked > 0 ? asked : 1
  const { count, first } = await tools.exceptions.inForceOf(of, LINES_A_PAGE, (page - 1) * LINES_A_PAGE)
  if (count === 0) return say(texts.exceptions.none)
  const last = Math.ceil(count / LINES_A_PAGE)
  if (page > last) return exceptions(tools, visit, last)
  const lines = await Promise.all(first.map((exception) => lineOf(tools, visit, exception)))
  const view = { count, page, lines: lines.filter((line) => line !== null), ...readingOf(visit) }
  return { kind: 'card', card: exceptionsCard(view, texts) }
}

async function lineOf(
  { people, policies }: ExceptionTools,
  { person: reader }: Visit,
  { _id: id, subject, person, grantedBy, grantedAt, until }: PolicyException,
): Promise<ExceptionLine | null> {
  const policy = await policies.byVersion(subject.id, subject.version)
  const named = await people.byIds([person, grantedBy])
  const excepted = named.get(person)
  if (!policy || !excepted) return null
  const name = escapedName(policy, languageFor(policy, reader))
  return { id, person: excepted, policy: name, until, grantedAt, grantedBy: named.get(grantedBy)?.name ?? '' }
}

async function open(tools: ExceptionTools, visit: Visit, id: string): Promise<Reply> {
  const found = await exceptionAt(tools, visit, id)
  if ('refused' in found) return found.refused
  const line = await lineOf(tools, visit, found.exception)
  if (!line) return say(visit.texts.exceptions.end.over)
  const view = { line, why: await whyOf(tools, visit, found.exception), ...readingOf(visit) }
  return { kind: 'form', form: exceptionForm(view, visit.texts) }
}

/** What somebody wrote about themselves and others is read again by those only to whom they wrote it. */
async function whyOf(
  { declines, people }: ExceptionTools,
  { person }: Visit,
  { ask, requestedBy, grantedBy, reason }: PolicyException,
): Promise<ExceptionView['why']> {
  if (person._id !== requestedBy && person._id !== grantedBy) return null
  const request = newestDecision(await declines.decisionsAbout(ask), 'decline')
  const by = await people.byId(requestedBy)
  return { requestedBy: by?.name ?? '', request: request?.answer?.reason?.text ?? '', reason: reason.text }
}

/** One guarded write takes it back; that its person is asked again follows at once, and is swept after a crash. */
async function end(tools: ExceptionTools, visit: Visit, id: string, inputs: Inputs): Promise<Reply> {
  const { person, through, texts, at } = visit
  const t = texts.exceptions.end
  const reason = textOf(inputs, REASON)
  if (!reason) return { kind: 'invalid', errors: { [REASON]: t.missing } }
  const found = await exceptionAt(tools, visit, id)
  if ('refused' in found) return found.refused
  const { exception } = found
  const revoking = { by: person._id, at, through, reason }
  if (!(await tools.exceptions.revoke(id, revoking))) return say(t.over)
  await endException(tools, exception, at)
  const excepted = await tools.people.byId(exception.person)
  return say(t.done(escaped(excepted?.name ?? '')))
}

/** An exception in force that this visitor may end, or why they may not. */
async function exceptionAt(
  tools: ExceptionTools,
  { person, organisation, texts }: Visit,
  id: string,
): Promise<{ exception: PolicyException } | { refused: Reply }> {
  const t = texts.exceptions.end
  const exception = await tools.exceptions.byId(id)
  if (!exception) return { refused: say(t.over) }
  const owned = await ownedBy(tools, person._id)
  if (!isIsmsLead(person, organisation) && !owned.includes(exception.subject.id))
    return { refused: say(t.notYours) }
  const inForce = exception.state === 'in-force' && exception.revoked === undefined
  return inForce ? { exception } : { refused: say(t.over) }
}

function readingOf({ person, at }: Visit): { today: string; timeZone: string } {
  return { today: dateIn(at, person.timeZone), timeZone: person.timeZone }
}

async function ownedBy({ policies }: ExceptionTools, person: string): Promise<string[]> {
  const all = await policies.list()
  return all.filter(({ owner }) => owner === person).map(({ policy }) => policy)
}
