import { z } from 'zod'
import { hashOf } from './canonical-json.js'
import type { FormerOwner } from './former-owner.js'
import type { Kept } from './kept.js'
import type { Person, PersonId } from './person.js'
import { PersonKind } from './person.js'
import type { Quiz } from './quiz.js'

/** One line of an audience: whoever matches it belongs to it. */
export const AudienceLine = z.union([
  z.strictObject({ department: z.string().min(1) }),
  z.strictObject({ role: z.string().min(1) }),
  z.strictObject({ kind: PersonKind }),
  z.strictObject({ country: z.string().min(2) }),
  z.strictObject({ person: z.string().min(1) }),
])

/**
 * Who a policy is for. `everyone` is who works under the organisation's control (7.3): employees and
 * contractors. Otherwise a list: whoever matches one of its lines belongs to it.
 */
export const Audience = z.union([z.literal('everyone'), z.array(AudienceLine).min(1)])
export type Audience = z.infer<typeof Audience>

export function inAudience(
  audience: Audience,
  person: Pick<Person, 'key' | 'kind' | 'department' | 'roles' | 'country'>,
): boolean {
  if (audience === 'everyone') return person.kind === 'employee' || person.kind === 'contractor'
  return audience.some((line) => {
    if ('department' in line) return person.department === line.department
    if ('role' in line) return person.roles.includes(line.role)
    if ('kind' in line) return person.kind === line.kind
    if ('country' in line)
      return person.country.split('-')[0] === line.country || person.country === line.country
    return person.key === line.person
  })
}

/** The id says it too, so that forgetting the type does not get around 5.2. */
export const informationSecurityIds: readonly string[] = [
  'information-security',
  'information-security-policy',
]

/** The one that top management has to approve (5.2): its id says it, or its file does. */
export function isSecurityPolicy({
  policy,
  isSecurityPolicy: said,
}: Pick<PolicyVersion, 'policy' | 'isSecurityPolicy'>): boolean {
  return said === true || informationSecurityIds.includes(policy)
}

/** The sentence that a person confirms. It acknowledges; it is no consent. */
export interface AcknowledgementSentence {
  version: number
  /** Per language. */
  text: Record<string, string>
}

/** One version of one policy as it was imported. A version is one text for ever. */
export interface PolicyVersion {
  /** `<policy>@<version>` */
  _id: string
  v: 1
  policy: string
  version: string
  /** Title per language. */
  title: Record<string, string>
  change: 'material' | 'editorial'
  /** What changed since the version before, per language; empty for a first version. */
  changes: Record<string, string>
  owner: PersonId
  /** Whose this version was before, the oldest first. */
  ownersBefore?: FormerOwner[]
  approver: PersonId
  audience: Audience
  reviewEveryMonths: number
  /** Its file says that it is the one which top management approves (5.2), where its id does not; false: it says so no more. */
  isSecurityPolicy?: boolean
  /** Markdown per language, line ends LF, NFC. */
  body: Record<string, string>
  sentence: AcknowledgementSentence
  /** Where it has one, it is part of what is acknowledged. */
  quiz?: Quiz
  /** Subject hash over what is decided on: see {@link policyHash}. */
  hash: string
  importedAt: string
  /** Order of import, so that the newest version is found without comparing version names. */
  sequence: number
  /** With it everything that was imported of the policy before: nobody is asked about any of it again. */
  retired?: Retirement
}

/** A version without its texts: what lists and names take. */
export type PolicyHeading = Omit<PolicyVersion, 'body' | 'quiz' | 'sentence'>

/** A policy that is in force no more. */
export interface Retirement {
  by: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  /** The event that records it. */
  event: string
  reason: Kept
}

/** How a version came about, without its text. */
export type VersionStep = Pick<PolicyVersion, 'version' | 'sequence' | 'change' | 'changes' | 'retired'>

/** How this version came to be out of force; null while it is not. */
export function retirementOf(
  { sequence }: Pick<PolicyVersion, 'sequence'>,
  history: readonly VersionStep[],
): Retirement | null {
  return history.find((step) => step.retired && step.sequence >= sequence)?.retired ?? null
}

/**
 * The versions that this one only rewords, newest first: back to the last material one, which is the last of them.
 * Empty for a material version.
 *
 * @param history Newest first.
 */
export function earlierWordings(version: string, history: readonly VersionStep[]): string[] {
  const wordings: string[] = []
  const steps = history.slice(history.findIndex((step) => step.version === version))
  for (const [i, { change }] of steps.entries()) {
    const before = steps[i + 1]
    if (change === 'material' || !before) break
    wordings.push(before.version)
  }
  return wordings
}

/** What came after one version, up to and with another; newest first, as the history is. */
export function stepsBetween(after: string, to: string, history: readonly VersionStep[]): VersionStep[] {
  const order = (version: string) => history.find((step) => step.version === version)?.sequence ?? 0
  const [from, last] = [order(after), order(to)]
  return history.filter(({ sequence }) => sequence > from && sequence <= last)
}

/** SHA-256, hex, of what an acknowledgement is bound to: body per language, acknowledgement sentence, and the quiz if any. */
export function policyHash(decidedOn: Pick<PolicyVersion, 'body' | 'sentence' | 'quiz'>): string {
  return hashOf({
    body: decidedOn.body,
    ...(decidedOn.quiz && { quiz: decidedOn.quiz }),
    sentence: { version: decidedOn.sentence.version, text: decidedOn.sentence.text },
  })
}

/** Everything that somebody confirms who publishes this version: what is asked, of whom, and what it says of itself. */
export function publicationHash(policy: PolicyHeading): string {
  const { hash, title, change, changes, audience } = policy
  return hashOf({ hash, title, change, changes, audience })
}

/** Line ends LF and Unicode NFC, so that the same text has the same hash wherever it was written. */
export function normaliseText(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC')
}
