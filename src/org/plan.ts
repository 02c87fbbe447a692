import { isDeepStrictEqual } from 'node:util'
import type { Organisation } from '../domain/organisation.js'
import type { PersonId } from '../domain/person.js'
import type { PolicyVersion } from '../domain/policy.js'
import type { Absences } from '../store/absences.js'
import type { Asks } from '../store/asks.js'
import type { Decisions } from '../store/decisions.js'
import type { DefinitionStores } from '../store/definition-stores.js'
import type { Deliveries } from '../store/deliveries.js'
import type { Governance } from '../store/governance.js'
import type { ImportCounts, Imports } from '../store/imports.js'
import type { Occurrences } from '../store/occurrences.js'
import type { OrganisationStore } from '../store/organisation.js'
import { newPersonId, type People } from '../store/people.js'
import type { CorrectableFields, Policies } from '../store/policies.js'
import type { ProgrammeRule, Programmes } from '../store/programmes.js'
import type { RequestTypes } from '../store/request-types.js'
import { type AbsenceChange, compareAbsences } from './compare-absences.js'
import { accountsHash, compareAccounts } from './compare-accounts.js'
import { compareDocuments } from './compare-documents.js'
import { compareGoverning, type GoverningPlan } from './compare-governing.js'
import { compareLessons } from './compare-lessons.js'
import { comparePeople } from './compare-people.js'
import { comparePolicies } from './compare-policies.js'
import { compareProgrammes, type WithoutFile } from './compare-programmes.js'
import { compareRisks, type RiskChanges, type RiskStores } from './compare-risks.js'
import { compareStatement } from './compare-statement.js'
import { compareWordings } from './compare-wordings.js'
import type { DefinitionChange } from './definition-kind.js'
import { definitionKinds } from './definition-kinds.js'
import { idOf, type PersonIds } from './person-ids.js'
import { Findings, inReadingOrder, type Problem } from './problems.js'
import type { OrganisationFiles } from './read.js'
import { criteriaOf } from './risk-criteria.js'

export interface ImportStores extends DefinitionStores, RiskStores {
  absences: Absences
  people: People
  policies: Policies
  organisation: OrganisationStore
  imports: Imports
  occurrences: Occurrences
  programmes: Programmes
  requestTypes: RequestTypes
  asks: Asks
  decisions: Decisions
  deliveries: Deliveries
  governance: Governance
}

/** What an import would change. Nothing has changed yet; with a problem in it, nothing can. */
export interface ImportPlan {
  files: OrganisationFiles
  /** Number of the newest run when this was planned: the plan holds while that is the newest. */
  basis: number
  /** Until when another run has the lease; null when none is going on. */
  runningUntil: string | null
  ids: PersonIds
  counts: ImportCounts
  /** Names, never more than {@link namesShown} of each. */
  names: {
    added: string[]
    /** With what changes of them. */
    changed: string[]
    left: string[]
    back: string[]
  }
  leavers: PersonId[]
  absences: AbsenceChange[]
  addVersions: PolicyVersion[]
  correctVersions: { id: string; policy: string; fields: Partial<CorrectableFields> }[]
  /** Policies of the record that the folder no longer has; what was published of them stays. */
  policiesNotInFolder: string[]
  definitions: DefinitionChange[]
  /** SHA-256, hex, of all accounts that are known once this is applied; null where the folder does not say. */
  knownAccounts: string | null
  /** What people said of risks in chat, and the file says otherwise. */
  risksKept: RiskChanges['kept']
  addProgrammes: ProgrammeRule[]
  /** With which fields of them differ. */
  changeProgrammes: { rule: ProgrammeRule; fields: string[] }[]
  /** Programmes that their file no longer has; what ran of them stays on record. */
  endProgrammes: string[]
  /** By the file: programmes that go on although the folder has it no more. */
  programmesWithoutFile: WithoutFile
  organisation: Organisation
  /** Which fields of `organisation.yaml` differ. */
  settingsChanged: string[]
  /** What takes effect only once top management has approved it. */
  governing: GoverningPlan
  problems: Problem[]
  /** What deserves a look, and stops nothing. */
  warnings: Problem[]
}

/** Of what a plan names one by one. */
export const namesShown = 20

/** Compares the files with the record. Reads only. */
export async function planImport(
  files: OrganisationFiles,
  stores: ImportStores,
  asOf: string,
): Promise<ImportPlan> {
  const findings = new Findings()
  const newest = await stores.imports.newest()
  const isRunning = newest?.state === 'applying' && newest.leaseUntil !== null && newest.leaseUntil > asOf

  const { ids, leavers, leaverNames } = await matchPeople(files, stores.people)
  const organisation = organisationOf(files, ids)
  const before = await stores.organisation.read()
  checkSentence(files, before, findings)
  const settingsChanged = changedSettings(before, organisation)
  const absences = await compareAbsences(files, stores.absences, ids, asOf)
  const policies = await comparePolicies(files, stores.policies, ids, asOf, findings)
  const criteria = files.criteria ? criteriaOf(files.criteria, ids) : null
  const risks = await compareRisks(files.risks, criteria, stores, ids, asOf)
  const definitions = [...(await changesOfDefinitions(files, stores, ids, asOf)), ...risks.changes]
  const programmes = await compareProgrammes(files, stores, ids, asOf, findings)
  const governing = await compareGoverning(files, stores, ids, asOf, findings)

  const names: ImportPlan['names'] = { added: [], changed: [], left: leaverNames, back: [] }
  const counts: ImportCounts = {
    peopleAdded: 0,
    peopleChanged: 0,
    peopleLeft: leavers.length,
    peopleBack: 0,
    policyVersionsAdded: policies.addVersions.length,
    policyVersionsCorrected: policies.correctVersions.length,
    settingsChanged: settingsChanged.length,
    governingProposed: governing.standing === 'new' ? governing.lines.length : 0,
    governingTakenBack: governing.standing === 'taken-back' ? 1 : 0,
    absencesSet: absences.reduce((total, { set }) => total + set.length, 0),
    absencesEnded: absences.reduce((total, { end }) => total + end.length, 0),
    programmesAdded: programmes.addProgrammes.length,
    programmesChanged: programmes.changeProgrammes.length,
    programmesEnded: programmes.endProgrammes.length,
    ...Object.fromEntries(definitions.map(({ counted, which }) => [counted, which.length])),
  }
  for await (const changes of comparePeople(files, stores.people, ids, heldBack(governing))) {
    counts.peopleAdded += changes.added.length
    counts.peopleChanged += changes.changed.length
    counts.peopleBack += changes.back.length
    show(names.added, changes.added, ({ name }) => name)
    show(names.changed, changes.changed, ({ before: { name }, fields }) => `${name} (${fieldNames(fields)})`)
    show(names.back, changes.back, ({ before: { name } }) => name)
  }

  return {
    files,
    basis: newest?.number ?? 0,
    runningUntil: isRunning ? newest.leaseUntil : null,
    ids,
    counts,
    names,
    leavers,
    absences,
    ...policies,
    definitions,
    knownAccounts: accountsHash(files.accounts, ids),
    risksKept: risks.kept,
    ...programmes,
    organisation,
    settingsChanged,
    governing,
    problems: inReadingOrder(findings.problems),
    warnings: inReadingOrder(findings.warnings),
  }
}

/** Whose address changes only once top management has approved it. */
export function heldBack({ proposed }: GoverningPlan): ReadonlySet<PersonId> {
  return new Set((proposed.addresses ?? []).map(({ person }) => person))
}

export function changesNothing({ counts }: ImportPlan): boolean {
  return Object.values(counts).every((count) => count === 0)
}

/** Keeps the id of whoever is known by their id in the file, gives one to who is new, and finds who is left out. */
async function matchPeople({ people }: OrganisationFiles, record: People) {
  const ids = new Map<string, PersonId>()
  const leavers: PersonId[] = []
  const leaverNames: string[] = []
  for await (const { _id, key, name, active } of record.everyone()) {
    ids.set(key, _id)
    if (!active || people.find(key) !== undefined) continue
    leavers.push(_id)
    if (leaverNames.length < namesShown) leaverNames.push(name)
  }
  for (const key of people.keys()) if (!ids.has(key)) ids.set(key, newPersonId())
  return { ids, leavers, leaverNames }
}

/** Of each kind, also of those whose file the folder does not have: that it changes none is counted too. */
async function changesOfDefinitions(
  { awareness, definitions, documents, accounts, statement, wordings }: OrganisationFiles,
  stores: ImportStores,
  ids: PersonIds,
  asOf: string,
): Promise<DefinitionChange[]> {
  const changes: DefinitionChange[] = []
  for (const kind of definitionKinds) {
    const drafts = definitions.find((each) => each.kind === kind)?.drafts ?? []
    changes.push(...(await kind.compare(drafts, stores, ids, asOf)))
  }
  changes.push(...(await compareAccounts(accounts, stores.knownAccounts, ids)))
  changes.push(...(await compareLessons(awareness, stores.lessons, asOf)))
  changes.push(await compareStatement(statement, stores.statements, ids, asOf))
  changes.push(await compareDocuments(documents, stores.documents, ids, asOf))
  changes.push(await compareWordings(wordings, stores.controlWordings))
  return changes
}

function organisationOf({ settings: all }: OrganisationFiles, ids: PersonIds): Organisation {
  const { soleAuthority: _, ...settings } = all
  const id = (key: string) => idOf(key, ids)
  return {
    _id: 'organisation',
    v: 1,
    ...settings,
    ismsLead: id(settings.ismsLead),
    deputy: settings.deputy === null ? null : id(settings.deputy),
    topManagement: settings.topManagement.map(id),
    inForce: null,
    coordinators: settings.coordinators.map(({ person, of }) => ({ person: id(person), of })),
    slack: { ...settings.slack, guests: settings.slack.guests.map(id) },
  }
}

/** Who leads the ISMS and who directs the organisation is not the file's to change. */
function changedSettings(before: Organisation | null, after: Organisation): string[] {
  const { _id, v, ismsLead, deputy, topManagement, inForce, soleAuthority, ...settings } = after
  return Object.entries(settings)
    .filter(([field, value]) => !isDeepStrictEqual(value, before?.[field as keyof typeof settings]))
    .map(([field]) => field)
}

/** Acknowledgements name the version of the sentence that was confirmed: it stands for one text for ever. */
function checkSentence(
  { settings, settingsYaml }: OrganisationFiles,
  before: Organisation | null,
  findings: Findings,
): void {
  if (before === null) return
  const { sentence } = settings.acknowledgement
  const { sentence: known } = before.acknowledgement
  const sameText = isDeepStrictEqual(sentence.text, known.text)
  if (sentence.version > known.version || (sentence.version === known.version && sameText)) return
  findings.problem({
    file: settingsYaml.name,
    line: settingsYaml.lineOf(['acknowledgement', 'sentence', 'version']),
    what: sameText
      ? `the acknowledgement sentence has version ${sentence.version}, but version ${known.version} is in use`
      : `the acknowledgement sentence is not the one that was imported as version ${known.version}`,
    remedy: `Raise acknowledgement, sentence, version to ${known.version + 1}, or write the sentence as it was.`,
  })
}

function show<Change>(names: string[], changes: readonly Change[], name: (change: Change) => string): void {
  for (const change of changes.slice(0, namesShown - names.length)) names.push(name(change))
}

function fieldNames(fields: object): string {
  return Object.keys(fields).join(', ')
}
