import { recordsForm } from '../../cards/management-review/records.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import type { ReviewDeskTools } from './known.js'
import { meetingOf, packViewOf } from './pack.js'

/** From what a section of the pack was made, for whoever reads it. */
export async function showRecords(
  tools: ReviewDeskTools,
  visit: Visit,
  value: string,
  page: number,
): Promise<Reply> {
  const found = await meetingOf(tools, visit, value)
  if ('refused' in found) return found.refused
  const view = await packViewOf(tools, visit, found, page)
  const section = view.pack.sections[page - 1]
  if (!section) return say(visit.texts.common.refused['no-such-ask'])
  return { kind: 'form', form: recordsForm(section, page, view, visit.texts) }
}
