import type { CalendarDate } from '../domain/person.js'
import { programmeId } from '../domain/programme.js'
import type { ProgrammeRule } from '../store/programmes.js'
import type { CalendarEntry, CalendarFile } from './calendar-file.js'
import { didYouMean } from './did-you-mean.js'
import { checkReference } from './people-checks.js'
import type { PeopleFile } from './people-file.js'
import type { PolicyDraft } from './policies.js'
import type { Findings } from './problems.js'
import { recurrenceOf } from './recurrence-fields.js'

/** One programme as the folder has it. Its owner is an id in `people.csv`. */
export interface ProgrammeDraft extends Omit<ProgrammeRule, 'owner' | 'country'> {
  /** Null: the owner of the policy. */
  owner: string | null
  /** Null: the organisation's. */
  country: string | null
  /** Which file says so, and on which line. */
  file: string
  line: number
}

type Policies = readonly PolicyDraft[]

/** One programme for each policy of each entry. An entry for all gives way to one that names the policy. */
export function assembleProgrammes(
  calendar: CalendarFile,
  policies: Policies,
  findings: Findings,
): ProgrammeDraft[] {
  const drafts = new Map<string, ProgrammeDraft>()
  for (const draft of named(calendar, policies, findings)) {
    const already = drafts.get(draft._id)
    if (already) reportTwice(draft, draft.subject, already.line, calendar.yaml.name, findings)
    else drafts.set(draft._id, draft)
  }
  for (const draft of forAll(calendar, policies, findings))
    if (!drafts.has(draft._id)) drafts.set(draft._id, draft)
  return [...drafts.values()]
}

/** Who is named in the calendar has to be there. */
export function checkCalendar(
  { entries, yaml }: CalendarFile,
  people: PeopleFile,
  today: CalendarDate,
  findings: Findings,
): void {
  for (const [index, { owner }] of entries.entries()) {
    const line = yaml.lineOf(['programmes', index, 'owner'])
    if (owner !== null)
      checkReference({ file: yaml.name, line, field: 'owner', key: owner }, people, today, findings)
  }
}

function named({ entries, yaml }: CalendarFile, policies: Policies, findings: Findings): ProgrammeDraft[] {
  const drafts: ProgrammeDraft[] = []
  for (const [index, entry] of entries.entries())
    for (const [place, id] of entry.policies === 'all' ? [] : entry.policies.entries()) {
      const line = yaml.lineOf(['programmes', index, 'policies', place])
      const policy = policies.find((each) => each.policy === id)
      if (policy) drafts.push(draftOf(entry, policy, yaml.name, line))
      else reportUnknown(id, line, policies, yaml.name, findings)
    }
  return drafts
}

function forAll({ entries, yaml }: CalendarFile, policies: Policies, findings: Findings): ProgrammeDraft[] {
  const drafts: ProgrammeDraft[] = []
  const lines = new Map<string, number>()
  for (const [index, entry] of entries.entries()) {
    if (entry.policies !== 'all') continue
    const line = yaml.lineOf(['programmes', index, 'policies'])
    const already = lines.get(entry.process)
    if (already !== undefined) reportTwice({ ...entry, line }, 'all', already, yaml.name, findings)
    lines.set(entry.process, line)
    for (const policy of policies) drafts.push(draftOf(entry, policy, yaml.name, line))
  }
  return drafts
}

function draftOf(
  entry: CalendarEntry,
  { policy, reviewEveryMonths }: PolicyDraft,
  file: string,
  line: number,
): ProgrammeDraft {
  const { process, rule, owner, noticeDays, businessDays, shift, country } = entry
  return {
    _id: programmeId(process, policy),
    process,
    subject: policy,
    recurrence: recurrenceOf(rule, reviewEveryMonths),
    shift,
    country,
    owner,
    noticeDays,
    businessDays,
    file,
    line,
  }
}

function reportTwice(
  { process, line }: Pick<ProgrammeDraft, 'process' | 'line'>,
  policies: string,
  already: number,
  file: string,
  findings: Findings,
): void {
  findings.problem({
    file,
    line,
    what: `${process} of ${policies} stands already in line ${already}`,
    remedy: 'Keep one of the two: a policy has one rule for each process.',
  })
}

function reportUnknown(id: string, line: number, policies: Policies, file: string, findings: Findings): void {
  const near = didYouMean(
    id,
    policies.map(({ policy }) => policy),
  )
  findings.problem({
    file,
    line,
    what: `"${id}" is no policy of this folder`,
    remedy: `${near}Write the id that stands at the top of a policy.`,
  })
}
