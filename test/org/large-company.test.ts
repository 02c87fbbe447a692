import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import type { PrintedLine } from './import-program.js'
import { Record } from './record.js'
import { folderOf, peopleCsv, removeFolders, smallCompany, today } from './small-company.js'

const size = 50_000
const program = `dist/import-program-for-tests-${process.pid}.mjs`
let record: Record

beforeAll(async () => {
  record = await Record.open()
})
afterAll(async () => {
  await record.close()
  await removeFolders()
  await rm(program, { force: true })
})

/** Fifty thousand people, each managed by one of the first five thousand. */
function large(change: (line: string, number: number) => string = (line) => line) {
  const lines = Array.from({ length: size }, (_, n) => {
    const manager = n < 100 ? 'mo' : `n${Math.floor(n / 10)}`
    return change(
      `n${n},Person ${n},n${n}@kestrel.example,employee,${manager},Department ${n % 40},Clerk,clerk,DE-HH,Europe/Berlin,en,2020-01-01,,slack\n`,
      n,
    )
  })
  return { ...smallCompany, 'people.csv': peopleCsv + lines.join('') }
}

test('fifty thousand people are imported in modest memory, then only what changed is written, and slips are found', async () => {
  await build({
    entryPoints: ['test/org/import-program.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  })
  const all = large()
  const someChanged = large((line, n) =>
    n % 1_000 === 1 ? line.replace('Clerk', 'Head clerk') : n === 49_999 ? '' : line,
  )
  const withSlips = large((line, n) => (n % 10_000 === 5 ? line.replace('2020-01-01', '2020-02-30') : line))
  const folders = await Promise.all([all, someChanged, withSlips].map(folderOf))
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--max-old-space-size=192',
    program,
    record.uri,
    record.db.databaseName,
    today,
    ...folders,
  ])
  const lines: PrintedLine[] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toMatchObject([
    { peopleAdded: size + 3, peopleChanged: 0 },
    { peopleAdded: 0, peopleChanged: 50, peopleLeft: 1, peopleBack: 0 },
    { problemsIn: [10, 10_010, 20_010, 30_010, 40_010].map((line) => `people.csv:${line}`) },
  ])
  expect(await record.stores.people.count()).toBe(size + 2)
}, 120_000)
