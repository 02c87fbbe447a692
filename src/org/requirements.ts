import type { RequirementText } from '../domain/requirement.js'
import { assembleDefinitions, type DefinedProgramme, type Definitions } from './definitions.js'
import type { Findings } from './problems.js'
import type { RequirementsFile } from './requirements-file.js'
import type { OrganisationSettings } from './settings.js'

/** One requirement as the folder has it, with its programme. */
export interface RequirementDraft extends RequirementText {
  requirement: string
  programme: DefinedProgramme
}

/** Each requirement with its texts by language. */
export function assembleRequirements(
  file: RequirementsFile,
  settings: OrganisationSettings,
  findings: Findings,
): Definitions<RequirementDraft> {
  const what = { list: 'requirements', process: 'requirement-review' } as const
  return assembleDefinitions(file, what, settings, findings, ({ entry, programme, inEach }) => {
    const { id, title, source, demands, controls } = entry
    const texts = { title: inEach('title', title), demands: inEach('demands', demands) }
    return { requirement: id, source, controls, programme, ...texts }
  })
}
