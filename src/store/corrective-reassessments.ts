import type { Ask } from '../domain/ask.js'
import type { CorrectiveLife } from '../domain/corrective-action.js'
import type { Nonconformity } from '../domain/nonconformity.js'
import { correctiveReassessment } from '../domain/risk-reassessment.js'
import type { Asks } from './asks.js'

/** What was asked of the risks that the plans about a nonconformity name, by the round in which they do. */
export async function reassessedIn(
  { asks }: { asks: Pick<Asks, 'allOf'> },
  { _id }: Pick<Nonconformity, '_id'>,
  { rounds }: CorrectiveLife,
): Promise<Map<number, Ask[]>> {
  const naming = rounds.filter(({ plan }) => plan !== null && plan.risks.length > 0)
  const found = await Promise.all(
    naming.map(async ({ number }) => {
      return [number, await asks.allOf(correctiveReassessment(_id, number))] as const
    }),
  )
  return new Map(found)
}
