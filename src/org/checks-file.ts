import { z } from 'zod'
import { normaliseText } from '../domain/policy.js'
import type { Shift } from '../domain/recurrence.js'
import { checkedText, Identifier, PersonKey } from './fields.js'
import type { OrganisationFile } from './organisation-file.js'
import { objectionToLanguage } from './places.js'
import { type RecurrenceRule, recurrenceFields, recurrenceRemedies, ruleOf } from './recurrence-fields.js'
import { type Remedies, YamlFile } from './yaml-file.js'

/** `checks.yaml`: the small recurring duties that show that a control works. */
export interface ChecksFile {
  /** None where one of them could not be read. */
  entries: CheckEntry[]
  yaml: YamlFile
}

/** One text, in the organisation's first language, or one per language. */
type Texts = string | Record<string, string>

/** One check. Owner and confirmer are ids in `people.csv`. */
export interface CheckEntry {
  id: string
  title: Texts
  controls: string[]
  lookAt: Texts
  owner: string
  /** A person, or {@link ISMS_LEAD}; null where nobody confirms. */
  confirmedBy: string | null
  rule: RecurrenceRule
  noticeDays: number
  businessDays: number
  shift: Shift
  /** Null: the organisation's. */
  country: string | null
}

/** Whoever that is when it is to be confirmed. */
export const ISMS_LEAD = 'isms-lead'

/** How many controls each theme of Annex A has. */
const controlsOfTheme = new Map([
  ['5', 37],
  ['6', 8],
  ['7', 14],
  ['8', 34],
])

/** `A.8.13`, or a clause of the standard itself: `9.1`. */
const ControlNumber = z.string().refine((text) => {
  const [, theme = '', number = ''] = /^A\.([5-8])\.([1-9]\d?)$/.exec(text) ?? []
  return Number(number) <= (controlsOfTheme.get(theme) ?? 0) ? theme !== '' : false
})
const Clause = z.string().regex(/^(4|5|6|7|8|9|10)\.[1-6](\.[1-3])?$/)

const Prose = (most: number) =>
  z
    .string()
    .transform((text) => normaliseText(text).trim())
    .pipe(z.string().min(1).max(most))
const InLanguages = (most: number) =>
  z.union([Prose(most), z.record(checkedText(objectionToLanguage), Prose(most))])

const Entry = z
  .strictObject({
    id: Identifier,
    title: InLanguages(80),
    controls: z
      .array(z.union([ControlNumber, Clause]))
      .min(1)
      .max(10),
    lookAt: InLanguages(1_000),
    owner: PersonKey,
    confirmedBy: PersonKey.optional(),
    ...recurrenceFields,
  })
  .transform(({ every, on, dates, from, country, confirmedBy, ...entry }, context): CheckEntry => {
    const rule = ruleOf({ every, on, dates, from }, 'a check')
    if ('field' in rule) {
      const { field, message, remedy } = rule
      context.addIssue({ code: 'custom', path: [field], message, params: { remedy } })
      return z.NEVER
    }
    const controls = [...new Set(entry.controls)]
    return { ...entry, controls, rule, confirmedBy: confirmedBy ?? null, country: country ?? null }
  })

const remedies: Remedies = {
  checks: 'Write a list of checks, or `checks: []` for none.',
  'checks.id': 'Write lower-case letters, digits and hyphens, such as restore-test; it stays for ever.',
  'checks.title':
    'Write what the check is called, at most 80 characters, or one such text per language: { en: Restore test, de: … }.',
  'checks.controls':
    "Write a list of ISO 27001's numbers, such as [A.8.13]: controls of Annex A, or clauses such as 9.1.",
  'checks.lookAt':
    'Write what whoever makes the check looks at, at most 1,000 characters, or one such text per language.',
  'checks.owner': 'Write the id of the person in people.csv who makes the check.',
  'checks.confirmedBy': `Write the id of a second person in people.csv, or ${ISMS_LEAD}; leave it out where nobody confirms.`,
  ...recurrenceRemedies('checks'),
}

export const checksFile: OrganisationFile<ChecksFile> = {
  pattern: /^checks\.yaml$/,
  parse(source, findings) {
    const yaml = YamlFile.parse(source.name, source.text, findings, { example: 'checks: []' })
    const read = yaml?.read(z.strictObject({ checks: z.array(Entry) }), remedies, findings)
    return yaml && { entries: read?.checks ?? [], yaml }
  },
}
