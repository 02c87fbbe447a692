import { annexA, byNumber, inRanges, isOwnControl } from '../domain/annex-a.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { StatementText } from '../domain/statement.js'
import { type ControlEntry, type ControlsFile, statedIn } from './controls-file.js'
import { textsIn } from './definition-fields.js'
import { checkAsked } from './definitions.js'
import { didYouMean } from './did-you-mean.js'
import { checkReference, namedAt } from './people-checks.js'
import type { PeopleFile } from './people-file.js'
import type { Findings } from './problems.js'
import type { OrganisationSettings } from './settings.js'
import type { YamlFile } from './yaml-file.js'

type Path = readonly PropertyKey[]

/** The statement of applicability as the folder has it: people stand in it by their id in `people.csv`. */
export interface StatementDraft extends StatementText {
  yaml: YamlFile
}

export function assembleStatement(
  { statement, yaml }: ControlsFile,
  settings: OrganisationSettings,
  findings: Findings,
): StatementDraft | undefined {
  if (!statement) return undefined
  const textsAt = textsIn(yaml, settings, findings)
  const { scope, approver, controls } = statement
  const stated = controls.map((control): StatementText['controls'][number] => {
    const { entry, id } = control
    const title = textsAt([...entry, 'title'], control.title)
    const because = textsAt([...entry, 'because'], control.because)
    if (!control.applicable) return { id, title, because, applicable: false }
    const { drivers, owner, state, action, risks, policies, checks, requirements } = control
    return {
      ...{
        id,
        title,
        because,
        applicable: true,
        drivers,
        owner,
        state,
        risks,
        policies,
        checks,
        requirements,
      },
      implementation: textsAt([...entry, 'implementation'], control.implementation),
      action: action ? { ...action, what: textsAt([...entry, 'action', 'what'], action.what) } : null,
    }
  })
  return {
    ...{ scope: textsAt(['scope'], scope), approver, yaml },
    controls: stated.sort((one, other) => byNumber(one.id, other.id)),
  }
}

/** Where a file names a control: whatever it names is in use. */
export interface NamedControl {
  control: string
  /** `check "restore-test"` */
  by: string
  file: string
  line: number
}

/** The controls that the entries of a list name. Found whatever else of the file cannot be read. */
export function controlsNamedIn(yaml: YamlFile, list: string, noun: string): NamedControl[] {
  return yaml.entriesOf([list]).flatMap((entry) =>
    yaml.entriesOf([...entry, 'controls']).flatMap((path): NamedControl[] => {
      const control = yaml.textAt(path)
      if (control === undefined) return []
      const by = `${noun} "${yaml.textAt([...entry, 'id']) ?? ''}"`
      return [{ control, by, file: yaml.name, line: yaml.lineOf(path) }]
    }),
  )
}

/** What the statement is held against. */
export interface KnownOfControls {
  /** Undefined where they could not be read. */
  people: PeopleFile | undefined
  /** The ids that the folder has of each; null where they are not known. */
  linked: Readonly<Record<Link, readonly string[] | null>>
  named: readonly NamedControl[]
  today: CalendarDate
}

const links = ['risks', 'policies', 'checks', 'requirements'] as const
export type Link = (typeof links)[number]

/** The rules of 6.1.3: nothing of Annex A is left out, and what is in use is necessary. */
export function checkStatement(
  { statement, yaml }: ControlsFile,
  known: KnownOfControls,
  findings: Findings,
): void {
  const stated = statedIn(yaml)
  checkOnce(yaml, stated, findings)
  checkComplete(yaml, stated, findings)
  checkPeople(yaml, known, findings)
  checkLinks(yaml, known, findings)
  for (const control of statement?.controls ?? []) checkControl(yaml, control, known, findings)
}

/**
 * Whatever names a control names one that there is: of the organisation's own, the statement says which.
 *
 * @param controls undefined without the file
 */
export function checkNamed(
  named: readonly NamedControl[],
  controls: ControlsFile | undefined,
  findings: Findings,
): void {
  const own = controls ? statedIn(controls.yaml).map(({ id }) => id) : []
  for (const { control, by, file, line } of named)
    if (isOwnControl(control) && !own.includes(control))
      findings.problem({
        ...{ file, line },
        what: `${by} names the control "${control}", which is not in the statement of applicability`,
        remedy: controls
          ? `${didYouMean(control, own)}State it in controls.yaml, or name another one.`
          : 'Write controls.yaml: docs/organisation-files.md shows how.',
      })
}

function checkOnce(yaml: YamlFile, stated: readonly { id: string; path: Path }[], findings: Findings): void {
  const lines = new Map<string, number>()
  for (const { id, path } of stated) {
    const line = yaml.lineOf(path)
    const already = lines.get(id)
    if (already === undefined) lines.set(id, line)
    else
      findings.problem({
        ...{ file: yaml.name, line },
        what: `"${id}" stands already in line ${already}`,
        remedy: 'State each control once.',
      })
  }
}

function checkComplete(yaml: YamlFile, stated: readonly { id: string }[], findings: Findings): void {
  const there = new Set(stated.map(({ id }) => id))
  const missing = annexA.filter((control) => !there.has(control))
  if (missing.length === 0) return
  findings.problem({
    ...{ file: yaml.name, line: yaml.lineOf(['controls']) },
    what: `${missing.length === 1 ? 'a control' : `${missing.length} controls`} of Annex A ${missing.length === 1 ? 'is' : 'are'} missing: ${inRanges(missing, 'to')}`,
    remedy: 'State each of them, also those that are not applicable (6.1.3 d); `ids` states several alike.',
  })
}

function checkPeople(yaml: YamlFile, { people, today }: KnownOfControls, findings: Findings): void {
  if (!people) return
  const approver = namedAt(yaml, ['approver'])
  if (approver) checkAsked(approver, people, today, findings)
  for (const entry of yaml.entriesOf(['controls']))
    for (const path of [
      [...entry, 'owner'],
      [...entry, 'action', 'owner'],
    ]) {
      const named = namedAt(yaml, path)
      if (named) checkReference(named, people, today, findings)
    }
}

function checkLinks(yaml: YamlFile, { linked }: KnownOfControls, findings: Findings): void {
  for (const entry of yaml.entriesOf(['controls']))
    for (const link of links)
      for (const path of yaml.entriesOf([...entry, link])) {
        const id = yaml.textAt(path)
        const there = linked[link]
        if (id === undefined || there === null || there.includes(id)) continue
        findings.problem({
          ...{ file: yaml.name, line: yaml.lineOf(path) },
          what: `"${id}" is none of the ${link} of this folder`,
          remedy: `${didYouMean(id, there)}Write the id as it stands there, or leave it out.`,
        })
      }
}

function checkControl(
  yaml: YamlFile,
  control: ControlEntry,
  { named, today }: KnownOfControls,
  findings: Findings,
): void {
  const at = (field: string) => ({ file: yaml.name, line: yaml.lineOf([...control.entry, field]) })
  if (control.applicable) {
    const { id, drivers, action } = control
    if (drivers.length === 0)
      findings.warn({
        ...at('because'),
        what: `${id} is applicable, and nothing says what makes it necessary`,
        remedy: 'Write drivers: one or more of risk, law, contract, business.',
      })
    if (action && action.due < today)
      findings.warn({
        ...{ file: yaml.name, line: yaml.lineOf([...control.entry, 'action', 'due']) },
        what: `what is still to be done for ${id} was due on ${action.due}`,
        remedy: 'Write state: implemented and how, or a new date.',
      })
    return
  }
  for (const { by, file, line } of named.filter((each) => each.control === control.id))
    findings.problem({
      ...at('applicable'),
      what: `${control.id} is excluded, and yet in use: ${by} names it (${file}:${line})`,
      remedy: 'Write applicable: yes, or take it out there.',
    })
}
