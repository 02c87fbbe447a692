import {
  type Requirement,
  type RequirementText,
  requirementHash,
  requirementSubject,
} from '../domain/requirement.js'
import { compareDefinitions, newVersions } from './compare-definitions.js'
import type { DefinitionDraft, DefinitionKind } from './definition-kind.js'
import { type RequirementEntry, requirementsFile } from './requirements-file.js'

/** One requirement as the folder has it, with its programme. */
export interface RequirementDraft extends DefinitionDraft, RequirementText {
  requirement: string
}

/** What laws, contracts and standards demand. */
export const requirements: DefinitionKind<RequirementEntry, RequirementDraft> = {
  list: 'requirements',
  noun: 'requirement',
  process: 'requirement-review',
  file: requirementsFile,
  draftOf({ entry, programme, inEach }) {
    const { id, title, source, demands, controls } = entry
    const texts = { title: inEach('title', title), demands: inEach('demands', demands) }
    return { requirement: id, source, controls, programme, ...texts }
  },
  async compare(drafts, { requirements: record }, _ids, asOf) {
    const compared = await compareDefinitions(
      drafts,
      ({ requirement }) => requirement,
      record,
      asOf,
      ({ programme: _programme, ...text }, numbered): Requirement => {
        return { ...numbered, ...text, hash: requirementHash(text) }
      },
    )
    const words = { counted: 'requirementsDefined', what: 'Requirements defined' }
    return [newVersions(words, compared, record, requirementSubject)]
  },
}
