import { reviewInputs } from '../../../domain/management-review.js'
import type { Person, PersonId } from '../../../domain/person.js'
import {
  actionsOf,
  judged,
  minutesHash,
  type ReviewMeeting,
  recordedIn,
} from '../../../domain/review-meeting.js'
import type { Texts } from '../../texts/texts.js'
import type { SubjectView } from '../approval-view.js'
import { escaped } from '../card.js'
import { readingMinutes } from '../pages.js'

/** The minutes of a meeting as they are shown to a reader. */
export interface MinutesView {
  meeting: ReviewMeeting
  /** Plain: what the review is called. */
  title: string
  attendees: readonly PersonId[]
  nameOf: (person: PersonId) => string
  reader: Pick<Person, '_id' | 'language' | 'timeZone'>
}

/** One part of the minutes: a heading and paragraphs, plain. */
export interface MinutesPart {
  heading: string
  lines: string[]
}

/** Who was there, what was decided on each input, what the review came to, and who is to do what. */
export function minutesParts(view: MinutesView, texts: Texts): MinutesPart[] {
  const { meeting, nameOf } = view
  const { inputs } = texts.managementReview
  const { minutes: t, decide, results: words } = texts.reviewMinutes
  const { decisions, results } = meeting
  const decided = reviewInputs.map((input): MinutesPart => {
    const actions = actionsOf(meeting).filter((action) => action.input === input)
    const said = decisions[input]?.text.text
    return {
      heading: inputs[input],
      lines: [
        said ?? decide.undecided.replace(/_/g, ''),
        ...actions.map(({ what, who, due }) => `→ ${t.action(what.text, nameOf(who), due)}`),
      ],
    }
  })
  return [
    { heading: decide.attendance, lines: whoWasThere(view, texts) },
    ...decided,
    ...(results
      ? [
          { heading: words.improvement, lines: [results.improvement.text] },
          { heading: words.changes, lines: [results.changes.text] },
          {
            heading: t.conclusion,
            lines: [
              ...judged.map((each) => `${words.judged[each]} ${words.judgements[results.judgements[each]]}`),
              results.because.text,
            ],
          },
        ]
      : []),
  ]
}

function whoWasThere({ meeting, attendees, nameOf }: MinutesView, texts: Texts): string[] {
  const { minutes: t, decide } = texts.reviewMinutes
  const { attendance } = meeting
  if (!attendance) return [decide.attendanceNone]
  const absent = attendees.filter((id) => !attendance.present.includes(id))
  return [
    t.present(attendance.present.map(nameOf)),
    ...(absent.length > 0 ? [t.absent(absent.map(nameOf))] : []),
    ...(attendance.note ? [attendance.note.text] : []),
  ]
}

/** Who signed them, and what proves that they are these. */
export function minutesFoot({ meeting, nameOf, reader }: MinutesView, texts: Texts): string[] {
  const t = texts.reviewMinutes.minutes
  const { signed, pack } = meeting
  const recorded = recordedIn(meeting)
  const names = [...new Set(recorded.map(({ by }) => nameOf(by)))]
  const last = recorded.at(-1)
  return [
    ...(last ? [t.recorded(names, last.at, reader.timeZone)] : []),
    signed ? t.signed(nameOf(signed.by), signed.at, reader.timeZone) : t.draft,
    ...(pack ? [t.pack(pack.hash)] : []),
    t.hash(minutesHash(meeting)),
  ]
}

/** All of it as CommonMark. */
export function minutesText(view: MinutesView, texts: Texts): string {
  const t = texts.reviewMinutes.minutes
  const parts = minutesParts(view, texts).map(({ heading, lines }) =>
    [`**${escaped(heading)}**`, ...lines.map(escaped)].join('  \n'),
  )
  return [
    t.heldOn(view.meeting.meetingOn),
    ...parts,
    minutesFoot(view, texts).map(escaped).join('  \n'),
  ].join('\n\n')
}

/** What whoever signs the minutes reads. */
export function signingView(view: MinutesView, texts: Texts): SubjectView {
  const t = texts.reviewMinutes.sign
  const text = minutesText(view, texts)
  return {
    what: t.what(view.title),
    question: t.question(view.title),
    ...{ because: t.because, becauseInStead: t.becauseInStead, facts: [] },
    text: minutesParts(view, texts)
      .slice(-1)
      .flatMap(({ lines }) => lines.map(escaped))
      .join('  \n'),
    readFirst: true,
    minutes: readingMinutes(text),
    language: view.reader.language,
    ...{ approve: t.approve, submit: t.submit, approved: t.signed(view.title), consequence: t.consequence },
    done: { approver: t.done, requester: t.done },
    next: { again: t.again, blocked: t.blocked },
    meanwhile: t.meanwhile,
  }
}
