import type { Nonconformity } from '../domain/nonconformity.js'
import { openly, type Shown } from './verify-rows.js'

/** What it shows of how it was raised, and of where it stands, is held against the ledger. */
export function nonconformityShown(row: unknown): Shown[] {
  const nonconformity = row as Nonconformity
  const {
    event,
    nature,
    reference,
    by,
    at,
    grade,
    criterion,
    deadline,
    deadlines = [],
    claimed,
    also = [],
  } = nonconformity
  const who = { ...(by === null ? {} : { by }), at }
  return [
    { event, field: 'nature', value: nature.text, ...who },
    ...(reference ? [{ event, field: 'reference', value: reference.text, ...who }] : []),
    ...also.map((joined): Shown => {
      return { event: joined.event, field: 'nature', value: joined.nature.text, at: joined.at }
    }),
    ...sourceShown(nonconformity),
    openly(event, 'grade', grade),
    openly(event, 'criterion', criterion),
    openly(deadlines.at(-1)?.event ?? event, 'deadline', deadline),
    ...deadlines.map((moved): Shown => {
      return { event: moved.event, field: 'reason', value: moved.reason.text, by: moved.by, at: moved.at }
    }),
    openly(event, 'claimed', claimed ?? null),
    ...standingShown(nonconformity),
  ]
}

/** What it comes from decides what may become of it: who graded it, and whether it ends with a finding. */
function sourceShown({ event, source }: Pick<Nonconformity, 'event' | 'source'>): Shown[] {
  const { audit = null, finding = null } = 'finding' in source ? source : {}
  return [
    openly(event, 'source', source.of),
    openly(event, 'audit', audit),
    openly(event, 'finding', finding),
    openly(event, 'cycle', source.of === 'cycle' ? source.cycle : null),
  ]
}

/** Where it stands, by its last move; one that has not moved waits to be triaged, with whoever it was raised for. */
function standingShown(nonconformity: Nonconformity): Shown[] {
  const { event, moved, owner, stage, round, ineffective, dueOn, forReview, vouched, endedAt } = nonconformity
  if (moved === undefined) {
    const isAsRaised =
      stage === 'triage' &&
      round === 1 &&
      ineffective === 0 &&
      dueOn === null &&
      !forReview &&
      !vouched &&
      !endedAt
    return [
      openly(event, 'owner', owner),
      ...(isAsRaised ? [] : [{ event: '', field: 'stage', value: stage, onceOpen: true } as const]),
    ]
  }
  const standing = { owner, stage, round, ineffective, dueOn }
  const since = { forReview: forReview ?? null, vouched: vouched ?? null, endedAt: endedAt ?? null }
  return Object.entries({ ...standing, ...since }).map(([field, value]) => openly(moved, field, value))
}
