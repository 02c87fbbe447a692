/**
 * The one of these languages in which somebody reads who prefers `wanted`: the same, else the one that it is a kind of
 * (`de` for `de-AT`); none where there is neither.
 */
export function nearestLanguage(wanted: string, there: readonly string[]): string | undefined {
  const base = wanted.split('-')[0]
  return there.find((language) => language === wanted) ?? there.find((language) => language === base)
}
