import { ismsRoles, MOST_WITH_ROLE } from '../domain/authority.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { RequestTypeText } from '../domain/request.js'
import type { ApprovalEntry, FieldEntry, StepEntry } from './approvals-file.js'
import { type DefinitionsFile, type TextsAt, textsIn } from './definition-fields.js'
import { checkAsked, checkIds } from './definitions.js'
import { didYouMean } from './did-you-mean.js'
import { namedAt } from './people-checks.js'
import type { PeopleFile } from './people-file.js'
import type { Findings } from './problems.js'
import type { OrganisationSettings } from './settings.js'
import type { YamlFile } from './yaml-file.js'

/** One kind of request as the folder has it: people stand in it by their id in `people.csv`. */
export interface RequestTypeDraft extends Omit<RequestTypeText, 'steps'> {
  requestType: string
  steps: StepEntry[]
}

type Path = readonly PropertyKey[]

/** Each entry as people may ask for it, in the order of the file. */
export function assembleRequestTypes(
  { entries, yaml }: DefinitionsFile<ApprovalEntry>,
  settings: OrganisationSettings,
  findings: Findings,
): RequestTypeDraft[] {
  const textsAt = textsIn(yaml, settings, findings)
  return entries.map(({ id, title, about, controls, fields, steps }, index) => {
    const at = ['approvals', index]
    return {
      requestType: id,
      title: textsAt([...at, 'title'], title),
      about: textsAt([...at, 'about'], about),
      controls,
      fields: fields.map((field, place) => fieldOf(field, [...at, 'fields', place], textsAt)),
      steps,
    }
  })
}

function fieldOf({ label, hint, options, ...field }: FieldEntry, at: Path, textsAt: TextsAt) {
  return {
    ...field,
    label: textsAt([...at, 'label'], label),
    hint: textsAt([...at, 'hint'], hint),
    options: options.map((option, place) => ({
      id: option.id,
      label: textsAt([...at, 'options', place, 'label'], option.label),
    })),
  }
}

/** Ids are not doubled, and who is to decide is there. Found whatever else of the file cannot be read. */
export function checkApprovals(
  { yaml }: Pick<DefinitionsFile<ApprovalEntry>, 'yaml'>,
  people: PeopleFile | undefined,
  today: CalendarDate,
  findings: Findings,
): void {
  checkIds(yaml, ['approvals'], 'kind of request', findings)
  const roles = people && rolesOf(people)
  for (const type of yaml.entriesOf(['approvals'])) {
    checkIds(yaml, [...type, 'fields'], 'field', findings)
    for (const field of yaml.entriesOf([...type, 'fields']))
      checkIds(yaml, [...field, 'options'], 'option', findings)
    for (const seat of yaml.entriesOf([...type, 'steps']).flatMap((step) => seatsOf(yaml, step))) {
      const person = namedAt(yaml, [...seat, 'person'])
      if (person && people) checkAsked(person, people, today, findings)
      if (roles) checkRole(yaml, [...seat, 'role'], roles, findings)
    }
  }
}

/** Where a step names whom it asks for: one of them, or a list. */
function seatsOf(yaml: YamlFile, step: Path): Path[] {
  const who = [...step, 'who']
  const listed = yaml.entriesOf(who)
  return listed.length > 0 ? listed : [who]
}

/** By role how many have it; undefined where a line cannot be read, which may be that of whoever has it. */
function rolesOf(people: PeopleFile): ReadonlyMap<string, number> | undefined {
  const rows = [...people.rows()]
  if (rows.length < people.count) return undefined
  const roles = new Map(ismsRoles.map((role) => [role, 1]))
  for (const role of rows.flatMap((row) => row.roles)) roles.set(role, (roles.get(role) ?? 0) + 1)
  return roles
}

function checkRole(yaml: YamlFile, path: Path, roles: ReadonlyMap<string, number>, findings: Findings): void {
  const role = yaml.textAt(path)
  if (role === undefined) return
  const where = { file: yaml.name, line: yaml.lineOf(path) }
  const holders = roles.get(role) ?? 0
  if (holders === 0)
    findings.problem({
      ...where,
      what: `no one in people.csv has the role "${role}"`,
      remedy: `${didYouMean(role, [...roles.keys()])}Write it as it stands in people.csv, or isms-lead or top-management.`,
    })
  if (holders > MOST_WITH_ROLE)
    findings.problem({
      ...where,
      what: `${holders} people in people.csv have the role "${role}", and each of them would be asked`,
      remedy: `Name a role that at most ${MOST_WITH_ROLE} people have.`,
    })
}
