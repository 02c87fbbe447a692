import { type ControlledDocument, documentFiles } from '../../../domain/document.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import { dateIn } from '../../../domain/working-days.js'
import { documentRequest } from '../../../store/document-approval.js'
import { escaped } from '../../cards/card.js'
import { putForm } from '../../cards/documents/approval.js'
import { verbs } from '../../cards/documents/verbs.js'
import type { StandingLine } from '../../cards/standing.js'
import { documentFoundIn } from '../../document-review-messages.js'
import { openDocumentApproval } from '../../document-view.js'
import type { Reply } from '../../interaction.js'
import { nameOfAnswerer } from '../../owners-question-messages.js'
import type { Visit } from '../desk.js'
import { decidersIn, type PutToApprovalTools, putToApproval } from '../put-to-approval.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'
import { reviewNowAction } from './context.js'
import { type KnownDocument, type KnownDocumentTools, knownDocuments } from './known.js'

export interface PutDocumentTools extends KnownDocumentTools, PutToApprovalTools {}

/** Shows what would be put to whom, before anybody is asked. */
export async function askToPut(tools: PutDocumentTools, visit: Visit, value: string): Promise<Reply> {
  const { person, texts } = visit
  const found = await toPut(tools, visit, value)
  if ('refused' in found) return found.refused
  const { document, request } = found
  const before = await tools.documents.approvedBefore(document)
  const deciders = await decidersIn(tools, visit, request)
  return { kind: 'form', form: putForm({ document, before, deciders }, person, texts) }
}

/** What was confirmed is put to whoever approves it, or nothing is: what was imported in between is not. */
export async function put(tools: PutDocumentTools, visit: Visit, value: string): Promise<Reply> {
  const { texts } = visit
  const found = await toPut(tools, visit, value)
  if ('refused' in found) return found.refused
  const { document, request } = found
  const t = texts.documents.approval
  const title = escaped(texts.documentReview.titles[document.document])
  if (!(await putToApproval(tools, visit, request))) return say(t.already(title, document.version))
  return say(t.sent(title, document.version, await decidersIn(tools, visit, request)))
}

type Putting = {
  document: ControlledDocument
  request: NonNullable<Awaited<ReturnType<typeof documentRequest>>>
}

async function toPut(
  tools: PutDocumentTools,
  { person, organisation, texts, at }: Visit,
  value: string,
): Promise<Putting | { refused: Reply }> {
  const t = texts.documents.approval
  if (!isIsmsLead(person, organisation)) return { refused: say(texts.common.notYourCommand) }
  const document = await tools.documents.newest(value.split('@')[0] ?? '')
  if (document?._id !== value) return { refused: say(t.changed) }
  const title = escaped(texts.documentReview.titles[document.document])
  if (document.approved || (await openDocumentApproval(tools, document)))
    return { refused: say(t.already(title, document.version)) }
  const request = await documentRequest(tools, organisation, document, person._id, at)
  return request ? { document, request } : { refused: say(t.nobody) }
}

/** Newest versions that nobody has approved or is asked about, and what was found to have to change and was not written anew. */
export async function documentsStanding(tools: PutDocumentTools, visit: Visit): Promise<StandingLine[]> {
  const lines = (await knownDocuments(tools)).map(async (known) => [
    ...(await notApproved(tools, visit, known)),
    ...(await toChange(tools, visit, known)),
  ])
  return (await Promise.all(lines)).flat()
}

async function notApproved(
  tools: PutDocumentTools,
  visit: Visit,
  { document }: KnownDocument,
): Promise<StandingLine[]> {
  if (document.approved || (await openDocumentApproval(tools, document))) return []
  const t = visit.texts.documentReview.standing
  const title = escaped(visit.texts.documentReview.titles[document.document])
  const show = { verb: verbs.show, value: document.document, label: t.show, primary: true }
  return [
    {
      ...{ urgency: 'stuck', on: todayFor(visit), canWait: true },
      text: t.notApproved(title, document.version),
      next: { text: t.put(title, document.version), actions: [show] },
    },
  ]
}

async function toChange(
  tools: PutDocumentTools,
  { person, organisation, texts }: Visit,
  known: KnownDocument,
): Promise<StandingLine[]> {
  const { document, last } = known
  const found = documentFoundIn(last)
  if (!last || found?.outcome !== 'change' || last.subject.version !== document.version) return []
  const t = texts.documentReview.standing
  const title = escaped(texts.documentReview.titles[document.document])
  const by = escaped((await nameOfAnswerer(tools, last, texts)) ?? '')
  const show = { verb: verbs.show, value: document.document, label: t.show, primary: true }
  const now = reviewNowAction(known, texts)
  return [
    {
      ...{ urgency: 'stuck', on: dateIn(found.at, organisation.timeZone) },
      text: t.change(title, by, found.at, person.timeZone),
      next: {
        text: t.seeTo(title, documentFiles[document.document]),
        actions: [show, ...(now ? [now] : [])],
      },
    },
  ]
}
