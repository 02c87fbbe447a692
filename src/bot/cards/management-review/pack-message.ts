import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { ReviewMeeting } from '../../../domain/review-meeting.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped } from '../card.js'
import { verbs } from './verbs.js'

/** To whoever takes part: that there is something to read before the meeting. */
export function packMessageCard(
  { meeting, title, today }: { meeting: ReviewMeeting; title: string; today: CalendarDate },
  texts: Texts,
): Card {
  const t = texts.reviewPack.message
  const summary = t.title(title)
  return {
    summary,
    nodes: [
      { kind: 'text', text: `**${escaped(summary)}**` },
      { kind: 'text', text: t.when(meeting.meetingOn, today) },
      {
        kind: 'actions',
        actions: [
          { verb: `${verbs.readPack}/1`, value: meeting._id, label: texts.reviewPack.read, primary: true },
        ],
      },
      { kind: 'text', small: true, text: t.why },
    ],
  }
}

/** The meeting is on another day than whoever takes part knows. */
export function movedMessageCard(
  { meeting, title, today }: { meeting: ReviewMeeting; title: string; today: CalendarDate },
  texts: Texts,
): Card {
  const t = texts.reviewPack.moved
  const summary = t.title(title)
  return {
    summary,
    nodes: [
      { kind: 'text', text: `**${escaped(summary)}**` },
      { kind: 'text', text: t.when(meeting.meetingOn, today) },
      { kind: 'text', small: true, text: texts.reviewPack.message.why },
    ],
  }
}
