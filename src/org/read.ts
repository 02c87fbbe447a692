import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import type { ControlWording } from '../domain/control-wording.js'
import { nearest } from '../domain/nearest.js'
import { dateIn } from '../domain/working-days.js'
import { type AbsencesFile, absencesFile, checkAbsences } from './absences-file.js'
import { type AccountDraft, assembleAccounts, checkAccounts } from './accounts.js'
import { accountsFile } from './accounts-file.js'
import { annexAFile } from './annex-a-file.js'
import { assembleRequestTypes, checkApprovals, type RequestTypeDraft } from './approvals.js'
import { approvalsFile } from './approvals-file.js'
import { type AwarenessDraft, assembleAwareness, checkAwareness } from './awareness.js'
import { awarenessFile } from './awareness-file.js'
import { calendarFile } from './calendar-file.js'
import {
  assembleStatement,
  checkNamed,
  checkStatement,
  controlsNamedIn,
  type StatementDraft,
} from './controls.js'
import { controlsFile } from './controls-file.js'
import type { DefinitionsFile } from './definition-fields.js'
import { type DefinitionKind, type Definitions, fileNameOf } from './definition-kind.js'
import { definitionKinds } from './definition-kinds.js'
import { assembleDefinitions, checkDefinitions } from './definitions.js'
import {
  assembleDocuments,
  checkDocuments,
  type DocumentDraft,
  documentFileKinds,
  readDocuments,
} from './documents.js'
import type { OrganisationFile } from './organisation-file.js'
import { checkPeople, namedAt } from './people-checks.js'
import { type PeopleFile, peopleFile } from './people-file.js'
import { assemblePolicies, checkPolicy, checkPolicyNames, type PolicyDraft, policyIds } from './policies.js'
import { policyFile } from './policy-file.js'
import { Findings, inReadingOrder, type Problem } from './problems.js'
import { assembleProgrammes, checkCalendar, type ProgrammeDraft } from './programmes.js'
import { assembleCriteria, type CriteriaDraft, checkCriteria } from './risk-criteria.js'
import { criteriaFile } from './risk-criteria-file.js'
import { assembleRisks, checkRisks, type RiskDraft } from './risks.js'
import { risksFile } from './risks-file.js'
import { seatsKnown } from './seats.js'
import type { OrganisationSettings, SettingsFile, SettingsSource } from './settings.js'
import { checkNames, checkSentence, settingsFile } from './settings-file.js'
import { readSourceFile } from './source-file.js'
import { systems } from './systems.js'
import type { YamlFile } from './yaml-file.js'

/** An organisation's folder, read and found without fault. */
export interface OrganisationFiles {
  settings: OrganisationSettings
  settingsYaml: YamlFile
  people: PeopleFile
  policies: PolicyDraft[]
  /** Undefined without the file. */
  absences: AbsencesFile | undefined
  /** Undefined without the file. */
  calendar: { programmes: ProgrammeDraft[]; yaml: YamlFile } | undefined
  /** Scope, context and objectives, as far as the folder has them. */
  documents: DocumentDraft[]
  /** Of each kind of which the folder has the file. */
  definitions: Definitions[]
  /** Undefined without the file. */
  accounts: AccountDraft[] | undefined
  /** Undefined without the file. */
  requestTypes: RequestTypeDraft[] | undefined
  /** Short lessons that are sent. Undefined without the file. */
  awareness: AwarenessDraft | undefined
  /** Undefined without the file. */
  criteria: CriteriaDraft | undefined
  /** Undefined without the file. */
  risks: RiskDraft[] | undefined
  statement: StatementDraft | undefined
  /** What the standard says of its controls. Undefined without the file. */
  wordings: ControlWording[] | undefined
  /** Each file that was read, with the SHA-256 of its bytes, by name. */
  hashes: { file: string; hash: string }[]
}

export type ReadOrganisation =
  | { ok: true; organisation: OrganisationFiles; warnings: Problem[] }
  | { ok: false; problems: Problem[]; warnings: Problem[] }

/**
 * Reads and checks a folder of files; finds all problems at once.
 *
 * @param asOf instant, ISO 8601 UTC: who is in charge has to be there on that day
 */
export async function readOrganisation(folder: string, asOf: string): Promise<ReadOrganisation> {
  const findings = new Findings()
  const names = await namesIn(folder, findings)
  const hashes: OrganisationFiles['hashes'] = []
  const read = async <Parsed>(kind: OrganisationFile<Parsed>): Promise<Parsed[]> => {
    const parsed: Parsed[] = []
    for (const name of names.filter((candidate) => kind.pattern.test(candidate))) {
      const source = await readSourceFile(folder, name, findings)
      hashes.push({ file: name, hash: source.hash })
      const one = await kind.parse(source, findings)
      if (one !== undefined) parsed.push(one)
    }
    return parsed
  }

  const [settingsSource] = await read(settingsFile)
  const [people] = await read(peopleFile)
  const [absences] = await read(absencesFile)
  const [calendar] = await read(calendarFile)
  const defined: { kind: DefinitionKind; file: DefinitionsFile }[] = []
  for (const kind of definitionKinds) {
    const [file] = await read(kind.file)
    if (file) defined.push({ kind, file })
  }
  const documentSources = await readDocuments(read)
  const [accountsSource] = await read(accountsFile)
  const [approvals] = await read(approvalsFile)
  const [awarenessSource] = await read(awarenessFile)
  const [criteriaSource] = await read(criteriaFile)
  const [risksSource] = await read(risksFile)
  const [controls] = await read(controlsFile)
  const [wordings] = await read(annexAFile)
  const policySources = await read(policyFile)

  const settings = settingsSource && readIn(settingsSource)
  const today = dateIn(asOf, settings?.settings.timeZone ?? 'UTC')
  if (settings) checkSentence(settings, findings)
  if (settingsSource && people) checkNames(settingsSource, people, today, findings)
  if (people) checkPeople(people, settings?.settings, findings)
  if (people && absences) checkAbsences(absences, people, findings)
  checkPolicyNames(policySources, people, today, findings)
  const policies = settings ? assemblePolicies(policySources, settings.settings, findings) : []
  if (settings && people)
    for (const policy of policies) checkPolicy(policy, people, settings.settings, findings)
  const allPoliciesRead =
    policySources.length === names.filter((name) => policyFile.pattern.test(name)).length
  const knownPolicies = allPoliciesRead ? policyIds(policySources) : null
  if (calendar) checkCalendar(calendar, people, knownPolicies, today, findings)
  const ismsLead = (settingsSource && namedAt(settingsSource.yaml, ['ismsLead'])?.key) ?? null
  const topManagement = (settingsSource?.yaml.entriesOf(['topManagement']) ?? []).flatMap((path) =>
    settingsSource ? (namedAt(settingsSource.yaml, path, 'topManagement')?.key ?? []) : [],
  )
  for (const { kind, file } of defined)
    checkDefinitions(kind, file, { people, ismsLead, topManagement, today }, findings)
  const languages = settings?.settings.languages ?? []
  checkDocuments(documentSources, { people, languages, today }, findings)
  if (accountsSource) {
    const systems = systemsIn(defined, names)
    checkAccounts(accountsSource, { people, systems, today }, findings)
  }
  if (approvals) checkApprovals(approvals, people, today, findings)
  if (awarenessSource) checkAwareness(awarenessSource, people, settings?.settings, findings)
  const named = [
    ...defined.flatMap(({ kind, file }) => controlsNamedIn(file.yaml, kind.list, kind.noun)),
    ...(approvals ? controlsNamedIn(approvals.yaml, 'approvals', 'kind of request') : []),
    ...(risksSource ? controlsNamedIn(risksSource.yaml, 'risks', 'risk') : []),
  ]
  checkNamed(named, controls, findings)
  if (controls) {
    const idsOf = (list: string) => idsIn(defined.find(({ kind }) => kind.list === list)?.file.yaml, list)
    const linked = {
      ...{ risks: idsIn(risksSource?.yaml, 'risks'), policies: knownPolicies },
      ...{ checks: idsOf('checks'), requirements: idsOf('requirements') },
    }
    checkStatement(controls, { people, linked, named, today }, findings)
  }
  const statement = settings && controls && assembleStatement(controls, settings.settings, findings)
  const documents = settings && assembleDocuments(documentSources, settings.settings, findings)
  const accounts = settings && accountsSource && assembleAccounts(accountsSource, settings.settings, findings)
  const requestTypes = settings && approvals && assembleRequestTypes(approvals, settings.settings, findings)
  if (criteriaSource) checkCriteria(criteriaSource, seatsKnown(people, today), findings)
  if (risksSource) checkRisks(risksSource, { people, criteria: criteriaSource, today }, findings)
  const awareness =
    settings && awarenessSource && assembleAwareness(awarenessSource, settings.settings, findings)
  const criteria = settings && criteriaSource && assembleCriteria(criteriaSource, settings.settings, findings)
  const risks = settings && risksSource && assembleRisks(risksSource, settings.settings, findings)
  const definitions =
    settings && defined.map(({ kind, file }) => assembleDefinitions(kind, file, settings.settings, findings))

  const warnings = inReadingOrder(findings.warnings)
  if (findings.problems.length > 0 || !settings || !people || !definitions || !documents)
    return { ok: false, problems: inReadingOrder(findings.problems), warnings }
  return {
    ok: true,
    organisation: {
      settings: settings.settings,
      settingsYaml: settings.yaml,
      people,
      policies,
      absences,
      calendar: calendar && {
        programmes: assembleProgrammes(calendar, policies, settings.settings.ismsLead),
        yaml: calendar.yaml,
      },
      documents,
      definitions,
      accounts,
      requestTypes,
      awareness,
      criteria,
      risks,
      statement,
      wordings,
      hashes,
    },
    warnings,
  }
}

/** The ids of all systems; null where their file cannot be read. */
function systemsIn(
  defined: readonly { kind: DefinitionKind; file: DefinitionsFile }[],
  names: readonly string[],
): string[] | null {
  const file = defined.find(({ kind }) => kind.list === systems.list)?.file
  return file || !names.some((name) => systems.file.pattern.test(name))
    ? idsIn(file?.yaml, systems.list)
    : null
}

/** The ids in a list of a file. */
function idsIn(yaml: YamlFile | undefined, list: string): string[] {
  return yaml ? yaml.entriesOf([list]).flatMap((entry) => yaml.textAt([...entry, 'id']) ?? []) : []
}

function readIn({ settings, yaml }: SettingsSource): SettingsFile | undefined {
  return settings && { settings, yaml }
}

const required = ['organisation.yaml', 'people.csv']
const others = [
  'accounts',
  'approvals',
  'awareness',
  'context',
  'controls',
  'objectives',
  'risk-criteria',
  'risks',
]
const defining = [...definitionKinds.map(fileNameOf), ...others.map((name) => `${name}.yaml`)].join(', ')
/** For people, and for the sandbox. */
const forOthers = /(^|\/)(readme\.md|workspace\.yaml)$/i
const kinds: readonly OrganisationFile<unknown>[] = [
  settingsFile,
  peopleFile,
  absencesFile,
  calendarFile,
  ...definitionKinds.map(({ file }) => file),
  accountsFile,
  approvalsFile,
  awarenessFile,
  criteriaFile,
  risksFile,
  controlsFile,
  annexAFile,
  policyFile,
  ...documentFileKinds,
]

/** The folder's files and those of its folders, relative to it, sorted; says what is missing or left unread. */
async function namesIn(folder: string, findings: Findings): Promise<string[]> {
  let names: string[]
  try {
    names = [...(await filesIn(folder, '')), ...(await filesIn(`${folder}/policies`, 'policies/'))].sort()
  } catch (error) {
    findings.problem({
      file: folder,
      line: null,
      what: isMissing(error)
        ? 'there is no such folder'
        : `this is no folder that can be read (${codeOf(error)})`,
      remedy:
        'Name the one that holds organisation.yaml and people.csv, or have files to begin with written: steward org init DIR.',
    })
    return []
  }
  const unread = names.filter((name) => !kinds.some(({ pattern }) => pattern.test(name)))
  for (const file of required) {
    if (names.includes(file)) continue
    const near = nearest(file, unread)
    findings.problem({
      file,
      line: 1,
      what: 'this file is missing',
      remedy: near ? `Rename ${near} to ${file}.` : 'Write it: docs/organisation-files.md shows how.',
    })
  }
  for (const file of unread)
    if (/\.(csv|ya?ml|md)$/i.test(file) && !forOthers.test(file))
      findings.warn({
        file,
        line: 1,
        what: 'nothing reads this file',
        remedy: `Read are organisation.yaml, people.csv, absences.csv, annex-a.csv, calendar.yaml, scope.md, ${defining} and policies/*.md.`,
      })
  return names
}

async function filesIn(folder: string, prefix: string): Promise<string[]> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (prefix !== '' && isMissing(error)) return []
    throw error
  }
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => prefix + entry.name)
}

export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT'
}

/** What the system calls it, such as EACCES. */
function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error)
}
