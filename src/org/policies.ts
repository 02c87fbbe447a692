import type { CalendarDate } from '../domain/calendar-date.js'
import { informationSecurityIds, type PolicyVersion } from '../domain/policy.js'
import { didYouMean } from './did-you-mean.js'
import { Identifier } from './fields.js'
import { checkReference, namedAt } from './people-checks.js'
import type { PeopleFile } from './people-file.js'
import type { PolicySource } from './policy-file.js'
import type { Findings } from './problems.js'
import { checkQuiz, quizOf, withTranslation } from './quiz.js'
import type { OrganisationSettings } from './settings.js'
import type { YamlFile } from './yaml-file.js'

/** One policy as the folder has it, all languages together. Owner and approver are ids in `people.csv`. */
export interface PolicyDraft
  extends Pick<
    PolicyVersion,
    | 'policy'
    | 'version'
    | 'title'
    | 'change'
    | 'changes'
    | 'owner'
    | 'approver'
    | 'audience'
    | 'reviewEveryMonths'
    | 'body'
    | 'quiz'
  > {
  /** The one that top management has to approve (5.2). */
  isInformationSecurityPolicy: boolean
  yaml: YamlFile
}

/** Puts each policy together with its translations. */
export function assemblePolicies(
  sources: readonly PolicySource[],
  settings: OrganisationSettings,
  findings: Findings,
): PolicyDraft[] {
  const drafts = new Map<string, PolicyDraft>()
  for (const source of sources) {
    if (source.translation || !source.front) continue
    const { front, body, yaml, stem } = source
    const language = front.language ?? settings.languages[0] ?? 'en'
    drafts.set(stem, {
      policy: front.id,
      version: front.version,
      title: { [language]: front.title },
      change: front.change,
      changes: front.changes === '' ? {} : { [language]: front.changes },
      owner: front.owner,
      approver: front.approver,
      audience: front.audience,
      reviewEveryMonths: front.reviewEveryMonths,
      body: { [language]: body },
      ...(front.quiz && { quiz: quizOf(front.quiz, language) }),
      isInformationSecurityPolicy:
        front.type === 'information-security-policy' || informationSecurityIds.includes(front.id),
      yaml,
    })
  }
  for (const source of sources) if (source.translation) addTranslation(source, drafts, findings)
  return [...drafts.values()]
}

/** The policies that a folder has, by their ids; null where one of their files does not say its own. */
export function policyIds(sources: readonly PolicySource[]): string[] | null {
  const ids = sources.flatMap((source) => (source.translation ? [] : [idIn(source)]))
  const known = ids.filter((id) => id !== undefined)
  return known.length === ids.length ? known : null
}

function idIn({ yaml }: PolicySource): string | undefined {
  return Identifier.safeParse(yaml.textAt(['id'])).data
}

/** Each policy has an id of its own, and names people who are there: whatever else is wrong with it. */
export function checkPolicyNames(
  sources: readonly PolicySource[],
  people: PeopleFile | undefined,
  today: CalendarDate,
  findings: Findings,
): void {
  const files = new Map<string, string>()
  for (const source of sources) {
    if (source.translation) continue
    const { yaml } = source
    const id = idIn(source)
    const already = id === undefined ? undefined : files.get(id)
    if (already !== undefined)
      findings.problem({
        file: yaml.name,
        line: yaml.lineOf(['id']),
        what: `id "${id}" is the one of ${already} already`,
        remedy: 'Give each policy an id of its own; a folder holds the newest version of each.',
      })
    else if (id !== undefined) files.set(id, yaml.name)
    for (const field of ['owner', 'approver']) {
      const named = namedAt(yaml, [field])
      if (named && people) checkReference(named, people, today, findings)
    }
  }
}

function addTranslation(
  { stem, front, body, yaml }: PolicySource & { translation: true },
  drafts: ReadonlyMap<string, PolicyDraft>,
  findings: Findings,
): void {
  const say = (field: string, what: string, remedy: string) =>
    findings.problem({ file: yaml.name, line: yaml.lineOf([field]), what, remedy })
  if (!front) return
  const draft = drafts.get(stem)
  if (draft === undefined) {
    say(
      'title',
      `this is a translation of ${stem}.md, which is not there or cannot be read`,
      `Mend or write ${stem}.md first.`,
    )
    return
  }
  if (draft.body[front.language] !== undefined)
    say('language', `${draft.yaml.name} is in "${front.language}" already`, 'Keep one text per language.')
  if ((front.changes === '') !== (Object.keys(draft.changes).length === 0))
    say(
      'changes',
      'changes has to stand in each language or in none',
      'Write in this language too what changed, or leave it out everywhere.',
    )
  draft.title[front.language] = front.title
  draft.body[front.language] = body
  if (front.changes !== '') draft.changes[front.language] = front.changes
  const where = { language: front.language, main: draft.yaml.name, yaml }
  const quiz = withTranslation(draft.quiz, front.quiz, where, findings)
  if (quiz) draft.quiz = quiz
}

/** What a policy says of people: that the right one approves it, and that it is for somebody. */
export function checkPolicy(
  { yaml, ...policy }: PolicyDraft,
  people: PeopleFile,
  settings: OrganisationSettings,
  findings: Findings,
): void {
  if (policy.isInformationSecurityPolicy && !settings.topManagement.includes(policy.approver))
    findings.problem({
      file: yaml.name,
      line: yaml.lineOf(['approver']),
      what: `approver "${policy.approver}" is not in top management, which has to approve the information security policy (5.2)`,
      remedy: `Name one of: ${settings.topManagement.join(', ')}.`,
    })
  if (policy.quiz) checkQuiz(policy.quiz, yaml, findings)
  if (policy.audience !== 'everyone')
    checkAudience({ yaml, audience: policy.audience }, people, settings, findings)
}

/** A line of an audience that nobody matches is a slip of the pen. */
export function checkAudience(
  { yaml, audience }: { yaml: YamlFile; audience: Exclude<PolicyDraft['audience'], 'everyone'> },
  people: PeopleFile,
  settings: OrganisationSettings,
  findings: Findings,
): void {
  const known = knownValues(people, settings.country)
  for (const [index, line] of audience.entries()) {
    const [field = '', value = ''] = Object.entries(line)[0] ?? []
    checkAudienceLine({ yaml, path: ['audience', index], field, value }, known, findings)
  }
}

/** What of an audience stands where. */
interface AudienceLineAt {
  yaml: YamlFile
  path: readonly PropertyKey[]
  field: string
  value: string
}

export function checkAudienceLine(
  { yaml, path, field, value }: AudienceLineAt,
  known: Readonly<Record<string, ReadonlySet<string>>>,
  findings: Findings,
): void {
  const candidates = known[field]
  if (candidates === undefined || candidates.has(value)) return
  findings.problem({
    file: yaml.name,
    line: yaml.lineOf(path),
    what: `no one in people.csv has the ${field} "${value}"`,
    remedy: `${didYouMean(value, candidates)}Write it as it stands in people.csv.`,
  })
}

/**
 * Which departments, roles, countries and people an audience can name.
 *
 * @param headOffice The country of whoever has none of their own; null: that is not known, and no country is looked at
 */
export function knownValues(
  people: PeopleFile,
  headOffice: string | null,
): Record<string, ReadonlySet<string>> {
  const department = new Set<string>()
  const role = new Set<string>()
  const country = new Set<string>()
  for (const row of people.rows()) {
    department.add(row.department)
    for (const one of row.roles) role.add(one)
    const where = row.country ?? headOffice ?? ''
    country.add(where).add(where.slice(0, 2))
  }
  const known = { department, role, person: new Set(people.keys()) }
  return headOffice === null ? known : { ...known, country }
}
