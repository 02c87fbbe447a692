import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { CsvSource, LivePlan, System } from '../domain/system.js'
import { csvRecords } from '../reading/csv.js'
import { decode, decodeAs } from '../reading/decode.js'
import type { ExportingSystem, PlayedSystem, SystemAccount } from '../sandbox/vendors/system.js'
import { readCsv } from '../sources/csv.js'
import type { Source } from '../sources/source.js'
import { systemSources } from '../sources/sources.js'
import type { Stores } from './stores.js'

const Day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const Account = z
  .strictObject({
    person: z.string().optional(),
    login: z.string().optional(),
    name: z.string().optional(),
    email: z.string().optional(),
    may: z.array(z.string()).default([]),
    lastUsed: z.union([z.int().min(0), Day]).optional(),
    enabled: z.boolean().default(true),
  })
  .refine(({ person, login }) => person ?? login, 'Give a person or a login')
const accounts = z.array(Account)
const names = z.array(z.string()).default([])

/** `live/<system>.yaml` beside an organisation's files: who has an account in a system that Steward reads itself. */
const files = {
  github: z.strictObject({ repositories: names, accounts }),
  entra: z.strictObject({ groups: names, roles: names, accounts }),
  aws: z.strictObject({ account: z.string().regex(/^\d{12}$/), groups: names, policies: names, accounts }),
}

export interface SandboxSystems {
  played: PlayedSystem[]
  /** Reads what is played at this address, and nothing else: not a name of it leaves the machine. */
  sourceAt(vendorsUrl: string): Source
}

/**
 * The organisation's systems as the sandbox plays them. What opens them is made up at each start and known here alone: no
 * secret of the environment gets to the sandbox, and none of the sandbox's opens anything real.
 */
export async function sandboxSystems(
  stores: Pick<Stores, 'systems' | 'people'>,
  folder: string,
): Promise<SandboxSystems> {
  const secrets: Record<string, string> = {}
  const secret = (variable: string) => (secrets[variable] ??= randomBytes(24).toString('hex'))
  const played: PlayedSystem[] = []
  for (const system of await stores.systems.list()) {
    const { source } = system
    if (source.kind === 'csv') played.push(...(await exporting(system, source, folder)))
    else played.push(...(await live(system, source, { secret, people: stores.people, folder })))
  }
  return {
    played,
    sourceAt: (vendorsUrl) =>
      systemSources(secrets, {
        fetch: (input, init) => {
          const { host, pathname, search } = new URL(String(input))
          return fetch(`${vendorsUrl}${host}${pathname}${search}`, init)
        },
        awsEndpoint: `${vendorsUrl}iam.amazonaws.com`,
      }),
  }
}

interface Known {
  secret: (variable: string) => string
  people: Stores['people']
  folder: string
}

/** The variables that hold what opens it. */
function secretsOf(plan: LivePlan): string[] {
  switch (plan.kind) {
    case 'entra':
      return [plan.secret]
    case 'aws':
      return [plan.accessKeyId, plan.secretAccessKey]
    default:
      return plan.token === undefined ? [] : [plan.token]
  }
}

/** Nothing where the organisation has no file for it: such a system does not answer in the sandbox. */
async function live(system: System, plan: LivePlan, known: Known): Promise<PlayedSystem[]> {
  secretsOf(plan).forEach(known.secret)
  const common = { id: system.system, title: titleOf(system) }
  const path = join(known.folder, 'live', `${system.system}.yaml`)
  switch (plan.kind) {
    case 'github': {
      const { organisation, token, url } = plan
      const file = url ? null : await fileAt(path, files.github)
      if (file === null) return []
      const people = await accountsOf(file.accounts, path, known)
      const { repositories } = file
      const opened = { organisation, token: known.secret(token) }
      return [{ ...common, kind: 'github', ...opened, repositories, accounts: people }]
    }
    case 'entra': {
      const { tenant, client } = plan
      const file = await fileAt(path, files.entra)
      if (file === null) return []
      const people = await accountsOf(file.accounts, path, known)
      const { groups, roles } = file
      const opened = { tenant, client, secret: known.secret(plan.secret) }
      return [{ ...common, kind: 'entra', ...opened, groups, roles, accounts: people }]
    }
    case 'aws': {
      const file = await fileAt(path, files.aws)
      if (file === null) return []
      const people = await accountsOf(file.accounts, path, known)
      const { account, groups, policies } = file
      const accessKeyId = known.secret(plan.accessKeyId)
      return [{ ...common, kind: 'aws', accessKeyId, account, groups, policies, accounts: people }]
    }
    case 'https':
      return []
  }
}

function titleOf({ title, system }: System): string {
  return title.en ?? Object.values(title)[0] ?? system
}

async function accountsOf(
  listed: z.infer<typeof accounts>,
  path: string,
  { people }: Known,
): Promise<SystemAccount[]> {
  const holders = await people.byKeys(listed.flatMap(({ person }) => person ?? []))
  return listed.map(({ person, login, name, email, may, lastUsed = null, enabled }) => {
    const holder = person === undefined ? undefined : holders.get(person)
    if (person !== undefined && holder === undefined)
      throw new Error(`${path} cannot be used: there is no ${person} in people.csv`)
    return {
      login: login ?? holder?.email ?? '',
      name: name ?? holder?.name ?? null,
      email: email ?? holder?.email ?? null,
      ...{ may, lastUsed, enabled },
    }
  })
}

/** Null where there is none. */
async function fileAt<File>(path: string, shape: z.ZodType<File>): Promise<File | null> {
  const bytes = await bytesAt(path)
  if (bytes === null) return null
  const read = shape.safeParse(parse(bytes.toString('utf8')))
  if (read.success) return read.data
  throw new Error(`${path} cannot be used:\n${z.prettifyError(read.error)}`)
}

async function bytesAt(path: string): Promise<Buffer | null> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

/** From `exports/<system>.csv`, where there is one. */
async function exporting(system: System, plan: CsvSource, folder: string): Promise<ExportingSystem[]> {
  const file = `${system.system}.csv`
  const bytes = await bytesAt(join(folder, 'exports', file))
  if (bytes === null) return []
  const { encoding } = plan
  const text = encoding ? decodeAs(bytes, encoding) : decode(bytes).text
  const separator = plan.separator ?? ','
  const records: string[][] = []
  for await (const { cells } of csvRecords(text, separator)) records.push(cells)
  const [columns = [], ...rows] = records
  const at = (column: string | undefined) => columns.indexOf(column ?? '')
  const read = (await readCsv(bytes, plan)).accounts
  const rowOf = new Map(rows.map((cells) => [cells[at(plan.fields.id)] ?? '', cells]))
  return [
    {
      ...{ id: system.system, title: titleOf(system), kind: 'export', file, columns, separator },
      rows: new Map(read.map(({ id, login }) => [login, rowOf.get(id) ?? []])),
      mayColumn: at(plan.fields.entitlements),
      between: plan.entitlementsBetween ?? '',
      encoding: encoding === 'latin-1' ? 'latin1' : 'utf8',
      accounts: read.map(({ login, name, email, entitlements, lastUsed, active }) => ({
        ...{ login, name, email, may: entitlements, enabled: active },
        lastUsed: lastUsed === 'never' ? null : lastUsed,
      })),
    },
  ]
}
