import { z } from 'zod'
import { units } from '../domain/figure.js'
import { measureNames } from '../domain/measure.js'
import { inLanguages } from './definition-fields.js'
import { type DocumentSource, headerFields, headerRemedies } from './document-header.js'
import { DateText, Identifier, PersonKey, wholeNumber } from './fields.js'
import type { OrganisationFile } from './organisation-file.js'
import { recurrenceFields, recurrenceRemedies, ruleIn } from './recurrence-fields.js'
import { type Remedies, YamlFile } from './yaml-file.js'

/** With at most two decimals, and no zero that says nothing: `98`, `99.5`. */
const Amount = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,2})?$/)
  .transform((text) => String(Number(text)))

const Entry = z
  .strictObject({
    id: Identifier,
    title: inLanguages(80),
    what: inLanguages(600),
    measure: inLanguages(300),
    measured: z.enum(measureNames).optional(),
    withinDays: wholeNumber(0, 365).optional(),
    unit: z.enum(units),
    atLeast: Amount.optional(),
    atMost: Amount.optional(),
    resources: inLanguages(300),
    owner: PersonKey,
    due: DateText,
    evaluated: inLanguages(300),
    ...recurrenceFields,
  })
  .transform((read, context) => {
    const { every, on, dates, from, country, atLeast, atMost, measured, withinDays, ...entry } = read
    const rule = ruleIn({ every, on, dates, from }, 'an objective', context)
    const target = atLeast ?? atMost
    const objection = objectionTo(read)
    if (objection) {
      const [field, message, remedy] = objection
      context.addIssue({ code: 'custom', path: [field], message, params: { remedy } })
    }
    if (!rule || objection || target === undefined) return z.NEVER
    return {
      ...{ ...entry, rule, country: country ?? null, target },
      direction: atLeast === undefined ? ('down' as const) : ('up' as const),
      measured: measured === undefined ? null : { by: measured, days: withinDays ?? null },
    }
  })

type Objected = [field: string, message: string, remedy: string]

function objectionTo({
  atLeast,
  atMost,
  measured,
  withinDays,
}: {
  atLeast?: string | undefined
  atMost?: string | undefined
  measured?: string | undefined
  withinDays?: number | undefined
}): Objected | null {
  if ((atLeast === undefined) === (atMost === undefined))
    return ['atLeast', 'has to stand there, or atMost, and not both', remedies['objectives.atLeast'] ?? '']
  if (withinDays !== undefined && measured === undefined)
    return ['withinDays', 'goes only with measured', 'Leave it out, or write what is measured.']
  return null
}

const Objectives = z.strictObject({ ...headerFields, objectives: z.array(Entry).max(40) })
export type ObjectivesEntry = z.infer<typeof Objectives>

const inEach = 'or one such text per language: { en: …, de: … }'
const remedies: Remedies = {
  ...headerRemedies,
  objectives: 'Write a list of objectives (6.2), or `objectives: []` for none.',
  'objectives.id': 'Write lower-case letters, digits and hyphens, such as quick-restore; it stays for ever.',
  'objectives.title': `Write what is to be achieved, at most 80 characters, ${inEach}.`,
  'objectives.what': `Write what will be done for it, at most 600 characters, ${inEach}.`,
  'objectives.measure': `Write how it is measured, at most 300 characters, ${inEach}.`,
  'objectives.measured': `Write what Steward counts by itself (${measureNames.join(', ')}), or leave it out: then its owner is asked.`,
  'objectives.withinDays': 'Write within how many days something has to be done to count, from 0 to 365.',
  'objectives.unit': `Write ${units.join(', ')}.`,
  'objectives.atLeast': 'Write the target: atLeast: 98, or atMost: 4; at most two decimals.',
  'objectives.atMost': 'Write the target: atMost: 4, or atLeast: 98; at most two decimals.',
  'objectives.resources': `Write what it takes, at most 300 characters, ${inEach}.`,
  'objectives.owner': 'Write the id of the person in people.csv who answers for it.',
  'objectives.due': 'Write the day by which it is achieved, such as 2027-12-31.',
  'objectives.evaluated': `Write how its results are evaluated, at most 300 characters, ${inEach}.`,
  ...recurrenceRemedies('objectives'),
}

/** `objectives.yaml`: what information security is to achieve, and by which plan (6.2). */
export const objectivesFile: OrganisationFile<DocumentSource<ObjectivesEntry>> = {
  pattern: /^objectives\.yaml$/,
  parse(source, findings) {
    const yaml = YamlFile.parse(source.name, source.text, findings, { example: 'objectives: []' })
    return yaml && { document: 'objectives', yaml, content: yaml.read(Objectives, remedies, findings) }
  },
}
