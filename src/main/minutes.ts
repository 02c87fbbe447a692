import { writeFile } from 'node:fs/promises'
import { reviewMinutesPdf } from '../bot/pdf/review-minutes-pdf.js'
import { minutesViewFor, type ReviewPaperTools } from '../bot/review-paper.js'
import { languages, textsFor } from '../bot/texts/texts.js'
import { parseCycleId } from '../domain/cycle.js'

export interface MinutesAsked {
  /** With or without `cycle/` before it. */
  cycle: string
  file: string
  /** The organisation's first, if none is named. */
  language?: string
}

/** `steward minutes`: writes the minutes of a management review as PDF, signed or as a draft. Returns the exit code. */
export async function minutesCommand(
  stores: ReviewPaperTools,
  { cycle, file, language: spoken }: MinutesAsked,
  now: Date,
  print: (line: string) => void,
): Promise<number> {
  if (!file.toLowerCase().endsWith('.pdf')) {
    print(`${file} does not end in .pdf, so nothing was written.`)
    return 2
  }
  if (spoken !== undefined && !languages.includes(spoken)) {
    print(
      `Minutes are written in: ${languages.join(', ')}. “${spoken}” is none of them, so nothing was written.`,
    )
    return 2
  }
  const [meeting, organisation] = await Promise.all([
    stores.reviewMeetings.byId(parseCycleId(cycle)),
    stores.organisation.read(),
  ])
  const definition = meeting && (await stores.managementReviews.newest(meeting.review))
  if (!meeting || !definition || !organisation) {
    print(`There is no management review ${cycle}. Their cycles are called management-review.ID/PERIOD.`)
    return 1
  }
  const language = spoken ?? organisation.languages[0] ?? 'en'
  const texts = textsFor(language, organisation.languages[0])
  const reader = { _id: '', language, timeZone: organisation.timeZone }
  const view = await minutesViewFor(stores, meeting, definition, reader)
  await writeFile(
    file,
    await reviewMinutesPdf(view, { organisation: organisation.name, madeAt: now.toISOString() }, texts),
  )
  const what = meeting.signed ? 'The signed minutes of' : 'A draft of the minutes, not signed, of'
  print(`${what} ${cycle}: written to ${file}.`)
  return 0
}
