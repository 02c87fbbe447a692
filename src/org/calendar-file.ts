import { z } from 'zod'
import type { ProgrammeProcess } from '../domain/programme.js'
import type { Shift } from '../domain/recurrence.js'
import { PersonKey } from './fields.js'
import type { OrganisationFile } from './organisation-file.js'
import { type RecurrenceRule, recurrenceFields, recurrenceRemedies, ruleIn } from './recurrence-fields.js'
import { type Remedies, YamlFile } from './yaml-file.js'

/** `calendar.yaml`: what comes round of itself, and when. */
export interface CalendarFile {
  /** None where one of them could not be read. */
  entries: CalendarEntry[]
  yaml: YamlFile
}

/** One entry of the list: a duty, for each of its policies; of the risks there is one register. The owner is an id in `people.csv`. */
export interface CalendarEntry {
  process: ProgrammeProcess
  policies: 'all' | string[]
  rule: RecurrenceRule
  owner: string | null
  noticeDays: number
  businessDays: number
  shift: Shift
  /** Null: the organisation's. */
  country: string | null
}

/** What the organisation defines itself stands in files of its own. */
const processes = [
  'policy-review',
  'policy-acknowledgement',
  'risk-reassessment',
] as const satisfies readonly ProgrammeProcess[]

const ofPolicies = 'Write all, or a list of policy ids, such as [information-security].'
const isMissing = 'is missing'
const isOfNone = 'has no meaning here: a reassessment is about all risks of the register'
const leaveOut = 'Leave it out.'

const Entry = z
  .strictObject({
    process: z.enum(processes),
    policies: z.union([z.literal('all'), z.array(z.string()).min(1)]).optional(),
    owner: PersonKey.optional(),
    ...recurrenceFields,
  })
  .transform(
    ({ every, on, dates, from, owner, country, policies = [], ...entry }, context): CalendarEntry => {
      const isOfPolicies = entry.process !== 'risk-reassessment'
      if (isOfPolicies !== policies.length > 0) {
        const [message, remedy] = isOfPolicies ? [isMissing, ofPolicies] : [isOfNone, leaveOut]
        context.addIssue({ code: 'custom', path: ['policies'], message, params: { remedy } })
      }
      const needsEvery = entry.process === 'policy-review' ? null : `a ${entry.process}`
      const rule = ruleIn({ every, on, dates, from }, needsEvery, context)
      if (!rule) return z.NEVER
      return { ...entry, policies, rule, owner: owner ?? null, country: country ?? null }
    },
  )

const remedies: Remedies = {
  programmes: 'Write a list of what comes round, or `programmes: []` for nothing.',
  'programmes.process': `Write one of: ${processes.join(', ')}.`,
  'programmes.policies': ofPolicies,
  ...recurrenceRemedies('programmes'),
  'programmes.every':
    'Write up to 60 months or 260 weeks, such as 12 months or 2 weeks; leave it out for the reviewEveryMonths of each policy.',
  'programmes.owner':
    'Write the id of one of the people in people.csv, or leave it out for the owner of the policy, of risks for the ISMS lead.',
}

export const calendarFile: OrganisationFile<CalendarFile> = {
  pattern: /^calendar\.yaml$/,
  parse(source, findings) {
    const yaml = YamlFile.parse(source.name, source.text, findings, { example: 'programmes: []' })
    const calendar = yaml?.read(z.strictObject({ programmes: z.array(Entry) }), remedies, findings)
    return yaml && { entries: calendar?.programmes ?? [], yaml }
  },
}
