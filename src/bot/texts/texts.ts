import { absence } from './en/absence.js'
import { common } from './en/common.js'
import { dueDay } from './en/dates.js'
import { progress } from './en/policy-acknowledgement/progress.js'
import { reading } from './en/policy-acknowledgement/reading.js'
import { retire } from './en/policy-acknowledgement/retire.js'
import { takeBack } from './en/policy-acknowledgement/take-back.js'
import { policyAcknowledgement } from './en/policy-acknowledgement.js'
import { reminders } from './en/reminders.js'

/** Every sentence that a person reads, in one language. English is the catalogue that others are held against. */
const english = {
  absence,
  common,
  dueDay,
  policyAcknowledgement,
  progress,
  reading,
  reminders,
  retire,
  takeBack,
}

export type Texts = typeof english

/** The catalogue of a language; English where there is none. */
export function textsFor(language: string): Texts {
  const catalogues: Readonly<Record<string, Texts>> = { en: english }
  return catalogues[language] ?? english
}
