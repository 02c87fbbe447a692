import { whoAnswered } from '../bot/in-stead.js'
import { textsFor } from '../bot/texts/texts.js'
import type { AcceptanceOnRecord } from '../domain/acceptance-on-record.js'
import type { Decision } from '../domain/decision.js'
import type { Person, PersonId } from '../domain/person.js'
import type { CycleRecord } from '../domain/record.js'
import { peopleDeciding, whoDecided } from './decided-as.js'
import { first } from './record-about.js'
import type { Stores } from './stores.js'

/** How far one risk was accepted when the record was made, and what came of it since: in the organisation's first language. */
export interface AcceptanceShown extends Omit<AcceptanceOnRecord, 'owner' | 'beside'> {
  title: string
  /** Empty where its owner had not accepted it. */
  owner: string
  ownerAt: string
  /** Who accepted it beside the owner, as what; empty where nobody had, or nobody had to. */
  acceptedBy: string
  acceptedAt: string
  until: string
  decision: string
  /** Who accepted it so after the record was made; empty where nobody did. */
  since: string
}

export type AcceptanceTools = Pick<Stores, 'decisions' | 'people' | 'risks'>

/** As the record holds them, with the names in them. */
export async function acceptancesShown(
  { decisions, people, risks }: AcceptanceTools,
  { acceptances = [], closedAt }: Pick<CycleRecord, 'acceptances' | 'closedAt'>,
): Promise<AcceptanceShown[]> {
  const [known, made] = await Promise.all([
    risks.byIds(acceptances.map(({ risk }) => risk)),
    decisions.acceptancesOf(acceptances.map(({ risk }) => risk)),
  ])
  const names = await people.byIds([...acceptances.flatMap(peopleIn), ...made.flatMap(peopleDeciding)])
  return acceptances.map(({ owner, beside, ...about }) => {
    const decision = made.find(({ _id }) => _id === beside?.decision)
    return {
      ...about,
      title: first(known.get(about.risk)?.title ?? {}),
      ...{ owner: owner ? whoAnswered(owner, names, textsFor('en')) : '', ownerAt: owner?.at ?? '' },
      acceptedBy: decision?.decided ? whoDecided(decision.decided, names) : nameOf(beside, names),
      ...{ acceptedAt: beside?.at ?? '', until: beside?.until ?? '', decision: beside?.decision ?? '' },
      since: beside === null ? sinceText(about, closedAt, made, names) : '',
    }
  })
}

function nameOf(beside: AcceptanceOnRecord['beside'], names: ReadonlyMap<PersonId, Person>): string {
  return beside ? whoAnswered(beside, names, textsFor('en')) : ''
}

function peopleIn({ owner, beside }: AcceptanceOnRecord): PersonId[] {
  return [owner, beside].flatMap((said) => (said ? [said.by, ...(said.for ? [said.for] : [])] : []))
}

/** The first decision after that by which it was accepted as it stood then. */
function sinceText(
  { hash }: Pick<AcceptanceOnRecord, 'hash'>,
  closedAt: string,
  made: readonly Decision[],
  names: ReadonlyMap<PersonId, Person>,
): string {
  const isSince = ({ subject, decided }: Decision) => subject.hash === hash && (decided?.at ?? '') > closedAt
  const { _id, decided, until } = made.find(isSince) ?? {}
  return decided ? `${decided.at}, by ${whoDecided(decided, names)}, until ${until}, ${_id}` : ''
}

/** To be read, below the lines of the record. */
export function linesOfAcceptances(shown: readonly AcceptanceShown[]): string[] {
  if (shown.length === 0) return []
  return ['', 'Accepted when it was closed:', ...shown.flatMap((each) => textsOf(each))]
}

function textsOf({ risk, title, version, value, beyond, since, ...said }: AcceptanceShown): string[] {
  const owner = said.owner === '' ? 'not by its owner' : `by its owner ${said.owner}, ${said.ownerAt}`
  const beside =
    said.decision === ''
      ? 'by nobody beside them'
      : `by ${said.acceptedBy}, ${said.acceptedAt}, until ${said.until}, ${said.decision}`
  const above = beyond
    ? `above the appetite · ${beside}`
    : `assessed by older scales, so not comparable with the appetite · ${beside}`
  const appetite = beyond === false ? 'within the appetite' : above
  return [
    `- ${title} (${risk}), assessment ${version} · value ${value} · ${owner} · ${appetite}`,
    ...(since === '' ? [] : [`  Since then: ${since}`]),
  ]
}

/** For a spreadsheet, beside the risk that a line assesses; empty where there is none. */
export function columnsOfAcceptance(shown: AcceptanceShown | undefined): Record<string, string> {
  return {
    ...{ owner_accepted: shown?.owner ?? '', owner_accepted_at: shown?.ownerAt ?? '' },
    ...{ accepted_by: shown?.acceptedBy ?? '', accepted_at: shown?.acceptedAt ?? '' },
    ...{ accepted_until: shown?.until ?? '', acceptance_decision: shown?.decision ?? '' },
    accepted_since: shown?.since ?? '',
  }
}
