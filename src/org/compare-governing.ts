import { randomBytes } from 'node:crypto'
import type { Decision } from '../domain/decision.js'
import {
  type Address,
  type Asking,
  askingFor,
  besideLeads,
  type Difference,
  differencesIn,
  GOVERNANCE,
  type Governing,
  lasting,
  type Proposal,
  peopleNamedIn,
  proposalHash,
} from '../domain/governance.js'
import { canBeAsked, isPresent, isPresentAt, type Person, type PersonId } from '../domain/person.js'
import { dateIn } from '../domain/working-days.js'
import type { Decisions } from '../store/decisions.js'
import type { Governance } from '../store/governance.js'
import { type GoverningTools, governingInForce } from '../store/governing.js'
import type { RequestTypeDraft } from './approvals.js'
import { compareAddresses } from './compare-addresses.js'
import type { PersonRow } from './people-row.js'
import { idOf, type PersonIds } from './person-ids.js'
import type { Findings, Problem } from './problems.js'
import type { OrganisationFiles } from './read.js'
import { criteriaOf } from './risk-criteria.js'
import { seatOf } from './seats.js'

/** What the files say of what governs the ISMS, held against what is in force and what waits for approval. */
export interface GoverningPlan extends Pick<Proposal, 'proposed' | 'replaces' | 'salt' | 'hash'> {
  /**
   * `new`: top management is asked. `waiting`: they are asked it already; `rejected`: they said no to the same.
   * `nobody`: none of them may decide it. `taken-back`: what they are asked is not in the files any more.
   */
  standing: 'unchanged' | 'new' | 'waiting' | 'rejected' | 'nobody' | 'taken-back'
  /** What would be otherwise, one line each, for whoever runs the import. */
  lines: string[]
  /** Null where nobody may approve it. */
  asking: Asking | null
  /** The newest decision about what governs. */
  decision: Decision | null
  /** Of whoever is asked, or has answered. */
  names: string[]
}

export interface CompareGoverningTools extends GoverningTools {
  decisions: Decisions
  governance: Governance
}

export async function compareGoverning(
  files: OrganisationFiles,
  stores: CompareGoverningTools,
  ids: PersonIds,
  asOf: string,
  findings: Findings,
): Promise<GoverningPlan> {
  const content = await contentOf(files, stores, ids, findings)
  const { replaces } = content
  const hash = proposalHash(content)
  const differences = differencesIn(content)
  const decision = await stores.decisions.newestAbout(GOVERNANCE)
  const deciders = decidersOf(decision)
  const people = [...peopleNamedIn(content), ...deciders]
  const rowOf = rowsOf(files, ids, people)
  const known = await stores.people.byIds(people)
  const inForce = replaces?.roles.topManagement.flatMap((id) => known.get(id) ?? []) ?? []
  keepsTopManagement(files, inForce, rowOf, asOf, findings)
  const held = (id: PersonId) => replaces?.addresses?.find(({ person }) => person === id)
  const isThere = (id: PersonId) => isAskable(rowOf(id), files, asOf, held(id)?.chat)
  const asking = askingFor(content, isThere)
  const standing = standingOf(differences, hash, decision, asking)
  const name = (id: PersonId) => (held(id) ?? rowOf(id) ?? known.get(id))?.name ?? ''
  const beside = replaces ? besideLeads(replaces.roles) : []
  const gone = beside.some(isThere) ? [] : beside.map(name)
  if (standing === 'nobody') sayNobody(files, replaces === null, gone, findings)
  const whom = standing === 'new' ? (asking?.approvers ?? []) : deciders
  return {
    ...{ ...content, hash, standing, asking, decision },
    lines: differences.map((difference) => lineOf(difference, name)),
    names: whom.map(name),
  }
}

/** The first time nothing governs yet, so that nobody's address is held back. */
async function contentOf(
  files: OrganisationFiles,
  stores: CompareGoverningTools,
  ids: PersonIds,
  findings: Findings,
): Promise<Pick<Proposal, 'proposed' | 'replaces' | 'salt'>> {
  const inForce = await governingInForce(stores)
  const said = governingIn(files, ids, inForce)
  if (inForce === null) return { proposed: said, replaces: null }
  const { before, after } = await compareAddresses(files, stores.people, ids, [inForce, said], findings)
  if (after.length === 0) return { proposed: said, replaces: lasting(inForce) }
  // The same once more has the same hash.
  const salt = (await stores.governance.newest())?.salt ?? randomBytes(16).toString('hex')
  return { proposed: { ...said, addresses: after }, replaces: { ...inForce, addresses: before }, salt }
}

/** Without their file, the criteria in force stand. */
function governingIn(
  { settings, requestTypes = [], criteria }: OrganisationFiles,
  ids: PersonIds,
  inForce: Governing | null,
): Governing {
  const id = (key: string) => idOf(key, ids)
  const roles = {
    ismsLead: id(settings.ismsLead),
    deputy: settings.deputy === null ? null : id(settings.deputy),
    topManagement: settings.topManagement.map(id),
  }
  return {
    roles,
    requests: requestTypes.map((draft) => requestOf(draft, ids)),
    criteria: criteria ? criteriaOf(criteria, ids) : (inForce?.criteria ?? null),
    soleAuthority: settings.soleAuthority.map((each) => ({ ...each, person: id(each.person) })),
  }
}

function requestOf({ steps, ...draft }: RequestTypeDraft, ids: PersonIds): Governing['requests'][number] {
  return {
    ...draft,
    steps: steps.map(({ escalate, ...step }) => ({
      ...{ ...step, who: step.who.map((seat) => seatOf(seat, ids)) },
      ...(escalate ? { escalate: { ...escalate, to: seatOf(escalate.to, ids) } } : {}),
    })),
  }
}

function standingOf(
  differences: readonly Difference[],
  hash: string,
  decision: Decision | null,
  asking: Asking | null,
): GoverningPlan['standing'] {
  const isOpen = decision?.state === 'open'
  if (differences.length === 0) return isOpen ? 'taken-back' : 'unchanged'
  const isSame = decision?.subject.hash === hash
  if (isSame && isOpen) return 'waiting'
  if (isSame && decision.state === 'rejected') return 'rejected'
  return asking === null ? 'nobody' : 'new'
}

/** Who decided it, or is asked. */
function decidersOf(decision: Decision | null): PersonId[] {
  if (!decision) return []
  return decision.decided ? [decision.decided.by] : decision.steps.flatMap(({ approvers }) => approvers)
}

/** The lines of these in `people.csv`; who is in it no more has none. */
function rowsOf({ people }: OrganisationFiles, ids: PersonIds, wanted: readonly PersonId[]) {
  const rows = new Map<PersonId, PersonRow>()
  for (const [key, id] of ids) {
    const row = wanted.includes(id) ? people.find(key)?.row : undefined
    if (row) rows.set(id, row)
  }
  return (id: PersonId) => rows.get(id)
}

/** Whether somebody is there by the files, and asked in chat, which may be where they are read so far. */
function isAskable(
  row: PersonRow | undefined,
  { settings }: OrganisationFiles,
  asOf: string,
  chat = row?.chat ?? [],
): boolean {
  if (!row || !canBeAsked({ chat })) return false
  return isPresent({ active: true, ...row }, dateIn(asOf, row.time_zone ?? settings.timeZone))
}

/**
 * Whoever runs the import could otherwise take away who decides, and have somebody of their own asked instead, in this run
 * or in the next. Whoever is there by the record has to stay, and without a last day that the record does not know yet.
 */
function keepsTopManagement(
  files: OrganisationFiles,
  inForce: readonly Person[],
  rowOf: (id: PersonId) => PersonRow | undefined,
  asOf: string,
  findings: Findings,
): void {
  const there = inForce.filter((person) => canBeAsked(person) && isPresentAt(person, asOf))
  const stays = ({ _id, end }: Person) => {
    const row = rowOf(_id)
    if (!row || !isAskable(row, files, asOf)) return false
    return row.end === null || (end !== null && row.end >= end)
  }
  if (there.length === 0 || there.some(stays)) return
  const { settingsYaml } = files
  const names = there.map(({ name }) => name).join(', ')
  findings.problem({
    file: settingsYaml.name,
    line: settingsYaml.lineOf(['topManagement']),
    what: `the files take away everybody of top management as it is in force (${names}), so nobody could approve who comes after them`,
    remedy:
      'Leave them in people.csv as they were, and add who comes after them to topManagement; once they have approved that in chat, they can go.',
  })
}

/** With nothing in force nothing would ever begin; later on whoever joins and leaves is imported all the same. */
function sayNobody(
  { settingsYaml }: OrganisationFiles,
  first: boolean,
  gone: readonly string[],
  findings: Findings,
): void {
  const finding = {
    file: settingsYaml.name,
    line: settingsYaml.lineOf(['topManagement']),
    ...(gone.length > 0 ? onlyLeadsLeft(gone) : nobodyMay),
  }
  if (first) findings.problem(finding)
  else findings.warn(finding)
}

const nobodyMay = {
  what: 'nobody in top management may approve what governs the ISMS here: who leads it asks, and who asks does not approve',
  remedy:
    'Name a deputy who is there, or somebody else in top management who uses chat; where there is nobody else, write a soleAuthority on governance.',
}

function onlyLeadsLeft(gone: readonly string[]): Pick<Problem, 'what' | 'remedy'> {
  return {
    what: 'of top management as it is in force nobody is left but who leads the ISMS, or stands in for that, and they do not decide alone what governs it',
    remedy: `Put back into people.csv who is gone (${gone.join(', ')}), until they have approved in chat who comes after them.`,
  }
}

const roleNames = { 'isms-lead': 'ISMS lead', deputy: 'Deputy', 'top-management': 'Top management' }
const changeNames = { new: 'new', changed: 'changed', withdrawn: 'no longer offered' }

function lineOf(difference: Difference, name: (id: PersonId) => string): string {
  if (difference.of === 'order-of-requests') return 'Kinds of requests: in another order'
  if (difference.of === 'request')
    return `Kind of request ${changeNames[difference.change]}: ${difference.request.requestType}`
  if (difference.of === 'sole-authority') {
    const { person, decides, until } = difference.authority
    return `Sole authority ${difference.change}: ${name(person)} on ${decides.join(', ')} until ${until}`
  }
  if (difference.of === 'address')
    return `Address: ${addressLine(difference.before)} → ${addressLine(difference.after)}`
  if (difference.of === 'criteria') return `Criteria for risks: ${difference.parts.join(', ')}`
  const { of, before, after } = difference
  const names = (people: readonly PersonId[]) => people.map(name).join(', ') || 'nobody'
  return `${roleNames[of]}: ${before.length === 0 ? '' : `${names(before)} → `}${names(after)}`
}

function addressLine({ name, email, chat }: Address): string {
  return `${[name, email].filter((part) => part !== '').join(', ')} (${chat.join(' ') || 'none'})`
}
