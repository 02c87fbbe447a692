import type { Ask } from '../domain/ask.js'
import {
  analysisIn,
  type CorrectiveLife,
  lifeOf,
  mayBeDecided,
  planIn,
  type Round,
  triagedIn,
} from '../domain/corrective-action.js'
import type { Cycle } from '../domain/cycle.js'
import { type Nonconformity, nonconformityOf, originOf } from '../domain/nonconformity.js'
import type { PersonId } from '../domain/person.js'
import { risksOf } from '../domain/risk-reassessment.js'
import { reassessedIn } from '../store/corrective-reassessments.js'
import type { Stores } from './stores.js'

export type CorrectiveRecordTools = Pick<Stores, 'asks' | 'decisions' | 'nonconformities' | 'people'>

/** One action of one round, with all that was said of it (10.2). What was not said is empty; instants are ISO 8601 UTC. */
export type CorrectiveRow = Record<(typeof columns)[number], string>

const columns = [
  'nonconformity',
  'nature',
  'also',
  'source',
  'reference',
  'grade',
  'criterion',
  'deadline',
  'deadlineMoved',
  'raisedBy',
  'raisedAt',
  'becameOfIt',
  'because',
  'round',
  'correction',
  'consequences',
  'whys',
  'cause',
  'similar',
  'action',
  'owner',
  'due',
  'doneBy',
  'doneAt',
  'result',
  'evidence',
  'planApprovedBy',
  'effectiveIf',
  'verdict',
  'found',
  'verifiedBy',
  'verifiedAt',
  'ismsChange',
  'risks',
  'changeRequest',
  'ismsChanged',
  'ismsChangeSaid',
  'risksAssessed',
] as const

/** A row for each action of each round, and at least one; null for cycles of anything else. */
export async function correctiveRows(
  { asks, decisions, nonconformities, people }: CorrectiveRecordTools,
  { _id }: Pick<Cycle, '_id'>,
): Promise<CorrectiveRow[] | null> {
  const nonconformity = await nonconformities.byId(nonconformityOf(_id) ?? '')
  if (!nonconformity) return null
  const all = await asks.allOf(_id)
  const life = lifeOf(all, await decisions.byNonces(mayBeDecided(all)))
  const reassessed = await reassessedIn({ asks }, nonconformity, life)
  const assessors = [...reassessed.values()].flat().flatMap(({ answer }) => (answer ? [answer.by] : []))
  const named = await people.byIds([...peopleIn(nonconformity, life), ...assessors])
  const name = (id: PersonId | null | undefined) => (id && named.get(id)?.name) || ''
  const { triage } = life
  const head = {
    ...headOf(nonconformity, name),
    becameOfIt: triage?.answer?.value ?? '',
    because: triage?.answer?.reason?.text ?? '',
  }
  const correction = (triage && triagedIn(triage)?.correction) ?? ''
  return life.rounds.flatMap((round) =>
    roundRows(
      round,
      { ...empty, ...head, correction, risksAssessed: assessedIn(reassessed.get(round.number) ?? [], name) },
      name,
    ),
  )
}

const empty = Object.fromEntries(columns.map((column) => [column, ''])) as CorrectiveRow

function peopleIn({ by, deadlines = [] }: Nonconformity, { rounds }: CorrectiveLife): PersonId[] {
  const inRounds = rounds.flatMap(({ actions, plans, change, verdict }) => [
    change?.answer?.by,
    ...actions.flatMap(({ who, done }) => [who, done?.answer?.by]),
    ...plans.map(({ decision }) => decision?.decided?.by),
    verdict?.answer?.by,
  ])
  return [by, ...deadlines.map((moved) => moved.by), ...inRounds].filter((id) => typeof id === 'string')
}

type Name = (id: PersonId | null | undefined) => string

/** What came of each risk that the plan names. */
function assessedIn(asks: readonly Ask[], name: Name): string {
  return risksOf(asks)
    .map(({ risk, answer }) => `${risk}: ${answer ? `${name(answer.by)} ${answer.at}` : 'asked'}`)
    .join(' / ')
}

function headOf(nonconformity: Nonconformity, name: Name): Partial<CorrectiveRow> {
  const { _id, nature, source, reference, grade, criterion, by, at, deadline, deadlines = [] } = nonconformity
  const moved = deadlines.map(
    (each) => `${each.was ?? ''} > ${each.deadline} (${name(each.by)} ${each.at}: ${each.reason.text})`,
  )
  const of = source.of === 'cycle' ? source.cycle : originOf(nonconformity)
  return {
    also: (nonconformity.also ?? []).map((each) => each.nature.text).join(' / '),
    ...{ nonconformity: _id, nature: nature.text, source: of, reference: reference?.text ?? '' },
    ...{ grade: grade ?? '', criterion: criterion ?? '', raisedAt: at },
    ...{ deadline: deadline ?? '', deadlineMoved: moved.join(' / ') },
    raisedBy: by === null ? 'Steward' : name(by),
  }
}

function roundRows(round: Round, head: CorrectiveRow, name: Name): CorrectiveRow[] {
  const analysis = round.analysis ? analysisIn(round.analysis) : null
  const last = round.plans.at(-1)
  const plan = round.plan ?? (last ? planIn(last.ask) : null)
  const verdict = round.verdict?.answer
  const change = round.change?.answer
  const common: CorrectiveRow = {
    ...{ ...head, round: String(round.number) },
    ...(analysis
      ? {
          ...{ correction: analysis.correction, consequences: analysis.consequences, cause: analysis.cause },
          ...{ whys: analysis.whys.join(' / '), similar: `${analysis.similar}: ${analysis.looked}` },
        }
      : {}),
    ...(plan
      ? {
          ...{ effectiveIf: plan.criterion, ismsChange: plan.ismsChange ?? '' },
          ...{ risks: plan.risks.join(' '), changeRequest: plan.changeRequest ?? '' },
        }
      : {}),
    ...(last?.decision?.state === 'approved' ? { planApprovedBy: name(last.decision.decided?.by) } : {}),
    ...(change
      ? {
          ismsChanged: `${change.value}: ${name(change.by)} ${change.at}`,
          ismsChangeSaid: [change.reason?.text, change.link?.text, change.file?.name.text]
            .filter((text) => text)
            .join(' '),
        }
      : {}),
    ...(verdict
      ? {
          ...{ verdict: verdict.value, found: verdict.reason?.text ?? '' },
          ...{ verifiedBy: name(verdict.by), verifiedAt: verdict.at },
        }
      : {}),
  }
  const rows = round.actions.map(({ what, who, due, done }) => ({
    ...{ ...common, action: what, owner: name(who), due },
    ...(done?.answer
      ? {
          ...{ doneBy: name(done.answer.by), doneAt: done.answer.at, result: done.answer.reason?.text ?? '' },
          evidence: [done.answer.link?.text, done.answer.file?.name.text].filter((text) => text).join(' '),
        }
      : {}),
  }))
  return rows.length > 0 ? rows : [common]
}

/** What is known of one, a line each. */
export function linesOfCorrective(row: CorrectiveRow): string[] {
  return columns.flatMap((column) => (row[column] === '' ? [] : [`${column}: ${row[column]}`]))
}
