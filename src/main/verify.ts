import type { Db } from 'mongodb'
import type { FirstWrong } from '../domain/ledger-chain.js'
import { answerShown } from '../store/asks.js'
import { parseAnchor, type Verification, verifyLedger } from '../store/verify.js'
import { verifyRecords } from '../store/verify-records.js'

/** `steward verify`: walks the ledger and holds rows and records against it. Returns the exit code. */
export async function verifyCommand(
  db: Db,
  anchorText: string | undefined,
  print: (line: string) => void,
): Promise<number> {
  const anchor = anchorText === undefined ? undefined : parseAnchor(anchorText)
  if (anchor === null) {
    print(`--anchor is HEIGHT:HASH, as steward verify prints it, not “${anchorText}”.`)
    return 2
  }
  const verification = await verifyLedger(db, {
    fieldsShown: { asks: answerShown },
    ...(anchor ? { anchor } : {}),
  })
  const records = await verifyRecords(db)
  for (const line of describe(verification)) print(line)
  for (const { cycle, how } of records.wrong) print(`The record of ${cycle} does not hold: ${how}.`)
  if (records.wrong.length === 0) print(`${records.checked} records agree with the answers behind them.`)
  return verification.ok && records.wrong.length === 0 ? 0 : 1
}

const kinds: Readonly<Record<FirstWrong['kind'], string>> = {
  altered: 'was altered',
  removed: 'was removed',
  'put-in': 'was put in',
  moved: 'was moved',
  rewritten: 'was rewritten, or something after it was',
}

/** Names the first event that is wrong, what was done to it, and how that is known. */
function broken({ kind, block, n, event, how }: FirstWrong, size: string): string {
  const which = event ? `Event ${n} (${event.type}, ${event.at})` : `Event ${n}`
  return `Ledger broken: ${which} in block ${block} ${kinds[kind]}, because ${how}. ${size}`
}

function describe({
  blocks,
  events,
  unsealed,
  head,
  firstWrong,
  anchor,
  commitments,
}: Verification): string[] {
  const size = `${events} events in ${blocks} blocks, ${unsealed} not sealed yet.`
  const erased = commitments.erased > 0 ? `, ${commitments.erased} were erased` : ''
  return [
    firstWrong === null ? `Ledger intact: ${size}` : broken(firstWrong, size),
    ...(head ? [`Head: ${head.height}:${head.hash}`] : []),
    ...(anchor === 'cut' ? ['The anchor lies beyond the end: the ledger was cut.'] : []),
    ...(anchor === 'differs' ? ['The anchor differs: the ledger was rewritten.'] : []),
    ...(anchor === 'holds' ? ['The anchor holds.'] : []),
    `${commitments.checked} values agree with the ledger${erased}.`,
    ...commitments.wrong.map(
      ({ collection, row, field, how }) =>
        `${collection} ${row}: ${field} does not agree with the ledger: ${how}.`,
    ),
  ]
}
