import type { RecordLine } from '../domain/record.js'
import type { LineAbout } from './record-risks.js'

/** What the record of a training year shows of a line: of which version, why they need it, and with which result. */
export function aboutTraining({
  subject,
  needed,
  attempts = [],
  answer,
  outcome,
}: RecordLine): LineAbout | null {
  if (subject?.type !== 'course') return null
  const last = attempts.at(-1)
  const until = answer?.until
  const counts = outcome === 'granted' ? 'Waived until' : 'Counts until'
  return {
    what: `${subject.id}, version ${subject.version}`,
    details: [
      ...(needed ? [`Needed as: ${[needed.as, ...(needed.of ? [needed.of] : [])].join(' ')}`] : []),
      ...(needed?.renews ? ['To be renewed'] : []),
      ...(last ? [`Attempts: ${attempts.length}; in the last ${last.right} of ${last.of} right`] : []),
      ...(until === undefined ? [] : [`${counts}: ${until}`]),
    ],
  }
}
