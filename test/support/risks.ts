import type { Person } from '../../src/domain/person.js'
import type { Judgement, Rating } from '../../src/domain/risk.js'
import {
  CRITERIA,
  type CriteriaText,
  criteriaHash,
  type RiskCriteria,
} from '../../src/domain/risk-criteria.js'
import type { Stores } from '../../src/main/stores.js'
import type { NewRisk } from '../../src/store/risks.js'

const steps = (...titles: string[]) => titles.map((title) => ({ title: { en: title }, means: {} }))

/** Five by five; up to 6 the owner accepts alone, from 7 on their manager too, and from 15 on top management. */
export const fiveByFive: CriteriaText = {
  likelihood: steps('Rare', 'Unlikely', 'Possible', 'Likely', 'Almost certain'),
  consequence: steps('Minor', 'Noticeable', 'Serious', 'Severe', 'Critical'),
  levels: [
    { id: 'low', title: { en: 'Low' }, from: 1 },
    { id: 'medium', title: { en: 'Medium' }, from: 7 },
    { id: 'high', title: { en: 'High' }, from: 15 },
  ],
  appetite: 6,
  authority: [
    { from: 7, who: 'manager', months: 12 },
    { from: 15, who: { role: 'top-management' }, months: 3 },
  ],
}

export function theCriteria(text: CriteriaText = fiveByFive, sequence = 1): RiskCriteria {
  return {
    ...{ _id: `${CRITERIA}@${sequence}`, v: 1, criteria: CRITERIA, version: String(sequence), sequence },
    ...{ ...text, hash: criteriaHash(text), importedAt: '2026-11-02T09:00:00.000Z' },
  }
}

export function rated(likelihood: number, consequence: number): Rating {
  return { likelihood, consequence }
}

export function aJudgement(changes: Partial<Judgement> = {}): Judgement {
  return {
    ...{ inherent: rated(4, 4), current: rated(3, 4), target: rated(2, 3) },
    ...{ treatment: 'modify', controls: ['A.8.13'], plan: [] },
    ...changes,
  }
}

/** Laptop theft, owned by this person, at 12 of 25 today. */
export function aRisk(owner: Pick<Person, '_id'>, changes: Partial<NewRisk> = {}): NewRisk {
  return {
    ...{ _id: 'laptop-theft', title: { en: 'Laptop theft' }, owner: owner._id, deputy: null },
    ...{ threat: { en: 'A laptop is stolen on a train' }, vulnerability: { en: 'Its disk is readable' } },
    ...{ asset: { en: 'Customer data on laptops' }, affects: ['confidentiality'] },
    ...{ judgement: aJudgement(), criteria: '1', trigger: 'file' },
    ...changes,
  }
}

/** What an import of these risks leaves on record. */
export async function registered(
  { risks, riskCriteria }: Pick<Stores, 'risks' | 'riskCriteria'>,
  ...entered: readonly NewRisk[]
): Promise<void> {
  await riskCriteria.add(theCriteria())
  const act = { by: null, at: '2026-11-02T09:00:00.000Z', through: { kind: 'command-line' } } as const
  for (const risk of entered) await risks.register(risk, act)
}
