import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { progressBar } from '../src/main/progress-bar.js'
import { onStage } from '../src/main/rehearse.js'
import { rehearsed } from '../src/main/rehearse-command.js'
import { readOrganisation } from '../src/org/read.js'
import { usualShares } from '../src/rehearsal/behaviour.js'
import { report, row } from './report.js'

/**
 * A rehearsed year of a company of 1,000 people with every process that the example has: each of them acknowledges its
 * policies, completes its courses and reads its lessons, by clicks and forms. It is held against two minutes, which is what
 * somebody waits who wants to see a year before it begins.
 */
const SECONDS = 120
const PEOPLE = 1_000
const YEAR = 2027
const example = resolve('examples/harbour-pine')

const folder = await mkdtemp(join(tmpdir(), 'steward-bench-'))
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())
try {
  await cp(example, folder, { recursive: true })
  await grow(join(folder, 'people.csv'))
  const read = await readOrganisation(folder, `${YEAR}-01-01T12:00:00.000Z`)
  if (!read.ok)
    throw new Error(`The bench's organisation cannot be read: ${JSON.stringify(read.problems[0])}`)
  const { timeZone } = read.organisation.settings
  const { signal } = stopping
  const where = { env: process.env, organisation: folder, year: YEAR, timeZone, signal, out: process.stderr }
  const behaviour = { year: YEAR, seed: 1, shares: usualShares }
  const bar = progressBar(process.stderr, YEAR)
  let seconds = 0
  let answers = 0
  await onStage(
    { ...where, log: () => undefined, workflowBundle: resolve('dist/workflow-bundle.js') },
    async (stage) => {
      const begun = performance.now()
      const { processes } = await rehearsed(stage, behaviour, {
        files: read.organisation,
        folder,
        signal,
        progress: bar.at,
      })
      seconds = (performance.now() - begun) / 1_000
      answers = processes.reduce((sum, { answered }) => sum + answered, 0)
    },
  )
  if (answers < PEOPLE) throw new Error(`${answers} answers were given: the year was not played`)
  // Fewer seconds are better, so it is said in years a minute.
  await report('rehearse', [
    row(`a year of ${PEOPLE} people, ${answers} answers`, '1/min', 60 / seconds, 60 / SECONDS, 1),
  ])
} finally {
  await rm(folder, { recursive: true, force: true })
}
process.exit()

/** Its people, and as many more as it takes, who report to those who have reports. */
async function grow(file: string): Promise<void> {
  const text = (await readFile(file, 'utf8')).trimEnd()
  const there = text.split('\n').length - 1
  const managers = ['tobias.koehler', 'grainne.walsh', 'lars.petersen', 'fionnuala.burke', 'ines.duarte']
  const departments = ['Engineering', 'Customer Operations', 'Sales', 'Finance and People', 'IT and Security']
  const rows = Array.from({ length: PEOPLE - there }, (_, nth) => {
    const [manager, department] = [managers[nth % managers.length], departments[nth % departments.length]]
    const id = `member.${nth + 1}`
    return `${id},Member ${nth + 1},${id}@harbourpine.example,employee,${manager},${department},Specialist,,,,,2024-01-08,,slack`
  })
  await writeFile(file, `${[text, ...rows].join('\n')}\n`)
}
