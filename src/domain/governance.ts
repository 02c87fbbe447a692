import { ismsRoles, type Seat } from './authority.js'
import { hashOf } from './canonical-json.js'
import type { Organisation } from './organisation.js'
import type { Person, PersonId } from './person.js'
import { type RequestType, type RequestTypeText, requestTypeHash } from './request.js'
import type { CriteriaText } from './risk-criteria.js'
import type { SoleAuthority } from './sole-authority.js'

/** What governs the ISMS, kind by kind: what the files say of it takes effect once top management has approved it. */
export interface Governing {
  roles: IsmsRoles
  requests: OfferedRequest[]
  /** By what risks are judged, and who accepts them; null without any. */
  criteria: CriteriaText | null
  /** Who decides what alone, where nobody else may. */
  soleAuthority: SoleAuthority[]
  /**
   * Where who governs is read, of those of whom it changes, by person: whoever reads there has their authority. Nothing
   * where it changes of nobody.
   */
  addresses?: Address[]
}

/** The same with addresses, of which it has none where they change of nobody. */
export type GoverningWhole = Required<Governing>

export function wholeOf(governing: Governing): GoverningWhole {
  return { addresses: [], ...governing }
}

/** Where somebody is read, and under which name. */
export type Address = { person: PersonId } & Pick<Person, 'name' | 'email' | 'chat'>

/** Who leads the ISMS and who directs the organisation. */
export type IsmsRoles = Pick<Organisation, 'ismsLead' | 'deputy' | 'topManagement'>

/** What people may ask for and who decides on it, in the order in which it is offered. */
export type OfferedRequest = Pick<RequestType, 'requestType'> & RequestTypeText

/** What the files say, beside what it would replace: kept whole, since that is what is decided on. */
export interface Proposal {
  /** `governance/<version>` */
  _id: string
  v: 1
  /** Counted from 1. */
  version: number
  proposed: Governing
  /** Null: nothing was in force before. */
  replaces: Governing | null
  /** See {@link proposalHash}. */
  hash: string
  /** Where it names addresses: without it nobody guesses them from the hash, which the ledger keeps. Hex. */
  salt?: string
  /** ISO 8601 UTC. */
  proposedAt: string
  /** `taking-effect`: approved, and perhaps half written. */
  state: 'proposed' | 'taking-effect' | 'in-force'
  /** By which it was approved. */
  decision?: string
}

/** SHA-256, hex. */
export function proposalHash({
  proposed,
  replaces,
  salt,
}: Pick<Proposal, 'proposed' | 'replaces' | 'salt'>): string {
  return hashOf({ proposed, replaces, ...(salt === undefined ? {} : { salt }) })
}

/** What a decision is about; its version is the proposal's. */
export const GOVERNANCE = { type: 'governance', id: 'organisation' } as const

/** One thing that would be otherwise. */
export type Difference =
  | { of: 'isms-lead' | 'deputy' | 'top-management'; before: PersonId[]; after: PersonId[] }
  | { of: 'request'; change: 'new' | 'changed' | 'withdrawn'; request: OfferedRequest }
  /** What may be asked for stands in another order. */
  | { of: 'order-of-requests' }
  | { of: 'sole-authority'; change: 'new' | 'withdrawn'; authority: SoleAuthority }
  | { of: 'address'; before: Address; after: Address }
  | { of: 'criteria'; parts: CriteriaPart[]; before: CriteriaText | null; after: CriteriaText }

export type CriteriaPart = keyof CriteriaText

type Differ = {
  [Kind in keyof GoverningWhole]: (
    before: GoverningWhole[Kind] | undefined,
    after: GoverningWhole[Kind],
  ) => Difference[]
}

/** Whatever governs has a line here, by which its changes are found. */
const differences: Differ = {
  roles: (before, after) =>
    [
      { of: 'isms-lead' as const, before: asList(before?.ismsLead), after: [after.ismsLead] },
      { of: 'deputy' as const, before: asList(before?.deputy), after: asList(after.deputy) },
      { of: 'top-management' as const, before: before?.topManagement ?? [], after: after.topManagement },
    ].filter((each) => each.before.join() !== each.after.join()),

  requests: (offered, after) => {
    const before = offered ?? []
    const among = (all: readonly OfferedRequest[], { requestType }: OfferedRequest) =>
      all.find((each) => each.requestType === requestType)
    const listed = after.flatMap((request): Difference[] => {
      const former = among(before, request)
      if (!former) return [{ of: 'request', change: 'new', request }]
      const same = requestTypeHash(former) === requestTypeHash(request)
      return same ? [] : [{ of: 'request', change: 'changed', request }]
    })
    const withdrawn = before
      .filter((request) => !among(after, request))
      .map((request): Difference => ({ of: 'request', change: 'withdrawn', request }))
    const stayed = before.filter((request) => among(after, request))
    const isMoved = after
      .filter((request) => among(before, request))
      .some(({ requestType }, place) => requestType !== stayed[place]?.requestType)
    return [...listed, ...withdrawn, ...(isMoved ? [{ of: 'order-of-requests' } as const] : [])]
  },

  soleAuthority: (before = [], after = []) => {
    const isIn = (all: readonly SoleAuthority[], one: SoleAuthority) =>
      all.some((each) => hashOf(each) === hashOf(one))
    const differing = (change: 'new' | 'withdrawn', all: readonly SoleAuthority[]) =>
      all.map((authority): Difference => ({ of: 'sole-authority', change, authority }))
    return [
      ...differing(
        'new',
        after.filter((one) => !isIn(before, one)),
      ),
      ...differing(
        'withdrawn',
        before.filter((one) => !isIn(after, one)),
      ),
    ]
  },

  addresses: (before = [], after = []) =>
    after.flatMap((to): Difference[] => {
      const from = before.find(({ person }) => person === to.person)
      return from ? [{ of: 'address', before: from, after: to }] : []
    }),

  criteria: (before = null, after) => {
    if (!after) return []
    const all: CriteriaPart[] = ['likelihood', 'consequence', 'levels', 'appetite', 'authority']
    const parts = all.filter((part) => hashOf(before?.[part] ?? null) !== hashOf(after[part]))
    return parts.length === 0 ? [] : [{ of: 'criteria', parts, before, after }]
  },
}

export const governingKinds = Object.keys(differences) as (keyof Governing)[]

/** What would be otherwise, kind by kind. */
export function differencesIn({ proposed, replaces }: Pick<Proposal, 'proposed' | 'replaces'>): Difference[] {
  const before = replaces && wholeOf(replaces)
  const after = wholeOf(proposed)
  const differ = <Kind extends keyof Governing>(kind: Kind) => differences[kind](before?.[kind], after[kind])
  return governingKinds.flatMap((kind) => differ(kind))
}

function asList(person: PersonId | null | undefined): PersonId[] {
  return person ? [person] : []
}

/** What stands until something else is approved; whoever governs no more has their address changed by the file alone. */
export function lasting({ addresses: _, ...governing }: Governing): Omit<Governing, 'addresses'> {
  return governing
}

/** Everybody whom it names, as it was and as it would be. */
export function peopleNamedIn({ proposed, replaces }: Pick<Proposal, 'proposed' | 'replaces'>): PersonId[] {
  return [proposed, ...(replaces ? [replaces] : [])].flatMap((governing) => authorityIn(governing).people)
}

/** Whom it gives authority, and what is in force does not: so far nobody had to approve where they are read. */
export function namedAnew({ proposed, replaces }: Pick<Proposal, 'proposed' | 'replaces'>): PersonId[] {
  if (replaces === null) return []
  const before = authorityIn(replaces).people
  const moved = (proposed.addresses ?? []).map(({ person }) => person)
  const named = new Set(authorityIn(proposed).people)
  return [...named].filter((id) => !before.includes(id) && !moved.includes(id))
}

/** To whom it gives authority: to people, and to whoever has one of these roles in `people.csv`. */
export function authorityIn({ roles, requests, criteria, soleAuthority = [] }: Governing): {
  people: PersonId[]
  roles: string[]
} {
  const inSteps = requests
    .flatMap(({ steps }) => steps)
    .flatMap(({ who, escalate }) => [...who, ...(escalate ? [escalate.to] : [])])
  const accepting = criteria?.authority.map(({ who }) => who) ?? []
  const seats = [...inSteps, ...accepting].filter((seat) => seat !== 'manager')
  return {
    people: [
      ...[roles.ismsLead, ...asList(roles.deputy), ...roles.topManagement],
      ...soleAuthority.map(({ person }) => person),
      ...seats.flatMap((seat) => ('person' in seat ? [seat.person] : [])),
    ],
    roles: seats.flatMap((seat) => ('role' in seat && !ismsRoles.includes(seat.role) ? [seat.role] : [])),
  }
}

/** Who asks for the approval of what governs, and of whom it is asked. */
export interface Asking {
  requestedBy: PersonId
  who: Seat[]
  /** Whom that is, as things stand: any one of them decides. */
  approvers: PersonId[]
  /** Who else may not decide. */
  never: PersonId[]
  /** By which authority they decide though they ask. */
  sole?: SoleAuthority
}

/**
 * Top management as it is in force decides; where none of it is there any more, who is proposed for it. Whoever leads the
 * ISMS answers for what the files say, and asks. Who leads it, or would, decides only where nobody else of top management
 * is there (A.5.3), and who leads it so far only where nobody else is of it at all: else an import that leaves the others
 * out would have them decide alone. Where nobody else is, whoever has the sole authority on it does, or would by this.
 * Null: nobody is left who may.
 *
 * @param isThere Whether somebody is there to be asked.
 */
export function askingFor(
  { proposed, replaces }: Pick<Proposal, 'proposed' | 'replaces'>,
  isThere: (person: PersonId) => boolean,
): Asking | null {
  const { roles: after } = proposed
  const { roles: before } = replaces ?? proposed
  const inForce = before.topManagement.filter(isThere)
  const there = inForce.length > 0 ? inForce : after.topManagement.filter(isThere)
  const mayLeadDecide = replaces === null || besideLeads(before).length === 0
  const top = mayLeadDecide ? there : there.filter((id) => !leadsIn(before).includes(id))
  const leads = [before, after].flatMap(leadsIn)
  for (const requestedBy of leads.filter(isThere)) {
    const others = top.filter((id) => id !== requestedBy)
    const unconcerned = others.filter((id) => !leads.includes(id))
    const approvers = unconcerned.length > 0 ? unconcerned : others
    if (approvers.length === 0) continue
    const never = unconcerned.length > 0 ? leads.filter((id) => id !== requestedBy) : []
    const who = inForce.length > 0 ? [{ role: 'top-management' }] : approvers.map((person) => ({ person }))
    return { requestedBy, who, approvers, never: [...new Set(never)] }
  }
  const given = [...(replaces?.soleAuthority ?? []), ...(mayLeadDecide ? proposed.soleAuthority : [])]
  const sole = given.find(({ person, decides }) => decides.includes('governance') && there.includes(person))
  if (!sole) return null
  const { person } = sole
  return { requestedBy: person, who: [{ person }], approvers: [person], never: [], sole }
}

/** Of top management, who neither leads the ISMS nor stands in for that. */
export function besideLeads(roles: IsmsRoles): PersonId[] {
  return roles.topManagement.filter((id) => !leadsIn(roles).includes(id))
}

function leadsIn({ ismsLead, deputy }: IsmsRoles): PersonId[] {
  return [ismsLead, ...asList(deputy)]
}
