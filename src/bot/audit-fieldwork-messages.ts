import type { Ask } from '../domain/ask.js'
import { EVIDENCE_SLOT } from '../domain/audit-item.js'
import type { Person } from '../domain/person.js'
import type { Asks } from '../store/asks.js'
import type { AuditItems } from '../store/audit-items.js'
import type { Audits } from '../store/audits.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import {
  type EvidenceView,
  evidenceGivenCard,
  evidenceOfAnotherCard,
} from './cards/audit-fieldwork/evidence.js'
import { daysMovedNotice } from './cards/audit-fieldwork/finish.js'
import type { Card } from './cards/card.js'
import { titleOf } from './cards/definition.js'
import { daysWords } from './cards/internal-audit/view.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import type { Notice } from './show.js'
import { textsFor } from './texts/texts.js'

export interface EvidenceViewTools {
  asks: Asks
  auditItems: AuditItems
  audits: Audits
  organisation: OrganisationStore
  people: People
}

/** A request for evidence as its cards show it to a reader. Null: it is none, or not on record. */
export async function evidenceViewOf(
  tools: Omit<EvidenceViewTools, 'organisation'>,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<EvidenceView | null> {
  if (ask.slot !== EVIDENCE_SLOT) return null
  const [audit, items] = await Promise.all([
    tools.audits.byId(ask.cycle),
    tools.auditItems.ofAudit(ask.cycle),
  ])
  const item = items.find(({ requests }) => requests.some(({ id }) => id === ask.about))
  const request = item?.requests.find(({ id }) => id === ask.about)
  if (!audit || !item || !request) return null
  const people = await tools.people.byIds([request.by, ...(ask.answer ? peopleIn(ask.answer) : [])])
  const texts = textsFor(reader.language)
  return {
    ...{ ask, item, request, reader, at, title: titleOf(audit, reader) },
    auditor: people.get(request.by)?.name ?? '',
    answeredBy: ask.answer ? whoAnswered(ask.answer, people, texts) : null,
  }
}

/** To the auditor who asked for it. */
export async function evidenceNotice(
  tools: EvidenceViewTools,
  content: Extract<Notice, { kind: 'evidence-given' }>,
  reader: Person,
  at: string,
): Promise<Card | null> {
  const [ask, organisation] = await Promise.all([tools.asks.byId(content.ask), tools.organisation.read()])
  const view = ask?.answer ? await evidenceViewOf(tools, ask, reader, at) : null
  return view && evidenceGivenCard(view, textsFor(reader.language, organisation?.languages[0]))
}

/** To the others who audit, and those who are audited: that the days were moved. */
export async function daysMovedMessage(
  tools: Pick<EvidenceViewTools, 'audits' | 'organisation' | 'people'>,
  { cycle, event }: Extract<Notice, { kind: 'audit-days-moved' }>,
  reader: Person,
  at: string,
): Promise<Card | null> {
  const [audit, organisation] = await Promise.all([tools.audits.byId(cycle), tools.organisation.read()])
  const moved = audit?.moved ?? []
  const nth = moved.findIndex((each) => each.event === event)
  const move = moved[nth]
  const days = moved[nth + 1]?.was ?? audit?.days
  if (!audit || !move || !days) return null
  const texts = textsFor(reader.language, organisation?.languages[0])
  const by = (await tools.people.byId(move.by))?.name ?? ''
  const between = {
    was: daysWords(move.was, { reader, at }, texts),
    days: daysWords(days, { reader, at }, texts),
  }
  return daysMovedNotice({ title: titleOf(audit, reader), by, ...between }, texts)
}

/** To the auditor who asked for it: that somebody else is asked. */
export async function standInNotice(
  tools: EvidenceViewTools,
  { cycle, request: id, of }: Extract<Notice, { kind: 'evidence-of-another' }>,
  reader: Person,
): Promise<Card | null> {
  const items = await tools.auditItems.ofAudit(cycle)
  const item = items.find(({ requests }) => requests.some((each) => each.id === id))
  const request = item?.requests.find((each) => each.id === id)
  if (!item || !request) return null
  const [people, organisation] = await Promise.all([
    tools.people.byIds([request.of, of]),
    tools.organisation.read(),
  ])
  const name = (person: string) => people.get(person)?.name ?? ''
  const texts = textsFor(reader.language, organisation?.languages[0])
  return evidenceOfAnotherCard({ item, request, gone: name(request.of), asked: name(of) }, texts)
}
