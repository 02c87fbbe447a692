/** At most an hour's sweeps lie between two hints to the same workflow. */
const MOST = 60

interface Hint {
  /** Sweeps until the next one. */
  wait: number
  /** Sweeps from that one to the one after it. */
  next: number
}

/**
 * Whom the sweep hints at. Each hint costs a workflow history, of which it has an end, and one whose step fails tries that
 * again by itself: what stays due although it was hinted at is hinted at after one sweep, then two, four, eight, up to an
 * hour. What a sweep finds in order begins at the beginning. It is kept in memory: a worker that begins may hint anew.
 */
export class RarerAndRarer {
  #hints = new Map<string, Hint>()

  /** @param due all that this sweep found due @returns those of them whose turn it is */
  turnsOf<Due extends { _id: string }>(due: readonly Due[]): Due[] {
    const before = this.#hints
    this.#hints = new Map()
    return due.filter(({ _id }) => {
      const hint = before.get(_id) ?? { wait: 1, next: 1 }
      const isItsTurn = hint.wait === 1
      this.#hints.set(
        _id,
        isItsTurn
          ? { wait: hint.next, next: Math.min(2 * hint.next, MOST) }
          : { ...hint, wait: hint.wait - 1 },
      )
      return isItsTurn
    })
  }

  /** It could not be hinted at: the next sweep tries again. */
  forget({ _id }: { _id: string }): void {
    this.#hints.delete(_id)
  }
}
