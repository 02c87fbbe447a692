import { type ApplyTools, applyImport } from './apply.js'
import { describePlan } from './describe-plan.js'
import { type ImportStores, planImport } from './plan.js'
import { type Problem, problemLine } from './problems.js'
import { type OrganisationFiles, readOrganisation } from './read.js'

type Print = (line: string) => void

const problemsShown = 200

/**
 * `steward org check DIR`: says what is wrong with the files; with a record to compare with, what an import would
 * change. Another organisation's record is nothing to compare with. Changes nothing.
 *
 * @returns the exit code: 0 when an import would go through
 */
export async function orgCheck(
  folder: string,
  { print, now, stores }: { print: Print; now: () => Date; stores?: ImportStores },
): Promise<number> {
  const asOf = now().toISOString()
  const files = await readOrganisation(folder, asOf)
  printWarnings(files.warnings, print)
  if (!files.ok) return report(files.problems, print)
  const { settings } = files.organisation
  const there = stores && (await stores.organisation.read())
  const another = there && there.name !== settings.name ? there.name : null
  const plan = stores && another === null ? await planImport(files.organisation, stores, asOf) : undefined
  if (plan && plan.problems.length > 0) return report(plan.problems, print)
  if (another !== null) {
    print(`Not compared with what was imported before: the database holds ${another}, not ${settings.name}.`)
  }
  print(`${settings.name}: ${counted(files.organisation).join(', ')}. No problems.`)
  for (const line of plan ? describePlan(plan) : []) print(line)
  if (plan) printWarnings(plan.warnings, print)
  return 0
}

/**
 * `steward org import DIR`: checks everything, says what changes, and changes it.
 *
 * @returns the exit code: 0 when the record says what the files say
 */
export async function orgImport(
  folder: string,
  { print, ...tools }: ApplyTools & { print: Print },
): Promise<number> {
  const asOf = tools.now().toISOString()
  const files = await readOrganisation(folder, asOf)
  printWarnings(files.warnings, print)
  if (!files.ok) return refuse(files.problems, print)
  const plan = await planImport(files.organisation, tools.stores, asOf)
  if (plan.problems.length > 0) return refuse(plan.problems, print)
  for (const line of describePlan(plan)) print(line)
  printWarnings(plan.warnings, print)

  const applied = await applyImport(plan, tools)
  switch (applied.outcome) {
    case 'done':
      print(
        [
          `Imported as ${applied.run}.`,
          asksClosed(applied.asksClosed),
          approvalsClosed(applied.approvalsClosed),
          reviewsClosed(applied.reviewsClosed),
          decidedMeanwhile(applied.decidedMeanwhile),
        ].join(''),
      )
      return 0
    case 'unchanged':
      return 0
    case 'busy':
      print(
        `Another import is running, so nothing was changed. Run this one again ${whenFree(applied.until)}.`,
      )
      return 1
    case 'stale':
      print('Another import came in between, so nothing was changed. Run this one again.')
      return 1
    case 'refused':
      return 1
  }
}

/** What each file of the folder holds: whoever wrote one sees that it was read. */
function counted({
  people,
  policies,
  calendar,
  definitions,
  accounts,
  requestTypes,
  awareness,
  risks,
  statement,
  documents,
  absences,
}: OrganisationFiles): string[] {
  return [
    count(people.count, 'person', 'people'),
    count(policies.length, 'policy', 'policies'),
    ...(calendar ? [count(calendar.programmes.length, 'programme', 'programmes')] : []),
    ...definitions.map(({ kind, drafts }) => count(drafts.length, kind.noun, kind.list)),
    ...(accounts ? [count(accounts.length, 'known account', 'known accounts')] : []),
    ...(requestTypes ? [count(requestTypes.length, 'kind of request', 'kinds of requests')] : []),
    ...(awareness ? [count(awareness.lessons.length, 'lesson', 'lessons')] : []),
    ...(risks ? [count(risks.length, 'risk', 'risks')] : []),
    ...(statement ? [count(statement.controls.length, 'control', 'controls')] : []),
    ...(documents.length > 0 ? [count(documents.length, 'controlled document', 'controlled documents')] : []),
    ...(absences ? [count(absences.rows.length, 'absence', 'absences')] : []),
  ]
}

/** Nothing is imported while there are problems. */
function refuse(problems: readonly Problem[], print: Print): number {
  report(problems, print)
  print('Nothing was changed.')
  return 1
}

function report(problems: readonly Problem[], print: Print): number {
  for (const problem of problems.slice(0, problemsShown)) print(problemLine(problem))
  if (problems.length > problemsShown) print(`and ${problems.length - problemsShown} more.`)
  print(`${count(problems.length, 'problem', 'problems')}.`)
  return 1
}

function printWarnings(warnings: readonly Problem[], print: Print): void {
  for (const warning of warnings) print(`Note: ${problemLine(warning)}`)
}

function asksClosed(number: number): string {
  return number === 0 ? '' : ` ${count(number, 'open question', 'open questions')} of who left closed.`
}

function approvalsClosed(number: number): string {
  return number === 0
    ? ''
    : ` What waited for approval has changed, so nobody is asked about it any more (${number}): publish it again.`
}

function reviewsClosed(number: number): string {
  return number === 0
    ? ''
    : ` ${count(number, 'open question', 'open questions')} about what has changed closed: whoever owns or approves it is asked anew.`
}

function decidedMeanwhile(decided: boolean): string {
  return decided
    ? ' Top management decided just now what it was asked before. Run the import again to ask it what is new.'
    : ''
}

function whenFree(until: string | null): string {
  return until === null ? 'in a moment' : `after ${until}`
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
