import { allImports, type Import, linesOf, sourceFiles } from '../support/imports.js'

interface Wall {
  /** What a newcomer reads when they run into it. */
  name: string
  why: string
  /** True where an import breaks the rule. */
  broken: (each: Import) => boolean
}

const room = (path: string) => path.split('/')[0] ?? path
const within = (folder: string) => (path: string) => path.startsWith(`${folder}/`)
const inDomain = within('domain')
const inWorkflows = within('workflows')
const inSandbox = within('sandbox')
const inEngines = within('engines')

const outsideWorld = [
  'mongodb',
  '@slack/bolt',
  '@slack/web-api',
  'botbuilder',
  'nodemailer',
  '@temporalio/client',
  '@temporalio/worker',
  '@temporalio/workflow',
  '@temporalio/activity',
]

/** Letters and the page that they lead to are one. */
const platforms = ['bot/slack', 'bot/teams', 'bot/html']

const walls: Wall[] = [
  {
    name: 'the domain knows no I/O, no chat and no Temporal',
    why: 'What an ISMS is must be testable by thought alone.',
    broken: ({ from, to }) =>
      inDomain(from) &&
      (outsideWorld.includes(to) ||
        (to.startsWith('node:') && to !== 'node:crypto') ||
        (to.includes('/') && !to.startsWith('@') && !to.startsWith('node:') && !inDomain(to))),
  },
  {
    name: 'workflows import Temporal, the domain and the types of activities, and nothing else at run time',
    why: 'A workflow is replayed: whatever it runs must give the same result a year later. zod alone triples its bundle.',
    broken: ({ from, to, typeOnly }) =>
      inWorkflows(from) &&
      !inWorkflows(to) &&
      to !== '@temporalio/workflow' &&
      !(typeOnly && room(to) === 'activities'),
  },
  {
    name: 'the store leans on the domain alone',
    why: 'Bot and activities both stand on it.',
    broken: ({ from, to }) =>
      within('store')(from) &&
      ['bot', 'activities', 'workflows', 'org', 'sources', 'main', 'sandbox', 'engines'].includes(room(to)),
  },
  {
    name: 'what reads systems leans on the domain, and on what turns bytes into text',
    why: 'A connector says what stands in a system. What follows from it is decided elsewhere, and tested without one.',
    broken: ({ from, to }) =>
      within('sources')(from) &&
      ['bot', 'activities', 'workflows', 'org', 'store', 'main', 'sandbox', 'engines'].includes(room(to)),
  },
  {
    name: 'what turns bytes into text knows nothing of Steward',
    why: "An organisation's files and what systems export are read alike.",
    broken: ({ from, to }) =>
      within('reading')(from) && /^[a-z]+\/.*\.tsx?$/.test(to) && !within('reading')(to),
  },
  {
    name: 'only main reaches into systems; a list that is handed in is read where it arrives',
    why: 'Its fault stands beside the file at once. Whoever asks a system over the network gets it as an interface.',
    broken: ({ from, to, typeOnly }) =>
      within('sources')(to) &&
      !within('sources')(from) &&
      !within('main')(from) &&
      !['sources/csv.ts', 'sources/as-csv.ts'].includes(to) &&
      !(to === 'sources/source.ts' && typeOnly),
  },
  {
    name: "the SDKs of systems' vendors stay with what reads systems",
    why: 'A vendor that changes its client changes one file.',
    broken: ({ from, to }) =>
      /^@(octokit|microsoft|azure|aws-sdk|smithy)$/.test(to.split('/')[0] ?? '') && !within('sources')(from),
  },
  {
    name: 'activities know no chat',
    why: 'What they need of it they get as an interface that main wires.',
    broken: ({ from, to }) =>
      within('activities')(from) && ['bot', 'main', 'sandbox', 'engines', 'org'].includes(room(to)),
  },
  {
    name: 'the bot knows neither activities nor workflows',
    why: 'It answers from the database; a nudge is a hint that main sends.',
    broken: ({ from, to }) =>
      within('bot')(from) &&
      ['activities', 'workflows', 'main', 'sandbox', 'engines', 'org'].includes(room(to)),
  },
  {
    name: 'cards and texts know no platform and no store',
    why: 'One card serves Slack, Teams, the page behind a link and whatever comes.',
    broken: ({ from, to }) =>
      (within('bot/cards')(from) || within('bot/texts')(from)) &&
      (room(to) === 'store' ||
        within('bot/slack')(to) ||
        within('bot/teams')(to) ||
        within('bot/html')(to) ||
        within('bot/mail')(to) ||
        within('bot/desk')(to) ||
        outsideWorld.includes(to)),
  },
  {
    name: 'what people are shown does not lean on the desk',
    why: 'The desk shows it, and so do the courier and the feeds; who may do what is a rule of the domain.',
    broken: ({ from, to, typeOnly }) =>
      within('bot')(from) && !within('bot/desk')(from) && within('bot/desk')(to) && !typeOnly,
  },
  {
    name: 'a platform knows nothing of another',
    why: 'Each could be taken away without the other noticing.',
    broken: ({ from, to }) =>
      platforms.some(
        (own) => within(own)(from) && platforms.some((other) => other !== own && within(other)(to)),
      ) ||
      (within('bot/teams')(from) && outsideWorld.includes(to)),
  },
  {
    name: 'what sends e-mails stays in its folder',
    why: 'Who wants another way to send them changes one file.',
    broken: ({ from, to }) => to === 'nodemailer' && !within('bot/mail')(from),
  },
  {
    name: 'letters and pages do not need each other but for the way between them',
    why: 'A letter leads to the page; the page has letters with a code sent.',
    broken: ({ from, to }) =>
      within('bot/mail')(from) && within('bot/html')(to) && to !== 'bot/html/escape.ts',
  },
  {
    name: "Slack's SDK stays in its folder",
    why: "A platform's types must not leak into what other platforms share.",
    broken: ({ from, to }) =>
      (to === '@slack/bolt' || to === '@slack/web-api') &&
      !within('bot/slack')(from) &&
      from !== 'main/slack.ts',
  },
  {
    name: "MongoDB's driver stays in the store, the sandbox's own state and the engines",
    why: 'A guard is written where its index is.',
    broken: ({ from, to, typeOnly }) =>
      to === 'mongodb' &&
      !within('store')(from) &&
      !inSandbox(from) &&
      !inEngines(from) &&
      !(within('main')(from) && typeOnly),
  },
  {
    name: 'the sandbox knows nothing of Steward',
    why: 'It plays the far side of the wire; what it took from the near side would prove nothing.',
    broken: ({ from, to }) =>
      inSandbox(from) &&
      ['domain', 'store', 'bot', 'activities', 'workflows', 'org', 'main'].includes(room(to)),
  },
  {
    name: 'only main puts a rehearsal on, and what is rehearsed knows nothing of it',
    why: 'A year is played on the very bot and worker that run in earnest.',
    broken: ({ from, to }) => within('rehearsal')(to) && !within('rehearsal')(from) && !within('main')(from),
  },
  {
    name: 'a rehearsal reads the record and presses buttons, and writes nothing itself',
    why: 'What somebody who is played cannot do, somebody real cannot either.',
    broken: ({ from, to }) =>
      within('rehearsal')(from) &&
      (['main', 'activities', 'workflows', 'org', 'engines'].includes(room(to)) ||
        within('bot/desk')(to) ||
        within('bot/slack')(to)),
  },
  {
    name: 'only what npm start runs, rehearsals and the tests load the engines',
    why: 'Production brings its own Temporal and MongoDB.',
    broken: ({ from, to, typeOnly }) =>
      inEngines(to) &&
      !inEngines(from) &&
      !(from === 'main/local.ts' || from === 'main/rehearse.ts' || (from === 'main/sandbox.ts' && typeOnly)),
  },
  {
    name: 'only the sandbox command, rehearsals and the tests load the sandbox',
    why: 'A real workspace never meets a played one.',
    broken: ({ from, to, typeOnly }) =>
      inSandbox(to) &&
      !inSandbox(from) &&
      !(
        from === 'main/sandbox.ts' ||
        from === 'main/rehearsal-stage.ts' ||
        within('rehearsal')(from) ||
        (/^main\/sandbox-(clock|guide|people|systems)\.ts$/.test(from) && typeOnly)
      ),
  },
]

const LONGEST_FILE = 350

const imports = allImports()

describe('the walls of the house', () => {
  test.each(walls)('$name', ({ broken, why }) => {
    const breaches = imports.filter(broken).map(({ from, to }) => `${from} imports ${to}. ${why}`)
    expect(breaches).toEqual([])
  })

  test('no file leans on itself by way of others, for a type neither', () => {
    const next = new Map<string, string[]>()
    for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to])
    const done = new Set<string>()
    const circles: string[] = []
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) {
        circles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
        return
      }
      if (done.has(file)) return
      for (const to of next.get(file) ?? []) walk(to, [...path, file])
      done.add(file)
    }
    for (const file of sourceFiles()) walk(file, [])
    expect(circles).toEqual([])
  })

  test('a file is one thing, and no longer than is read in one go', () => {
    const long = sourceFiles().filter((file) => linesOf(file) > LONGEST_FILE)
    expect(long).toEqual([])
  })

  test('every import was read', () => {
    expect(sourceFiles().length).toBeGreaterThan(40)
    expect(imports.length).toBeGreaterThan(sourceFiles().length)
  })
})
