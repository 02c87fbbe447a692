import type { Db } from 'mongodb'
import { type Judgement, judgementHash, type RiskInFull } from '../domain/risk.js'
import { REASSESS_SLOT, reassessedIn } from '../domain/risk-reassessment.js'
import { Asks } from './asks.js'

export interface RisksVerified {
  checked: number
  wrong: { what: string; how: string }[]
}

/** Holds each assessment of a risk that answered a question against what was answered. */
export async function verifyRisks(db: Db): Promise<RisksVerified> {
  const asks = new Asks(db)
  const verified: RisksVerified = { checked: 0, wrong: [] }
  for await (const { _id, assessment, earlier } of db
    .collection<RiskInFull>('risks')
    .find({}, { sort: { _id: 1 } })) {
    for (const each of [assessment, ...earlier]) {
      const ask = each.ask === undefined ? null : await asks.byId(each.ask)
      if (ask?.slot !== REASSESS_SLOT) continue
      verified.checked += 1
      const said = ask.answer && reassessedIn(ask.answer)
      const before = earlier.find(({ number }) => number === each.number - 1)
      const isSame =
        said?.criteria === each.criteria &&
        isWhatWasSaid(said.judgement, each, before) &&
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

/** A plan that changed before the risk took the answer over stayed as it was by then. */
function isWhatWasSaid(said: Judgement, made: Judgement, before: Judgement | undefined): boolean {
  const kept = { ...said, plan: before?.plan ?? said.plan }
  return [said, kept].some((judgement) => judgementHash(judgement) === judgementHash(made))
}
