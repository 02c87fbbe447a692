import type { Db } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import { planOnceChanged } from '../domain/plan-change.js'
import { type Assessment, type Judgement, judgementHash, type RiskInFull } from '../domain/risk.js'
import { planChangeSaid, REASSESS_SLOT, reassessedIn } from '../domain/risk-reassessment.js'
import { Asks } from './asks.js'

export interface RisksVerified {
  checked: number
  wrong: { what: string; how: string }[]
}

/** Holds each assessment of a risk that answered a question against what was answered. */
export async function verifyRisks(db: Db): Promise<RisksVerified> {
  const asks = new Asks(db)
  const verified: RisksVerified = { checked: 0, wrong: [] }
  for await (const risk of db.collection<RiskInFull>('risks').find({}, { sort: { _id: 1 } })) {
    const { _id, assessment, earlier } = risk
    for (const each of [assessment, ...earlier]) {
      const ask = each.ask === undefined ? null : await asks.byId(each.ask)
      if (ask?.slot !== REASSESS_SLOT) continue
      verified.checked += 1
      const said = ask.answer && reassessedIn(ask.answer)
      const isSame =
        said?.criteria === each.criteria &&
        judgementHash(onceTakenOver(risk, ask, each, said.judgement)) === judgementHash(each) &&
        ask.answer?.by === each.by
      if (!isSame)
        verified.wrong.push({
          what: `Assessment ${each.number} of the risk ${_id}`,
          how: 'it is not what was answered',
        })
    }
  }
  return verified
}

/** What was said, with the plan as it was by then, changed by what was said of it. */
function onceTakenOver(risk: RiskInFull, ask: Ask, { number }: Assessment, said: Judgement): Judgement {
  const before = risk.earlier.find((each) => each.number === number - 1)
  return { ...said, plan: planOnceChanged(before?.plan ?? [], planChangeSaid(risk, ask, said), risk) }
}
