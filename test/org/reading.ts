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

export async function peopleOf(files: Files) {
  return [...(await read(files)).people.rows()]
}
