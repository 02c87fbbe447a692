import type { Process, Subject } from './ask.js'

/** Whether it is about a risk or what is planned about one, which the ISMS lead sees through, whoever is late. */
export function isAboutRisk({ type }: Pick<Subject, 'type'>): boolean {
  return type === 'risk' || type === 'risk-action'
}

/** Whether its cycles are about the register: how far one has come is said of risks, and not of questions. */
export function countsRisks(process: Process): boolean {
  return process === 'risk-acceptance' || process === 'risk-reassessment'
}

/** Whether its cycles ask what may be left unanswered: how far one has come is nothing that anybody has to see to. */
export function isVoluntary(process: Process): boolean {
  return process === 'awareness'
}

/** Whether its cycles ask very many people the same: some of them are always late. */
export function asksVeryMany(process: Process): boolean {
  return process === 'policy-acknowledgement' || process === 'training'
}

/** Whether how far its cycles have come is said of accounts. */
export function countsAccounts(process: Process): boolean {
  return process === 'access-review'
}

/** Whether any settled ask of this process can change what its workflow does next; else only a cycle's last one can. */
export function wakesAtOnce(process: Process): boolean {
  return process === 'approval'
}
