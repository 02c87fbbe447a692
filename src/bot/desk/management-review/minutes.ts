import type { Person } from '../../../domain/person.js'
import type { ReviewMeeting } from '../../../domain/review-meeting.js'
import { titleOf } from '../../cards/definition.js'
import { type MinutesView, minutesText } from '../../cards/management-review/minutes.js'
import { verbs } from '../../cards/management-review/verbs.js'
import { pageOfText } from '../../cards/statement/text.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { type KnownReview, namesIn, type ReviewDeskTools } from './known.js'
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
  const view = await minutesViewOf(tools, known, meeting, person)
  const { nodes } = pageOfText(minutesText(view, texts), page, { verb: verbs.minutes, value }, texts)
  return {
    kind: 'form',
    form: {
      title: texts.managementReview.ask.formTitle,
      close: texts.common.close,
      nodes: [{ kind: 'title', text: t.title(view.title) }, ...nodes],
    },
  }
}

async function minutesViewOf(
  { people }: ReviewDeskTools,
  known: KnownReview,
  meeting: ReviewMeeting,
  reader: Person,
): Promise<MinutesView> {
  const { definition } = known
  return {
    ...{ meeting, title: titleOf(definition, reader), attendees: definition.attendees, reader },
    nameOf: await namesIn(people, { definition, meeting }),
  }
}
