import type { CalendarDate } from '../../../domain/calendar-date.js'
import { type ReviewInput, reviewInputs } from '../../../domain/management-review.js'
import type { Person, PersonId } from '../../../domain/person.js'
import {
  actionsOf,
  type Judged,
  type Judgement,
  judged,
  judgements,
  type MinutesLack,
  type ReviewMeeting,
} from '../../../domain/review-meeting.js'
import type { Texts } from '../../texts/texts.js'
import { type CardNode, escaped, type Form, LONGEST_OPTION, shortened } from '../card.js'
import { firstLine } from '../common.js'
import { inputs, LONGEST_SAID, verbs } from './verbs.js'

/** A meeting that is being recorded. */
export interface DecideView {
  meeting: ReviewMeeting
  /** Plain: what the review is called. */
  title: string
  attendees: readonly PersonId[]
  lacks: readonly MinutesLack[]
  nameOf: (person: PersonId) => string
  reader: Person
  today: CalendarDate
}

/** What a review comes to, as it was filled in. */
type ResultsTyped = Record<'improvement' | 'changes' | 'because', string> & {
  judgements: Record<Judged, Judgement>
}

/** All that there is to record, what is recorded of it, and a button for each part. */
export function decideForm(view: DecideView, texts: Texts): Form {
  const { meeting, lacks } = view
  const t = texts.reviewMinutes.decide
  const { _id } = meeting
  const canPut = lacks.length === 0
  return {
    title: t.title,
    close: texts.common.close,
    nodes: [
      { kind: 'title', text: view.title },
      { kind: 'text', text: t.intro },
      ...attendanceNodes(view, texts),
      ...reviewInputs.flatMap((input) => inputNodes(input, view, texts)),
      ...resultsNodes(view, texts),
      ...(canPut
        ? [
            {
              kind: 'actions',
              actions: [{ verb: verbs.askPut, value: _id, label: t.put, primary: true }],
            } as const,
          ]
        : []),
    ],
  }
}

function attendanceNodes({ meeting, nameOf }: DecideView, texts: Texts): CardNode[] {
  const t = texts.reviewMinutes.decide
  const { attendance } = meeting
  const present = attendance?.present.map(nameOf).join(', ')
  return [
    { kind: 'text', text: t.decision(t.attendance, present ? escaped(present) : `_${t.attendanceNone}_`) },
    {
      kind: 'actions',
      actions: [
        {
          verb: verbs.askAttendance,
          value: meeting._id,
          label: attendance ? t.again : t.recordAttendance,
          ...(attendance ? {} : { primary: true }),
        },
      ],
    },
  ]
}

/** As many actions of one input as the overview names. */
const MOST_SHOWN = 2

function inputNodes(input: ReviewInput, view: DecideView, texts: Texts): CardNode[] {
  const { meeting, nameOf, today } = view
  const { decide: t } = texts.reviewMinutes
  const { inputs: names } = texts.managementReview
  const decision = meeting.decisions[input]
  const actions = actionsOf(meeting).filter((action) => action.input === input)
  const left = actions.length - MOST_SHOWN
  const lines = [
    t.decision(names[input], decision ? escaped(firstLine(decision.text.text)) : t.undecided),
    ...actions
      .slice(0, MOST_SHOWN)
      .map(({ what, who, due }) => t.action(escaped(firstLine(what.text)), escaped(nameOf(who)), due, today)),
    ...(left > 0 ? [texts.common.more(left)] : []),
  ]
  return [
    { kind: 'text', text: lines.join('  \n') },
    {
      kind: 'actions',
      actions: [
        {
          verb: `${verbs.askDecision}/${input}`,
          value: meeting._id,
          label: decision ? t.again : t.record,
        },
      ],
    },
  ]
}

function resultsNodes({ meeting }: DecideView, texts: Texts): CardNode[] {
  const { decide: t, results: words } = texts.reviewMinutes
  const { results } = meeting
  const said = results
    ? judged.map((each) => `${words.judged[each]} ${words.judgements[results.judgements[each]]}`).join(' · ')
    : t.undecided
  return [
    { kind: 'text', text: t.decision(t.results, said) },
    {
      kind: 'actions',
      actions: [
        {
          verb: verbs.askResults,
          value: meeting._id,
          label: results ? t.again : t.recordResults,
        },
      ],
    },
  ]
}

/** @param typed what was filled in while somebody else recorded it */
export function attendanceForm(
  view: DecideView,
  texts: Texts,
  typed: { present: readonly PersonId[]; note: string | null } | null = null,
): Form {
  const { meeting, attendees, nameOf } = view
  const t = texts.reviewMinutes.attendance
  // Nobody is there before somebody has seen them: the list is evidence.
  const present = typed?.present ?? meeting.attendance?.present ?? []
  const note = typed ? typed.note : meeting.attendance?.note?.text
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.attendance, value: recordedRef(meeting, 'attendance'), label: t.submit },
    nodes: [
      ...meanwhileNodes(view, 'attendance', typed !== null, texts),
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'choices', name: inputs.present, label: t.label, initial: present },
            options: attendees.map((id) => ({ value: id, label: shortened(nameOf(id), LONGEST_OPTION) })),
          },
          {
            ...{
              kind: 'text',
              name: inputs.note,
              label: t.note,
              optional: true,
              long: true,
              most: LONGEST_SAID,
            },
            ...(note ? { initial: note } : {}),
          },
        ],
      },
    ],
  }
}

/** What stood on record of an input when a form was opened: its event, or nothing. */
export function decisionRef({ _id, decisions }: ReviewMeeting, input: ReviewInput): string {
  return `${_id}@${decisions[input]?.event ?? ''}`
}

/** @param meanwhile what somebody else recorded since the form was opened, and what was typed in it */
export function decisionForm(
  { meeting, nameOf, reader }: DecideView,
  input: ReviewInput,
  texts: Texts,
  meanwhile: { typed: string } | null = null,
): Form {
  const { decision: t } = texts.reviewMinutes
  const { inputs: names } = texts.managementReview
  const decision = meeting.decisions[input]
  const actions = actionsOf(meeting).filter((action) => action.input === input)
  const said =
    meanwhile && decision
      ? [
          t.meanwhile(
            escaped(nameOf(decision.by)),
            decision.at,
            reader.timeZone,
            escaped(shortened(decision.text.text, 600)),
          ),
        ]
      : []
  const initial = meanwhile?.typed ?? decision?.text.text
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: `${verbs.decision}/${input}`, value: decisionRef(meeting, input), label: t.submit },
    nodes: [
      { kind: 'title', text: names[input] },
      ...said.map((text): CardNode => ({ kind: 'text', text })),
      ...actions.flatMap(({ id, what, who, due }): CardNode[] => [
        {
          kind: 'text',
          text: texts.reviewMinutes.minutes.action(escaped(firstLine(what.text)), escaped(nameOf(who)), due),
        },
        {
          kind: 'actions',
          actions: [
            {
              verb: `${verbs.dropAction}/${id}`,
              value: meeting._id,
              label: t.drop(Number(id.replace('action-', ''))),
            },
          ],
        },
      ]),
      {
        kind: 'inputs',
        inputs: [
          {
            ...{
              kind: 'text',
              name: inputs.text,
              label: t.label,
              hint: t.hint,
              long: true,
              most: LONGEST_SAID,
            },
            ...(initial === undefined ? {} : { initial }),
          },
          {
            ...{ kind: 'text', name: inputs.what, label: t.what, hint: t.whatHint },
            ...{ optional: true, long: true, most: LONGEST_SAID },
          },
          { kind: 'person', name: inputs.who, label: t.who, optional: true },
          { kind: 'date', name: inputs.due, label: t.due, optional: true },
        ],
      },
    ],
  }
}

/** What stood on record of a part when its form was opened: its event, or nothing. */
function recordedRef(meeting: ReviewMeeting, part: 'attendance' | 'results'): string {
  return `${meeting._id}@${meeting[part]?.event ?? ''}`
}

/** Who recorded something else of this part while somebody filled it in. */
function meanwhileNodes(
  { meeting, nameOf, reader }: DecideView,
  part: 'attendance' | 'results',
  isTyped: boolean,
  texts: Texts,
): CardNode[] {
  const now = meeting[part]
  if (!isTyped || !now) return []
  const text = texts.reviewMinutes.decide.meanwhile(escaped(nameOf(now.by)), now.at, reader.timeZone)
  return [{ kind: 'text', text }]
}

/** @param typed what was filled in while somebody else recorded it */
export function resultsForm(view: DecideView, texts: Texts, typed: ResultsTyped | null = null): Form {
  const { meeting } = view
  const t = texts.reviewMinutes.results
  const { results } = meeting
  const judgedSo = typed?.judgements ?? results?.judgements
  const text = (name: 'improvement' | 'changes' | 'because', label: string, hint?: string) => ({
    ...{ kind: 'text' as const, name: inputs[name], label, long: true, most: LONGEST_SAID },
    ...(hint === undefined ? {} : { hint }),
    ...(results || typed ? { initial: typed?.[name] ?? results?.[name].text ?? '' } : {}),
  })
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.results, value: recordedRef(meeting, 'results'), label: t.submit },
    nodes: [
      ...meanwhileNodes(view, 'results', typed !== null, texts),
      {
        kind: 'inputs',
        inputs: [
          text('improvement', t.improvement, t.improvementHint),
          text('changes', t.changes, t.changesHint),
          ...judged.map((each) => ({
            ...{ kind: 'choice' as const, name: each, label: t.judged[each], look: 'radio' as const },
            options: judgements.map((value) => ({ value, label: t.judgements[value] })),
            ...(judgedSo ? { initial: judgedSo[each] } : {}),
          })),
          text('because', t.because),
        ],
      },
    ],
  }
}

/** Asks once more, with who signs. */
export function putForm({ meeting, title }: DecideView, signer: string | null, texts: Texts): Form {
  const t = texts.reviewMinutes.put
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.put, value: `${meeting._id}@${meeting.revision}`, label: t.submit },
    nodes: [
      { kind: 'title', text: title },
      { kind: 'text', text: t.question(signer === null ? t.top : escaped(signer)) },
      { kind: 'text', text: t.consequence },
    ],
  }
}
