import { criteriaText } from '../../../domain/audit-criteria.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Criterion } from '../../../domain/clauses.js'
import type { Audit, AuditDays, AuditText } from '../../../domain/internal-audit.js'
import type { Person } from '../../../domain/person.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, escaped, type Fact } from '../card.js'
import { firstLine, listCard } from '../common.js'
import { textFor, titleOf } from '../definition.js'
import { daysWords, namesIn, objectivesOf } from './view.js'

/** How an audit stands, for one reader. */
export interface AuditLine {
  id: string
  audit: AuditText
  running: Audit | null
  next: CalendarDate | null
  /** How often it was held. */
  held: number
}

/** How much room all lines have, in characters, so that the card fits one message of any platform. */
const ROOM = 6_500

export function auditListCard(
  lines: readonly AuditLine[],
  { all, reader, today }: { all: boolean; reader: Person; today: CalendarDate },
  texts: Texts,
): Card {
  const t = texts.internalAudit
  const written = lines.map(({ id, audit, running, next }) => {
    const state = [
      t.kinds[audit.kind],
      escaped(criteriaText(audit.criteria)),
      ...(running ? [`**${t.stages[running.stage]}**`] : []),
      next ? t.list.next(next, today) : t.list.never,
    ]
    return t.list.line(escaped(titleOf(audit, reader)), id, state.join(' · '))
  })
  return listCard(all ? t.list.all : t.list.mine, written, { room: ROOM, more: t.list.more }, texts)
}

export interface AuditShown extends AuditLine {
  names: ReadonlyMap<string, Person>
  /** Of which criteria nobody who audits is independent. */
  byNobody: readonly Criterion[]
  actions: readonly Action[]
  /** How far the fieldwork is, once it has begun. */
  progress: string | null
  /** The days that the lead proposed, while they do not stand, and what is said to them, for who may read why; plain. */
  proposed: {
    days: AuditDays
    waitsFor: readonly string[]
    objected: { by: string; reason: string | null } | null
  } | null
  /** The cycle that runs, or was held last, as the command line wants it; null where it is not shown. */
  cycle: string | null
}

/** One audit: what it is, how it stands, and what its reader may do. */
export function auditCard(
  { audit, running, next, held, names, byNobody, actions, progress, proposed, cycle }: AuditShown,
  { reader, today, at }: { reader: Person; today: CalendarDate; at: string },
  texts: Texts,
): Card {
  const t = texts.internalAudit
  const title = titleOf(audit, reader)
  const named = (ids: readonly string[]) =>
    namesIn(
      ids.map((id) => names.get(id)?.name ?? ''),
      texts,
    ) || t.facts.nobody
  const fact = (label: string, value: string): Fact => ({ label, value: escaped(value) })
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'text', text: objectivesOf({ audit, reader }, texts) },
      {
        kind: 'facts',
        facts: [
          fact(t.facts.kind, t.kinds[audit.kind]),
          fact(t.facts.criteria, criteriaText(audit.criteria)),
          fact(t.facts.scope, textFor(audit.scope, reader)),
          fact(t.facts.lead, named([audit.lead])),
          ...(audit.team.length > 0 ? [fact(t.facts.team, named(audit.team))] : []),
          fact(t.facts.auditees, named(audit.auditees)),
          ...(byNobody.length > 0 ? [fact(t.facts.auditedByNobody, criteriaText(byNobody))] : []),
          ...(running ? [fact(t.facts.stage, t.stages[running.stage])] : []),
          ...(running?.days ? [fact(t.facts.days, daysWords(running.days, { reader, at }, texts))] : []),
          ...(proposed
            ? [
                fact(t.facts.proposed, daysWords(proposed.days, { reader, at }, texts)),
                ...(proposed.objected
                  ? [fact(t.facts.objected, objectionText(proposed.objected, texts))]
                  : proposed.waitsFor.length > 0
                    ? [fact(t.facts.waitsFor, namesIn(proposed.waitsFor, texts))]
                    : []),
              ]
            : []),
          fact(t.facts.next, next ? t.facts.nextOn(next, today) : t.facts.nextNever),
          ...(cycle === null ? [] : [fact(t.facts.cycle, cycle)]),
        ],
      },
      ...(progress === null ? [] : [{ kind: 'text', text: progress } as const]),
      ...(held > 0 ? [{ kind: 'text', small: true, text: t.list.held(held) } as const] : []),
      ...(actions.length > 0 ? [{ kind: 'actions', actions } as const] : []),
    ],
  }
}

function objectionText({ by, reason }: { by: string; reason: string | null }, texts: Texts): string {
  return reason === null ? by : texts.internalAudit.facts.says(by, firstLine(reason))
}
