import { type Decision, stepAtHand } from '../domain/decision.js'
import type { Person, PersonId } from '../domain/person.js'
import { decidersOf } from './cards/approval-whose.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import type { Texts } from './texts/texts.js'

/** Plain: who decided it, or who is to. */
export function whoDecides(
  decision: Decision,
  people: ReadonlyMap<PersonId, Pick<Person, 'name'>>,
  texts: Texts,
): string {
  const { decided } = decision
  return decided ? whoAnswered(decided, people, texts) : decidersOf(stepAtHand(decision), people, texts)
}

/** Whose names it takes to say so. */
export function peopleDeciding(decision: Decision): PersonId[] {
  const { decided } = decision
  return decided ? peopleIn(decided) : stepAtHand(decision).approvers
}
