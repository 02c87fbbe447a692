import type { Subject } from './ask.js'
import { hashOf } from './canonical-json.js'

/**
 * What the owner of a requirement finds when they review it (A.5.31): it still holds and is met, it still holds and is not
 * met, or it no longer holds as it is written down.
 */
export const requirementOutcomes = ['met', 'not-met', 'changed'] as const
export type RequirementOutcome = (typeof requirementOutcomes)[number]

/** One version of what a law, a contract or a standard demands of the organisation, as it was imported. */
export interface Requirement {
  /** `<requirement>@<version>` */
  _id: string
  v: 1
  requirement: string
  /** Counted from 1: it rises when something changes that is decided on. */
  version: string
  sequence: number
  /** Per language, the organisation's first one first. */
  title: Record<string, string>
  /** The law, contract or standard, and the place in it. */
  source: string
  /** What it demands, per language. */
  demands: Record<string, string>
  /** ISO 27001's numbers of the controls by which it is met. */
  controls: string[]
  /** See {@link requirementHash}. */
  hash: string
  importedAt: string
}

/** What an answer is bound to. */
export type RequirementText = Pick<Requirement, 'title' | 'source' | 'demands' | 'controls'>

/** SHA-256, hex. */
export function requirementHash({ title, source, demands, controls }: RequirementText): string {
  return hashOf({ title, source, demands, controls })
}

export function requirementSubject({
  requirement,
  version,
  hash,
}: Pick<Requirement, 'requirement' | 'version' | 'hash'>): Subject {
  return { type: 'requirement', id: requirement, version, hash }
}

/**
 * Whether what was found last is still to be seen to: what is not met until it is found met, and what has changed until
 * that, or until it is written down anew.
 *
 * @param answered The version that the answer is about; `newest`: the one that is on record.
 */
export function isToSeeTo(outcome: RequirementOutcome, answered: string, newest: string): boolean {
  return outcome === 'not-met' || (outcome === 'changed' && answered === newest)
}
