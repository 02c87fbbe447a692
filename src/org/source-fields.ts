import { z } from 'zod'
import type { SourcePlan } from '../domain/system.js'
import { checkedText } from './fields.js'
import type { Remedies } from './yaml-file.js'

/** What of a source's fields do not go together. */
interface Clash {
  path: PropertyKey[]
  message: string
  remedy: string
}

const text = (most: number) => z.string().trim().min(1).max(most)

const isVariable = (value: string) => /^[A-Z][A-Z0-9_]{1,99}$/.test(value)
/** What only a machine makes up. Whoever does not know that a name is asked for writes the secret itself. */
const looksLikeSecret = (value: string) =>
  /^(AKIA|ASIA)[A-Z0-9]{12,}$/.test(value) ||
  !/^[\w -]{1,60}$/.test(value) ||
  value.split('_').some((part) => part.length >= 16 && /\d/.test(part))

/** The environment variable that holds a secret. What stands there instead is never repeated. */
const Variable = checkedText((value) => {
  if (isVariable(value) && !looksLikeSecret(value)) return undefined
  return looksLikeSecret(value)
    ? {
        what: 'holds what looks like the secret itself, and not the name of the environment variable that holds it',
        remedy:
          'Write the name, such as GITHUB_TOKEN. If it is the secret, have a new one made: it stands in a file.',
      }
    : {
        what: 'is not the name of an environment variable',
        remedy: 'Write it in capitals, digits and underscores, such as GITHUB_TOKEN.',
      }
})

/** Where another system is reached; what signs one in does not stand in an address. */
const Address = checkedText((value) => {
  const url = URL.canParse(value) ? new URL(value) : null
  if (url?.protocol !== 'https:')
    return {
      what: 'is no address that begins with https://',
      remedy: 'Write all of it, such as https://crm.example/api/users.',
    }
  const named = [...url.searchParams.keys()].find((name) => /key|token|secret|passw|auth|sig$/i.test(name))
  if (url.username === '' && url.password === '' && named === undefined) return undefined
  return {
    what: 'holds what signs one in',
    remedy: 'Take it out, and write under token the name of the environment variable that holds it.',
  }
})

/** What every account has, and what a list may say of it. */
const AccountColumns = z.strictObject({
  id: text(200),
  login: text(200),
  name: text(200).exactOptional(),
  email: text(200).exactOptional(),
  entitlements: text(200).exactOptional(),
  lastUsed: text(200).exactOptional(),
  active: text(200).exactOptional(),
})

/** Day, month and year, each once; a time may follow. */
const DateFormat = z.string().refine((format) => {
  const parts = format.match(/y+|M+|d+/g) ?? []
  const areKnown = parts.every((part) => /^(d{1,2}|M{1,4}|yy|yyyy)$/.test(part))
  return areKnown && parts.length === 3 && new Set(parts.map((part) => part[0])).size === 3
})

const tabular = {
  entitlementsBetween: z.string().min(1).max(10).exactOptional(),
  activeValues: z.array(text(100)).min(1).max(20).exactOptional(),
  dateFormat: DateFormat.exactOptional(),
}

const Separator = z.union([z.enum([';', ',', '|', '\t']), z.literal('tab').transform(() => '\t')])

const Csv = z
  .strictObject({
    columns: AccountColumns,
    ...tabular,
    separator: Separator.exactOptional(),
    encoding: z.enum(['utf-8', 'latin-1', 'windows-1252', 'utf-16']).exactOptional(),
  })
  .superRefine(({ columns, ...rest }, context) => say(clashesIn(columns, rest, 'column'), context))
  .transform(({ columns, ...rest }) => ({ kind: 'csv' as const, fields: columns, ...rest }))

const Github = z
  .strictObject({
    organisation: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/),
    token: Variable,
    url: Address.exactOptional(),
  })
  .transform((source) => ({ kind: 'github' as const, ...source }))

const Entra = z
  .strictObject({
    tenant: z.string().regex(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9-]+(\.[a-z0-9-]+)+)$/i),
    client: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i),
    secret: Variable,
    groups: z.array(text(256)).min(1).max(100).exactOptional(),
  })
  .transform((source) => ({ kind: 'entra' as const, ...source }))

const Aws = z
  .strictObject({
    accessKeyId: Variable,
    secretAccessKey: Variable,
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
      .exactOptional(),
  })
  .transform((source) => ({ kind: 'aws' as const, ...source }))

/** `data.users`: names with dots between them. */
const Dotted = z
  .string()
  .max(200)
  .regex(/^[^.\s]+(\.[^.\s]+)*$/)

const Https = z
  .strictObject({
    url: Address,
    fields: AccountColumns,
    ...tabular,
    token: Variable.exactOptional(),
    header: z
      .string()
      .regex(/^[A-Za-z][A-Za-z-]{0,60}$/)
      .exactOptional(),
    items: Dotted.exactOptional(),
    next: Dotted.exactOptional(),
    cursor: z
      .string()
      .regex(/^[\w.-]{1,60}$/)
      .exactOptional(),
    count: Dotted.exactOptional(),
  })
  .superRefine(({ fields, ...rest }, context) =>
    say(
      [
        ...clashesIn(fields, rest, 'field'),
        ...needs(rest, 'header', 'token', 'Write under token the name of the variable that is sent in it.'),
        ...needs(rest, 'cursor', 'next', 'Write under next where the next cursor stands in an answer.'),
      ],
      context,
    ),
  )
  .transform((source) => ({ kind: 'https' as const, ...source }))

const kinds = { csv: Csv, github: Github, entra: Entra, aws: Aws, https: Https }
const names = Object.keys(kinds).join(', ')

/** `source:` of a system: where its accounts are read, in one of five ways. */
export const SourceField = z
  .strictObject({
    csv: Csv.optional(),
    github: Github.optional(),
    entra: Entra.optional(),
    aws: Aws.optional(),
    https: Https.optional(),
  })
  .transform(({ csv, github, entra, aws, https }, context): SourcePlan => {
    const given = [csv, github, entra, aws, https].filter((source) => source !== undefined)
    const [source] = given
    if (source && given.length === 1) return source
    const several = given.map(({ kind }) => kind).join(' and ')
    const clash = source
      ? { message: `names ${several}, and accounts are read in one way`, remedy: 'Keep one of them.' }
      : { message: 'does not say how accounts are read', remedy: `Write one of ${names} below it.` }
    say([{ path: [], ...clash }], context)
    return z.NEVER
  })

type Tabular = Partial<Record<'entitlementsBetween' | 'activeValues', unknown>>

/** What says how a column is read, without the column. */
function clashesIn(
  fields: z.infer<typeof AccountColumns>,
  { entitlementsBetween, activeValues }: Tabular,
  noun: 'column' | 'field',
): Clash[] {
  const missing = (field: string, of: keyof typeof fields): Clash => ({
    path: [field],
    message: `says how ${of} is read, and no ${noun} is named for it`,
    remedy: `Write under ${noun}s which one is ${of}, or leave this out.`,
  })
  return [
    ...(entitlementsBetween !== undefined && fields.entitlements === undefined
      ? [missing('entitlementsBetween', 'entitlements')]
      : []),
    ...(activeValues !== undefined && fields.active === undefined ? [missing('activeValues', 'active')] : []),
  ]
}

function needs<Field extends string>(
  source: Partial<Record<Field, unknown>>,
  field: Field,
  other: Field,
  remedy: string,
): Clash[] {
  const lacks = source[field] !== undefined && source[other] === undefined
  return lacks ? [{ path: [field], message: `does not go without ${other}`, remedy }] : []
}

function say(clashes: readonly Clash[], context: z.RefinementCtx): void {
  for (const { path, message, remedy } of clashes)
    context.addIssue({ code: 'custom', path, message, params: { remedy } })
}

const writeVariable = 'Write the name of the environment variable that holds it, such as'

function columnRemedies(place: string, noun: 'column' | 'field'): Remedies {
  const say = (what: string) => `Write the name of the ${noun} in which ${what} stands`
  return {
    [place]: `Write which ${noun} is what: at least id and login.`,
    [`${place}.id`]: `${say("the system's own id of an account, which never changes,")}.`,
    [`${place}.login`]: `${say('what its holder signs in with')}.`,
    [`${place}.name`]: `${say("its holder's name")}, or leave it out.`,
    [`${place}.email`]: `${say("its holder's address")}, or leave it out.`,
    [`${place}.entitlements`]: `${say('what it may do')}, or leave it out.`,
    [`${place}.lastUsed`]: `${say('when it was last used')}, or leave it out.`,
    [`${place}.active`]: `${say('whether it may be signed in with')}, or leave it out.`,
  }
}

function tabularRemedies(place: string): Remedies {
  return {
    [`${place}.entitlementsBetween`]:
      'Write what stands between several entitlements of one account, in quotes, such as ";".',
    [`${place}.activeValues`]:
      'Write as a list what stands there of an account that may be signed in with, such as [Active].',
    [`${place}.dateFormat`]:
      'Write how a day is written, with d for the day, M for the month and yyyy for the year, such as dd.MM.yyyy; without it, year-month-day.',
  }
}

/** How these are mended, where `source` stands at this place. */
export function sourceRemedies(place: string): Remedies {
  return {
    [place]: `Write how its accounts are read, as one of ${names}: docs/organisation-files.md shows each.`,
    [`${place}.csv`]: "Write under columns in which column of the owner's file what stands.",
    ...columnRemedies(`${place}.csv.columns`, 'column'),
    ...tabularRemedies(`${place}.csv`),
    [`${place}.csv.separator`]: 'Write ";", ",", "|" or tab, or leave it out: it is told from the file.',
    [`${place}.csv.encoding`]:
      'Write utf-8, latin-1, windows-1252 or utf-16, or leave it out: it is told from the file.',
    [`${place}.github`]: 'Write organisation and token.',
    [`${place}.github.organisation`]: 'Write the name that the organisation has in addresses on GitHub.',
    [`${place}.github.token`]: `${writeVariable} GITHUB_TOKEN.`,
    [`${place}.github.url`]: 'Write the address of your own GitHub Enterprise Server, or leave it out.',
    [`${place}.entra`]: 'Write tenant, client and secret.',
    [`${place}.entra.tenant`]: 'Write the id of the tenant, or its domain.',
    [`${place}.entra.client`]: 'Write the id of the application that reads the directory.',
    [`${place}.entra.secret`]: `${writeVariable} ENTRA_SECRET.`,
    [`${place}.entra.groups`]: 'Write a list of groups, or leave it out: then it is all users.',
    [`${place}.aws`]: 'Write accessKeyId and secretAccessKey.',
    [`${place}.aws.accessKeyId`]: `${writeVariable} AWS_AUDIT_KEY_ID.`,
    [`${place}.aws.secretAccessKey`]: `${writeVariable} AWS_AUDIT_SECRET.`,
    [`${place}.aws.region`]: 'Write a region such as eu-west-1, or leave it out.',
    [`${place}.https`]: 'Write url and fields.',
    [`${place}.https.url`]: 'Write an address such as https://crm.example/api/users.',
    ...columnRemedies(`${place}.https.fields`, 'field'),
    ...tabularRemedies(`${place}.https`),
    [`${place}.https.token`]: `${writeVariable} CRM_TOKEN, or leave it out where nobody has to sign in.`,
    [`${place}.https.header`]:
      'Write the header in which the token is sent, such as X-Api-Key; without it, it is a bearer token.',
    [`${place}.https.items`]:
      'Write where in an answer the list stands, with dots, such as data.users; without it the answer is the list.',
    [`${place}.https.next`]:
      'Write where in an answer the address or the cursor of the next page stands, with dots, such as paging.next.',
    [`${place}.https.cursor`]:
      'Write the parameter that takes the cursor of the next page; without it, next is an address.',
    [`${place}.https.count`]: 'Write where in an answer the number of all accounts stands, such as total.',
  }
}
