import { nearest } from '../domain/nearest.js'

/** ` Did you mean "timeZone"?`, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const candidate = nearest(word, candidates)
  return candidate === undefined ? '' : `Did you mean "${candidate}"? `
}
