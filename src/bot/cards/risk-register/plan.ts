import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Person } from '../../../domain/person.js'
import type { PlanRow, RegisterPlanView } from '../../register-plan-view.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped } from '../card.js'
import { firstWithin, listed } from '../common.js'
import { textFor, titleOf } from '../definition.js'

export const verbs = { send: 'risk-register.send-plan' } as const

/** How much room each list has, in characters, so that the card fits one message of any platform. */
const ROOM = 2_400

/** The treatment plan of the register at a glance: how far it is, what comes next, and what changed. */
export function registerPlanCard(
  view: RegisterPlanView,
  { reader, today }: { reader: Person; today: CalendarDate },
  texts: Texts,
): Card {
  const { plan, rows } = view
  const t = texts.registerPlan
  const title = t.title(plan.version)
  const next = openActions(view)
  const lines = next.map(({ action, who, risk, isOverdue }) => {
    const [what, name] = [textFor(action.title, reader), titleOf(risk, reader)].map(escaped)
    const say = isOverdue ? t.overdue : t.action
    return say(what ?? '', name ?? '', escaped(who), action.due, today)
  })
  const overdue = next.filter(({ isOverdue }) => isOverdue)
  const unapproved = rows.filter(({ approved }) => approved === null || approved.isOver)
  const changes = changeLines(view, reader, texts)
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'text', text: sinceText(view, reader.timeZone, texts) },
      {
        kind: 'facts',
        facts: [
          { label: t.facts.risks, value: String(rows.length) },
          { label: t.facts.actions, value: t.facts.counts(next.length, overdue.length) },
          { label: t.facts.unapproved, value: String(unapproved.length) },
          { label: t.facts.unaccepted, value: String(rows.filter(isUnaccepted).length) },
        ],
      },
      {
        kind: 'text',
        text:
          lines.length > 0
            ? `${t.next}\n${listed(firstWithin(lines, ROOM), lines.length, texts)}`
            : t.nothing,
      },
      ...unacceptedNodes(view, reader, texts),
      ...(changes.length > 0 ? [{ kind: 'text', text: changes.join('\n') } as const] : []),
      {
        kind: 'actions',
        actions: (['pdf', 'csv'] as const).map((format) => ({
          ...{ verb: `${verbs.send}/${format}`, value: plan.version, label: t.send[format] },
        })),
      },
    ],
  }
}

/** As of when it is, and since when it stands so. */
export function sinceText({ asOf, changedAt }: RegisterPlanView, timeZone: string, texts: Texts): string {
  return texts.registerPlan.since(asOf, changedAt, timeZone)
}

/** Whether somebody beside its owner has to accept it, and nobody does at the moment. */
function isUnaccepted({ accepted, unaccepted }: PlanRow): boolean {
  return unaccepted !== null && (accepted === null || accepted.isOver)
}

/** What is above the appetite and not accepted, or not anew, and why. */
function unacceptedNodes({ rows }: RegisterPlanView, reader: Person, texts: Texts): CardNode[] {
  const lines = rows
    .filter(({ unaccepted }) => unaccepted !== null)
    .map((row) => {
      const sentences = acceptedSentences(row, reader.timeZone, texts)
      return `- **${escaped(titleOf(row.risk, reader))}**: ${sentences.join(' ')}`
    })
  if (lines.length === 0) return []
  const t = texts.registerPlan
  return [
    { kind: 'text', text: `${t.notAccepted}\n${listed(firstWithin(lines, ROOM), lines.length, texts)}` },
  ]
}

/** Who accepts it beside its owner, or what stands against that. */
export function acceptedSentences(
  { accepted, unaccepted }: PlanRow,
  timeZone: string,
  texts: Texts,
): string[] {
  const t = texts.registerPlan.paper
  const said = accepted && (accepted.isOver ? t.acceptedEnded : t.accepted)
  const isSaid = accepted !== null && unaccepted?.because === 'nobody'
  return [
    ...(accepted && said ? [said(escaped(accepted.by), accepted.at, timeZone, accepted.until)] : []),
    ...(unaccepted && !isSaid
      ? [t[unaccepted.because](escaped(unaccepted.by), unaccepted.at, timeZone)]
      : []),
  ]
}

/** What is still to be done, the first due first. */
function openActions({ rows }: RegisterPlanView) {
  return rows
    .flatMap(({ risk, actions }) => actions.map((planned) => ({ ...planned, risk })))
    .filter(({ done }) => done === null)
    .sort((one, other) => (one.action.due < other.action.due ? -1 : 1))
}

/** As many names as each line has room for, in characters. */
const ROOM_OF_NAMES = 1_000

/** What the version has otherwise than the one before; none for the first. */
export function changeLines(
  { before, changes, titles }: RegisterPlanView,
  reader: Pick<Person, 'language'>,
  texts: Texts,
): string[] {
  if (!before) return []
  const t = texts.registerPlan.changes
  const namesOf = (risks: readonly string[]) => {
    const names = risks.map((id) => escaped(textFor(titles.get(id) ?? {}, reader)))
    const first = firstWithin(names, ROOM_OF_NAMES)
    return first.length < names.length ? [...first, texts.common.more(names.length - first.length)] : first
  }
  const lines = (['added', 'changed', 'left'] as const).flatMap((kind) =>
    changes[kind].length > 0 ? [`- ${t[kind](namesOf(changes[kind]))}`] : [],
  )
  return lines.length > 0 ? [t.since(before.version), lines.join('\n')] : []
}
