import { z } from 'zod'
import type { CalendarDate } from '../domain/calendar-date.js'
import { type Affected, affected, type Rating, type Treatment, treatments } from '../domain/risk.js'
import {
  ControlNumber,
  definitionsFile,
  entryRemedies,
  inLanguages,
  type Texts,
} from './definition-fields.js'
import { DateText, Identifier, PersonKey, wholeNumber } from './fields.js'

/** One risk; people are ids in `people.csv`. */
export interface RiskEntry {
  id: string
  title: Texts
  threat: Texts
  vulnerability: Texts
  asset: Texts
  affects: Affected[]
  owner: string
  deputy?: string | undefined
  inherent: Rating
  current: Rating
  target: Rating
  treatment: Treatment
  controls: string[]
  plan: PlanEntry[]
}

export interface PlanEntry {
  id: string
  title: Texts
  owner: string
  due: CalendarDate
}

/** Within the scales, which the criteria know. */
const RatingField = z.strictObject({ likelihood: wholeNumber(1, 5), consequence: wholeNumber(1, 5) })

const Entry: z.ZodType<RiskEntry> = z.strictObject({
  id: Identifier,
  title: inLanguages(80),
  threat: inLanguages(300),
  vulnerability: inLanguages(300),
  asset: inLanguages(150),
  affects: z
    .array(z.enum(affected))
    .min(1)
    .transform((each) => affected.filter((property) => each.includes(property))),
  owner: PersonKey,
  deputy: PersonKey.optional(),
  inherent: RatingField,
  current: RatingField,
  target: RatingField,
  treatment: z.enum(treatments),
  controls: z
    .array(ControlNumber)
    .max(30)
    .default([])
    .transform((controls) => [...new Set(controls)]),
  plan: z
    .array(z.strictObject({ id: Identifier, title: inLanguages(120), owner: PersonKey, due: DateText }))
    .max(20)
    .default([]),
})

const writeARating = (when: string) => `Write { likelihood: 2, consequence: 3 }: how it is ${when}.`
const fromTheScale = 'Write a step of the scale in risk-criteria.yaml, counted from 1.'
const aText = (most: number) => `at most ${most} characters, or one such text per language: { en: …, de: … }.`

/** `risks.yaml`: the register to begin with (6.1.2 c). */
export const risksFile = definitionsFile<RiskEntry>('risks', Entry, {
  ...entryRemedies('risks', 'ransomware', 80),
  'risks.threat': `Write what may happen, ${aText(300)}`,
  'risks.vulnerability': `Write what lets it happen, ${aText(300)}`,
  'risks.asset': `Write what it would happen to, ${aText(150)}`,
  'risks.affects': `Write what is at stake as a list of ${affected.join(', ')}.`,
  'risks.owner': 'Write the id of the person in people.csv who owns it.',
  'risks.deputy':
    "Write the id of the person in people.csv who decides in the owner's stead, or leave it out.",
  'risks.inherent': writeARating('without any control'),
  'risks.inherent.likelihood': fromTheScale,
  'risks.inherent.consequence': fromTheScale,
  'risks.current': writeARating('today, with what is in place'),
  'risks.current.likelihood': fromTheScale,
  'risks.current.consequence': fromTheScale,
  'risks.target': writeARating('to be once the plan is carried out'),
  'risks.target.likelihood': fromTheScale,
  'risks.target.consequence': fromTheScale,
  'risks.treatment': `Write one of ${treatments.join(', ')}.`,
  'risks.controls':
    "Write a list of ISO 27001's numbers such as A.8.13, and of own controls, or leave it out.",
  'risks.plan':
    'Write what is still to be done as a list, each with `id`, `title`, `owner` and `due`, or leave it out.',
  'risks.plan.id': 'Write lower-case letters, digits and hyphens, such as offline-backups.',
  'risks.plan.title': `Write what is to be done, ${aText(120)}`,
  'risks.plan.owner': 'Write the id of the person in people.csv who does it.',
  'risks.plan.due': 'Write by when, as year-month-day, such as 2027-03-31.',
})
