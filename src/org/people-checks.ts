import type { CalendarDate } from '../domain/calendar-date.js'
import { nearestLanguage } from '../domain/languages.js'
import { isPresent } from '../domain/person.js'
import { didYouMean } from './did-you-mean.js'
import { PersonKey } from './fields.js'
import type { PeopleFile } from './people-file.js'
import { howToWrite, type PersonRow } from './people-row.js'
import type { Findings } from './problems.js'
import type { OrganisationSettings } from './settings.js'
import type { YamlFile } from './yaml-file.js'

/** Where a file names a person. */
export interface Reference {
  file: string
  line: number
  field: string
  key: string
}

/** Who is named at this path, whatever else of that file cannot be read; null where no id stands there. */
export function namedAt(
  yaml: YamlFile,
  path: readonly PropertyKey[],
  field = String(path.at(-1)),
): Reference | null {
  const key = PersonKey.safeParse(yaml.textAt(path)).data
  return key === undefined ? null : { file: yaml.name, line: yaml.lineOf(path), field, key }
}

/** Finds fault with a reference to somebody who is not in `people.csv`, or who is not there today. */
export function checkReference(
  reference: Reference,
  people: PeopleFile,
  today: CalendarDate,
  findings: Findings,
): void {
  const row = checkListed(reference, people, findings)
  if (row === undefined || isPresent({ active: true, ...row }, today)) return
  const { file, line, field, key } = reference
  const hasLeft = row.end !== null && row.end < today
  findings.problem({
    file,
    line,
    what: `${field} "${key}" ${hasLeft ? `left on ${row.end}` : `only starts on ${row.start}`}`,
    remedy: 'Name somebody who is there today.',
  })
}

/** Finds fault with a reference to somebody who is not in `people.csv`. */
export function checkListed(
  { file, line, field, key }: Reference,
  people: PeopleFile,
  findings: Findings,
): PersonRow | undefined {
  const person = people.find(key)
  if (person === undefined)
    findings.problem({
      file,
      line,
      what: `${field} "${key}" is nobody in people.csv`,
      remedy: `${didYouMean(key, people.keys())}Write the id of one of the people.`,
    })
  return person?.row
}

/** What only shows when all lines are known: who manages whom, who shares an address, who reads which language. */
export function checkPeople(
  people: PeopleFile,
  settings: OrganisationSettings | undefined,
  findings: Findings,
): void {
  checkEmails(people, findings)
  for (const named of people.managers()) checkManager(named, people, findings)
  checkCycles(people, findings)
  if (settings === undefined) return
  if (people.namesManagers) checkTops(people, settings, findings)
  checkLanguages(people, settings, findings)
}

function checkEmails(people: PeopleFile, findings: Findings): void {
  const lines = new Map<string, number>()
  for (const { email, line } of people.rows()) {
    const already = lines.get(email)
    if (email === '') continue
    if (already === undefined) lines.set(email, line)
    else
      findings.problem({
        file: people.name,
        line,
        what: `email "${email}" stands already in line ${already}`,
        remedy: 'Give each person an address of their own: chat accounts are matched by it.',
      })
  }
}

function checkManager(
  { id, line, manager }: Pick<PersonRow, 'id' | 'line' | 'manager'>,
  people: PeopleFile,
  findings: Findings,
): void {
  if (manager === null) return
  if (manager === id)
    findings.problem({
      file: people.name,
      line,
      what: `"${id}" is their own manager`,
      remedy: howToWrite.manager,
    })
  else if (people.find(manager) === undefined)
    findings.problem({
      file: people.name,
      line,
      what: `manager "${manager}" is nobody in this file`,
      remedy: `${didYouMean(manager, people.keys())}${howToWrite.manager}`,
    })
}

/** Each cycle once, named whole, at the first of its lines. */
function checkCycles(people: PeopleFile, findings: Findings): void {
  const settled = new Set<string>()
  for (const begin of people.keys()) {
    const chain: string[] = []
    const onChain = new Set<string>()
    let key: string | null = begin
    while (key !== null && !settled.has(key) && !onChain.has(key)) {
      chain.push(key)
      onChain.add(key)
      key = people.find(key)?.row?.manager ?? null
    }
    const cycle = key !== null && onChain.has(key) ? chain.slice(chain.indexOf(key)) : []
    if (cycle.length > 1) reportCycle(cycle, people, findings)
    for (const passed of chain) settled.add(passed)
  }
}

function reportCycle(cycle: readonly string[], people: PeopleFile, findings: Findings): void {
  const [first = ''] = cycle
  findings.problem({
    file: people.name,
    line: people.find(first)?.line ?? 1,
    what: `these people manage each other in a circle: ${[...cycle, first].join(' → ')}`,
    remedy: 'Somebody among them has another manager, or none.',
  })
}

/** Whoever has no manager directs the organisation, or stands outside of its lines: the board, an auditor. */
function checkTops(people: PeopleFile, { topManagement }: OrganisationSettings, findings: Findings): void {
  for (const { id, line, kind, manager } of people.rows()) {
    if (manager !== null || (kind !== 'employee' && kind !== 'contractor') || topManagement.includes(id))
      continue
    findings.problem({
      file: people.name,
      line,
      what: `"${id}" has no manager and is not in top management, so nobody would hear when something is overdue`,
      remedy: 'Write the id of their manager, or list them under topManagement in organisation.yaml.',
    })
  }
}

function checkLanguages(people: PeopleFile, { languages }: OrganisationSettings, findings: Findings): void {
  const others = new Map<string, { line: number; count: number }>()
  for (const { language, line } of people.rows()) {
    if (language === null || nearestLanguage(language, languages)) continue
    const seen = others.get(language)
    others.set(language, { line: seen?.line ?? line, count: (seen?.count ?? 0) + 1 })
  }
  for (const [language, { line, count }] of others) {
    const who = count === 1 ? 'this person is' : `${count} people with this language are`
    findings.warn({
      file: people.name,
      line,
      what: `language "${language}" is none of the organisation's, so ${who} shown policies in "${languages[0]}"`,
      remedy: 'Add it to languages in organisation.yaml once the texts are there, or leave it.',
    })
  }
}
