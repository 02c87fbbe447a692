import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { listFaultText } from '../bot/cards/training/completion-list.js'
import { competenceCsv } from '../bot/competence-table.js'
import { textsFor } from '../bot/texts/texts.js'
import { plainFileName } from '../domain/kept-file.js'
import type { Came } from '../domain/training.js'
import { decode } from '../reading/decode.js'
import { completionsIn } from '../reading/lms-list.js'
import { type CompetenceCellsTools, competenceCells } from '../store/competence-cells.js'
import { recordListed } from '../store/listed-completions.js'
import type { CompletionTools } from '../store/training-completions.js'
import type { Stores } from './stores.js'

const words: Readonly<Record<Came, string>> = {
  completed: 'Completed',
  unasked: 'Completed, though not asked at the moment',
  'although-declined': "Completed, though they had said that they can't",
  'to-confirm': 'To be confirmed by a second person',
  already: 'Already known',
  'not-needed': 'Not needed',
  'not-running':
    'Needed, but the course does not run, so nothing was recorded: begin it, and import the list again',
  'other-way': 'Asked about an earlier version, which is completed otherwise, so nothing was recorded',
  'ran-out': 'Completed so long ago that it counts no more',
}

/** Of problems so many are named. */
const SHOWN = 50

/**
 * `steward training import COURSE FILE`: takes over a learning system's list. All of it is read before anything is
 * recorded, and what is on record already stays as it is; the list is kept with each completion. Returns the exit code.
 */
export async function importTraining(
  stores: CompletionTools & Pick<Stores, 'keptFiles'>,
  { course: id, file }: { course: string; file: string },
  now: Date,
  print: (line: string) => void,
): Promise<number> {
  const course = await stores.courses.newest(id.replace(/^training\./, ''))
  if (course?.by.way !== 'lms') {
    print(
      course
        ? `The course ${id} is not completed in a learning system, so nothing was recorded. Write lms in training.yaml where it is.`
        : `There is no course ${id}, so nothing was recorded. Courses stand in training.yaml.`,
    )
    return 1
  }
  const bytes = await readFile(file).catch(() => null)
  if (!bytes) {
    print(`There is no file ${file}, so nothing was recorded.`)
    return 1
  }
  const at = now.toISOString()
  const today = at.slice(0, 'YYYY-MM-DD'.length)
  const { listed, problems } = await completionsIn(decode(bytes).text, course.by.columns, today)
  const { faults, unknown: nobody, early: tooSoon } = textsFor('en').trainingWays.lms
  for (const { line, fault } of problems.slice(0, SHOWN))
    print(`${file}:${line}  ${listFaultText(fault, faults)}`)
  if (problems.length > 0) {
    print(`${problems.length === 1 ? '1 problem' : `${problems.length} problems`}. Nothing was recorded.`)
    return 1
  }
  const kept = await stores.keptFiles.keep({
    ...{ bytes, kind: 'csv', name: plainFileName(basename(file)), at },
    ...{ ask: `completions/${course.course}`, source: `command-line/${at}` },
  })
  const { came, unknown, early } = await recordListed(stores, course, listed, {
    ...{ who: 'operator', through: { kind: 'command-line' }, at, today, file: kept },
  })
  for (const [outcome, text] of Object.entries(words)) {
    const count = came.filter((each) => each.came === outcome).length
    if (count > 0 || outcome === 'completed') print(`${text}: ${count}`)
  }
  for (const { line, person } of unknown.slice(0, SHOWN)) print(`${file}:${line}  ${nobody(person)}`)
  for (const { listed: at, from } of early.slice(0, SHOWN))
    print(`${file}:${at.line}  ${tooSoon(at.on, from)}`)
  if (early.length > 0) print(`Too early: ${early.length}`)
  if (unknown.length > 0) print(`Unknown: ${unknown.length}`)
  return 0
}

/** `steward training matrix`: who stands how to which course that they need. Returns the exit code. */
export async function printMatrix(
  stores: CompetenceCellsTools,
  now: Date,
  print: (line: string) => void,
): Promise<number> {
  const asOf = now.toISOString()
  const today = asOf.slice(0, 'YYYY-MM-DD'.length)
  print(competenceCsv(await competenceCells(stores, { asOf, today })).trimEnd())
  return 0
}
