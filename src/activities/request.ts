import type { DecisionSubject } from './decision-subject.js'

/**
 * What somebody asked for by a type of the organisation's own. It is as it was filled in, by the version of the type of that
 * day; and what was approved is for whoever asked to do.
 */
export const ownRequest: DecisionSubject = {
  overtaken: async () => null,
  carryOut: async () => null,
}
