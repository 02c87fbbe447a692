import { type Ask, formatAskRef } from '../../../domain/ask.js'
import type { AuditItem, EvidenceAnswer, EvidenceRequest } from '../../../domain/audit-item.js'
import { LARGEST_FILE } from '../../../domain/kept-file.js'
import type { Person } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import { criterionName } from '../../criterion-name.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Form, type Input } from '../card.js'
import { firstLine, titledCard, type WaitingThing } from '../common.js'
import { evidenceNodes, handedInAs, kindNames } from '../control-check/check.js'
import { verbs as auditVerbs } from '../internal-audit/view.js'
import { verbs } from './checklist.js'

/** The names of the inputs; that of the file is the same in every form. */
export const evidenceInputs = { note: 'note', link: 'link', file: 'file' } as const

const LONGEST_NOTE = 1_000
const MINUTES = 10

/** What the cards of a request for evidence show; names are plain. */
export interface EvidenceView {
  ask: Ask
  item: AuditItem
  request: EvidenceRequest
  reader: Person
  /** The audit's title. */
  title: string
  /** The auditor who wants to see it. */
  auditor: string
  /** Who answered, in whose stead included; null while nobody has. */
  answeredBy: string | null
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

function evidenceAnswerOf({ answer }: Pick<Ask, 'answer'>): EvidenceAnswer {
  return answer?.value === 'there-is-none' ? 'there-is-none' : 'given'
}

/** The message in which a request for evidence stands: the question while it is open, what became of it afterwards. */
export function evidenceCard(view: EvidenceView, texts: Texts): Card {
  const { ask, item, request, auditor, title } = view
  const t = texts.auditFieldwork.evidence
  if (ask.state === 'answered') return receiptCard(view, texts)
  const heading = t.title(criterionName(item.criterion, texts))
  if (ask.state === 'closed')
    return titledCard(heading, [ask.closed?.because === 'settled' ? t.over : texts.internalAudit.closed.over])
  const asks = t.asks(escaped(auditor), escaped(request.what.text))
  const when = whenOf(view, texts)
  return {
    summary: t.summary(item.criterion, ask.dueOn, dateIn(view.at, view.reader.timeZone)),
    nodes: [
      { kind: 'title', text: heading },
      { kind: 'text', text: when },
      { kind: 'text', text: asks },
      { kind: 'actions', actions: actionsOf(view, texts) },
      { kind: 'text', small: true, text: t.why(escaped(title)) },
    ],
    item: { lines: [`**${escaped(heading)}**`, when, asks], actions: actionsOf(view, texts) },
  }
}

function actionsOf({ ask }: EvidenceView, texts: Texts): Action[] {
  const t = texts.auditFieldwork.evidence
  const value = formatAskRef(ask)
  return [
    { verb: `${verbs.askHowToGive}/given`, value, label: t.give, primary: true },
    { verb: `${verbs.askHowToGive}/there-is-none`, value, label: t.none },
  ]
}

function whenOf({ ask, reader, at }: EvidenceView, texts: Texts): string {
  return texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(at, reader.timeZone), MINUTES)
}

/** The same as one line of a list. */
export function waitingEvidence(view: EvidenceView, texts: Texts): WaitingThing {
  const t = texts.auditFieldwork.evidence
  const { ask, item } = view
  const heading = t.title(criterionName(item.criterion, texts))
  return {
    text: `**${escaped(heading)}**  \n${whenOf(view, texts)}`,
    action: { verb: auditVerbs.open, value: formatAskRef(ask), label: t.show, primary: true },
    dueOn: ask.dueOn,
  }
}

function receiptCard(view: EvidenceView, texts: Texts): Card {
  const { ask, item, reader, answeredBy } = view
  const t = texts.auditFieldwork.evidence
  const said = evidenceAnswerOf(ask)
  const isOwn = ask.answer?.by === reader._id
  const name = criterionName(item.criterion, texts)
  const head = isOwn ? t.receipt[said](name) : t.byOther[said](name, answeredBy ?? '')
  const done = `**${escaped(head)}** · ${texts.internalAudit.receiptWhen(ask.answer?.at ?? '', reader.timeZone)}`
  const nodes: CardNode[] = [{ kind: 'text', text: done }, ...evidenceNodes(ask, texts)]
  return {
    summary: head,
    nodes: [...nodes, { kind: 'text', text: t.next }],
    item: { lines: [done], actions: [] },
  }
}

/** What the auditor who asked is told. */
export function evidenceGivenCard(view: EvidenceView, texts: Texts): Card {
  const { ask, item, request, answeredBy } = view
  const t = texts.auditFieldwork.evidence
  const name = criterionName(item.criterion, texts)
  const head = t.told[evidenceAnswerOf(ask)](escaped(answeredBy ?? ''), escaped(name))
  const asked = `> ${escaped(firstLine(request.what.text))}`
  return {
    summary: head.replace(/[*_`\\]/g, ''),
    nodes: [
      { kind: 'text', text: head },
      { kind: 'text', text: asked },
      ...evidenceNodes(ask, texts),
      {
        kind: 'actions',
        actions: [{ verb: verbs.item, value: item._id, label: texts.auditFieldwork.checklist.record }],
      },
    ],
    item: { lines: [head, asked], actions: [] },
  }
}

/** What the auditor is told where whoever was to show it has left. Names are plain. */
export function evidenceOfAnotherCard(
  { item, request, gone, asked }: { item: AuditItem; request: EvidenceRequest; gone: string; asked: string },
  texts: Texts,
): Card {
  const t = texts.auditFieldwork.evidence.ofAnother
  const head = t.heading(escaped(asked), escaped(criterionName(item.criterion, texts)))
  const lines = [t.why(escaped(gone)), `> ${escaped(firstLine(request.what.text))}`]
  const label = texts.auditFieldwork.checklist.record
  return {
    summary: head.replace(/[*_`\\]/g, ''),
    nodes: [
      ...[head, ...lines].map((text) => ({ kind: 'text', text }) as const),
      { kind: 'actions', actions: [{ verb: verbs.item, value: item._id, label }] },
    ],
    item: { lines: [head, ...lines], actions: [] },
  }
}

/** Where what was asked for is handed in, or somebody says that there is none. */
export function giveForm(
  { ask, item, request, auditor }: EvidenceView,
  said: EvidenceAnswer,
  texts: Texts,
): Form {
  const t = texts.auditFieldwork.evidence
  const note: Input = {
    ...{ kind: 'text', long: true, most: LONGEST_NOTE, name: evidenceInputs.note },
    ...{ label: t.form.note[said], hint: t.form.hint[said] },
  }
  return {
    title: t.form.title[said],
    close: texts.common.close,
    submit: { verb: `${verbs.give}/${said}`, value: formatAskRef(ask), label: t.form.submit[said] },
    nodes: [
      { kind: 'text', text: `**${escaped(criterionName(item.criterion, texts))}**` },
      { kind: 'text', text: t.asks(escaped(auditor), escaped(request.what.text)) },
      {
        kind: 'inputs',
        inputs:
          said === 'there-is-none'
            ? [note]
            : [
                { ...note, optional: true },
                {
                  ...{ kind: 'text', name: evidenceInputs.link, label: t.form.link, optional: true },
                  most: 1_000,
                },
                {
                  ...{ kind: 'file', name: evidenceInputs.file, label: t.form.file, optional: true },
                  ...{ endings: handedInAs },
                  hint: texts.controlCheck.form.fileHint(kindNames, LARGEST_FILE / 1_000_000),
                },
              ],
      },
    ],
  }
}
