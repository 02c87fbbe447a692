import { z } from 'zod'
import { CalendarDate } from '../domain/calendar-date.js'
import type { Objection } from './places.js'

/** Text that {@link Objection}s may be made to; the remedy travels with the issue. */
export function checkedText(objectionTo: (value: string) => Objection | undefined) {
  return z.string().superRefine((value, context) => {
    const objection = objectionTo(value)
    if (objection)
      context.addIssue({ code: 'custom', message: objection.what, params: { remedy: objection.remedy } })
  })
}

/** How an issue of {@link checkedText} is to be mended. */
export function remedyOf(issue: z.core.$ZodIssue): string | undefined {
  const remedy: unknown = issue.code === 'custom' ? issue.params?.remedy : undefined
  return typeof remedy === 'string' ? remedy : undefined
}

/** An empty cell is null. */
export function emptyOr<T extends z.ZodType>(field: T) {
  return z.preprocess((cell) => (cell === '' ? null : cell), field.nullable())
}

/** A whole number between these, written in digits. */
export function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most)
}

/** A name for what is no person, which stays for ever. */
export const Identifier = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** The name that people have in these files: capitals make no difference. */
export const PersonKey = z
  .string()
  .max(64)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]*$/u)
  .transform((key) => key.normalize('NFC').toLowerCase())

export const DateText = checkedText((date) => {
  if (CalendarDate.safeParse(date).success) return undefined
  const looksRight = /^\d{4}-\d{2}-\d{2}$/.test(date)
  return {
    what: looksRight ? `"${date}" is no day in the calendar` : `"${date}" is not written as a date`,
    remedy: 'Write year-month-day, such as 2026-03-09.',
  }
})
