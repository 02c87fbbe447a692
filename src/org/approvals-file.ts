import { z } from 'zod'
import type { Needs } from '../domain/authority.js'
import { defaultApproval } from '../domain/organisation.js'
import type { RequestField } from '../domain/request.js'
import {
  definitionFields,
  definitionsFile,
  entryRemedies,
  inLanguages,
  type Texts,
} from './definition-fields.js'
import { Identifier, wholeNumber } from './fields.js'
import { isPerson, type SeatEntry, SeatField, writeASeat } from './seats.js'

/** One kind of request. */
export interface ApprovalEntry {
  id: string
  title: Texts
  about?: Texts | undefined
  controls: string[]
  fields: FieldEntry[]
  steps: StepEntry[]
}

/** What whoever asks fills in. */
export interface FieldEntry {
  id: string
  label: Texts
  hint?: Texts | undefined
  kind: RequestField['kind']
  options: { id: string; label: Texts }[]
  optional: boolean
}

/** Who decides, one step after the other. */
export interface StepEntry {
  who: SeatEntry[]
  needs: Needs
  businessDays: number
  escalate?: { afterBusinessDays: number; to: SeatEntry } | undefined
}

/** As much as Slack shows of an option. */
const LONGEST_OPTION = 75
/** As much as stands in one line of a form. */
const LONGEST_LABEL = 48

const Field = z
  .strictObject({
    id: Identifier,
    label: inLanguages(LONGEST_LABEL),
    hint: inLanguages(150).optional(),
    kind: z.enum(['text', 'long-text', 'date', 'choice']).default('text'),
    options: z
      .array(z.strictObject({ id: Identifier, label: inLanguages(LONGEST_OPTION) }))
      .min(2)
      .max(20)
      .optional(),
    optional: z.enum(['yes', 'no']).default('no'),
  })
  .transform(({ kind, options, optional, ...field }, context): FieldEntry => {
    const wrong = objectionToOptions(kind, options !== undefined)
    if (wrong === undefined) return { ...field, kind, options: options ?? [], optional: optional === 'yes' }
    const { what, remedy } = wrong
    context.addIssue({ code: 'custom', path: ['options'], message: what, params: { remedy } })
    return z.NEVER
  })

function objectionToOptions(kind: FieldEntry['kind'], hasOptions: boolean) {
  if ((kind === 'choice') === hasOptions) return undefined
  return hasOptions
    ? { what: `does not go with kind ${kind}`, remedy: 'Write `kind: choice`, or leave the options out.' }
    : { what: 'is missing, and this is a choice', remedy: writeOptions }
}

const Step = z
  .strictObject({
    who: z.union([SeatField.transform((seat) => [seat]), z.array(SeatField).min(1).max(20)]),
    needs: z.union([z.enum(['all', 'any']), wholeNumber(1, 20)]).default('all'),
    businessDays: wholeNumber(1, 60).default(defaultApproval.businessDays),
    escalate: z.strictObject({ afterBusinessDays: wholeNumber(1, 60), to: SeatField }).optional(),
  })
  .superRefine(({ who, needs }, context) => {
    const people = new Set(who.flatMap((seat) => (isPerson(seat) ? [seat.person] : [])))
    if (typeof needs !== 'number' || !who.every(isPerson) || needs <= people.size) return
    const named = people.size === 1 ? 'one person is' : `${people.size} people are`
    const remedy = `Write a number up to ${people.size}, or name more people.`
    const message = `is ${needs}, and only ${named} named`
    context.addIssue({ code: 'custom', path: ['needs'], message, params: { remedy } })
  })

const Entry = z.strictObject({
  id: definitionFields.id,
  title: inLanguages(60),
  about: inLanguages(300).optional(),
  controls: definitionFields.controls,
  fields: z.array(Field).min(1).max(10),
  steps: z.array(Step).min(1).max(5),
})

const writeOptions = 'Write two to twenty options as a list, each with `id` and `label`.'
const orInEach = 'or one such text per language: { en: …, de: … }'

/** `approvals.yaml`: what people may ask for in chat, and who decides on it. */
export const approvalsFile = definitionsFile<ApprovalEntry>('approvals', Entry, {
  ...entryRemedies('approvals', 'policy-exception', 60),
  'approvals.about': `Write when to ask for it, at most 300 characters, ${orInEach}; leave it out where the title says it.`,
  'approvals.fields': 'Write one to ten fields as a list, each with `id` and `label`.',
  'approvals.fields.id': 'Write lower-case letters, digits and hyphens, such as end-date.',
  'approvals.fields.label': `Write what is asked for, at most ${LONGEST_LABEL} characters, ${orInEach}.`,
  'approvals.fields.hint': `Write what helps to fill it in, at most 150 characters, ${orInEach}, or leave it out.`,
  'approvals.fields.kind': 'Write text, long-text, date or choice; without it, it is text.',
  'approvals.fields.options': writeOptions,
  'approvals.fields.options.id': 'Write lower-case letters, digits and hyphens, such as personal-data.',
  'approvals.fields.options.label': `Write what may be chosen, at most ${LONGEST_OPTION} characters, ${orInEach}.`,
  'approvals.fields.optional': 'Write yes where it may be left empty; without it, it may not.',
  'approvals.steps': 'Write one to five steps as a list, each with `who`.',
  'approvals.steps.who': `${writeASeat}, or a list of these.`,
  'approvals.steps.needs': 'Write all, any, or how many of them have to approve, from 1 to 20.',
  'approvals.steps.businessDays': 'Write how many business days each of them has, from 1 to 60.',
  'approvals.steps.escalate':
    'Write { afterBusinessDays: …, to: … }, or leave it out: then people are reminded, and nothing else.',
  'approvals.steps.escalate.afterBusinessDays':
    'Write how many business days it may be overdue, from 1 to 60.',
  'approvals.steps.escalate.to': `${writeASeat}; manager is that of whoever is late.`,
})
