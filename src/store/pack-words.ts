import { isActionSlot } from '../domain/review-course.js'
import type { ReviewPack } from '../domain/review-pack.js'
import type { Asks } from './asks.js'
import type { Findings } from './findings.js'
import type { Nonconformities } from './nonconformities.js'
import type { ReviewMeetings } from './review-meetings.js'

export interface PackWordsTools {
  asks: Asks
  findings: Findings
  nonconformities: Nonconformities
  reviewMeetings: ReviewMeetings
}

/**
 * People's own words that the pack of a meeting refers to, by what the ledger holds of them. What was erased meanwhile, or is
 * another by now, is not among them.
 */
export async function wordsOfPack(
  { asks, findings, nonconformities, reviewMeetings }: PackWordsTools,
  { sections }: ReviewPack,
  cycle: string,
): Promise<Map<string, string>> {
  const items = sections.flatMap((section) => section.items.filter(({ commitment }) => commitment))
  const records = [...new Set(items.map(({ record }) => record))]
  const meetings = records.filter((id) => isActionSlot(actionIn(id))).map((id) => id.split('#')[0] ?? '')
  const [said, raised, found, held] = await Promise.all([
    asks.allOf(cycle),
    nonconformities.byIds(records),
    Promise.all(records.filter((id) => id.startsWith('finding-')).map((id) => findings.byId(id))),
    Promise.all([...new Set(meetings)].map((id) => reviewMeetings.byId(id))),
  ])
  const kept = [
    ...said.map(({ answer }) => answer?.reason),
    ...raised.map(({ nature }) => nature),
    ...found.map((finding) => finding?.statement),
    ...held.flatMap((meeting) => meeting?.actions.map(({ what }) => what)),
  ]
  return new Map(kept.flatMap((each) => (each ? [[each.commitment, each.text] as const] : [])))
}

function actionIn(record: string): string {
  return record.split('#')[1] ?? ''
}
