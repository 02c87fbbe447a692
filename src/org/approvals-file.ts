import { z } from 'zod'
import type { Needs } from '../domain/authority.js'
import { defaultApproval } from '../domain/organisation.js'
import type { DateRule, RequestField } from '../domain/request.js'
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
  dates?: DateRule
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
    dates: z
      .strictObject({
        past: z.enum(['yes', 'no']).default('no'),
        withinMonths: wholeNumber(1, 120).optional(),
        after: Identifier.optional(),
      })
      .transform(
        ({ past, withinMonths, after }): DateRule => ({
          ...(past === 'yes' ? { past: true } : {}),
          ...(withinMonths === undefined ? {} : { withinMonths }),
          ...(after === undefined ? {} : { after }),
        }),
      )
      .optional(),
  })
  .transform(({ kind, options, optional, dates, ...field }, context): FieldEntry => {
    const wrong = objectionToOptions(kind, options !== undefined) ?? objectionToDates(kind, dates)
    if (wrong === undefined) {
      const rule = kind === 'date' ? { dates: dates ?? {} } : {}
      return { ...field, kind, options: options ?? [], optional: optional === 'yes', ...rule }
    }
    const { path, what, remedy } = wrong
    context.addIssue({ code: 'custom', path: [path], message: what, params: { remedy } })
    return z.NEVER
  })

function objectionToOptions(kind: FieldEntry['kind'], hasOptions: boolean) {
  if ((kind === 'choice') === hasOptions) return undefined
  const path = 'options'
  return hasOptions
    ? {
        path,
        what: `does not go with kind ${kind}`,
        remedy: 'Write `kind: choice`, or leave the options out.',
      }
    : { path, what: 'is missing, and this is a choice', remedy: writeOptions }
}

function objectionToDates(kind: FieldEntry['kind'], dates: DateRule | undefined) {
  if (kind === 'date' || dates === undefined) return undefined
  const remedy = 'Write `kind: date`, or leave it out.'
  return { path: 'dates', what: `does not go with kind ${kind}`, remedy }
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

/** A date comes after the one in a field that stands before it. */
function checkOrder(fields: readonly FieldEntry[], context: z.RefinementCtx): void {
  for (const [index, { dates }] of fields.entries()) {
    const after = dates?.after
    if (after === undefined) continue
    const before = fields.slice(0, index).find(({ id }) => id === after)
    if (before?.kind === 'date') continue
    const params = { remedy: 'Write the id of a date that stands before this field.' }
    const message = `"${after}" is no date before this one`
    context.addIssue({ code: 'custom', path: [index, 'dates', 'after'], message, params })
  }
}

const Entry = z.strictObject({
  id: definitionFields.id,
  title: inLanguages(60),
  about: inLanguages(300).optional(),
  controls: definitionFields.controls,
  fields: z.array(Field).min(1).max(10).superRefine(checkOrder),
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
  'approvals.fields.dates':
    'Write which days it may be, such as { withinMonths: 12 }, or leave it out: then from today on.',
  'approvals.fields.dates.past': 'Write yes where it may lie in the past; without it, it may not.',
  'approvals.fields.dates.withinMonths': 'Write so many months from today at the latest, from 1 to 120.',
  'approvals.fields.dates.after': 'Write the id of a date that stands before this field.',
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
