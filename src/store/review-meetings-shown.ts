import { judged, minutesHash, type ReviewMeeting } from '../domain/review-meeting.js'
import { packHash } from '../domain/review-pack.js'
import { openly, type Shown } from './verify-rows.js'

/** What a meeting shows of what was said in it. */
export function reviewMeetingShown(row: unknown): Shown[] {
  const {
    attendance,
    decisions = {},
    actions = [],
    questions = [],
    results,
    moved,
    pack,
    put,
    signed,
    meetingOn,
  } = row as Partial<ReviewMeeting>
  const said = (
    field: string,
    text: { text: string },
    { event, by, at }: { event: string; by: string; at: string },
  ) => {
    return { event, field, value: text.text, by, at }
  }
  return [
    ...(moved ? [openly(moved.event, 'to', meetingOn ?? '')] : []),
    ...(pack ? [openly(pack.event, 'pack', packHash(pack.content))] : []),
    ...(pack ? pack.files : []).map(({ language, sha256 }) =>
      openly((pack?.printed ?? pack)?.event ?? '', `file-${language}`, sha256),
    ),
    ...(attendance
      ? [
          openly(attendance.event, 'present', attendance.present.join(' ')),
          openly(attendance.event, 'invited', attendance.invited.join(' ')),
          ...(attendance.note ? [said('note', attendance.note, attendance)] : []),
        ]
      : []),
    ...Object.entries(decisions).flatMap(([input, each]) => [
      said('decision', each.text, each),
      openly(each.event, 'input', input),
    ]),
    ...questions.flatMap((each) => [
      said('text', each.text, each),
      openly(each.event, 'question', each.id),
      openly(each.event, 'input', each.input),
      openly(each.event, 'of', each.of),
      openly(each.event, 'dueOn', each.dueOn),
    ]),
    ...actions.flatMap((each) => [
      said('what', each.what, each),
      openly(each.event, 'action', each.id),
      openly(each.event, 'input', each.input),
      openly(each.event, 'who', each.who),
      openly(each.event, 'due', each.due),
      ...(each.dropped ? [openly(each.dropped.event, 'action', each.id)] : []),
      ...(each.handedOn ?? []).flatMap((handed) => [
        said('reason', handed.reason, handed),
        openly(handed.event, 'action', each.id),
        openly(handed.event, 'from', handed.from),
        openly(handed.event, 'to', handed.to),
      ]),
    ]),
    ...(results
      ? [
          ...(['improvement', 'changes', 'because'] as const).map((field) =>
            said(field, results[field], results),
          ),
          ...judged.map((each) => openly(results.event, each, results.judgements[each])),
        ]
      : []),
    // What was put is what the row says now: whoever changes a part of it afterwards is found out.
    ...(put ? [openly(put.event, 'minutes', minutesHash(row as ReviewMeeting))] : []),
    ...(put && signed
      ? [openly(signed.event, 'decision', signed.decision), openly(signed.event, 'minutes', put.hash)]
      : []),
  ]
}
