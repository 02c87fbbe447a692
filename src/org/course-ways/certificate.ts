import { z } from 'zod'
import type { Remedies } from '../yaml-file.js'

/** `certificate` of a course: whoever holds one hands it in. */
export const CertificateFields = z.strictObject({ confirmedBy: z.enum(['trainer', 'manager']) })
export type CertificateFields = z.infer<typeof CertificateFields>

export const certificateRemedies: Remedies = {
  'courses.certificate': 'Write `confirmedBy` below it, indented.',
  'courses.certificate.confirmedBy': 'Write trainer, who is the owner of the course, or manager.',
}
