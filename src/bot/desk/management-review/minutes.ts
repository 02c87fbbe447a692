import { minutesText } from '../../cards/management-review/minutes.js'
import { verbs } from '../../cards/management-review/verbs.js'
import { pageOfText } from '../../cards/statement/text.js'
import type { Reply } from '../../interaction.js'
import { minutesViewFor } from '../../review-paper.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import type { ReviewDeskTools } from './known.js'
import { meetingOf } from './pack.js'

/** The minutes as they stand, for whoever takes part. */
export async function showMinutes(
  tools: ReviewDeskTools,
  visit: Visit,
  value: string,
  page: number,
): Promise<Reply> {
  const found = await meetingOf(tools, visit, value)
  if ('refused' in found) return found.refused
  const { known, meeting } = found
  const { person, texts } = visit
  const t = texts.reviewMinutes.minutes
  if (!meeting.attendance) return say(t.notYet)
  const view = await minutesViewFor(tools, meeting, known.definition, person)
  const { nodes } = pageOfText(minutesText(view, texts), page, { verb: verbs.minutes, value }, texts)
  return {
    kind: 'form',
    form: {
      title: texts.managementReview.ask.formTitle,
      close: texts.common.close,
      nodes: [
        { kind: 'title', text: t.title(view.title) },
        ...nodes,
        {
          kind: 'actions',
          actions: [{ verb: `${verbs.paper}/minutes`, value, label: t.send, primary: true }],
        },
      ],
    },
  }
}
