import { z } from 'zod'

/** `YYYY-MM-DD`: a day in the calendar of whoever it concerns, over at 24:00 in their time zone. */
export const CalendarDate = z.iso.date()
export type CalendarDate = z.infer<typeof CalendarDate>
