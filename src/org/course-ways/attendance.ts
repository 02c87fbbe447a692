import { z } from 'zod'
import type { Remedies } from '../yaml-file.js'

/** `attendance` of a course: its owner says who was there. */
export const AttendanceField = z.literal('true')

export const attendanceRemedies: Remedies = {
  'courses.attendance': 'Write true where the owner of the course says who was there, else leave it out.',
}
