/**
 * Chooses for each somebody of their own, by the order of their choices. Who was chosen first gives way to the next choice
 * only where somebody else would be left without (a maximum matching by augmenting paths).
 *
 * @param choices For each, whom they may have, the best first.
 * @returns Null: somebody is left without, however it is done.
 */
export function oneEach<Choice extends { to: string }>(
  choices: readonly (readonly Choice[])[],
): Choice[] | null {
  const chosen: (Choice | undefined)[] = choices.map(() => undefined)
  const holderOf = ({ to }: Choice) => chosen.findIndex((choice) => choice?.to === to)
  const choose = (n: number, passed: Set<string>): boolean => {
    const could = (choices[n] ?? []).filter(({ to }) => !passed.has(to))
    const free = could.find((choice) => holderOf(choice) === -1)
    if (free) {
      chosen[n] = free
      return true
    }
    return could.some((choice) => {
      // Another way to them may have been gone meanwhile.
      if (passed.has(choice.to)) return false
      passed.add(choice.to)
      if (!choose(holderOf(choice), passed)) return false
      chosen[n] = choice
      return true
    })
  }
  return choices.every((_, n) => choose(n, new Set())) ? chosen.flatMap((choice) => choice ?? []) : null
}
