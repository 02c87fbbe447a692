import type { Seat } from './authority.js'
import { hashOf } from './canonical-json.js'
import type { PersonId } from './person.js'
import type { Judgement, Rating } from './risk.js'

/** Per language, the organisation's first one first. */
type Texts = Record<string, string>

/**
 * By what an organisation judges its risks (6.1.2 a): its scales, what it calls their products, how much it bears without
 * asking, and who accepts what is beyond that. One version of it, as it was imported.
 */
export interface RiskCriteria {
  /** `risk-criteria@<version>` */
  _id: string
  v: 1
  criteria: typeof CRITERIA
  /** Counted from 1: it rises when anything of it changes. */
  version: string
  sequence: number
  /** From the least to the most, three to five: the first one counts 1. */
  likelihood: ScaleStep[]
  consequence: ScaleStep[]
  /** From the lowest, which begins at 1. */
  levels: RiskLevel[]
  /** The highest value that is borne without the acceptance of somebody beside the owner. */
  appetite: number
  /** From the lowest, which begins where the appetite ends. */
  authority: AcceptanceAuthority[]
  /** See {@link criteriaHash}. */
  hash: string
  importedAt: string
}

/** The criteria are one thing: all their versions share this id. */
export const CRITERIA = 'risk-criteria'

export interface ScaleStep {
  title: Texts
  /** What it means; empty where the title says it. */
  means: Texts
}

export interface RiskLevel {
  id: string
  title: Texts
  /** The lowest value that it is given to. */
  from: number
}

/** Who may accept risks from this value on, up to where the next one begins, and for how long. */
export interface AcceptanceAuthority {
  from: number
  /** `manager`: of whoever owns the risk. */
  who: 'manager' | Extract<Seat, { person: PersonId } | { role: string }>
  months: number
}

export type CriteriaText = Pick<
  RiskCriteria,
  'likelihood' | 'consequence' | 'levels' | 'appetite' | 'authority'
>

/** SHA-256, hex. */
export function criteriaHash({ likelihood, consequence, levels, appetite, authority }: CriteriaText): string {
  return hashOf({ likelihood, consequence, levels, appetite, authority })
}

/** What a risk counts: likelihood times consequence. */
export function riskValue({ likelihood, consequence }: Rating): number {
  return likelihood * consequence
}

/**
 * What of a judgement cannot be, by the values: more is there today, with what is in place, than there would be without any
 * control; or more is to be left after the plan than there is today.
 */
export function impossibleIn({
  inherent,
  current,
  target,
}: Pick<Judgement, 'inherent' | 'current' | 'target'>): ('current' | 'target')[] {
  const isAbove = (one: Rating, other: Rating) => riskValue(one) > riskValue(other)
  return [
    ...(isAbove(current, inherent) ? (['current'] as const) : []),
    ...(isAbove(target, current) ? (['target'] as const) : []),
  ]
}

/** How a risk is read today, whatever its assessment was made by. */
export interface Reading {
  /** By which its values are read: those in force; where their scales are others, those of its assessment. */
  criteria: RiskCriteria
  /** It was assessed by older ones. */
  isOld: boolean
  /** Whether its values can be held against the appetite in force, and the authority matrix: the scales are the same. */
  isComparable: boolean
}

/** @param made The criteria by which it was assessed. */
export function readingOf(current: Rating, made: RiskCriteria, inForce: RiskCriteria): Reading {
  const isComparable = haveSameScales(made, inForce) && isOnScale(current, inForce)
  const isOld = made.version !== inForce.version
  return { criteria: isComparable ? inForce : made, isOld, isComparable }
}

type Scales = Pick<RiskCriteria, 'likelihood' | 'consequence'>

/** Whether each step says the same in both; one more language adds none. */
export function haveSameScales(one: Scales, other: Scales): boolean {
  return (['likelihood', 'consequence'] as const).every(
    (scale) =>
      one[scale].length === other[scale].length &&
      one[scale].every((step, place) => isSameStep(step, other[scale][place])),
  )
}

function isSameStep(one: ScaleStep, other: ScaleStep | undefined): boolean {
  return other !== undefined && isSameText(one.title, other.title) && isSameText(one.means, other.means)
}

function isSameText(one: Texts, other: Texts): boolean {
  const inBoth = Object.keys(one).filter((language) => language in other)
  if (inBoth.length === 0) return Object.keys(one).length === 0 && Object.keys(other).length === 0
  return inBoth.every((language) => one[language] === other[language])
}

/** The highest value that can be given. */
export function highestValue({ likelihood, consequence }: Scales) {
  return likelihood.length * consequence.length
}

/** What the organisation calls this value. */
export function levelOf(value: number, { levels }: Pick<RiskCriteria, 'levels'>): RiskLevel {
  const level = levels.filter(({ from }) => from <= value).at(-1)
  if (!level) throw new RangeError(`No level begins at or below ${value}`)
  return level
}

export function isWithinAppetite(rating: Rating, { appetite }: Pick<RiskCriteria, 'appetite'>): boolean {
  return riskValue(rating) <= appetite
}

/** Who accepts a risk of this value beside its owner (6.1.3 f); null: it is within the appetite. */
export function authorityFor(
  value: number,
  { appetite, authority }: Pick<RiskCriteria, 'appetite' | 'authority'>,
): AcceptanceAuthority | null {
  if (value <= appetite) return null
  return authority.filter(({ from }) => from <= value).at(-1) ?? null
}

/** Whom it takes, when this person owns the risk. */
export function seatFor({ who }: AcceptanceAuthority, owner: PersonId): Seat {
  return who === 'manager' ? { managerOf: owner } : who
}

/** Whether this can be a rating by these criteria. */
export function isOnScale({ likelihood, consequence }: Rating, scales: Scales): boolean {
  const isStep = (step: number, most: number) => Number.isInteger(step) && step >= 1 && step <= most
  return isStep(likelihood, scales.likelihood.length) && isStep(consequence, scales.consequence.length)
}
