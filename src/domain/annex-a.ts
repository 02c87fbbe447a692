/** How many controls each theme of Annex A of ISO/IEC 27001:2022 has. */
const themes = [
  ['A.5', 37],
  ['A.6', 8],
  ['A.7', 14],
  ['A.8', 34],
] as const

export type Theme = (typeof themes)[number][0]
export const annexAThemes: readonly Theme[] = themes.map(([theme]) => theme)

/** The numbers of its controls, in its order. */
export const annexA: readonly string[] = themes.flatMap(([theme, count]) =>
  Array.from({ length: count }, (_, index) => `${theme}.${index + 1}`),
)

const known: ReadonlySet<string> = new Set(annexA)

export function isInAnnexA(control: string): boolean {
  return known.has(control)
}

/** What an organisation calls a control of its own: `HP-1`. */
export function isOwnControl(text: string): boolean {
  return /^[A-Z][A-Z0-9]{0,9}-[1-9]\d{0,2}$/.test(text)
}

/** Those of Annex A in its order, then the organisation's own. */
export function byNumber(one: string, other: string): number {
  return sortKey(one).localeCompare(sortKey(other))
}

function sortKey(control: string): string {
  const numbers = control.replace(/\d+/g, (digits) => digits.padStart(4, '0'))
  return `${isInAnnexA(control) ? 0 : 1} ${numbers}`
}

/** `A.5.1 to A.5.3, A.8.2`: what comes one after the other in Annex A is not named one by one. */
export function inRanges(controls: readonly string[], to: string): string {
  const runs: string[][] = []
  for (const control of controls) {
    const run = runs.at(-1)
    const follows =
      run?.at(-1) !== undefined && annexA.indexOf(run.at(-1) ?? '') + 1 === annexA.indexOf(control)
    if (run && follows && themeOf(run[0] ?? '') === themeOf(control)) run.push(control)
    else runs.push([control])
  }
  return runs.flatMap((run) => (run.length > 2 ? [`${run[0]} ${to} ${run.at(-1)}`] : run)).join(', ')
}

/** Of which theme it is; null for an organisation's own. */
export function themeOf(control: string): Theme | null {
  return annexAThemes.find((theme) => control.startsWith(`${theme}.`)) ?? null
}
