import { createHash } from 'node:crypto'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endOf } from '../../src/domain/working-days.js'
import { MovableClock } from '../../src/main/clock.js'
import { importingInto } from '../../src/main/importing.js'
import { setStage } from '../../src/main/rehearsal-stage.js'
import { rehearsed } from '../../src/main/rehearse-command.js'
import { Stops } from '../../src/main/stops.js'
import { storesOf } from '../../src/main/stores.js'
import { orgImport } from '../../src/org/commands.js'
import { orgInit } from '../../src/org/init.js'
import { readOrganisation } from '../../src/org/read.js'
import type { Rehearsal } from '../../src/rehearsal/rehearsal.js'
import { messagesCsv, reportJson } from '../../src/rehearsal/report/files.js'
import { reportHtml } from '../../src/rehearsal/report/html.js'
import { registerSearchAttributes } from '../../src/search-attributes.js'
import { installRuntime, lazyClient, temporalConfig } from '../../src/temporal.js'
import { testDatabase } from '../support/database.js'
import { newNamespace } from '../support/namespaces.js'

const ZONE = 'Europe/Dublin'
const LEAD = 'sam.rivera'
let folder: string
let rehearsal: Rehearsal

/** The first six weeks of a company of six, whose files have gaps. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-rehearsal-'))
  await orgInit(
    folder,
    { name: 'Kestrel Tools', country: 'IE', timeZone: ZONE, languages: 'en,de' },
    () => undefined,
  )
  await mend('people.csv', /(robin\.chen,.*),,,slack/, '$1,,2027-01-29,slack')
  await appendFile(
    join(folder, 'people.csv'),
    'kit.ward,Kit Ward,kit@company.example,employee,robin.chen,Sales,Clerk,,,,,,,slack\n' +
      'nuala.ryan,Nuala Ryan,nuala@board.example,employee,robin.chen,Board,Director,,,,,,,mail\n',
  )
  await writeFile(join(folder, 'workspace.yaml'), 'withoutAccount: [kit.ward]\n')
  await writeFile(
    join(folder, 'systems.yaml'),
    `systems:\n  - id: wiki\n    title: Wiki\n    owner: ${LEAD}\n    every: 12 months\n    from: 2027-11-08\n` +
      '    criticality: low\n    privileged: none\n    source:\n      https: { url: https://wiki.example/users, fields: { id: id, login: login } }\n',
  )
  rehearsal = await play('2027-02-12')
}, 600_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a rehearsed year', () => {
  test('what governs is approved, a policy published and acknowledged, and a check done, by who reads what they get', () => {
    const of = (process: string) => rehearsal.processes.find((each) => each.process === process)
    expect(of('approval')?.answered).toBeGreaterThanOrEqual(2)
    // All but Kit, who gets nothing; Nuala by the link in her letter.
    expect(of('policy-acknowledgement')).toMatchObject({ cycles: 1, answered: 6 })
    expect(of('control-check')?.answered).toBeGreaterThanOrEqual(1)
    expect(rehearsal.gaps.filter(({ kind }) => kind === 'unanswerable')).toEqual([])
  })

  test('every message is there with its words, day and person, and none after somebody has left', () => {
    const to = (key: string) => rehearsal.messages.filter(({ person }) => person === key)
    expect(to('lee.novak').map(({ text }) => text)).toContainEqual(
      expect.stringContaining('Information Security Policy'),
    )
    expect(to('kit.ward')).toEqual([])
    expect(to('robin.chen').every(({ on }) => on <= '2027-01-29')).toBe(true)
    expect(messagesCsv(rehearsal).trim().split('\n')).toHaveLength(rehearsal.messages.length + 1)
  })

  test('each gap names the file and the line to mend', async () => {
    const gaps = rehearsal.gaps.map(({ kind, file, line }) => ({ kind, file, line }))
    const lines = (await readFile(join(folder, 'checks.yaml'), 'utf8')).split('\n')
    const owned = lines.flatMap((text, nth) => (/^\s+owner: robin\.chen/.test(text) ? [nth + 1] : []))
    expect(owned.length).toBeGreaterThan(1)
    expect(gaps).toEqual(
      expect.arrayContaining(owned.map((line) => ({ kind: 'leaver-named', file: 'checks.yaml', line }))),
    )
    const rows = (await readFile(join(folder, 'people.csv'), 'utf8')).split('\n')
    const row = rows.findIndex((each) => each.startsWith('kit.ward')) + 1
    expect(gaps).toContainEqual({ kind: 'unreachable', file: 'people.csv', line: row })
    expect(gaps).toContainEqual({ kind: 'manager-leaves', file: 'people.csv', line: row })
    expect(gaps).toContainEqual({ kind: 'nothing-runs', file: 'awareness.yaml', line: null })
    expect(gaps).toContainEqual({ kind: 'not-read', file: 'systems.yaml', line: 10 })
  })

  test('one that is stopped says what was played, and nothing of what had still to come', async () => {
    const stopping = new AbortController()
    const stopped = await play('2027-12-31', stopping)
    expect(stopped.stoppedOn).toBe('2027-01-01')
    expect(stopped.gaps.map(({ kind }) => kind)).toContain('leaver-named')
    expect(stopped.gaps.map(({ kind }) => kind)).not.toContain('nothing-runs')
    expect(reportHtml(stopped, 'en')).toContain('Stopped: it was played until Friday 1 January')
  }, 120_000)

  test('the page needs nothing else, and says all of it in the language of the organisation', () => {
    const page = reportHtml(rehearsal, 'de')
    expect(page).not.toMatch(/<(link|img|iframe)|url\(| src=/)
    // What runs in it is what its own rule names, and no name of anybody ends a script.
    const [, own] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? []
    expect(page).toContain(`script-src 'sha256-${createHash('sha256').update(`${own}`).digest('base64')}'`)
    expect(page.match(/<script/g)).toHaveLength(2)
    expect(page).toContain('lang="de"')
    for (const { file, line } of rehearsal.gaps)
      expect(page).toContain(line === null ? file : `${file}:${line}`)
    expect(page).toContain('Robin Chen geht und ist hier eingetragen')
    expect(JSON.parse(reportJson(rehearsal, 'en')).gaps).toHaveLength(rehearsal.gaps.length)
  })
})

/** @param stopping Stops it after New Year's Day. */
async function play(until: string, stopping = new AbortController()): Promise<Rehearsal> {
  installRuntime(() => undefined)
  const stops = new Stops()
  const database = await testDatabase()
  stops.add(database, (each) => each.drop())
  const stores = storesOf(database.db)
  const clock = new MovableClock(Date.parse(endOf('2026-12-31', ZONE)) + 60_000 - Date.now())
  const importing = { ...importingInto(stores), now: () => clock.now(), operator: 'tester' }
  expect(await orgImport(folder, { ...importing, print: () => undefined })).toBe(0)
  const config = temporalConfig({
    TEMPORAL_ADDRESS: process.env.TEST_TEMPORAL_ADDRESS,
    TEMPORAL_NAMESPACE: await newNamespace(),
  })
  const client = stops.add(lazyClient(config), (each) => each.connection.close())
  expect(await registerSearchAttributes(client)).toBeNull()
  const stage = await setStage({
    ...{ stores, workspace: database.admin, folder, clock, stops, log: () => undefined },
    temporal: { config, client },
    workflowBundle: { codePath: process.env.TEST_WORKFLOW_BUNDLE ?? '' },
  })
  const read = await readOrganisation(folder, clock.now().toISOString())
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const shares = { late: 0, absent: 0, refusing: 0 }
  const { signal } = stopping
  const progress = () => void (until === '2027-12-31' && stopping.abort())
  const played = { files: read.organisation, folder, signal, progress }
  try {
    return await rehearsed(stage, { year: 2027, seed: 1, shares, until }, played)
  } finally {
    await stops.all(() => undefined)
  }
}

async function mend(file: string, what: RegExp, by: string): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8')
  expect(text).toMatch(what)
  await writeFile(join(folder, file), text.replace(what, by))
}
