import { formatAskRef } from '../../../domain/ask.js'
import { criteriaText } from '../../../domain/audit-criteria.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import { DECIDE_SLOT } from '../../../domain/finding.js'
import {
  AGREE_SLOT,
  type AuditText,
  auditorsOf,
  DATE_SLOT,
  DECLARE_SLOT,
  ENTER_SLOT,
  RECORD_SLOT,
  REPLACE_SLOT,
} from '../../../domain/internal-audit.js'
import type { Texts } from '../../texts/texts.js'
import { verbs as fieldworkVerbs, progressText } from '../audit-fieldwork/checklist.js'
import { type Card, escaped, type Form, shortened } from '../card.js'
import { firstLine, type WaitingThing } from '../common.js'
import { titleOf } from '../definition.js'
import { findingName, verbs as findingVerbs } from '../finding/finding.js'
import { reasonField } from '../policy-acknowledgement/reason.js'
import { receipt } from './receipt.js'
import { isReportSlot, putReport } from './report.js'
import {
  type AuditView,
  closedCard,
  daysWords,
  namesIn,
  type Put,
  questionCard,
  todayOf,
  verbs,
  waitingLine,
} from './view.js'

/** The names of the inputs in which days are proposed. */
export const dayInputs = { from: 'from', to: 'to' } as const

/** How long each takes, at least, in minutes. */
const minutes = { decide: 10, declare: 3, date: 3, agree: 2, enter: 15, fieldwork: 60 } as const

/** As much as a card repeats of what somebody wrote; the finding has all of it. */
const SHORT = 500

/** The message in which an ask of an audit stands: the question while it is open, what became of it afterwards. */
export function auditAskCard(view: AuditView, texts: Texts): Card {
  if (view.ask.state === 'closed') return closedCard(view, texts)
  if (view.ask.state === 'answered') return receipt(view, texts)
  return questionCard(view, putOf(view, texts), texts)
}

export function waitingAuditAsk(view: AuditView, texts: Texts): WaitingThing {
  return waitingLine(view, putOf(view, texts), texts.internalAudit.declare.show, texts)
}

function putOf(view: AuditView, texts: Texts): Put {
  const { slot } = view.ask
  if (isReportSlot(slot)) return putReport(view, slot, texts)
  switch (slot) {
    case DECIDE_SLOT:
      return deciding(view, texts)
    case DECLARE_SLOT:
      return declaring(view, texts)
    case DATE_SLOT:
      return proposing(view, texts)
    case AGREE_SLOT:
      return agreeing(view, texts)
    case REPLACE_SLOT:
      return replacing(view, texts)
    case RECORD_SLOT:
    case ENTER_SLOT:
      return byOthers(view, texts)
    default:
      return leading(view, texts)
  }
}

function declaring(view: AuditView, texts: Texts): Put {
  const t = texts.internalAudit.declare
  const { ask, audit, reader, lead } = view
  const title = titleOf(audit, reader)
  const value = formatAskRef(ask)
  return {
    ...{ title: t.title(title), summary: t.summary(title, ask.dueOn, todayOf(view)) },
    ...{ minutes: minutes.declare, why: t.why },
    lines: [
      audit.lead === ask.askedOf ? t.lead : t.member(escaped(lead)),
      t.question(view.lookBackMonths),
      ...(view.tied.length > 0 ? [t.tied(tiedWords(view, texts), isAlone(audit))] : []),
    ],
    actions: [
      { verb: verbs.independent, value, label: t.independent, primary: true },
      { verb: verbs.notIndependent, value, label: t['not-independent'] },
    ],
  }
}

/** As many of the things that tie somebody as a line names. */
const TIED_NAMED = 3
/** As much as a line of a morning's message says of each, in characters. */
const [LONGEST_TIES, LONGEST_CRITERIA] = [250, 80]

/** `you own it: A.5.18 (waybill-console); you did something in it: A.8.13` */
function tiedWords({ tied }: AuditView, texts: Texts): string {
  const t = texts.internalAudit.declare.ties
  const words = tied.map(({ as, criteria, of }) => {
    const named = of.length === 0 ? '' : texts.common.names(of.slice(0, TIED_NAMED), of.length - TIED_NAMED)
    return `${t[as]}: ${criteriaText(criteria)}${named === '' ? '' : ` (${named})`}`
  })
  return escaped(shortened(words.join('; '), LONGEST_TIES))
}

function teamInBrief(team: readonly string[], texts: Texts): string {
  return team.length === 0 ? '' : texts.common.names(team.slice(0, 2), team.length - 2)
}

/** The facts below have all of it. */
function inBrief(criteria: string): string {
  return escaped(shortened(criteria, LONGEST_CRITERIA))
}

function isAlone({ lead, team }: Pick<AuditText, 'lead' | 'team'>): boolean {
  return auditorsOf({ lead, team }).length === 1
}

/** The lead auditor decides, or whoever stands in for them: on the finding itself. */
function deciding(view: AuditView, texts: Texts): Put {
  const t = texts.finding
  const { ask, audit, reader, finding, contestedBy } = view
  const name = finding ? findingName(finding, texts) : ''
  const { contested, statement } = finding ?? {}
  return {
    ...{ title: t.decide.ask.title(name), summary: t.decide.ask.summary(name, ask.dueOn, todayOf(view)) },
    ...{ minutes: minutes.decide, why: t.decide.ask.why(escaped(titleOf(audit, reader))) },
    lines: [
      ...(statement ? [`**${t.facts.statement}:** ${escaped(shortened(statement.text, SHORT))}`] : []),
      ...(contested
        ? [
            t.contestedBy(
              escaped(contestedBy),
              contested.at,
              reader.timeZone,
              escaped(shortened(contested.reason.text, SHORT)),
            ),
          ]
        : []),
    ],
    actions: [
      { verb: findingVerbs.askDecide, value: ask.about ?? '', label: t.decideIt, primary: true },
      { verb: findingVerbs.show, value: ask.about ?? '', label: t.show },
    ],
  }
}

function byOthers(view: AuditView, texts: Texts): Put {
  const { ask, audit, reader, recorded, entered } = view
  const isRecord = ask.slot === RECORD_SLOT
  const t = texts.auditByOthers
  const words = isRecord ? t.record : t.enter
  const title = titleOf(audit, reader)
  const value = formatAskRef(ask)
  return {
    ...{ title: words.title(title), summary: words.summary(title, ask.dueOn, todayOf(view)) },
    ...{ minutes: isRecord ? minutes.date : minutes.enter, why: t.why },
    lines: [
      ...(recorded ? [t.record.said(escaped(recorded.body), escaped(recorded.reference))] : []),
      words.question,
      ...(isRecord ? [] : [t.enter.entered(entered)]),
    ],
    actions: isRecord
      ? [{ verb: verbs.recordOpen, value, label: t.record.open, primary: true }]
      : [
          { verb: verbs.addFinding, value, label: t.enter.add, primary: true },
          { verb: verbs.allEntered, value, label: t.enter.done },
        ],
  }
}

function replacing(view: AuditView, texts: Texts): Put {
  const t = texts.internalAudit.replace
  const { ask, audit, reader, lost, ismsLead } = view
  const title = titleOf(audit, reader)
  return {
    ...{ title: t.title(title), summary: t.summary(title, ask.dueOn, todayOf(view)) },
    ...{ minutes: minutes.date, why: ismsLead === null ? t.why.lead : t.why.other(escaped(ismsLead)) },
    lines: lost
      ? [t.because[lost.because](escaped(lost.name), escaped(firstLine(lost.reason))), t.marked]
      : [],
    actions: [{ verb: verbs.replace, value: formatAskRef(ask), label: t.open, primary: true }],
  }
}

function proposing(view: AuditView, texts: Texts): Put {
  const t = texts.internalAudit.date
  const { ask, audit, reader, auditees, objected } = view
  const title = titleOf(audit, reader)
  return {
    ...{ title: t.title(title), summary: t.summary(title, ask.dueOn, todayOf(view)) },
    ...{ minutes: minutes.date, why: t.why },
    lines: [
      ...(objected ? [t.objected(escaped(objected.by), escaped(objected.reason))] : []),
      auditees.length > 0 ? t.auditees(escaped(namesIn(auditees, texts))) : t.noAuditees,
    ],
    actions: [{ verb: verbs.propose, value: formatAskRef(ask), label: t.open, primary: true }],
  }
}

function agreeing(view: AuditView, texts: Texts): Put {
  const t = texts.internalAudit.agree
  const { ask, audit, reader, lead, days } = view
  const title = titleOf(audit, reader)
  const value = formatAskRef(ask)
  const when = days ? [t.days(daysWords(days, view, texts))] : []
  const silence = t.silence(ask.dueOn, todayOf(view))
  return {
    ...{ title: t.title(title), summary: t.summary(title, ask.dueOn, todayOf(view)) },
    ...{ minutes: minutes.agree, why: t.why(escaped(lead)) },
    lines: [
      t.who(escaped(lead), escaped(teamInBrief(view.team, texts)), inBrief(criteriaText(audit.criteria))),
      ...when,
      t.onThem,
      silence,
    ],
    brief: [t.who(escaped(lead), '', inBrief(criteriaText(audit.criteria))), ...when, silence],
    actions: [
      { verb: verbs.agree, value, label: t.agreed, primary: true },
      { verb: verbs.otherDays, value, label: t['other-days'] },
    ],
  }
}

function leading(view: AuditView, texts: Texts): Put {
  const t = texts.internalAudit.led.fieldwork
  const { ask, audit, reader, fieldwork } = view
  const title = titleOf(audit, reader)
  const value = formatAskRef(ask)
  return {
    ...{ title: t.title(title), summary: t.summary(title, ask.dueOn, todayOf(view)) },
    ...{ minutes: minutes.fieldwork, why: texts.internalAudit.led.why },
    lines: [t.question, ...(fieldwork ? [progressText(fieldwork, texts)] : [])],
    actions: [
      {
        ...{ verb: `${fieldworkVerbs.checklist}/1`, value: ask.cycle, primary: true },
        label: texts.auditFieldwork.goOn,
      },
      { verb: fieldworkVerbs.askWhetherDone, value, label: texts.auditFieldwork.finish },
    ],
  }
}

/** Asks an auditor what ties them to what is audited. */
export function notIndependentForm({ ask, audit, reader }: AuditView, texts: Texts): Form {
  const t = texts.internalAudit.declare.form
  return {
    title: t.title,
    close: texts.common.close,
    submit: {
      verb: ask.state === 'open' ? verbs.recordNotIndependent : verbs.recordNoMore,
      ...{ value: formatAskRef(ask), label: t.submit },
    },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(audit, reader))) },
      { kind: 'inputs', inputs: [reasonField(t.label, t.hint)] },
    ],
  }
}

/** The name of the input in which somebody is named, by whatever they are called. */
export const NAMED = 'named'

/** Asks the ISMS lead who audits instead of somebody who may not. */
export function replaceForm({ ask, audit, reader, lost }: AuditView, texts: Texts): Form {
  const t = texts.internalAudit.replace.form
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.recordReplacement, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(lost?.name ?? ''), escaped(titleOf(audit, reader))) },
      {
        kind: 'inputs',
        inputs: [{ kind: 'text', name: NAMED, label: t.label, hint: t.hint, optional: true, most: 200 }],
      },
    ],
  }
}

/** @param possible The first day that can be chosen, by which those who are audited have had their say until then. */
export function daysForm(
  view: AuditView,
  texts: Texts,
  possible?: { first: CalendarDate; until: CalendarDate | null },
): Form {
  const { ask, audit, reader } = view
  const t = texts.internalAudit.date.form
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.recordDays, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(audit, reader))) },
      ...(possible
        ? [{ kind: 'text', text: t.possible(possible.first, possible.until, todayOf(view)) } as const]
        : []),
      {
        kind: 'inputs',
        inputs: [
          { kind: 'date', name: dayInputs.from, label: t.from },
          { kind: 'date', name: dayInputs.to, label: t.to },
        ],
      },
    ],
  }
}

/** Asks an auditee which days would suit them. */
export function otherDaysForm(view: AuditView, texts: Texts): Form {
  const t = texts.internalAudit.agree.form
  const { ask, days } = view
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.recordOtherDays, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(days ? daysWords(days, view, texts) : '') },
      { kind: 'inputs', inputs: [reasonField(t.label, t.hint)] },
    ],
  }
}
