import type { Look } from '../domain/cycle.js'

/** An activity works with the one instant that its workflow passes, and may say when to look again. */
type Dated = (input: never) => Promise<unknown>

/**
 * The one place where a moved clock enters: workflows live in Temporal's time, records in Steward's. What a workflow
 * passes as `asOf` is taken ahead, and when it is to look next is taken back. In production both are the same.
 */
export function inStewardsTime<Activities extends object>(
  activities: Activities & Record<keyof Activities, Dated>,
  aheadMs: () => number,
): Activities {
  const shifted = Object.entries<Dated>(activities).map(([name, act]) => [
    name,
    async (input: { asOf: string }) => {
      const ahead = aheadMs()
      const result = await act({ ...input, asOf: moved(input.asOf, ahead) } as never)
      return isLook(result) ? { ...result, nextLook: moved(result.nextLook, -ahead) } : result
    },
  ])
  return Object.fromEntries(shifted)
}

function isLook(result: unknown): result is Pick<Look, 'nextLook'> {
  return typeof result === 'object' && result !== null && 'nextLook' in result
}

function moved(instant: string, byMs: number): string {
  return new Date(Date.parse(instant) + byMs).toISOString()
}
