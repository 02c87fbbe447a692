import type { CardNode, Input } from '../card.js'

/** The name of the input in which somebody explains themselves. */
export const REASON = 'reason'

/** As long as a reason needs to be, in characters. */
const LONGEST_REASON = 1_000

/** Where somebody says why, in their own words. */
export function reasonInput(label: string, hint?: string): CardNode {
  return { kind: 'inputs', inputs: [reasonField(label, hint)] }
}

export function reasonField(label: string, hint?: string): Input {
  return {
    ...{ kind: 'text', name: REASON, label, long: true, most: LONGEST_REASON },
    ...(hint === undefined ? {} : { hint }),
  }
}
