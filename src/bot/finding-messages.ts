import {
  type Finding,
  type FindingState,
  isNonconformity,
  whyNotContest,
  whyNotDecide,
  whyNotRecordWithdrawal,
} from '../domain/finding.js'
import { isIsmsLead, type Organisation } from '../domain/organisation.js'
import type { Person, PersonId } from '../domain/person.js'
import type { Audits } from '../store/audits.js'
import type { Deliveries } from '../store/deliveries.js'
import { whoDecidesOn } from '../store/finding-deciders.js'
import type { Findings } from '../store/findings.js'
import type { Independence } from '../store/independence.js'
import type { Nonconformities } from '../store/nonconformities.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import { type Card, escaped } from './cards/card.js'
import { titleOf } from './cards/definition.js'
import { type FindingView, findingCard, findingName } from './cards/finding/finding.js'
import type { Notice } from './show.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface FindingViewTools {
  audits: Audits
  findings: Findings
  independence: Independence
  nonconformities: Nonconformities
  organisation: OrganisationStore
  people: People
}

/** A finding as it stands, for one reader. */
export async function findingViewOf(
  tools: FindingViewTools,
  finding: Finding,
  reader: Person,
  at: string,
): Promise<FindingView> {
  const { owner, by, contested, decided, withdrawn } = finding
  const said = [contested, decided, withdrawn].flatMap((each) => (each ? [each.by] : []))
  const [people, organisation, audit] = await Promise.all([
    tools.people.byIds([...new Set([owner, by, ...said])]),
    tools.organisation.read(),
    finding.audit === null ? null : tools.audits.byId(finding.audit),
  ])
  const isOpen = organisation !== null && finding.state === 'contested'
  const kind = audit?.kind ?? null
  const records = organisation ? await whoRecordsWithdrawal(tools, finding, organisation) : []
  const decides = isOpen ? await whoDecidesOn(tools, finding, organisation, at) : []
  return {
    ...{ finding, reader, at, name: (id: PersonId) => people.get(id)?.name ?? '' },
    audit: audit ? titleOf(audit, reader) : null,
    seat: isOpen ? await seatOf(tools, audit?.lead ?? organisation.ismsLead, audit !== null) : null,
    may: {
      contest: whyNotContest(finding, reader._id, kind) === null,
      decide: whyNotDecide(finding, reader._id, decides) === null,
      recordWithdrawal: whyNotRecordWithdrawal(finding, reader._id, kind, records) === null,
    },
  }
}

/**
 * Who records that others withdrew what they found: whoever leads the ISMS, their deputy, or else top management; never who
 * answers for it, or sees to its corrective action, which ends with that.
 */
export async function whoRecordsWithdrawal(
  { nonconformities }: Pick<FindingViewTools, 'nonconformities'>,
  { owner, nonconformity }: Finding,
  { ismsLead, deputy, topManagement }: Organisation,
): Promise<PersonId[]> {
  const about = nonconformity === undefined ? null : await nonconformities.byId(nonconformity)
  const isFree = (id: PersonId) => id !== owner && id !== about?.owner
  const leads = [ismsLead, ...(deputy === null ? [] : [deputy])].filter(isFree)
  return leads.length > 0 ? leads : topManagement.filter(isFree)
}

async function seatOf(
  { people }: Pick<FindingViewTools, 'people'>,
  id: PersonId,
  isAudit: boolean,
): Promise<NonNullable<FindingView['seat']>> {
  return { id, name: (await people.byId(id))?.name ?? '', isAudit }
}

/** Whose it is to decide, or in whose place the reader does. */
function whyDecides(
  { seat, reader }: FindingView,
  {
    finding: {
      next: { contested: t },
    },
  }: Texts,
): string {
  if (seat && seat.id !== reader._id) return t.inPlace(escaped(seat.name))
  return seat?.isAudit ? t.lead : t.isms
}

/** Whoever it concerns sees it: owner, finder, those who audit and are audited, and the ISMS lead with those above. */
export async function concernsFinding(
  { audits }: Pick<FindingViewTools, 'audits'>,
  { owner, by, audit: cycle }: Finding,
  person: PersonId,
): Promise<boolean> {
  if (owner === person || by === person) return true
  const audit = cycle === null ? null : await audits.byId(cycle)
  return audit ? [audit.lead, ...audit.team, ...audit.auditees].includes(person) : false
}

/** What a message says of a finding, as it stands when it is read. */
export async function findingNotice(
  tools: FindingViewTools,
  { finding: id, state }: Extract<Notice, { kind: 'finding' }>,
  reader: Person,
  at: string,
): Promise<Card | null> {
  const [finding, organisation] = await Promise.all([tools.findings.byId(id), tools.organisation.read()])
  if (!finding) return null
  const texts = textsFor(reader.language, organisation?.languages[0])
  const t = texts.finding
  const view = await findingViewOf(tools, finding, reader, at)
  const name = escaped(findingName(finding, texts))
  const leads = organisation !== null && isIsmsLead(reader, organisation)
  const outside = finding.audit === null && leads && finding.by !== reader._id
  const of = isNonconformity(finding.grade) ? 'nonconformity' : 'other'
  const isOutside = finding.audit === null
  const next = [
    ...(outside ? [t.lead[of](escaped(view.name(finding.by)))] : []),
    ...(state === 'contested' && view.may.decide ? [whyDecides(view, texts)] : []),
    ...(state !== 'contested' && view.may.contest
      ? [isOutside ? t.next.outside[of] : finding.issued ? t.next.issued : t.next.draft]
      : []),
  ]
  const heading = await headingOf(tools, { view, state, name, organisation, texts })
  return findingCard(view, heading, next, texts)
}

/** Nobody reads as an order what somebody else is to do, or what is done. */
async function headingOf(
  tools: FindingViewTools,
  shown: {
    view: FindingView
    state: FindingState
    /** Escaped. */
    name: string
    organisation: Organisation | null
    texts: Texts
  },
): Promise<string> {
  const { view, state, name, organisation, texts } = shown
  const { finding, reader, may, at } = view
  const t = texts.finding.notice
  if (finding.owner !== reader._id && (state === 'draft' || state === 'issued')) return `**${name}**`
  if (state !== 'contested' || may.decide) return t[state](name)
  if (finding.decided) return t[finding.decided.upheld ? 'upheld' : 'withdrawn'](name)
  const [first] = organisation ? await whoDecidesOn(tools, finding, organisation, at) : []
  const decides = first ? ((await tools.people.byId(first))?.name ?? '') : ''
  return t.contestedElsewhere(name, escaped(decides))
}

export interface TellTools {
  deliveries: Deliveries
  people: People
}

/** Tells these of what it has come to; each once, and never whoever did it. What was sent of it before says so, too. */
export async function tellOfFinding(
  { deliveries, people }: TellTools,
  { _id, state }: Pick<Finding, '_id' | 'state'>,
  to: readonly PersonId[],
  { by, at }: { by: PersonId; at: string },
): Promise<void> {
  const found = await people.byIds([...new Set(to)].filter((each) => each !== by))
  await deliveries.noticeChanged({ kind: 'finding', finding: _id }, at)
  await deliveries.tell([...found.values()], { kind: 'finding', finding: _id, state, asks: [] }, at)
}
