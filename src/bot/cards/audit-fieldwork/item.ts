import { type Ask, formatAskRef } from '../../../domain/ask.js'
import type { AuditItem, EvidenceRequest, FollowedUp } from '../../../domain/audit-item.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import { type Finding, type Grade, grades } from '../../../domain/finding.js'
import type { Tie } from '../../../domain/independence.js'
import type { Person } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import { criterionName } from '../../criterion-name.js'
import type { Texts } from '../../texts/texts.js'
import { type CardNode, escaped, type Form, shortened } from '../card.js'
import { firstLine } from '../common.js'
import { verbs as checkVerbs, linkTo } from '../control-check/check.js'
import { findingName } from '../finding/finding.js'
import { namesIn } from '../internal-audit/view.js'
import { pageOf, verbs } from './checklist.js'

/** The names of the inputs. */
export const itemInputs = { grade: 'grade', note: 'note' } as const
export const requestInputs = { of: 'of', what: 'what', due: 'due' } as const

/** As much as a note may say, and what is asked for, in characters. */
const LONGEST_NOTE = 1_000
const LONGEST_REQUEST = 500
/** Of what was asked for, so many are shown: the newest. */
const SHOWN = 7
/** Of what was found before, so many are shown at once. */
const EARLIER_SHOWN = 2
/** So much of what somebody wrote before: the finding has all of it. */
const SHORT = 80

/** What was asked for, the ask in which it was, and whether whoever was asked is there; names are plain. */
export interface Requested {
  request: EvidenceRequest
  ask: Ask | null
  of: string
  by: string
  isThere: boolean
}

export interface ItemView {
  item: AuditItem
  reader: Person
  name(person: string): string
  /** Who recorded its result is not independent any more. */
  byLost: boolean
  requests: readonly Requested[]
  /** Of earlier audits and from outside of any, against the same requirement, and what was seen of each in this one. */
  earlier: readonly { finding: Finding; seen: FollowedUp | null }[]
  /** Why the reader records nothing of it, and who does; null: they may. */
  notTheirs: { tie: Tie; others: readonly string[] } | null
  /** What its result led to. */
  finding: Finding | null
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

/** An item at the revision that was shown. */
function formatItemRef({ _id, revision }: Pick<AuditItem, '_id' | 'revision'>): string {
  return `${_id}@${revision}`
}

/** The same, in the form in which one finding is written down: sent off twice it is one, and nobody else's. */
export function formatFindingRef(item: Pick<AuditItem, '_id' | 'revision'>, nonce: string): string {
  return `${formatItemRef(item)}/${nonce}`
}

export function parseFindingRef(value: string): { ref: string; nonce: string } | null {
  const match = /^(.+)\/([0-9a-f]{32})$/.exec(value)
  return match ? { ref: match[1] as string, nonce: match[2] as string } : null
}

export function parseItemRef(value: string): { id: string; revision: number } | null {
  const match = /^(.+)@([1-9]\d{0,8})$/.exec(value)
  return match ? { id: match[1] as string, revision: Number(match[2]) } : null
}

/** The same, and an earlier finding of which somebody says what became of it. */
export function formatFollowUpRef(
  item: Pick<AuditItem, '_id' | 'revision'>,
  { _id }: Pick<Finding, '_id'>,
): string {
  return `${formatItemRef(item)}/${_id}`
}

export function parseFollowUpRef(value: string): { ref: string; finding: string } | null {
  const match = /^(.+)\/(finding-[1-9]\d{0,6})$/.exec(value)
  return match ? { ref: match[1] as string, finding: match[2] as string } : null
}

/** What to ask and look at, what there is so far, and where the result is recorded. */
export function itemForm(view: ItemView, notice: string | null, texts: Texts): Form {
  const t = texts.auditFieldwork.item
  const { item } = view
  return {
    title: t.title,
    close: texts.common.close,
    ...(view.notTheirs
      ? {}
      : { submit: { verb: verbs.record, value: formatItemRef(item), label: t.submit } }),
    nodes: [
      ...(notice === null ? [] : [{ kind: 'text', text: notice } as const]),
      { kind: 'text', text: `**${escaped(criterionName(item.criterion, texts))}**` },
      ...notTheirNodes(view, texts),
      ...questionNodes(item, texts),
      ...earlierNodes(view, texts),
      ...requestNodes(view, texts),
      ...resultNodes(view, texts),
      {
        kind: 'actions',
        actions: [
          ...(view.notTheirs
            ? []
            : [
                { verb: verbs.askForEvidence, value: item._id, label: t.ask },
                { verb: verbs.askWhatToDraw, value: item.audit, label: t.draw },
              ]),
          { verb: `${verbs.checklist}/${pageOf(item)}`, value: item.audit, label: t.back },
        ],
      },
      ...(view.notTheirs ? [] : [resultInputs(texts)]),
    ],
  }
}

function resultInputs(texts: Texts): CardNode {
  const t = texts.auditFieldwork.item
  return {
    kind: 'inputs',
    inputs: [
      {
        ...{ kind: 'choice', look: 'radio', name: itemInputs.grade, label: t.grade },
        options: grades.map((value) => ({ value, label: gradeLabel(value, texts) })),
      },
      {
        ...{ kind: 'text', long: true, most: LONGEST_NOTE, optional: true },
        ...{ name: itemInputs.note, label: t.noteLabel, hint: t.noteHint },
      },
    ],
  }
}

/** Said before anything is written in vain. */
function notTheirNodes({ notTheirs }: ItemView, texts: Texts): CardNode[] {
  if (!notTheirs) return []
  const t = texts.auditFieldwork.item
  const { tie, others } = notTheirs
  const who = others.length > 0 ? t.othersMay(escaped(namesIn(others, texts))) : t.nobodyMay
  return [{ kind: 'text', text: `${t.notYours(texts.internalAudit.declare.ties[tie])} ${who}` }]
}

function gradeLabel(grade: Grade, texts: Texts): string {
  const label = texts.finding.grade[grade]
  return label.charAt(0).toLocaleUpperCase() + label.slice(1)
}

function questionNodes({ criterion }: AuditItem, texts: Texts): CardNode[] {
  const t = texts.auditFieldwork.item
  const all: Readonly<Record<string, { ask: string; see: string }>> = texts.auditChecklist
  const { ask, see } = all[criterion] ?? {}
  if (ask === undefined || see === undefined) return [{ kind: 'text', text: t.own }]
  return [
    { kind: 'text', text: ask },
    { kind: 'text', small: true, text: t.see(see) },
  ]
}

/** What nobody has looked at again comes first: as each is said, the next one shows. */
function byNeed(earlier: ItemView['earlier']): ItemView['earlier'] {
  const open = earlier.filter(({ seen }) => seen === null)
  const said = earlier.filter(({ seen }) => seen !== null)
  return [...open, ...said.reverse()]
}

/** What is to be looked at again, and what was seen of it. */
function earlierNodes({ earlier, reader, item, name, notTheirs }: ItemView, texts: Texts): CardNode[] {
  if (earlier.length === 0) return []
  const t = texts.auditFieldwork.item
  const left = earlier.length - EARLIER_SHOWN
  return [
    { kind: 'text', text: `**${t.before}**` },
    ...byNeed(earlier)
      .slice(0, EARLIER_SHOWN)
      .flatMap(({ finding, seen }): CardNode[] => {
        const { statement, at, state, number } = finding
        const what = escaped(findingName(finding, texts))
        const lines = [
          t.beforeLine(what, at, reader.timeZone, texts.finding.state[state]),
          `> ${escaped(shortened(statement.text, SHORT))}`,
          ...(seen
            ? [
                t.seenAgain[seen.mended ? 'mended' : 'not-mended'](
                  escaped(name(seen.by)),
                  seen.at,
                  reader.timeZone,
                  escaped(shortened(seen.seen.text, SHORT)),
                ),
              ]
            : []),
        ]
        const value = formatFollowUpRef(item, finding)
        return [
          { kind: 'text', text: lines.join('\n\n') },
          ...(notTheirs
            ? []
            : [
                {
                  kind: 'actions',
                  actions: [{ verb: verbs.askFollowUp, value, label: t.followUp(String(number)) }],
                } as const,
              ]),
        ]
      }),
    ...(left > 0 ? [{ kind: 'text', small: true, text: t.moreBefore(left) } as const] : []),
  ]
}

function requestNodes({ requests, reader, at }: ItemView, texts: Texts): CardNode[] {
  if (requests.length === 0) return []
  const t = texts.auditFieldwork.item
  const today = dateIn(at, reader.timeZone)
  return [
    { kind: 'text', text: `**${t.evidence}**` },
    ...requests.slice(-SHOWN).flatMap((each) => requestedNodes(each, { reader, today }, texts)),
  ]
}

function requestedNodes(
  requested: Requested,
  { reader, today }: { reader: Person; today: CalendarDate },
  texts: Texts,
): CardNode[] {
  const t = texts.auditFieldwork.item
  const { request, ask, of, by } = requested
  const answer = ask?.answer
  const lines = [
    t.request(escaped(of), escaped(request.what.text)),
    standingOf(requested, { reader, today, by }, texts),
    ...(answer?.reason ? [t.note(escaped(firstLine(answer.reason.text)))] : []),
    ...(answer?.link ? [linkTo(answer.link.text)] : []),
    ...(answer?.file ? [t.file(escaped(answer.file.name.text))] : []),
  ]
  return [
    { kind: 'text', text: lines.join('  \n') },
    ...(ask && answer?.file
      ? [
          {
            kind: 'actions',
            actions: [{ verb: checkVerbs.file, value: formatAskRef(ask), label: t.getFile }],
          } as const,
        ]
      : []),
  ]
}

function standingOf(
  { request: { dueOn }, ask, isThere }: Requested,
  { reader, today, by }: { reader: Person; today: CalendarDate; by: string },
  texts: Texts,
): string {
  const t = texts.auditFieldwork.item
  if (ask?.answer) {
    const given = ask.answer.value === 'there-is-none' ? 'there-is-none' : 'given'
    return t[given](escaped(by), ask.answer.at, reader.timeZone)
  }
  if (!isThere || ask?.state === 'closed') return t.gone
  if (!ask) return t.soon
  return dueOn < today ? t.late(dueOn, today) : t.waits(dueOn, today)
}

function resultNodes(
  { item: { result }, finding, reader, name, byLost }: ItemView,
  texts: Texts,
): CardNode[] {
  if (!result) return []
  const t = texts.auditFieldwork.item
  const grade = finding ? findingName(finding, texts) : texts.finding.grade[result.grade]
  const lines = [
    t.result(escaped(grade), escaped(name(result.by)), result.at, reader.timeZone),
    ...(byLost ? [texts.auditFieldwork.checklist.byLost] : []),
    ...(result.note ? [t.note(escaped(firstLine(result.note.text)))] : []),
  ]
  return [{ kind: 'text', text: lines.join('  \n') }]
}

/** Asks an auditor of whom they want to see what. */
export function requestForm(
  { criterion }: Pick<AuditItem, 'criterion'>,
  { value, owner, dueOn }: { value: string; owner: string; dueOn: CalendarDate },
  texts: Texts,
): Form {
  const t = texts.auditFieldwork.request
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.request, value, label: t.submit },
    nodes: [
      { kind: 'text', text: t.heading(escaped(criterionName(criterion, texts))) },
      {
        kind: 'inputs',
        inputs: [
          { kind: 'person', name: requestInputs.of, label: t.of, hint: t.ofHint(owner), optional: true },
          {
            ...{ kind: 'text', long: true, name: requestInputs.what, label: t.what, hint: t.whatHint },
            most: LONGEST_REQUEST,
          },
          { kind: 'date', name: requestInputs.due, label: t.due, initial: dueOn },
        ],
      },
    ],
  }
}
