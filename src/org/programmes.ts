import type { CalendarDate } from '../domain/calendar-date.js'
import { programmeId } from '../domain/programme.js'
import { REGISTER } from '../domain/risk-reassessment.js'
import type { ProgrammeRule } from '../store/programmes.js'
import type { CalendarEntry, CalendarFile } from './calendar-file.js'
import { didYouMean } from './did-you-mean.js'
import { checkReference, namedAt } from './people-checks.js'
import type { PeopleFile } from './people-file.js'
import type { PolicyDraft } from './policies.js'
import type { Findings, Problem } from './problems.js'
import { recurrenceOf } from './recurrence-fields.js'
import type { YamlFile } from './yaml-file.js'

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
type About = Pick<PolicyDraft, 'policy' | 'reviewEveryMonths'>

/**
 * One programme for each policy of each entry, and one for the register of risks. An entry for all gives way to one that
 * names the policy.
 *
 * @param ismsLead Who sees to it that risks are assessed anew, where nobody is named.
 */
export function assembleProgrammes(
  { entries, yaml }: CalendarFile,
  policies: Policies,
  ismsLead: string,
): ProgrammeDraft[] {
  const drafts = new Map<string, ProgrammeDraft>()
  const add = (entry: CalendarEntry, policy: About, path: readonly PropertyKey[]) => {
    const draft = draftOf(entry, policy, yaml, path)
    if (!drafts.has(draft._id)) drafts.set(draft._id, draft)
  }
  for (const [index, entry] of entries.entries())
    for (const [place, id] of entry.policies === 'all' ? [] : entry.policies.entries()) {
      const policy = policies.find((each) => each.policy === id)
      if (policy) add(entry, policy, ['programmes', index, 'policies', place])
    }
  for (const [index, entry] of entries.entries())
    if (entry.policies === 'all')
      for (const policy of policies) add(entry, policy, ['programmes', index, 'policies'])
  for (const [index, entry] of entries.entries())
    if (entry.process === 'risk-reassessment') {
      const ofRegister = { ...entry, owner: entry.owner ?? ismsLead }
      add(ofRegister, { policy: REGISTER, reviewEveryMonths: 0 }, ['programmes', index, 'process'])
    }
  return [...drafts.values()]
}

/**
 * Who is named in the calendar has to be there, and each policy, which has one rule for each process. Found whatever else
 * of the file cannot be read.
 *
 * @param policies the ids of all policies; null where one of them is not known
 */
export function checkCalendar(
  { yaml }: CalendarFile,
  people: PeopleFile | undefined,
  policies: readonly string[] | null,
  today: CalendarDate,
  findings: Findings,
): void {
  const lines = new Map<string, number>()
  for (const entry of yaml.entriesOf(['programmes'])) {
    const owner = namedAt(yaml, [...entry, 'owner'])
    if (owner && people) checkReference(owner, people, today, findings)
    checkPoliciesOf(entry, yaml, policies, lines, findings)
    checkRegister(entry, yaml, lines, findings)
  }
}

/** @param lines where each process of a policy stands so far */
function checkPoliciesOf(
  entry: readonly PropertyKey[],
  yaml: YamlFile,
  policies: readonly string[] | null,
  lines: Map<string, number>,
  findings: Findings,
): void {
  const process = yaml.textAt([...entry, 'process'])
  for (const path of policiesIn(yaml, entry)) {
    const id = yaml.textAt(path)
    if (id === undefined) continue
    const line = yaml.lineOf(path)
    const isListed = typeof path.at(-1) === 'number'
    const already = lines.get(`${process} ${id}`)
    if (isListed && policies !== null && !policies.includes(id))
      findings.problem({ file: yaml.name, line, ...unknown(id, policies) })
    else if (already === undefined) lines.set(`${process} ${id}`, line)
    else if (process !== undefined)
      findings.problem({ file: yaml.name, line, ...twice(process, id, already) })
  }
}

/** There is one register, so that it has one rule. */
function checkRegister(
  entry: readonly PropertyKey[],
  yaml: YamlFile,
  lines: Map<string, number>,
  findings: Findings,
): void {
  const path = [...entry, 'process']
  const process = yaml.textAt(path)
  if (process !== 'risk-reassessment') return
  const line = yaml.lineOf(path)
  const already = lines.get(process)
  if (already === undefined) lines.set(process, line)
  else
    findings.problem({
      ...{ file: yaml.name, line, what: `${process} stands already in line ${already}` },
      remedy: 'Keep one of the two: all risks are assessed anew by one rule.',
    })
}

/** Where the policies of an entry stand: each in its list, or the word for all of them. */
function policiesIn(yaml: YamlFile, entry: readonly PropertyKey[]): (readonly PropertyKey[])[] {
  const path = [...entry, 'policies']
  return yaml.textAt(path) === 'all' ? [path] : yaml.entriesOf(path)
}

function draftOf(
  entry: CalendarEntry,
  { policy, reviewEveryMonths }: About,
  yaml: YamlFile,
  path: readonly PropertyKey[],
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
    file: yaml.name,
    line: yaml.lineOf(path),
  }
}

function twice(process: string, policies: string, already: number): Pick<Problem, 'what' | 'remedy'> {
  return {
    what: `${process} of ${policies} stands already in line ${already}`,
    remedy: 'Keep one of the two: a policy has one rule for each process.',
  }
}

function unknown(id: string, policies: readonly string[]): Pick<Problem, 'what' | 'remedy'> {
  return {
    what: `"${id}" is no policy of this folder`,
    remedy: `${didYouMean(id, policies)}Write the id that stands at the top of a policy.`,
  }
}
