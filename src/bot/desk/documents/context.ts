import { askedNow, formatAskRef } from '../../../domain/ask.js'
import { minuteOf } from '../../../domain/delivery.js'
import { type ControlledDocument, type DocumentId, documentIds } from '../../../domain/document.js'
import { isIsmsLead, seesAll } from '../../../domain/organisation.js'
import type { Deliveries } from '../../../store/deliveries.js'
import { type Action, escaped } from '../../cards/card.js'
import { noticeCard } from '../../cards/common.js'
import { verbs as reviewVerbs } from '../../cards/document-review.js'
import { documentCard, documentListCard } from '../../cards/documents/document.js'
import { documentPage } from '../../cards/documents/text.js'
import { verbs } from '../../cards/documents/verbs.js'
import { documentView } from '../../document-view.js'
import type { Reply } from '../../interaction.js'
import type { Texts } from '../../texts/texts.js'
import { mayBegin } from '../definition-list.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'
import { concerns, type KnownDocument, type KnownDocumentTools, knownDocuments, standsOf } from './known.js'

/** `/isms context [ID]`: the ISMS lead and top management see all three documents, everybody else what they own. */
export function contextCommand(tools: KnownDocumentTools): Command {
  return {
    words: 'context',
    parameters: (texts) => texts.common.help.optionalId,
    describe: (texts) => texts.documents.commands.context,
    allowed: () => true,
    offered: async (person, organisation) =>
      seesAll(person, organisation) || (await knownDocuments(tools)).some((each) => concerns(each, person)),
    run: (visit, typed) =>
      typed === '' ? list(tools, visit) : showDocument(tools, visit, typed.toLowerCase()),
  }
}

function isTheirs(known: KnownDocument, { person, organisation }: Visit): boolean {
  return seesAll(person, organisation) || concerns(known, person)
}

async function list(tools: KnownDocumentTools, visit: Visit): Promise<Reply> {
  const { person, organisation, texts } = visit
  const known = await knownDocuments(tools)
  const theirs = known.filter((each) => isTheirs(each, visit))
  if (theirs.length === 0 && !seesAll(person, organisation)) return say(texts.common.notYoursToSee)
  if (theirs.length === 0) return say(texts.documents.none)
  const stands = await Promise.all(theirs.map((each) => standsOf(tools, each, texts)))
  const isThere = (id: DocumentId) => known.some(({ document }) => document.document === id)
  const missing = seesAll(person, organisation) ? documentIds.filter((id) => !isThere(id)) : []
  const lines = [...stands, ...missing.map((id) => ({ missing: id }))]
  return { kind: 'card', card: documentListCard(lines, person, texts) }
}

/** One of them, to whom it concerns. */
export async function showDocument(tools: KnownDocumentTools, visit: Visit, id: string): Promise<Reply> {
  const { person, organisation, texts } = visit
  const known = (await knownDocuments(tools)).find(({ document }) => document.document === id)
  if (!known) return say(texts.documents.noneSuch(escaped(id)))
  if (!isTheirs(known, visit)) return say(texts.common.notYoursToSee)
  const stands = await standsOf(tools, known, texts)
  const leads = isIsmsLead(person, organisation)
  const view = {
    ...{ ...stands, reader: person, today: todayFor(visit), reviewing: reviewing(known, visit) },
    mayPut: leads && !stands.approval.approved && !stands.approval.waiting,
    mayWithdraw: leads,
  }
  return { kind: 'card', card: documentCard(view, texts) }
}

/** Answer it if it waits for them; else have it reviewed, if they may. */
function reviewing(known: KnownDocument, visit: Visit): Action[] {
  const { open, programme } = known
  if (open && askedNow(open).includes(visit.person._id)) {
    const label = visit.texts.documentReview.ask.open
    return [{ verb: reviewVerbs.open, value: formatAskRef(open), label, primary: true }]
  }
  const now = programme && mayBegin(programme, visit) ? reviewNowAction(known, visit.texts) : null
  return now ? [now] : []
}

/** Null while it is asked already, or nobody is there whom it could ask. */
export function reviewNowAction({ document, open, owner }: KnownDocument, texts: Texts): Action | null {
  if (open || !owner) return null
  return { verb: reviewVerbs.askWhyNow, value: document.document, label: texts.documentReview.start.open }
}

/** It is sent by the worker; whoever asks twice within a minute has asked once. */
export async function sendDocument(
  tools: KnownDocumentTools & { deliveries: Deliveries },
  visit: Visit,
  value: string,
): Promise<Reply> {
  const { person, texts, at } = visit
  const found = await versionFor(tools, visit, value)
  if (!found) return say(texts.common.notYoursToSee)
  const { document, version } = found
  const askedAt = minuteOf(at)
  await tools.deliveries.tell(
    [person],
    { kind: 'controlled-document', document, version, askedAt, asks: [] },
    at,
  )
  return { kind: 'card', card: noticeCard(texts.documents.paper.comes) }
}

/** A version, page by page, for whom it concerns. */
export async function readDocument(
  tools: KnownDocumentTools,
  visit: Visit,
  value: string,
  page: number,
): Promise<Reply> {
  const { person, texts } = visit
  const document = await versionFor(tools, visit, value)
  if (!document) return say(texts.common.notYoursToSee)
  const view = await documentView(tools, document, person.language)
  const { nodes } = documentPage(view, page, { verb: verbs.read, value }, texts)
  return { kind: 'form', form: { title: texts.documents.card.reading, close: texts.common.close, nodes } }
}

/** Null for whoever it does not concern, and for what is not on record. */
async function versionFor(
  tools: KnownDocumentTools,
  visit: Visit,
  value: string,
): Promise<ControlledDocument | null> {
  const [id = '', version = ''] = value.split('@')
  const known = (await knownDocuments(tools)).find(({ document }) => document.document === id)
  return known && isTheirs(known, visit) ? tools.documents.byVersion(id, version) : null
}
