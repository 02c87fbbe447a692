import { z } from 'zod'
import { type KnownAccountType, knownAccountTypes, type Rotation } from '../domain/known-account.js'
import { definitionsFile, inLanguages, type Texts } from './definition-fields.js'
import { DateText, Identifier, PersonKey } from './fields.js'

/** One account that no address tells. People are ids in `people.csv`. */
export type AccountEntry = { system: string; account: string } & (
  | { type: 'person'; person: string; purpose: Texts | undefined }
  | {
      type: Exclude<KnownAccountType, 'person'>
      owner: string
      heldBy: string[]
      purpose: Texts
      rotation: Rotation | null
    }
)

type Every = Rotation['every']

const Interval = z
  .string()
  .regex(/^[1-9]\d{0,3} (day|week|month)s?$/)
  .transform((text): Every => {
    const [count = '', unit = ''] = text.split(' ')
    return {
      count: Number(count),
      unit: unit.startsWith('day') ? 'days' : unit.startsWith('week') ? 'weeks' : 'months',
    }
  })
  .refine(({ count, unit }) => count <= { days: 1_830, weeks: 260, months: 60 }[unit])

const Fields = z.strictObject({
  system: Identifier,
  account: z.string().trim().min(1).max(200),
  type: z.enum(knownAccountTypes),
  person: PersonKey.optional(),
  owner: PersonKey.optional(),
  heldBy: z.array(PersonKey).min(1).max(50).optional(),
  purpose: inLanguages(300).optional(),
  rotateEvery: Interval.optional(),
  rotated: DateText.optional(),
})

const Entry = Fields.transform((fields, context): AccountEntry => {
  const clash = clashIn(fields)
  if (clash) context.addIssue({ code: 'custom', ...clash, params: { remedy: clash.remedy } })
  const { system, account, type, person, owner, purpose } = fields
  if (clash) return z.NEVER
  if (type === 'person') return person ? { system, account, type, person, purpose } : z.NEVER
  if (owner === undefined || purpose === undefined) return z.NEVER
  const { heldBy, rotateEvery, rotated } = fields
  return {
    ...{ system, account, type, owner, purpose, heldBy: [...new Set(heldBy)] },
    rotation: rotateEvery && rotated ? { every: rotateEvery, last: rotated } : null,
  }
})

interface Clash {
  path: [keyof z.infer<typeof Fields>]
  message: string
  remedy: string
}

/** What a type demands, and what does not go with it. */
function clashIn(fields: z.infer<typeof Fields>): Clash | undefined {
  const isThere = (field: keyof typeof fields) => fields[field] !== undefined
  const missing = (field: keyof typeof fields, message: string, remedy: string): Clash | undefined =>
    isThere(field) ? undefined : { path: [field], message, remedy }
  if (fields.type === 'person') {
    const wrong = (['owner', 'heldBy', 'rotateEvery', 'rotated'] as const).find(isThere)
    if (wrong)
      return {
        path: [wrong],
        message: 'does not go with type person',
        remedy: 'Leave it out: person says whose it is.',
      }
    return missing('person', 'is missing, and type is person', remedies['accounts.person'])
  }
  if (isThere('person'))
    return {
      path: ['person'],
      message: `does not go with type ${fields.type}`,
      remedy: 'Write under owner who answers for it, or `type: person` where it is theirs alone.',
    }
  return (
    missing('owner', 'is missing', remedies['accounts.owner']) ??
    missing('purpose', 'is missing', remedies['accounts.purpose']) ??
    (isThere('rotateEvery')
      ? missing('rotated', 'is missing, and rotateEvery counts from it', remedies['accounts.rotated'])
      : undefined) ??
    (isThere('rotated')
      ? missing(
          'rotateEvery',
          'is missing, and rotated says when it was last done',
          remedies['accounts.rotateEvery'],
        )
      : undefined)
  )
}

const remedies = {
  accounts: 'Write a list of accounts, or `accounts: []` for none.',
  'accounts.system': 'Write the id of one of the systems in systems.yaml.',
  'accounts.account': "Write the system's own id of the account, or what is signed in with.",
  'accounts.type': `Write one of ${knownAccountTypes.join(', ')}.`,
  'accounts.person': 'Write the id of the person in people.csv whose account it is.',
  'accounts.owner': 'Write the id of the person in people.csv who answers for the account.',
  'accounts.heldBy': 'Write a list of the people in people.csv who may use it too, or leave it out.',
  'accounts.purpose':
    'Write what it is for, at most 300 characters, or one such text per language: { en: …, de: … }.',
  'accounts.rotateEvery': 'Write how often its secret is changed, such as 90 days or 12 months.',
  'accounts.rotated': 'Write when its secret was changed last, as year-month-day, such as 2026-09-01.',
}

/** `accounts.yaml`: accounts that belong to nobody, or whose address does not tell whose they are (A.5.16, A.5.17). */
export const accountsFile = definitionsFile('accounts', Entry, remedies)
