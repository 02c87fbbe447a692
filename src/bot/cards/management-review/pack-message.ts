import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { ReviewMeeting } from '../../../domain/review-meeting.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped } from '../card.js'
import { verbs } from './verbs.js'

/** A meeting of which somebody is told; its review's name, plain. */
interface Told {
  meeting: ReviewMeeting
  title: string
  today: CalendarDate
}

/** To whoever takes part: that it is prepared, and when the meeting is. */
export function begunMessageCard({ meeting, title, today }: Told, texts: Texts): Card {
  const t = texts.reviewPack.begun
  const { meetingOn } = meeting
  const summary = t.title(title, meetingOn, today)
  return {
    summary,
    nodes: [
      { kind: 'text', text: `**${escaped(summary)}**` },
      { kind: 'text', text: t.when(meetingOn, today) },
      showNode(meeting, texts),
      { kind: 'text', small: true, text: texts.reviewPack.message.why },
    ],
  }
}

function showNode({ review }: ReviewMeeting, texts: Texts): CardNode {
  const { show } = texts.reviewPack.begun
  return { kind: 'actions', actions: [{ verb: verbs.show, value: review, label: show, primary: true }] }
}

/** To whoever takes part: that there is something to read before the meeting. */
export function packMessageCard({ meeting, title, today }: Told, texts: Texts): Card {
  const t = texts.reviewPack.message
  return {
    summary: t.summary(title, meeting.review, meeting.meetingOn, today),
    nodes: [
      { kind: 'text', text: `**${escaped(t.title(title))}**` },
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

/**
 * The meeting is on another day than whoever takes part knows, and than whoever is asked for something does.
 *
 * @param reader whether they take part, and by when is due what they are asked for; null where that is nothing
 */
export function movedMessageCard(
  { meeting, title, today }: Told,
  { takesPart, dueOn }: { takesPart: boolean; dueOn: CalendarDate | null },
  texts: Texts,
): Card {
  const { moved: t, message } = texts.reviewPack
  const summary = t.title(title)
  return {
    summary,
    nodes: [
      { kind: 'text', text: `**${escaped(summary)}**` },
      { kind: 'text', text: t.when(meeting.meetingOn, today) },
      ...(dueOn === null ? [] : [{ kind: 'text', text: t.asked(dueOn, today) } as const]),
      ...(takesPart ? [showNode(meeting, texts)] : []),
      { kind: 'text', small: true, text: takesPart ? message.why : t.whyAsked },
    ],
  }
}
