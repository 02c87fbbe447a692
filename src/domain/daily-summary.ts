import type { Completion } from './cycle.js'

/** Where things stood on a morning, for the ISMS lead or for a coordinator's part. Kept as it was sent. */
export interface DailySummary {
  /** The department, or the country (ISO 3166), that a coordinator sees to; neither: the whole organisation. */
  part?: string
  country?: string
  overdue: number
  /** Open and due within seven days. */
  dueSoon: number
  /** Of what was due this quarter, how many were answered in time. */
  onTime: { inTime: number; due: number }
  /** The newest cycles that are running, and how many others are. */
  running: { cycle: string; completion: Completion }[]
  runningMore?: number
  /** How many people cannot be reached in chat. */
  unreachable: number
  /** The end of the ledger, to hold against it later: who keeps this message notices a ledger that was cut or rewritten. */
  ledger?: { height: number; hash: string }
}
