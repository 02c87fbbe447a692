import type { Findings } from './problems.js'
import type { SourceFile } from './source-file.js'

/**
 * One kind of file in an organisation's folder. A new kind is such an object, a line in `read.ts` that reads it,
 * and its part of the import; a file of definitions is a `DefinitionKind` instead.
 */
export interface OrganisationFile<Parsed> {
  /** Which paths are such a file, relative to the folder, with forward slashes. */
  pattern: RegExp
  /** What the file says; undefined when it says nothing that could be checked further. */
  parse(source: SourceFile, findings: Findings): Promise<Parsed | undefined> | Parsed | undefined
}
