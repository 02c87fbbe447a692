import type { DefinitionEntry } from '../../src/org/definition-fields.js'
import type { DefinitionDraft, DefinitionKind } from '../../src/org/definition-kind.js'
import { type Problem, problemLine } from '../../src/org/problems.js'
import { type OrganisationFiles, readOrganisation } from '../../src/org/read.js'
import { folderOf, today } from './small-company.js'

type Files = Parameters<typeof folderOf>[0]

/** What reading these files finds wrong, as it is printed. */
export async function problemsOf(files: Files): Promise<string[]> {
  const read = await readOrganisation(await folderOf(files), today)
  return read.ok ? [] : read.problems.map(problemLine)
}

/** What reading these files remarks, as it is printed. */
export async function warningsOf(files: Files): Promise<string[]> {
  const read = await readOrganisation(await folderOf(files), today)
  return read.warnings.map(problemLine)
}

/** These files, which hold no problem. */
export async function read(files: Files): Promise<OrganisationFiles> {
  const found = await readOrganisation(await folderOf(files), today)
  if (found.ok) return found.organisation
  throw new Error(found.problems.map((problem: Problem) => problemLine(problem)).join('\n'))
}

/** What a folder defines of one kind; undefined without its file. */
export function draftsOf<Entry extends DefinitionEntry, Draft extends DefinitionDraft>(
  { definitions }: OrganisationFiles,
  { list }: DefinitionKind<Entry, Draft>,
): Draft[] | undefined {
  return definitions.find(({ kind }) => kind.list === list)?.drafts as Draft[] | undefined
}

export async function peopleOf(files: Files) {
  return [...(await read(files)).people.rows()]
}
