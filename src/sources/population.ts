import { type Account, ExtractionError, inOrder } from '../domain/population.js'
import { distinct } from './text.js'

/** The accounts of one reading, as they come in: one that stands in several lines, each with a role of its own, is one. */
export class Population {
  private readonly accounts = new Map<string, { account: Account; line: number }>()

  /** `line`: counted from 1. Throws an {@link ExtractionError} for two accounts with one id. */
  add(account: Account, line: number): void {
    const before = this.accounts.get(account.id)
    if (before === undefined) {
      this.accounts.set(account.id, { account, line })
      return
    }
    if (!areOne(before.account, account)) {
      const lines = [before.line, line]
      throw new ExtractionError({ because: 'same-id-twice', id: account.id, lines })
    }
    const entitlements = distinct([...before.account.entitlements, ...account.entitlements])
    this.accounts.set(account.id, { account: { ...account, entitlements }, line: before.line })
  }

  get size(): number {
    return this.accounts.size
  }

  /** By id. Throws an {@link ExtractionError} where there is none. */
  whole(): Account[] {
    if (this.accounts.size === 0) throw new ExtractionError({ because: 'empty' })
    return inOrder([...this.accounts.values()].map(({ account }) => account))
  }
}

function areOne(one: Account, other: Account): boolean {
  return (
    one.login === other.login &&
    one.name === other.name &&
    one.email === other.email &&
    one.lastUsed === other.lastUsed &&
    one.active === other.active
  )
}
