import { isDeepStrictEqual } from 'node:util'
import { MOST_WITH_ROLE } from '../domain/authority.js'
import { type Address, authorityIn, type Governing } from '../domain/governance.js'
import type { Person, PersonId } from '../domain/person.js'
import type { People } from '../store/people.js'
import type { PersonRow } from './people-row.js'
import { idOf, type PersonIds } from './person-ids.js'
import type { Findings } from './problems.js'
import type { OrganisationFiles } from './read.js'

/** Of the same people in the same order: where they are read, and where the file says that they are. */
export interface AddressesMoved {
  before: Address[]
  after: Address[]
}

/**
 * Of those who have authority by what is in force, or would by the files: whoever reads at their address has it, so that
 * it is theirs until top management has approved another. Under another name, too: an id may be given to somebody else.
 */
export async function compareAddresses(
  files: OrganisationFiles,
  people: People,
  ids: PersonIds,
  governing: readonly Governing[],
  findings: Findings,
): Promise<AddressesMoved> {
  const rows = await rowsWithAuthority(files, people, ids, governing)
  const known = await people.byIds([...rows.keys()])
  const moved: AddressesMoved = { before: [], after: [] }
  for (const [id, row] of [...rows].sort(([one], [other]) => one.localeCompare(other))) {
    const before = known.get(id)
    if (!before || (before.email === row.email && isDeepStrictEqual(before.chat, row.chat))) continue
    moved.before.push(addressOf(id, before))
    moved.after.push(addressOf(id, row))
  }
  checkTaken(files, ids, moved, findings)
  return moved
}

/** Their lines in `people.csv`, of whoever is named, and whoever has a role that is, by the record or by the file. */
async function rowsWithAuthority(
  files: OrganisationFiles,
  people: People,
  ids: PersonIds,
  governing: readonly Governing[],
): Promise<Map<PersonId, PersonRow>> {
  const authority = governing.map(authorityIn)
  const roles = new Set(authority.flatMap((each) => each.roles))
  const holders = await Promise.all([...roles].map((role) => people.withRole(role, MOST_WITH_ROLE)))
  const named = new Set([
    ...authority.flatMap((each) => each.people),
    ...holders.flat().map(({ _id }) => _id),
  ])
  const rows = new Map<PersonId, PersonRow>()
  for (const row of files.people.rows()) {
    const id = idOf(row.id, ids)
    if (named.has(id) || row.roles.some((role) => roles.has(role))) rows.set(id, row)
  }
  return rows
}

function addressOf(
  person: PersonId,
  { name, email, chat }: Pick<Person, 'name' | 'email' | 'chat'>,
): Address {
  return { person, name, email, chat }
}

/** Accounts are matched by address: what is somebody's until another is approved cannot be anybody else's meanwhile. */
function checkTaken(
  { people }: OrganisationFiles,
  ids: PersonIds,
  { before }: AddressesMoved,
  findings: Findings,
): void {
  if (before.length === 0) return
  for (const { id, email, line } of people.rows()) {
    const holder = before.find((address) => email !== '' && address.email === email)
    const hasMoved = before.some(({ person }) => person === idOf(id, ids))
    if (!holder || hasMoved) continue
    findings.problem({
      file: people.name,
      line,
      what: `email "${email}" is that of ${holder.name} until top management has approved another for them`,
      remedy: 'Leave this line as it was until then, or write another address.',
    })
  }
}
