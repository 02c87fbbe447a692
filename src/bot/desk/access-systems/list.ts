import type { Cycle } from '../../../domain/cycle.js'
import type { KnownAccount } from '../../../domain/known-account.js'
import { seesAll } from '../../../domain/organisation.js'
import type { Person } from '../../../domain/person.js'
import type { Occurrence, Programme } from '../../../domain/programme.js'
import type { ReviewEnding, System } from '../../../domain/system.js'
import { dateIn } from '../../../domain/working-days.js'
import type { AccessHistory } from '../../../store/access-history.js'
import type { Cycles } from '../../../store/cycles.js'
import { groupedBy } from '../../../store/grouped-by.js'
import type { KnownAccounts } from '../../../store/known-accounts.js'
import type { Occurrences } from '../../../store/occurrences.js'
import type { People } from '../../../store/people.js'
import type { Programmes } from '../../../store/programmes.js'
import type { Systems } from '../../../store/systems.js'
import { type SystemStands, systemCard, systemListCard } from '../../cards/access-systems.js'
import { type DefinitionList, definedAndPlanned } from '../definition-list.js'

export interface AccessSystemsTools {
  accessHistory: AccessHistory
  cycles: Cycles
  knownAccounts: KnownAccounts
  occurrences: Occurrences
  people: People
  programmes: Programmes
  systems: Systems
}

/** One system that the file has: whose it is, what is known of its accounts, and how its reviews stand. */
interface Known {
  system: System
  programme: Programme
  owner: Person | null
  accounts: KnownAccount[]
  running: Cycle | null
  last: ReviewEnding | null
  next: Occurrence | null
}

const process = 'access-review'

/** Everybody sees what is theirs, the ISMS lead and top management all. */
export function systemList(tools: AccessSystemsTools): DefinitionList<Known> {
  return {
    ...{ process, command: 'access', concerns, seesAll },
    words: ({ accessSystems }) => accessSystems.list,
    offered: async (person) => {
      const [active, accounts] = await Promise.all([tools.programmes.active(), tools.knownAccounts.all()])
      const programmes = active.filter((each) => each.process === process)
      return programmes.some((programme) => concerns({ programme, accounts: [...accounts.values()] }, person))
    },
    known: () => knownSystems(tools),
    definitionOf: ({ system: { system, title } }) => ({ id: system, title }),
    listCard: async (these, all, { person, organisation, texts, at }) => {
      const today = dateIn(at, organisation.timeZone)
      return systemListCard(these.map(standsOf), { all, reader: person, today }, texts)
    },
    card: async (known, { person, organisation, texts, at }) => {
      const { system, programme, accounts } = known
      const named = [...accounts.map(answersFor), ...(system.outsider ? [system.outsider] : [])]
      const found = await tools.people.byIds([...new Set(named)])
      const names = new Map([...found].map(([id, { name }]) => [id, name]))
      const outsider = system.outsider === null ? null : (names.get(system.outsider) ?? null)
      const shown = { ...standsOf(known), recurrence: programme.recurrence, outsider, names }
      return systemCard(shown, { reader: person, today: dateIn(at, organisation.timeZone) }, texts)
    },
  }
}

/** What they own, or in which they answer for an account. */
function concerns({ programme, accounts }: Pick<Known, 'programme' | 'accounts'>, { _id }: Person): boolean {
  return programme.owner === _id || accounts.some((each) => each.type !== 'person' && each.owner === _id)
}

function answersFor(account: KnownAccount): string {
  return account.type === 'person' ? account.person : account.owner
}

/** Every system that the file has, by its id. */
async function knownSystems(tools: AccessSystemsTools): Promise<Known[]> {
  const [defined, planned, accounts, endings] = await Promise.all([
    definedAndPlanned(process, tools.systems, tools.programmes),
    tools.occurrences.planned(),
    tools.knownAccounts.all(),
    tools.accessHistory.endings(),
  ])
  const owners = await tools.people.byIds(defined.flatMap(({ programme }) => programme.owner ?? []))
  const bySystem = groupedBy([...accounts.values()], ({ system }) => system)
  return Promise.all(
    defined.map(async ({ id, definition: system, programme }) => {
      const owner = owners.get(programme.owner ?? '')
      const [running] = await tools.cycles.underWay({ process, subject: id })
      return {
        ...{ system, programme, owner: owner?.active ? owner : null, accounts: bySystem.get(id) ?? [] },
        ...{ running: running ?? null, last: endings.get(id) ?? null },
        next: planned.find((each) => each.programme === programme._id) ?? null,
      }
    }),
  )
}

function standsOf({ system, owner, accounts, running, last, next }: Known): SystemStands {
  return { system, owner: owner?.name ?? null, accounts, running, last, nextOn: next?.date ?? null }
}
