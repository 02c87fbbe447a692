import type { pdf as english } from '../en/pdf.js'
import type { Translation } from '../translation.js'
import { dated } from './dates.js'

export const pdf: Translation<typeof english> = {
  name: ({ title, version }) => `${title}, Version ${version}`,
  version: (version) => `Version ${version}`,
  owner: (name) => `Verantwortlich: ${name}`,
  approved: (at, timeZone, by) => `Genehmigt ${dated(at, timeZone)}, von ${by}`,
  notApproved: 'Keine Genehmigung verzeichnet',
  retired: (at, timeZone) => `Nicht mehr in Kraft seit ${dated(at, timeZone)}`,
  page: (page, of) => `Seite ${page} von ${of}`,
  hash: (hash) => `SHA-256 dessen, was bestätigt wird: ${hash}`,
}
