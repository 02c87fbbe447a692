import { CONFIRM_PROOF_SLOT, ORDER_SLOT, VERIFY_SLOT } from './access-review.js'
import type { Ask, Process } from './ask.js'
import { GAP_SLOT, VERDICT_SLOT } from './competence-review.js'

/** By process, what others are asked to see to because of an answer, where that does not name the ask that it is about. */
const slots: Readonly<Partial<Record<Process, readonly string[]>>> = {
  'access-review': [ORDER_SLOT, VERIFY_SLOT, CONFIRM_PROOF_SLOT],
  'competence-review': [GAP_SLOT, VERDICT_SLOT],
}

export function followUpSlots(process: Process): readonly string[] {
  return slots[process] ?? []
}

/**
 * Whether somebody is asked because of what somebody else answered: to remove an account, to close a gap, to talk with whoever
 * used up their attempts. It has a due date of its own, and whoever is asked is not one of those whom the cycle asks.
 */
export function isFollowUp({ process, slot, about }: Pick<Ask, 'process' | 'slot' | 'about'>): boolean {
  return about !== undefined || followUpSlots(process).includes(slot)
}
