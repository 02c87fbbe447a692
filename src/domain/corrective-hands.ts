import type { Ask } from './ask.js'
import { type CorrectiveLife, triagedIn } from './corrective-action.js'
import type { PersonId } from './person.js'

/**
 * Who had a hand in it, in whatever round: who owns it, who found the cause or planned, who was to do something, and who did
 * it, in whosever stead. None of them says whether it was effective (A.5.3).
 */
export function involvedIn({ triage, rounds }: CorrectiveLife, owner: PersonId | null): PersonId[] {
  const sayers = (ask: Ask | null) =>
    ask?.answer ? [ask.answer.by, ...(ask.answer.for === undefined ? [] : [ask.answer.for])] : []
  const named = triage ? triagedIn(triage)?.owner : undefined
  const all = rounds.flatMap(({ analysis, plans, actions, change }) => [
    ...sayers(analysis),
    ...sayers(change),
    ...plans.flatMap(({ ask }) => sayers(ask)),
    ...actions.flatMap(({ who, asks }) => [who, ...asks.flatMap(sayers)]),
  ])
  return [...new Set([...(owner === null ? [] : [owner]), ...(named === undefined ? [] : [named]), ...all])]
}

/** Who approved the plan of the round that runs, or a later date in it, in whosever stead: they answer for it, too. */
export function approversIn({ rounds }: CorrectiveLife): PersonId[] {
  const round = rounds.at(-1)
  const decisions = [
    ...(round?.plans ?? []),
    ...(round?.actions ?? []).flatMap(({ extensions }) => extensions),
  ]
  const deciders = decisions.flatMap(({ decision }) => {
    const decided = decision?.state === 'approved' ? decision.decided : undefined
    return decided ? [decided.by, ...(decided.for === undefined ? [] : [decided.for])] : []
  })
  return [...new Set(deciders)]
}

/** Whoever has to do with it, in their order: it is shown to them. */
export function concernedBy(life: CorrectiveLife, asks: readonly Ask[], owner: PersonId | null): PersonId[] {
  const asked = asks.flatMap(({ askedOf, answer }) => [
    askedOf,
    ...(answer ? [answer.by] : []),
    ...(answer?.for === undefined ? [] : [answer.for]),
  ])
  return [...new Set([...involvedIn(life, owner), ...approversIn(life), ...asked])].sort()
}
