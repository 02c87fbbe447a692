import { userInfo } from 'node:os'
import { orgCheck, orgImport } from '../org/commands.js'
import { type InitOptions, orgInit } from '../org/init.js'
import { importingInto } from './importing.js'
import { printRecord } from './record.js'
import { recordFormats } from './record-format.js'
import { runningHere } from './running.js'
import { say, type Terminal } from './terminal.js'
import { withStores } from './with-stores.js'

/** What is done once, on an organisation's files or on what is on record. */

export async function org(
  terminal: Terminal,
  [action, folder]: readonly string[],
  options: InitOptions,
): Promise<number> {
  const { env, print, now } = terminal
  if (action === 'init' && folder) return orgInit(folder, options, print)
  const dir = folder ?? env.STEWARD_ORG
  if ((action !== 'check' && action !== 'import') || !dir) {
    return say(
      terminal,
      'steward org init DIR, org check DIR or org import DIR: say which, and the folder of the files.',
      2,
    )
  }
  if (action === 'check' && !env.MONGODB_URI && !runningHere(env)) {
    print('Not compared with what was imported before: MONGODB_URI is not set.')
    return orgCheck(dir, { print, now })
  }
  return withStores(terminal, (stores, now) =>
    action === 'check'
      ? orgCheck(dir, { print, now, stores })
      : orgImport(dir, {
          print,
          now,
          ...importingInto(stores),
          operator: userInfo().username,
        }),
  )
}

export async function record(
  terminal: Terminal,
  cycle: string | undefined,
  { format, timing }: { format: string; timing: boolean },
): Promise<number> {
  if (!cycle)
    return say(
      terminal,
      'steward record CYCLE: say which cycle, such as policy-acknowledgement.ID/VERSION.',
      2,
    )
  const known = recordFormats.find((each) => each === format)
  if (!known) return say(terminal, `--format is json, csv or text, not “${format}”.`, 2)
  return withStores(terminal, (stores) =>
    printRecord(stores, cycle, known, { out: process.stdout, problem: process.stderr }, timing),
  )
}

export async function evidence(terminal: Terminal, [cycle, folder]: readonly string[]): Promise<number> {
  if (!cycle || !folder)
    return say(
      terminal,
      'steward evidence CYCLE FOLDER: say which cycle, such as control-check.ID/PERIOD, and where to write its files.',
      2,
    )
  const { evidenceCommand } = await import('./evidence.js')
  return withStores(terminal, (stores) => evidenceCommand(stores, { cycle, folder }, terminal.print))
}

export async function paper(terminal: Terminal, [action, list, file]: readonly string[]): Promise<number> {
  if ((action !== 'attach' && action !== 'scan') || !list || !file)
    return say(
      terminal,
      'steward paper attach LIST FILE, or steward paper scan LIST FILE: say which list and which file.',
      2,
    )
  const { paperCommand } = await import('./paper.js')
  return withStores(terminal, (stores) =>
    paperCommand(stores, { action, list, file }, terminal.now(), terminal.print),
  )
}

export async function pdf(
  terminal: Terminal,
  [policy, file]: readonly string[],
  version: string | undefined,
  language: string | undefined,
): Promise<number> {
  if (!policy || !file)
    return say(terminal, 'steward pdf POLICY FILE: say which policy, and where to write it.', 2)
  const { pdfCommand } = await import('./pdf.js')
  const wanted = { policy, file, ...(version ? { version } : {}), ...(language ? { language } : {}) }
  return withStores(terminal, (stores) => pdfCommand(stores, wanted, terminal.now(), terminal.print))
}

export async function sample(
  terminal: Terminal,
  population: string | undefined,
  { n, seed, from, until }: { n?: string; seed?: string; from?: string; until?: string },
): Promise<number> {
  const { sampleCommand } = await import('./sample.js')
  return withStores(terminal, (stores, now) =>
    sampleCommand(stores, population, { n, seed, from, until }, now(), terminal.print),
  )
}

export async function auditReport(
  terminal: Terminal,
  [cycle, file]: readonly string[],
  language: string | undefined,
): Promise<number> {
  if (!cycle || !file)
    return say(
      terminal,
      'steward audit-report CYCLE FILE: say which audit, such as internal-audit.ID/PERIOD, and where to write it; .pdf or .csv says what it is.',
      2,
    )
  const { auditReportCommand } = await import('./audit-report.js')
  const asked = { cycle, file, ...(language ? { language } : {}) }
  return withStores(terminal, (stores, now) => auditReportCommand(stores, asked, now(), terminal.print))
}

export async function ncResponse(
  terminal: Terminal,
  [nc, file]: readonly string[],
  language: string | undefined,
): Promise<number> {
  if (!nc || !file)
    return say(
      terminal,
      'steward nc-response NC FILE: say which nonconformity, such as nc-7, and where to write the PDF.',
      2,
    )
  const { ncResponseCommand } = await import('./nc-response.js')
  const asked = { nc, file, ...(language ? { language } : {}) }
  return withStores(terminal, (stores, now) => ncResponseCommand(stores, asked, now(), terminal.print))
}

export async function opportunities(terminal: Terminal): Promise<number> {
  const { opportunitiesCommand } = await import('./opportunities.js')
  const out = { write: (text: string) => terminal.print(text.replace(/\n$/, '')) }
  return withStores(terminal, (stores) => opportunitiesCommand(stores, out))
}

export async function minutes(
  terminal: Terminal,
  [cycle, file]: readonly string[],
  language: string | undefined,
): Promise<number> {
  if (!cycle || !file)
    return say(
      terminal,
      'steward minutes CYCLE FILE: say of which review, such as management-review.ID/PERIOD, and where to write them.',
      2,
    )
  const { minutesCommand } = await import('./minutes.js')
  const asked = { cycle, file, ...(language ? { language } : {}) }
  return withStores(terminal, (stores, now) => minutesCommand(stores, asked, now(), terminal.print))
}

export async function soa(
  terminal: Terminal,
  file: string | undefined,
  version: string | undefined,
  language: string | undefined,
): Promise<number> {
  if (!file)
    return say(terminal, 'steward soa FILE: say where to write it; .pdf, .csv or .json says what it is.', 2)
  const { soaCommand } = await import('./soa.js')
  const wanted = { file, ...(version ? { version } : {}), ...(language ? { language } : {}) }
  return withStores(terminal, (stores) => soaCommand(stores, wanted, terminal.now(), terminal.print))
}

export async function document(
  terminal: Terminal,
  [named, file]: readonly string[],
  version: string | undefined,
  language: string | undefined,
): Promise<number> {
  if (!named || !file)
    return say(
      terminal,
      'steward document DOCUMENT FILE: say which, scope, context, objectives or register, and where to write it.',
      2,
    )
  const { documentCommand } = await import('./documents.js')
  const wanted = {
    ...{ document: named, file },
    ...(version ? { version } : {}),
    ...(language ? { language } : {}),
  }
  return withStores(terminal, (stores, now) => documentCommand(stores, wanted, now(), terminal.print))
}

export async function treatmentPlan(
  terminal: Terminal,
  file: string | undefined,
  version: string | undefined,
  language: string | undefined,
): Promise<number> {
  if (!file)
    return say(
      terminal,
      'steward treatment-plan FILE: say where to write it; .pdf or .csv says what it is.',
      2,
    )
  const { treatmentPlanCommand } = await import('./treatment-plan.js')
  const wanted = { file, ...(version ? { version } : {}), ...(language ? { language } : {}) }
  return withStores(terminal, (stores) =>
    treatmentPlanCommand(stores, wanted, terminal.now(), terminal.print),
  )
}

export async function training(
  terminal: Terminal,
  [action, course, file]: readonly string[],
): Promise<number> {
  if (action === 'matrix' && !course) {
    const { printMatrix } = await import('./training.js')
    return withStores(terminal, (stores, now) => printMatrix(stores, now(), terminal.print))
  }
  if (action !== 'import' || !course || !file)
    return say(
      terminal,
      'steward training import COURSE FILE, or steward training matrix: say which, and of the first which course and which file.',
      2,
    )
  const { importTraining } = await import('./training.js')
  return withStores(terminal, (stores, now) =>
    importTraining(stores, { course, file }, now(), terminal.print),
  )
}

export async function verify(terminal: Terminal, anchor: string | undefined): Promise<number> {
  const { verifyCommand } = await import('./verify.js')
  return withStores(terminal, (stores) => verifyCommand(stores.db, anchor, terminal.print))
}
