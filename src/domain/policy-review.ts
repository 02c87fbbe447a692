/** What the owner of a policy finds when they review it (A.5.1): it still holds, or it has to be revised. */
export const reviewOutcomes = ['holds', 'revise'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]
