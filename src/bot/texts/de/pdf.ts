import type { pdf as english } from '../en/pdf.js'
import type { Translation } from '../translation.js'
import { moment } from './dates.js'

export const pdf: Translation<typeof english> = {
  name: ({ title, version }) => `${title}, Version ${version}`,
  version: (version) => `Version ${version}`,
  owner: (name) => `Verantwortlich: ${name}`,
  approved: (at, timeZone, by) => `Genehmigt ${moment(at, timeZone)}, von ${by}`,
  notApproved: 'Keine Genehmigung verzeichnet',
  retired: (at, timeZone) => `Nicht mehr in Kraft seit ${moment(at, timeZone)}`,
  page: (page, of) => `Seite ${page} von ${of}`,
  hash: (hash) => `SHA-256 dessen, was bestätigt wird: ${hash}`,
}
