import type { Db } from 'mongodb'
import type { AcceptanceOnRecord } from '../domain/acceptance-on-record.js'
import type { CycleRecord } from '../domain/record.js'
import { type Risk, riskHash } from '../domain/risk.js'
import { riskValue } from '../domain/risk-criteria.js'
import { Asks } from './asks.js'
import { Decisions } from './decisions.js'

/**
 * Holds what the register shows of a risk's acceptance against the answer of its owner, and against the decision of whoever
 * accepted it. That those are what the ledger says, verifying the rows has shown. What is wrong with which.
 */
export async function verifyAcceptances(db: Db): Promise<{ what: string; how: string }[]> {
  const [asks, decisions] = [new Asks(db), new Decisions(db)]
  const wrong: { what: string; how: string }[] = []
  const said = { $or: [{ approved: { $exists: true } }, { acceptance: { $exists: true } }] }
  for await (const risk of db.collection<Risk>('risks').find(said, { sort: { _id: 1 } })) {
    const how = [await againstOwner(asks, risk), await againstDecision(decisions, risk)]
    for (const each of how) if (each) wrong.push({ what: `The acceptance of ${risk._id}`, how: each })
  }
  const recorded = { acceptances: { $exists: true } }
  for await (const record of db.collection<CycleRecord>('records').find(recorded, { sort: { _id: 1 } }))
    for (const each of record.acceptances ?? [])
      if (!(await isDecided(decisions, each)))
        wrong.push({
          what: `The acceptance of ${each.risk} in ${record._id}`,
          how: 'no such decision was made',
        })
  return wrong
}

/** Whether what a record says of an acceptance above the appetite is what was decided. */
async function isDecided(decisions: Decisions, { risk, hash, beside }: AcceptanceOnRecord): Promise<boolean> {
  if (!beside) return true
  const { subject, decided, state, until } = (await decisions.byId(beside.decision)) ?? {}
  const isAbout = subject?.id === risk && subject.hash === hash && until === beside.until
  // While it is carried out it is open still, as above.
  const isMade = decided ? decided.by === beside.by && decided.at === beside.at : state === 'open'
  return isAbout && isMade
}

async function againstOwner(asks: Asks, { _id, approved }: Risk): Promise<string | null> {
  if (!approved) return null
  const ask = await asks.byId(approved.ask)
  const { answer, subject } = ask ?? {}
  const isAbout = subject?.type === 'risk' && subject.id === _id && subject.hash === approved.hash
  const isSame =
    answer?.value === approved.verdict &&
    answer.by === approved.by &&
    answer.at === approved.at &&
    answer.until === approved.until
  return isAbout && isSame ? null : 'its owner said something else, or nothing'
}

async function againstDecision(decisions: Decisions, risk: Risk): Promise<string | null> {
  const { acceptance } = risk
  if (!acceptance) return null
  const decision = await decisions.byId(acceptance.decision)
  const { subject, question, until, state } = decision ?? {}
  const isAbout = question === 'accept' && subject?.id === risk._id && subject.hash === acceptance.hash
  // While it is carried out it is open still, and its answer is there.
  const isMade = state === 'approved' || state === 'open'
  if (!isAbout || !isMade || until !== acceptance.until) return 'no such decision was made'
  if (decision?.decided && decision.decided.by !== acceptance.by) return 'somebody else decided it'
  const stands = acceptance.hash !== riskHash(risk) || acceptance.value === riskValue(risk.assessment.current)
  return stands ? null : 'another value was accepted'
}
