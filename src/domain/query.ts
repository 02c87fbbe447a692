import type { Kept } from './kept.js'
import type { PersonId } from './person.js'

/** What an approver wants to know before they decide, of whoever asked for the decision. The ask that it stands in is theirs. */
export interface Query {
  text: Kept
  /** What records it. */
  event: string
  by: PersonId
  /** In whose stead, where that person was away. */
  for?: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  /** What the approver was asked when they wanted to know: an ask of the same decision. */
  about: string
  /** Of the form in which it was written: sent off twice, it is one question. */
  nonce: string
}

/** The most that may be written, in characters. */
export const LONGEST_QUERY = 500
export const LONGEST_QUERY_ANSWER = 1_000

/** The slot of the nth query of a decision, from 1. No step has it, so that it decides nothing. */
export function querySlot(number: number): string {
  return `query-${number}`
}

/** Those of a decision's asks that are queries, oldest first. */
export function queriesIn<A extends { query?: Query }>(asks: readonly A[]): (A & { query: Query })[] {
  return asks.filter(isQuery).sort((one, other) => one.query.at.localeCompare(other.query.at))
}

export function isQuery<A extends { query?: Query }>(ask: A): ask is A & { query: Query } {
  return ask.query !== undefined
}

/** Those that wait to be decided, on whose cards the queries stand. */
export function undecided<A extends { query?: Query; state: string }>(asks: readonly A[]): A[] {
  return asks.filter((ask) => ask.state === 'open' && !isQuery(ask))
}
