import { canonicalJson } from '../domain/canonical-json.js'
import type { Finding, FromSample } from '../domain/finding.js'
import type { Shown } from './verify-rows.js'

/** What of a finding is kept word for word. */
export const findingWords = ['requirement', 'statement', 'evidence', 'reference'] as const

/** What a finding says, what came of it, and who said so. */
export function findingShown(row: unknown): Shown[] {
  const finding = row as Finding
  const { event, by, at, contested, decided, withdrawn, owner, handedOver, nonconformity, led } = finding
  const recorded: Shown[] = findingWords.flatMap((field) => {
    const kept = finding[field]
    return kept ? [{ event, field, value: kept.text, by, at }] : []
  })
  const facts = { event, field: 'facts', value: findingFacts(finding), by, at }
  const said = [contested, decided, withdrawn].flatMap((each): Shown[] =>
    each ? [{ event: each.event, field: 'reason', value: each.reason.text, by: each.by, at: each.at }] : [],
  )
  const theirs = withdrawn?.theirs
  const ofOthers = (['who', 'reference'] as const).flatMap((field): Shown[] =>
    withdrawn && theirs
      ? [{ event: withdrawn.event, field, value: theirs[field].text, by: withdrawn.by, at: withdrawn.at }]
      : [],
  )
  const owns = {
    event: handedOver?.at(-1)?.event ?? event,
    field: 'owner',
    value: owner,
    onceOpen: true as const,
  }
  // Of one that was opened before an event said so, the nonconformity's own says from what it came.
  const ledTo: Shown[] =
    nonconformity && led ? [{ event: led, field: 'nonconformity', value: nonconformity, onceOpen: true }] : []
  return [...recorded, facts, ...said, ...ofOthers, owns, ...ledTo, ...stateShown(finding)]
}

/** What came of it stands in its last step. */
function stateShown({
  state,
  at,
  event,
  issued,
  confirmed,
  contested,
  decided,
  withdrawn,
}: Finding): Shown[] {
  const steps = [
    { of: issued?.event === event ? 'issued' : 'draft', event, at },
    ...(issued && issued.event !== event ? [{ of: 'issued', event: issued.event, at: issued.at }] : []),
    ...(contested ? [{ of: 'contested', event: contested.event, at: contested.at }] : []),
    ...(decided
      ? [{ of: decided.upheld ? 'upheld' : 'withdrawn', event: decided.event, at: decided.at }]
      : []),
    ...(withdrawn ? [{ of: 'withdrawn', event: withdrawn.event, at: withdrawn.at }] : []),
    ...(confirmed ? [{ of: 'confirmed', event: confirmed.event, at: confirmed.at }] : []),
  ]
  const newest = steps
    .map((step) => step.at)
    .sort()
    .at(-1)
  const last = steps.filter((step) => step.at === newest)
  const step = last.find(({ of }) => of === state) ?? last.at(-1)
  return step ? [{ event: step.event, field: 'state', value: state, onceOpen: true, ifSaid: true }] : []
}

/** What the ledger holds of it beside its words. */
export function findingFacts({
  audit,
  item,
  criterion,
  grade,
  sample,
  dueOn,
  ownerAssumed,
}: Pick<Finding, 'audit' | 'item' | 'criterion' | 'grade' | 'sample' | 'dueOn' | 'ownerAssumed'>): string {
  return canonicalJson({
    ...{ audit, item, criterion, grade },
    ...(sample ? { sample: sampleFacts(sample) } : {}),
    ...(dueOn ? { dueOn } : {}),
    ...(ownerAssumed ? { ownerAssumed } : {}),
  })
}

function sampleFacts({ sample, population, size, of, seed }: FromSample) {
  return { sample, population, size, of, seed }
}
