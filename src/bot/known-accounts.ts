import type { Person } from '../domain/person.js'
import type { Account } from './interaction.js'

/** As many people as click within a while; who is beyond them is looked up again. */
const MOST = 10_000

/**
 * Whose account it is, as it was last looked up. An account is bound once and for ever, so that may be remembered;
 * what the person may do never is: it is only used where a guarded write decides that.
 */
export class KnownAccounts {
  readonly #people = new Map<string, Person>()

  of(account: Account): Person | undefined {
    return this.#people.get(keyOf(account))
  }

  remember(account: Account, person: Person): void {
    const key = keyOf(account)
    this.#people.delete(key)
    this.#people.set(key, person)
    const [oldest] = this.#people.keys()
    if (oldest !== undefined && this.#people.size > MOST) this.#people.delete(oldest)
  }
}

function keyOf({ platform, team, user }: Account): string {
  return `${platform} ${team} ${user}`
}
