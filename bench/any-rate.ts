import { type RateTable, slackRates } from '../src/sandbox/slack/rates.js'

/** A Slack that bears any number of calls. */
export function anyRate(): RateTable {
  const rate = { perMinute: 1_000_000, burst: 1_000_000 }
  return Object.fromEntries(Object.keys(slackRates).map((kind) => [kind, rate])) as unknown as RateTable
}
