import { createHash } from 'node:crypto'

/** One account in a system that the sandbox plays. */
export interface SystemAccount {
  /** What its holder signs in with; it names the account. */
  login: string
  name: string | null
  email: string | null
  /** What it may do, in the words of {@link choicesOf}. */
  may: readonly string[]
  /** `YYYY-MM-DD`, or how many days ago whenever that is asked; null for never. */
  lastUsed: string | number | null
  enabled: boolean
}

interface Common {
  /** As the organisation calls it; names its state for ever. */
  id: string
  title: string
  accounts: readonly SystemAccount[]
}

export interface GithubSystem extends Common {
  kind: 'github'
  organisation: string
  token: string
  repositories: readonly string[]
}

export interface EntraSystem extends Common {
  kind: 'entra'
  tenant: string
  client: string
  secret: string
  groups: readonly string[]
  roles: readonly string[]
}

export interface AwsSystem extends Common {
  kind: 'aws'
  accessKeyId: string
  /** Twelve digits. */
  account: string
  groups: readonly string[]
  policies: readonly string[]
}

/** One whose accounts are exported to a file by hand. */
export interface ExportingSystem extends Common {
  kind: 'export'
  file: string
  columns: readonly string[]
  /** The cells of each account, by its login, and in which of them stands what it may. */
  rows: ReadonlyMap<string, readonly string[]>
  mayColumn: number
  between: string
  separator: string
  encoding: BufferEncoding
}

export type PlayedSystem = GithubSystem | EntraSystem | AwsSystem | ExportingSystem

/** What may be given to an account; of each choice one, or nothing. */
export interface Choice {
  of: string
  options: readonly string[]
}

/** Who has everything, who is in, and who is let in to one thing. */
const memberships = ['owner', 'member', 'outside collaborator'] as const
const repositoryRoles = ['read', 'triage', 'write', 'maintain', 'admin'] as const

export function choicesOf(system: PlayedSystem): Choice[] {
  const each = (names: readonly string[], prefix = '') =>
    names.map((name) => ({ of: prefix + name, options: [prefix + name] }))
  switch (system.kind) {
    case 'github':
      return [
        { of: 'organisation', options: memberships },
        ...system.repositories.map((repository) => ({
          of: repository,
          options: repositoryRoles.map((role) => `${repository}: ${role}`),
        })),
      ]
    case 'entra':
      return [...each(system.groups), ...each(system.roles, 'role: '), ...each(['guest'])]
    case 'aws':
      return [...each(system.groups, 'group: '), ...each(system.policies)]
    case 'export':
      return each([...new Set(system.accounts.flatMap(({ may }) => may))].sort())
  }
}

/** Says what is wrong with giving an account this; null where nothing is. */
export function refusalOf(system: PlayedSystem, may: readonly string[]): string | null {
  const choices = choicesOf(system)
  const unknown = may.find((each) => !choices.some(({ options }) => options.includes(each)))
  if (unknown !== undefined) return `${system.title} knows no “${unknown}”`
  const doubled = choices.find(({ options }) => may.filter((each) => options.includes(each)).length > 1)
  return doubled ? `Of ${doubled.of} an account has one` : null
}

/** When it was used last, as of `now`; null for never. */
export function lastUsedAt({ lastUsed }: Pick<SystemAccount, 'lastUsed'>, now: Date): Date | null {
  if (lastUsed === null) return null
  if (typeof lastUsed === 'number') return new Date(now.getTime() - lastUsed * 86_400_000)
  const then = new Date(`${lastUsed}T14:20:00Z`)
  return then < now ? then : now
}

/** The same whenever it is worked out from the same parts. */
function digestOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex')
}

/** Who comes back under the same name is the same, as with the vendors. */
export function numberOf(...parts: string[]): number {
  return Number.parseInt(digestOf(...parts).slice(0, 7), 16) + 1
}

export function guidOf(...parts: string[]): string {
  const digest = digestOf(...parts)
  return [8, 12, 16, 20, 32].map((end, index) => digest.slice([0, 8, 12, 16, 20][index], end)).join('-')
}

export function keyOf(prefix: string, ...parts: string[]): string {
  return (
    prefix +
    digestOf(...parts)
      .slice(0, 17)
      .toUpperCase()
  )
}

/** What a stand-in says to one request of the vendor's API. */
export interface Answer {
  status?: number
  headers?: Record<string, string>
  /** Sent as it is where it is text, else as JSON. */
  body: string | object
}

/** One request, as the vendor would get it. */
export interface Asked {
  method: string
  path: string
  query: URLSearchParams
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: string
}
