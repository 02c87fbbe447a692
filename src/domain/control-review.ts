import type { Subject } from './ask.js'
import { hashOf } from './canonical-json.js'
import type { PersonId } from './person.js'
import { isNecessary, type NecessaryControl, type StatedControl, type Statement } from './statement.js'

/**
 * What whoever answers for controls finds when they review them: each is still done as it is stated, something is done
 * otherwise, or something is not done or does not help.
 */
export const controlReviewOutcomes = ['stands', 'changed', 'does-not-stand'] as const
export type ControlReviewOutcome = (typeof controlReviewOutcomes)[number]

/** As many controls as one looks through in one sitting. */
const MOST_AT_ONCE = 24

/** Controls that one person reviews in one go, in the order of their numbers. */
export interface ControlGroup<Control extends StatedControl = NecessaryControl> {
  owner: PersonId
  /** Counted from 1: who answers for many is asked about a part of them at a time. */
  part: number
  controls: Control[]
}

/** What is implemented, in part or whole, by whoever answers for it. */
export function controlGroups({ controls }: Pick<Statement, 'controls'>): ControlGroup[] {
  const owned = new Map<PersonId, NecessaryControl[]>()
  for (const control of controls.filter(isNecessary))
    if (control.state === 'implemented' || control.state === 'partly')
      owned.set(control.owner, [...(owned.get(control.owner) ?? []), control])
  return [...owned].flatMap(([owner, theirs]) => {
    const parts = Math.ceil(theirs.length / MOST_AT_ONCE)
    const each = Math.ceil(theirs.length / parts)
    return Array.from({ length: parts }, (_, index) => {
      return { owner, part: index + 1, controls: theirs.slice(index * each, (index + 1) * each) }
    })
  })
}

/** It stays whatever controls come and go, and does not say whose they are. */
export function controlGroupId({ owner, part }: Pick<ControlGroup, 'owner' | 'part'>): string {
  const id = hashOf(['controls', owner]).slice(0, 8)
  return part === 1 ? id : `${id}-${part}`
}

/** An answer is bound to what is stated of these controls, in whichever version of the statement. */
export function controlGroupSubject(group: ControlGroup, { version }: Pick<Statement, 'version'>): Subject {
  return { type: 'controls', id: controlGroupId(group), version, hash: hashOf(group.controls) }
}

/** The group of this id; undefined where the statement has none by that id. */
export function groupIn(statement: Pick<Statement, 'controls'>, id: string): ControlGroup | undefined {
  return controlGroups(statement).find((group) => controlGroupId(group) === id)
}

/**
 * Whether what was found last is still to be seen to: what does not stand until it is found to stand, and what has changed
 * until that, or until it is stated anew.
 *
 * @param answered The hash that the answer is about; `now`: of what is stated now.
 */
export function isToSeeTo(outcome: ControlReviewOutcome, answered: string, now: string): boolean {
  return outcome === 'does-not-stand' || (outcome === 'changed' && answered === now)
}

/** So many weeks of a year somebody may be asked in: from the second full one of January to the second of December. */
const WEEKS = 48

/** In which of them, from 0: the same each year, and spread over them for those who are asked. */
export function weekOfReview(owner: string, part: number): number {
  return Number.parseInt(hashOf(['control-review', owner, part]).slice(0, 8), 16) % WEEKS
}
