import { judged, minutesHash, type ReviewMeeting } from '../domain/review-meeting.js'
import { packHash } from '../domain/review-pack.js'
import type { Shown } from './verify-rows.js'

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
  const openly = (field: string, value: string, { event }: { event: string }) => {
    return { event, field, value, onceOpen: true as const }
  }
  return [
    ...(moved ? [openly('to', meetingOn ?? '', moved)] : []),
    ...(pack ? [openly('pack', packHash(pack.content), pack)] : []),
    ...(pack ? pack.files : []).map(({ language, sha256 }) =>
      openly(`file-${language}`, sha256, pack?.printed ?? pack ?? { event: '' }),
    ),
    ...(attendance
      ? [
          openly('present', attendance.present.join(' '), attendance),
          openly('invited', attendance.invited.join(' '), attendance),
          ...(attendance.note ? [said('note', attendance.note, attendance)] : []),
        ]
      : []),
    ...Object.entries(decisions).flatMap(([input, each]) => [
      said('decision', each.text, each),
      openly('input', input, each),
    ]),
    ...questions.flatMap((each) => [
      said('text', each.text, each),
      openly('question', each.id, each),
      openly('input', each.input, each),
      openly('of', each.of, each),
      openly('dueOn', each.dueOn, each),
    ]),
    ...actions.flatMap((each) => [
      said('what', each.what, each),
      openly('action', each.id, each),
      openly('input', each.input, each),
      openly('who', each.who, each),
      openly('due', each.due, each),
      ...(each.dropped ? [openly('action', each.id, each.dropped)] : []),
      ...(each.handedOn ?? []).flatMap((handed) => [
        said('reason', handed.reason, handed),
        openly('action', each.id, handed),
        openly('from', handed.from, handed),
        openly('to', handed.to, handed),
      ]),
    ]),
    ...(results
      ? [
          ...(['improvement', 'changes', 'because'] as const).map((field) =>
            said(field, results[field], results),
          ),
          ...judged.map((each) => openly(each, results.judgements[each], results)),
        ]
      : []),
    // What was put is what the row says now: whoever changes a part of it afterwards is found out.
    ...(put ? [openly('minutes', minutesHash(row as ReviewMeeting), put)] : []),
    ...(put && signed
      ? [openly('decision', signed.decision, signed), openly('minutes', put.hash, signed)]
      : []),
  ]
}
