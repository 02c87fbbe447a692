import type { AccessFlag, AccessOrder } from './access-row.js'
import type { Account } from './population.js'

/** What became of an account's last order, where the account is there all the same. */
export type OrderedBefore = Extract<AccessFlag, 'came-back' | 'not-done' | 'still-listed'>

/** The last order of an account, and the account as it stood when that was made. */
export interface LastOrder {
  account: Pick<Account, 'entitlements'>
  order: Pick<AccessOrder, 'kind' | 'state' | 'verified'>
  /** It was not seen to be done until its review closed, and a later list showed that it was. */
  shownLater: boolean
}

/**
 * What is wrong with an account that is there, given what was ordered of it last. `not-done`: its removal was not seen to be
 * done, or of what was to change it lost nothing. `still-listed`: a second person confirmed that it was removed, its system
 * goes on listing it, and nothing tells that it was used since.
 */
export function orderedBefore(account: Account, last: LastOrder | undefined): OrderedBefore | null {
  if (!last || last.order.state === 'withdrawn') return null
  const { kind, state, verified } = last.order
  if (state === 'verified' || last.shownLater) {
    if (kind === 'change') return null
    return verified && verified.by !== null && !isActiveAgain(account, last) ? 'still-listed' : 'came-back'
  }
  if (kind === 'remove') return 'not-done'
  return last.account.entitlements.every((each) => account.entitlements.includes(each)) ? 'not-done' : null
}

/** Whether an account that was shown to be removed was used after that, or may do what it could not before. */
export function isActiveAgain(
  { lastUsed, entitlements }: Pick<Account, 'lastUsed' | 'entitlements'>,
  { account, order: { verified } }: Pick<LastOrder, 'account'> & { order: Pick<AccessOrder, 'verified'> },
): boolean {
  const wasUsed = verified !== undefined && lastUsed !== null && lastUsed !== 'never'
  if (wasUsed && lastUsed > verified.at.slice(0, 10)) return true
  return entitlements.some((each) => !account.entitlements.includes(each))
}
