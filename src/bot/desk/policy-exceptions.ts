import { dateIn } from '../../domain/working-days.js'
import type { People } from '../../store/people.js'
import type { Policies } from '../../store/policies.js'
import type { PolicyExceptions } from '../../store/policy-exceptions.js'
import {
  type ExceptionLine,
  exceptionsCard,
  LINES_SHOWN,
} from '../cards/policy-acknowledgement/exceptions.js'
import { escapedName, languageFor } from '../cards/policy-acknowledgement/policy.js'
import type { Reply } from '../interaction.js'
import { type Command, isIsmsLead } from './commands.js'
import type { Visit } from './desk.js'
import { say } from './say.js'

export interface ExceptionsTools {
  people: People
  policies: Policies
  exceptions: PolicyExceptions
}

/** The ISMS lead sees who may depart from which policy, its owner who may depart from theirs. */
export function policyExceptionsCommand(tools: ExceptionsTools): Command {
  return {
    words: 'policy exceptions',
    parameters: () => '',
    describe: (texts) => texts.exceptions.command,
    allowed: async (person, organisation) =>
      isIsmsLead(person, organisation) || (await ownedBy(tools, person._id)).length > 0,
    run: (visit) => exceptions(tools, visit),
  }
}

async function exceptions(tools: ExceptionsTools, visit: Visit): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const all = isIsmsLead(person, organisation)
  const of = all ? null : await ownedBy(tools, person._id)
  const { count, first } = await tools.exceptions.inForceOf(of, LINES_SHOWN)
  if (count === 0) return say(texts.exceptions.none)
  const people = await tools.people.byIds(first.flatMap((each) => [each.person, each.grantedBy]))
  const lines = await Promise.all(
    first.map(async ({ subject, person: who, grantedBy, grantedAt, until }): Promise<ExceptionLine[]> => {
      const policy = await tools.policies.byVersion(subject.id, subject.version)
      const excepted = people.get(who)
      if (!policy || !excepted) return []
      const name = escapedName(policy, languageFor(policy, person))
      const by = people.get(grantedBy)?.name ?? ''
      return [{ person: excepted, policy: name, until, grantedBy: by, grantedAt }]
    }),
  )
  const today = dateIn(at, person.timeZone)
  const view = { count, first: lines.flat(), today, timeZone: person.timeZone }
  return { kind: 'card', card: exceptionsCard(view, texts) }
}

async function ownedBy({ policies }: ExceptionsTools, person: string): Promise<string[]> {
  const all = await policies.list()
  return all.filter(({ owner }) => owner === person).map(({ policy }) => policy)
}
