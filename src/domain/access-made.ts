import type { AccessRow, MadeAs } from './access-row.js'
import { hashOf, sha256 } from './canonical-json.js'
import type { RowsMade } from './population.js'

/** By which rules accounts are matched to people, flagged and given to reviewers: raised when they change. */
export const ACCESS_RULES = 2

type Made = Pick<
  AccessRow,
  | '_id'
  | 'cycle'
  | 'system'
  | 'extraction'
  | 'account'
  | 'privileged'
  | 'holder'
  | 'known'
  | 'department'
  | 'flags'
  | 'rank'
  | 'seat'
> & { made: Omit<MadeAs, 'hash'> }

/** SHA-256, hex, salted, over what its reviewer is shown of an account, who that was to be, and who never may. */
export function madeHash({ made: { salt, ...made }, ...row }: Made): string {
  const { _id, cycle, system, extraction, privileged, department, flags, rank, seat, known } = row
  const { account, holder } = row
  const { reviewer, why, neverBy } = made
  return sha256(
    salt +
      hashOf({
        ...{ _id, cycle, system, extraction, privileged, department, flags, rank, seat },
        ...{ account: { ...account }, holder: { ...holder }, made: { reviewer, why, neverBy } },
        known: known ? plain(known) : null,
      }),
  )
}

/** As it comes from a database, whatever that makes its documents of. */
function plain(known: NonNullable<AccessRow['known']>): unknown {
  return JSON.parse(JSON.stringify(known))
}

/** @param rows All of an extraction, by account. One without a hash of its own counts, and changes that of all. */
export async function rowsMade(rows: AsyncIterable<Pick<AccessRow, 'account' | 'made'>>): Promise<RowsMade> {
  const made: RowsMade = { rows: 0, accounts: 0, hash: '0'.repeat(64) }
  let last: string | null = null
  for await (const { account, made: one } of rows) {
    made.rows += 1
    if (account.id !== last) made.accounts += 1
    made.hash = hashOf([made.hash, one?.hash ?? null])
    last = account.id
  }
  return made
}

/** What of a row is not as it was made, and not by anything that an event tells; null: it is as it should be. */
export function unlikeMade({ made, ...row }: AccessRow & { made: MadeAs }): string | null {
  if (madeHash({ ...row, made }) !== made.hash) return 'it is not as it was when its review began'
  const { reviewer, why, passedOn = [], neverBy, otherSeat = [] } = row
  const last = passedOn.at(-1)
  if (reviewer !== (last ? last.to : made.reviewer)) return 'it shows another reviewer than it was given to'
  const because = last?.because === 'not-there' ? why : last ? 'passed-on' : made.why
  if (why !== because) return 'it shows another reason for its reviewer'
  const isShutOut = made.neverBy.every((id) => neverBy.includes(id))
  const isOpenTo = neverBy.every((id) => made.neverBy.includes(id) || otherSeat.includes(id))
  return isShutOut && isOpenTo ? null : 'it shows others who may not review it'
}
