import { writeFile } from 'node:fs/promises'
import { statementOnRecord } from '../bot/statement-on-record.js'
import { approvedBy, type StatementViewTools, statementView } from '../bot/statement-view.js'
import { textsFor } from '../bot/texts/texts.js'
import { SOA, type Statement } from '../domain/statement.js'
import type { Stores } from './stores.js'

export interface SoaWanted {
  /** Its ending says what it is: `.pdf`, `.csv` or `.json`. */
  file: string
  /** The one that was approved last, else the newest, if none is named. */
  version?: string
  /** The organisation's first, if none is named. */
  language?: string
}

type SoaStores = StatementViewTools & Pick<Stores, 'organisation'>

/** `steward soa`: writes a version of the statement of applicability. Returns the exit code. */
export async function soaCommand(
  stores: SoaStores,
  { file, version, language: spoken }: SoaWanted,
  now: Date,
  print: (line: string) => void,
): Promise<number> {
  const format = (['pdf', 'csv', 'json'] as const).find((each) => file.toLowerCase().endsWith(`.${each}`))
  if (!format) {
    print(`${file} ends in none of .pdf, .csv and .json, so nothing was written.`)
    return 2
  }
  const { statements } = stores
  const statement = version
    ? await statements.byVersion(SOA, version)
    : ((await statements.approved()) ?? (await statements.current()))
  const organisation = await stores.organisation.read()
  if (!statement || !organisation) {
    print(version ? `There is no version ${version} of the statement.` : 'No statement has been imported.')
    return 1
  }
  const language = spoken ?? organisation.languages[0] ?? 'en'
  const bytes =
    format === 'json'
      ? await jsonOf(stores, statement, language)
      : await statementOnRecord(stores, organisation, statement, {
          ...{ format, language, madeAt: now.toISOString() },
        })
  await writeFile(file, bytes)
  const state = statement.approved ? 'approved' : 'not approved'
  print(`Version ${statement.version} of the statement of applicability (${state}) was written to ${file}.`)
  return 0
}

/** With the names of people, and what each control is about. */
async function jsonOf(stores: SoaStores, statement: Statement, language: string): Promise<string> {
  const texts = textsFor(language)
  const [{ nameOf, about: aboutOf }, approval] = await Promise.all([
    statementView(stores, statement, language),
    approvedBy(stores, statement, texts),
  ])
  const { version, hash, importedAt, scope, approved } = statement
  const controls = statement.controls.map((control) => {
    const about = aboutOf(control)
    if (!control.applicable) return { ...control, about }
    const { owner, action } = control
    const doing = action && { ...action, owner: nameOf(action.owner) }
    return { ...control, about, owner: nameOf(owner), action: doing }
  })
  const decided = approved && {
    decision: approved.decision,
    approvedBy: approval?.by,
    approvedAt: approved.at,
  }
  const whole = { statement: SOA, version, hash, importedAt, scope, ...decided, controls }
  return `${JSON.stringify(whole, null, 2)}\n`
}
