import { type Held, type KeptItemId, keptItems } from '../../../domain/documented-information.js'
import type { Person } from '../../../domain/person.js'
import { type Retention, yearsKept } from '../../../domain/retention.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped } from '../card.js'
import { firstWithin, listed } from '../common.js'
import { verbs } from './verbs.js'

/** Where each is found, as it is typed after `/isms`. */
export const registerCommands: Readonly<Record<KeptItemId, string>> = {
  ...{ context: 'context context', scope: 'context scope', objectives: 'objective' },
  ...{ 'security-policy': 'policy list', policies: 'policy list', roles: 'status', statement: 'soa' },
  ...{ 'risk-criteria': 'risk matrix', 'treatment-plan': 'risk plan', treatments: 'risk plan' },
  ...{ assessments: 'risk list', competence: 'competence', training: 'training status', checks: 'check' },
  ...{ evaluations: 'objective', 'audit-programme': 'audit programme', audits: 'audit' },
  ...{ reviews: 'review', 'corrective-actions': 'nc list', 'access-reviews': 'access' },
  ...{ requirements: 'requirement', 'control-reviews': 'control' },
}

/** How much room all lines have, in characters, so that the card fits one message of any platform. */
const ROOM = 7_000

/** All that the standard asks to be on record, what is missing first. */
export function registerCard(
  held: ReadonlyMap<KeptItemId, Held>,
  { reader, retention }: { reader: Person; retention: Retention | undefined },
  texts: Texts,
): Card {
  const t = texts.documentedInformation
  const all = keptItems.flatMap(({ id, clause }) => {
    const found = held.get(id)
    return found ? [{ id, clause, found }] : []
  })
  const isMissing = ({ found }: { found: Held }) => found.state !== 'held'
  const inOrder = [...all.filter(isMissing), ...all.filter((each) => !isMissing(each))]
  const lines = inOrder.map(({ id, clause, found }) => {
    const kept = t.state.kept(yearsKept(clause, retention))
    const state = [...stateOf(id, found, reader, texts), kept].join(', ')
    return t.line(clause, t.items[id], state, t.typed(registerCommands[id]))
  })
  const missing = all.filter(isMissing).length
  return {
    summary: t.title,
    nodes: [
      { kind: 'title', text: t.title },
      { kind: 'text', text: t.intro(all.length - missing, missing) },
      { kind: 'text', text: listed(firstWithin(lines, ROOM), lines.length, texts) },
      { kind: 'actions', actions: [{ verb: verbs.table, value: '', label: t.file.ask }] },
      { kind: 'text', small: true, text: t.footer },
    ],
  }
}

function stateOf(id: KeptItemId, found: Held, { timeZone }: Person, texts: Texts): string[] {
  const t = texts.documentedInformation.state
  const { state, version, count, at, reviewedAt, missing } = found
  if (state === 'nothing' || state === 'under-way') return [t[state]]
  const some = id === 'treatment-plan' ? t.unapprovedPlan : t.someUnapproved
  // What nobody approves in Steward is no more than imported.
  const since = id === 'risk-criteria' ? t.imported : count === null ? t.since : t.last
  const counted = id === 'policies' ? t.documents : t.records
  return [
    ...(state === 'unapproved' ? [missing && count ? some(missing, count) : t.unapproved] : []),
    ...(version === null ? [] : [t.held(escaped(version))]),
    ...(count === null || state === 'unapproved' ? [] : [counted(count)]),
    ...(at === null || missing ? [] : [since(at, timeZone)]),
    ...(version === null || id === 'risk-criteria' || id === 'treatment-plan' || id === 'audit-programme'
      ? []
      : [reviewedAt === null ? t.notReviewed : t.reviewed(reviewedAt, timeZone)]),
  ]
}
