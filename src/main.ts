import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { realClock } from './main/clock.js'
import {
  auditReport,
  document,
  evidence,
  minutes,
  ncResponse,
  opportunities,
  org,
  paper,
  pdf,
  record,
  sample,
  soa,
  training,
  treatmentPlan,
  verify,
} from './main/commands.js'
import { modeOf } from './main/running.js'
import { bot, migrateDatabase, rehearseLocally, serve, startLocally, worker } from './main/services.js'
import { say, type Terminal } from './main/terminal.js'

const USAGE = `steward COMMAND

  bot                        answers people in chat: POST /slack/events, GET /healthz, /readyz
  worker                     runs the workflows, sends messages, seals the ledger
  migrate                    prepares the database and, where it is named, Temporal; before a new version's
                             first start
  org init DIR [--name NAME] [--country IE] [--time-zone ZONE] [--languages en,de]
                             writes files to begin with, each field explained
  org check DIR              says what is wrong with an organisation's files
  org import DIR             takes them over
  record CYCLE [--format json|csv|text] [--timing]
                             prints what a cycle or a decision left behind
  evidence CYCLE FOLDER      writes out the files that were handed in with a check
  paper attach LIST FILE     hands in the scan of a list that was signed on paper
  paper scan LIST FILE       writes it out
  pdf POLICY FILE [--policy-version VERSION] [--language LANGUAGE]
                             writes a policy as PDF: the published version, in the organisation's language
  sample [POPULATION] [--n 25] [--seed 7] [--from DAY] [--until DAY]
                             draws a sample from what is on record: the same seed gives the same one
  audit-report CYCLE FILE [--language LANGUAGE]
                             writes the report of an audit: FILE.pdf as it was issued, or FILE.csv
  nc-response NC FILE [--language LANGUAGE]
                             writes what goes back to whoever found a nonconformity: FILE.pdf
  opportunities              prints what could be better, as a table
  minutes CYCLE FILE [--language LANGUAGE]
                             writes the minutes of a management review as PDF, signed or as a draft
  soa FILE [--statement-version VERSION] [--language LANGUAGE]
                             writes the statement of applicability: FILE.pdf, FILE.csv or FILE.json
  document DOCUMENT FILE [--document-version VERSION] [--language LANGUAGE]
                             writes the scope, the context or the objectives: FILE.pdf; or the register of all
                             that is to be on record: FILE.csv
  treatment-plan FILE [--plan-version VERSION] [--language LANGUAGE]
                             writes the treatment plan of all risks: FILE.pdf or FILE.csv
  training import COURSE FILE
                             takes over a learning system's list of who completed a course
  training matrix            prints who has completed what they need, as a table
  verify [--anchor HEIGHT:HASH]
                             checks the ledger from its first event to its last
  rehearse ORG [--year YEAR] [--seed N] [--late %] [--absent %] [--refusing %] [--out DIR]
                             plays a year of an organisation with simulated people, and writes what would be sent
                             to whom and every gap; ends with 3 where there are gaps
  start [--fresh]            what npm start runs: everything on this machine, for the Slack workspace
                             that is set, else for a sandbox
  sandbox [--fresh]          everything on this machine, with a workspace to try it in

Settings come from the environment and from a file .env in this folder; README.md lists them.`

/** How many words each command takes after its name. */
const takes: Readonly<Record<string, number>> = {
  bot: 0,
  worker: 0,
  migrate: 0,
  org: 2,
  record: 1,
  evidence: 2,
  paper: 3,
  pdf: 2,
  sample: 1,
  'audit-report': 2,
  'nc-response': 2,
  opportunities: 0,
  minutes: 2,
  soa: 1,
  document: 2,
  'treatment-plan': 1,
  training: 3,
  verify: 0,
  rehearse: 1,
  start: 0,
  sandbox: 0,
}

if (existsSync('.env')) process.loadEnvFile('.env')
const terminal: Terminal = {
  env: process.env,
  print: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  now: () => realClock.now(),
}

/**
 * Runs a command; its exit code comes back: 0 done, 1 not done, 2 not understood. What only some commands need is
 * loaded when they run, so that the others start at once.
 */
async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'json' },
      anchor: { type: 'string' },
      'policy-version': { type: 'string' },
      'statement-version': { type: 'string' },
      'plan-version': { type: 'string' },
      'document-version': { type: 'string' },
      n: { type: 'string' },
      seed: { type: 'string' },
      from: { type: 'string' },
      until: { type: 'string' },
      name: { type: 'string' },
      country: { type: 'string' },
      'time-zone': { type: 'string' },
      languages: { type: 'string' },
      language: { type: 'string' },
      year: { type: 'string' },
      late: { type: 'string' },
      absent: { type: 'string' },
      refusing: { type: 'string' },
      out: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      timing: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [command, ...rest] = positionals
  if (values.help || command === 'help') return say(terminal, USAGE, 0)
  const tooMany = rest[takes[command ?? ''] ?? rest.length]
  if (tooMany !== undefined) {
    terminal.complain(`steward ${command} takes no “${tooMany}”, so nothing was done.`)
    return say(terminal, USAGE, 2)
  }
  switch (command) {
    case 'bot':
      return serve(terminal, bot)
    case 'worker':
      return serve(terminal, worker)
    case 'migrate':
      return migrateDatabase(terminal)
    case 'org':
      return org(terminal, rest, { ...values, timeZone: values['time-zone'] })
    case 'record':
      return record(terminal, rest[0], values)
    case 'evidence':
      return evidence(terminal, rest)
    case 'paper':
      return paper(terminal, rest)
    case 'pdf':
      return pdf(terminal, rest, values['policy-version'], values.language)
    case 'sample':
      return sample(terminal, rest[0], values)
    case 'audit-report':
      return auditReport(terminal, rest, values.language)
    case 'nc-response':
      return ncResponse(terminal, rest, values.language)
    case 'opportunities':
      return opportunities(terminal)
    case 'minutes':
      return minutes(terminal, rest, values.language)
    case 'soa':
      return soa(terminal, rest[0], values['statement-version'], values.language)
    case 'document':
      return document(terminal, rest, values['document-version'], values.language)
    case 'treatment-plan':
      return treatmentPlan(terminal, rest[0], values['plan-version'], values.language)
    case 'training':
      return training(terminal, rest)
    case 'verify':
      return verify(terminal, values.anchor)
    case 'rehearse':
      return rehearseLocally(terminal, rest[0], values)
    case 'start':
      return startLocally(terminal, modeOf(terminal.env), values.fresh)
    case 'sandbox':
      return startLocally(terminal, 'sandbox', values.fresh)
    default:
      terminal.complain(command ? `There is no command “${command}”.\n` : '')
      return say(terminal, USAGE, 2)
  }
}

/** An option that there is not. */
function isUsage(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

/** What a person can mend is said in words; anything else keeps its stack. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // Node goes on to explain how its option parser works.
  if (isUsage(error)) return `${error.message.split('. ')[0]}. steward help lists what there is.`
  const isBug = [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind)
  return isBug ? (error.stack ?? error.message) : error.message
}

/** What still holds on this long after everything was stopped, such as a call to Slack, is let go. */
const LET_GO_MS = 3_000

// Whoever reads our output may stop reading: `steward record … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

run(process.argv.slice(2))
  .catch((error: unknown) => {
    terminal.complain(explain(error))
    return isUsage(error) ? 2 : 1
  })
  .then((code) => {
    process.exitCode = code
    setTimeout(() => process.exit(), LET_GO_MS).unref()
  })
