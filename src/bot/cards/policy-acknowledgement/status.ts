import type { Completion, Cycle } from '../../../domain/cycle.js'
import type { Person } from '../../../domain/person.js'
import type { PolicyVersion } from '../../../domain/policy.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped } from '../card.js'
import { languageFor, plainName } from './policy.js'

export interface StatusView {
  policy: PolicyVersion
  reader: Person
  cycle: Cycle
  startedBy: string
  /** Empty where nobody was asked to approve it. */
  approvedBy: string
  completion: Completion
  departments: readonly { department: string; completion: Completion }[]
  unreachable: number
  /** How many are away, so that their question waits. */
  away: number
  at: string
}

/** As many departments as fit one message. */
const DEPARTMENTS_SHOWN = 40

/** All departments by name; of too many, those in which most people are still to answer. */
function furthestBehind(departments: StatusView['departments']): StatusView['departments'] {
  if (departments.length <= DEPARTMENTS_SHOWN) return departments
  return [...departments].sort((a, b) => b.completion.open - a.completion.open).slice(0, DEPARTMENTS_SHOWN)
}

export function statusCard(view: StatusView, texts: Texts): Card {
  const { cycle, completion, reader } = view
  const t = texts.policyAcknowledgement.status
  const name = plainName(view.policy, languageFor(view.policy, reader))
  const today = dateIn(view.at, reader.timeZone)
  const progress = t.progress(completion.answered, completion.asked)
  const state = cycle.closedAt ? t.closed(cycle.closedAt, reader.timeZone) : t.due(cycle.dueOn, today)
  const published = t.published(cycle.startedAt, reader.timeZone, escaped(view.startedBy))
  const approved = cycle.approval
    ? ` · ${t.approved(cycle.approval.at, reader.timeZone, escaped(view.approvedBy))}`
    : ''
  return {
    summary: `${t.title(name)}: ${progress}`,
    nodes: [
      { kind: 'title', text: t.title(name) },
      ...(cycle.state === 'published'
        ? [{ kind: 'text', text: t.preparing } as const]
        : [{ kind: 'progress', done: completion.answered, of: completion.asked, label: progress } as const]),
      { kind: 'text', text: `${published}${approved} · ${state}` },
      ...(view.away > 0 ? [{ kind: 'text', text: t.away(view.away) } as const] : []),
      ...(view.unreachable > 0 ? [{ kind: 'text', text: t.unreachable(view.unreachable) } as const] : []),
      ...(view.departments.length > 0
        ? [
            { kind: 'text', text: `**${t.byDepartment}**` } as const,
            {
              kind: 'facts',
              facts: furthestBehind(view.departments).map(
                ({ department, completion: { answered, asked } }) => ({
                  label: department,
                  value: t.department(answered, asked),
                }),
              ),
            } as const,
            ...(view.departments.length > DEPARTMENTS_SHOWN
              ? [
                  {
                    kind: 'text',
                    text: t.moreDepartments(view.departments.length - DEPARTMENTS_SHOWN),
                  } as const,
                ]
              : []),
          ]
        : []),
      { kind: 'text', small: true, text: t.record(cycle._id) },
    ],
  }
}
