import { dated } from './dates.js'
import type { PolicyNamed } from './policy-acknowledgement.js'

/** What stands on a printed policy besides its text. */
export const pdf = {
  name: ({ title, version }: PolicyNamed) => `${title}, version ${version}`,
  version: (version: string) => `Version ${version}`,
  owner: (name: string) => `Owner: ${name}`,
  approved: (at: string, timeZone: string, by: string) => `Approved ${dated(at, timeZone)} by ${by}`,
  notApproved: 'No approval is on record',
  retired: (at: string, timeZone: string) => `No longer in force: retired ${dated(at, timeZone)}`,
  page: (page: number, of: number) => `Page ${page} of ${of}`,
  hash: (hash: string) => `SHA-256 of what is acknowledged: ${hash}`,
}
