import type { Ask } from '../domain/ask.js'
import { type AuditItem, EVIDENCE_SLOT, type EvidenceRequest } from '../domain/audit-item.js'
import type { Cycle } from '../domain/cycle.js'
import type { Finding } from '../domain/finding.js'
import type { Audit } from '../domain/internal-audit.js'
import type { PersonId } from '../domain/person.js'
import type { AuditSample } from '../domain/sample.js'
import type { Stores } from './stores.js'

export type AuditRecordTools = Pick<
  Stores,
  'asks' | 'auditItems' | 'auditSamples' | 'audits' | 'findings' | 'people'
>

/**
 * What an audit looked at, item by item, what was asked for, drawn and found (9.2). Each names its fields by itself, and leaves
 * out what was not said; names stand for people, instants are ISO 8601 UTC.
 */
export interface AuditShown {
  items: AuditLine[]
  /** What became of what was found before. */
  followedUp: AuditLine[]
  requests: AuditLine[]
  samples: AuditLine[]
  findings: AuditLine[]
}

export type AuditLine = Readonly<Record<string, string | number>>

/** Null for cycles of anything else. */
export async function auditShown(
  tools: AuditRecordTools,
  { _id }: Pick<Cycle, '_id'>,
): Promise<AuditShown | null> {
  const audit = await tools.audits.byId(_id)
  if (!audit) return null
  const [items, findings, samples, asks] = await Promise.all([
    tools.auditItems.ofAudit(_id),
    tools.findings.ofAudit(_id),
    tools.auditSamples.ofAudit(_id),
    tools.asks.allOf(_id),
  ])
  const people = await tools.people.byIds(peopleIn(items, findings, samples, asks))
  const name = (id: PersonId | undefined) => (id && people.get(id)?.name) || ''
  const requests = items.flatMap((item) => item.requests.map((request) => ({ item, request })))
  return {
    items: items.flatMap((item) => itemLines(item, audit, name)),
    followedUp: items.flatMap(({ criterion, followedUp = [] }) =>
      followedUp.map(({ finding, mended, seen, by, at }) => ({
        ...{ criterion, finding, mended: mended ? 'yes' : 'no', seen: seen.text, by: name(by), at },
      })),
    ),
    requests: requests.map(({ item, request }) => {
      const ask = asks.filter(({ slot, about }) => slot === EVIDENCE_SLOT && about === request.id).at(-1)
      return requestLine(item, request, ask, name)
    }),
    samples: samples.map((sample) => sampleLine(sample, name)),
    findings: findings.map((finding) => findingLine(finding, audit, name)),
  }
}

function peopleIn(
  items: readonly AuditItem[],
  findings: readonly Finding[],
  samples: readonly AuditSample[],
  asks: readonly Ask[],
): PersonId[] {
  const named = [
    ...items.flatMap(({ result, before = [], followedUp = [], requests }) => [
      ...[...before, ...(result ? [result] : []), ...followedUp].map(({ by }) => by),
      ...requests.flatMap(({ of, by }) => [of, by]),
    ]),
    ...findings.flatMap(({ owner, by, contested, decided, withdrawn, confirmed, handedOver = [] }) => [
      ...[owner, by, contested?.by, decided?.by, withdrawn?.by, confirmed?.by],
      ...handedOver.map(({ from }) => from),
    ]),
    ...samples.map(({ by }) => by),
    ...asks.map(({ answer }) => answer?.by),
  ]
  return [...new Set(named.filter((id) => id !== undefined))]
}

type Name = (id: PersonId | undefined) => string

/** All that was ever recorded of it, the oldest first; one line where nothing was. */
function itemLines({ criterion, result, before = [] }: AuditItem, audit: Audit, name: Name): AuditLine[] {
  const results = [...before, ...(result ? [result] : [])]
  if (results.length === 0) return [{ criterion, result: 'not recorded' }]
  return results.map((each) => ({
    ...{ criterion, result: each.grade, by: name(each.by), at: each.at },
    ...said({ note: each.note?.text, finding: each.finding, byLostAt: lostAt(audit, each.by) }),
    ...(each === result ? {} : { recordedAnew: 'yes' }),
  }))
}

function requestLine(
  { criterion }: AuditItem,
  { of, what, dueOn, by, at }: EvidenceRequest,
  ask: Ask | undefined,
  name: Name,
): AuditLine {
  const answer = ask?.answer
  return {
    ...{ criterion, of: name(of), what: what.text, dueOn, by: name(by), at },
    answer: answer?.value ?? (ask ? ask.state : 'not asked'),
    ...said({
      ...{ answeredBy: answer && name(answer.by), answeredAt: answer?.at, said: answer?.reason?.text },
      ...{ link: answer?.link?.text, file: answer?.file?.name.text, fileSha256: answer?.file?.sha256 },
    }),
  }
}

function sampleLine({ _id: sample, by, ids, hash, period, ...drawn }: AuditSample, name: Name): AuditLine {
  const { population, seed, of, at } = drawn
  return {
    ...{ sample, population, from: period.from, until: period.until, size: ids.length, of, seed },
    ...{ populationSha256: hash, by: name(by), at, drawn: ids.join(' ') },
  }
}

function findingLine(finding: Finding, audit: Audit, name: Name): AuditLine {
  const { _id, criterion, grade, state, owner, by, at, statement, sample } = finding
  const { contested, decided, withdrawn, issued, confirmed, handedOver = [] } = finding
  return {
    ...{ finding: _id, criterion, grade, state, owner: name(owner), by: name(by), at },
    ...said({
      byLostAt: lostAt(audit, by),
      ...{ requirement: finding.requirement?.text, statement: statement.text },
      evidence: finding.evidence?.text,
      sample: sample && `${sample.sample ?? 'by hand'}: ${sample.size} of ${sample.of} ${sample.population}`,
      ...{ reference: finding.reference?.text, dueOn: finding.dueOn, issuedAt: issued?.at },
      ...{ contestedBy: contested && name(contested.by), contestedAt: contested?.at },
      contestedBecause: contested?.reason.text,
      ...{ decidedBy: decided && name(decided.by), decidedAt: decided?.at },
      decidedBecause: decided?.reason.text,
      ...{ takenBackBy: withdrawn && name(withdrawn.by), takenBackAt: withdrawn?.at },
      takenBackBecause: withdrawn?.reason.text,
      ...{ confirmedBy: confirmed && name(confirmed.by), confirmedAt: confirmed?.at },
      ownersBefore: handedOver.map(({ from, at: when }) => `${name(from)} until ${when}`).join(', '),
      nonconformity: finding.nonconformity,
    }),
  }
}

function lostAt({ lost = [] }: Audit, person: PersonId): string | undefined {
  return lost.find((each) => each.person === person)?.at
}

function said(fields: Record<string, string | undefined>): Record<string, string> {
  const all = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return Object.fromEntries(all)
}

const headings = {
  items: 'Item',
  followedUp: 'Followed up',
  requests: 'Request',
  samples: 'Sample',
  findings: 'Finding',
} as const

/** To be read: each with its fields below it. */
export function linesOfAudit(shown: AuditShown): string[] {
  const kinds = ['items', 'followedUp', 'requests', 'samples', 'findings'] as const
  return kinds.flatMap((kind) =>
    shown[kind].flatMap((line) => [
      '',
      `${headings[kind]}:`,
      ...Object.entries(line).map(
        ([field, value]) => `   ${field}: ${String(value).replaceAll('\n', '\n   ')}`,
      ),
    ]),
  )
}
