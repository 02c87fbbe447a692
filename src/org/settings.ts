import type { Organisation } from '../domain/organisation.js'
import type { SoleAuthority } from '../domain/sole-authority.js'
import type { YamlFile } from './yaml-file.js'

/** `organisation.yaml`: people stand in it by their id in `people.csv`. */
export interface SettingsFile {
  settings: OrganisationSettings
  yaml: YamlFile
}

/** As {@link SettingsFile}; without settings where a field could not be read. */
export type SettingsSource = Pick<SettingsFile, 'yaml'> & Partial<SettingsFile>

/** As {@link Organisation}, but with the files' ids for people. */
export type OrganisationSettings = Omit<Organisation, '_id' | 'v' | 'inForce' | 'soleAuthority'> & {
  soleAuthority: SoleAuthority[]
}
