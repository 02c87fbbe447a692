import type { CalendarDate } from '../domain/calendar-date.js'
import { type KnownAccountType, knownAccountId, type Rotation } from '../domain/known-account.js'
import type { AccountEntry } from './accounts-file.js'
import { type DefinitionsFile, textsIn } from './definition-fields.js'
import { checkAsked } from './definitions.js'
import { didYouMean } from './did-you-mean.js'
import { DateText, Identifier } from './fields.js'
import { checkListed, namedAt, type Reference } from './people-checks.js'
import type { PeopleFile } from './people-file.js'
import type { Findings } from './problems.js'
import type { OrganisationSettings } from './settings.js'
import type { YamlFile } from './yaml-file.js'

/** One account as the folder has it: people stand in it by their id in `people.csv`. */
export type AccountDraft = { system: string; account: string; purpose: Record<string, string> } & (
  | { type: 'person'; person: string }
  | { type: Exclude<KnownAccountType, 'person'>; owner: string; heldBy: string[]; rotation: Rotation | null }
)

export function assembleAccounts(
  { entries, yaml }: DefinitionsFile<AccountEntry>,
  settings: OrganisationSettings,
  findings: Findings,
): AccountDraft[] {
  const textsAt = textsIn(yaml, settings, findings)
  return entries.map(({ purpose, ...entry }, index) => ({
    ...entry,
    purpose: textsAt(['accounts', index, 'purpose'], purpose),
  }))
}

/** What accounts are held against. */
interface Known {
  /** Undefined where they could not be read. */
  people: PeopleFile | undefined
  /** The ids of all systems; null where they are not known. */
  systems: readonly string[] | null
  today: CalendarDate
}

type Path = readonly PropertyKey[]

/**
 * No account stands twice, its system is there, and so is whoever answers for it. Found whatever else of the file cannot be
 * read.
 */
export function checkAccounts(
  { yaml }: Pick<DefinitionsFile, 'yaml'>,
  known: Known,
  findings: Findings,
): void {
  const lines = new Map<string, number>()
  for (const entry of yaml.entriesOf(['accounts'])) {
    checkSystem(yaml, entry, known, findings)
    checkOnce(yaml, entry, lines, findings)
    checkPeopleOf(yaml, entry, known, findings)
    checkRotated(yaml, entry, known, findings)
  }
}

function checkSystem(yaml: YamlFile, entry: Path, { systems }: Known, findings: Findings): void {
  const path = [...entry, 'system']
  const id = Identifier.safeParse(yaml.textAt(path)).data
  if (id === undefined || systems === null || systems.includes(id)) return
  findings.problem({
    ...{ file: yaml.name, line: yaml.lineOf(path), what: `"${id}" is no system of systems.yaml` },
    remedy: `${didYouMean(id, systems)}Write the id of one of the systems there.`,
  })
}

/** @param lines where each account stands so far */
function checkOnce(yaml: YamlFile, entry: Path, lines: Map<string, number>, findings: Findings): void {
  const system = yaml.textAt([...entry, 'system'])
  const account = yaml.textAt([...entry, 'account'])
  if (system === undefined || account === undefined) return
  const id = knownAccountId(system, account)
  const line = yaml.lineOf([...entry, 'account'])
  const already = lines.get(id)
  if (already === undefined) lines.set(id, line)
  else
    findings.problem({
      ...{ file: yaml.name, line },
      what: `account "${account}" of ${system} stands already in line ${already}`,
      remedy: 'Keep one of the two: capitals make no difference.',
    })
}

/** Who answers for it is asked about it; who only may use it need not be reached. */
function checkPeopleOf(yaml: YamlFile, entry: Path, { people, today }: Known, findings: Findings): void {
  if (!people) return
  const owner = namedAt(yaml, [...entry, 'owner'])
  if (owner) checkAsked(owner, people, today, findings)
  const others = [
    namedAt(yaml, [...entry, 'person']),
    ...yaml.entriesOf([...entry, 'heldBy']).map((path) => namedAt(yaml, path, 'heldBy')),
  ]
  for (const named of others.filter((each): each is Reference => each !== null))
    checkListed(named, people, findings)
}

function checkRotated(yaml: YamlFile, entry: Path, { today }: Known, findings: Findings): void {
  const path = [...entry, 'rotated']
  const rotated = DateText.safeParse(yaml.textAt(path)).data
  if (rotated === undefined || rotated <= today) return
  findings.problem({
    ...{ file: yaml.name, line: yaml.lineOf(path), what: `rotated ${rotated} is still to come` },
    remedy: 'Write the day on which its secret was changed last.',
  })
}
