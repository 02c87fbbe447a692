import { randomBytes } from 'node:crypto'
import { type AskRef, answersInStead, parseAskRef, refusalOf } from '../../../domain/ask.js'
import { type EvidenceAnswer, evidenceAnswers } from '../../../domain/audit-item.js'
import { CalendarDate } from '../../../domain/calendar-date.js'
import { httpsLink } from '../../../domain/control-check.js'
import { placeOf } from '../../../domain/organisation.js'
import { isPresentAt } from '../../../domain/person.js'
import { dateIn, dueDate } from '../../../domain/working-days.js'
import { evidenceViewOf } from '../../audit-fieldwork-messages.js'
import { type EvidenceView, evidenceInputs, giveForm } from '../../cards/audit-fieldwork/evidence.js'
import { requestForm, requestInputs } from '../../cards/audit-fieldwork/item.js'
import { escaped } from '../../cards/card.js'
import { refusedCard } from '../../cards/common.js'
import { personOf } from '../../directory.js'
import { accountOf, fileOf, type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { takeFile } from '../taking-files.js'
import { itemFor, whyNotRecord } from './auditor.js'
import { ownerOf, showItem } from './item.js'
import type { FieldworkDeskTools } from './tools.js'

/** An item and a number that is used once. */
function formatRequest(item: string, nonce: string): string {
  return `${item}@${nonce}`
}

function parseRequest(value: string): { item: string; nonce: string } | null {
  const match = /^(.+)@([0-9a-f]{32})$/.exec(value)
  return match ? { item: match[1] as string, nonce: match[2] as string } : null
}

/** Asks an auditor what they want to see. */
export async function askForEvidence(tools: FieldworkDeskTools, visit: Visit, id: string): Promise<Reply> {
  const { organisation, person, texts, at } = visit
  const found = await itemToAskFor(tools, visit, id)
  if ('refused' in found) return found.refused
  const owner = await ownerOf(tools, visit, found.audit, found.item)
  const name = (await tools.people.byId(owner))?.name ?? ''
  const value = formatRequest(id, randomBytes(16).toString('hex'))
  const place = placeOf(person, organisation)
  const today = dateIn(at, person.timeZone)
  const usual = dueDate(today, organisation.approval.businessDays, place)
  // What comes after the last day of the audit nobody looks at.
  const last = found.audit.days?.to
  const dueOn = last !== undefined && last >= today && last < usual ? last : usual
  return { kind: 'form', form: requestForm(found.item, { value, owner: name, dueOn }, texts) }
}

/** Whoever records nothing of it asks for nothing of it either. */
async function itemToAskFor(tools: FieldworkDeskTools, visit: Visit, id: string) {
  const found = await itemFor(tools, visit, id)
  if ('refused' in found) return found
  const why = await whyNotRecord(tools, visit, found.audit, found.item.criterion)
  return why === null ? found : { refused: say(visit.texts.auditFieldwork.item.notIndependent(why)) }
}

/** It is on record once it is sent off; the workflow asks. */
export async function request(
  tools: FieldworkDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const { texts, person, at, through } = visit
  const t = texts.auditFieldwork.request
  const form = texts.finding.form
  const ref = parseRequest(value)
  if (!ref) return say(texts.auditFieldwork.checklist.notYours)
  const found = await itemToAskFor(tools, visit, ref.item)
  if ('refused' in found) return found.refused
  const account = accountOf(inputs, requestInputs.of)
  const of = account
    ? await personOf(tools, account)
    : await tools.people.byId(await ownerOf(tools, visit, found.audit, found.item))
  const what = textOf(inputs, requestInputs.what)?.trim()
  const dueOn = CalendarDate.safeParse(textOf(inputs, requestInputs.due)).data
  const errors = {
    ...(of ? {} : { [requestInputs.of]: form.ownerUnknown }),
    ...(of && !isPresentAt(of, at) ? { [requestInputs.of]: form.ownerNotThere(of.name) } : {}),
    ...(of?._id === person._id ? { [requestInputs.of]: t.yourself } : {}),
    ...(what ? {} : { [requestInputs.what]: t.whatMissing }),
    ...(dueOn ? {} : { [requestInputs.due]: t.dueMissing }),
    ...(dueOn && dueOn < dateIn(at, person.timeZone) ? { [requestInputs.due]: t.duePast } : {}),
  }
  if (!of || !what || !dueOn || Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  const asking = { id: ref.nonce, of: of._id, what, dueOn }
  await tools.auditItems.request(ref.item, asking, { by: person._id, at, through })
  tools.auditChanged(found.audit._id)
  return showItem(tools, visit, ref.item, t.done(escaped(of.name)))
}

/** Asks whoever was asked for what shows it, or why there is nothing. */
export async function askHowToGive(
  tools: FieldworkDeskTools,
  visit: Visit,
  value: string,
  argument: string,
): Promise<Reply> {
  const found = await requestShownTo(tools, visit, value)
  if ('refused' in found) return found.refused
  const said = evidenceAnswers.find((each) => each === argument) ?? 'given'
  return { kind: 'form', form: giveForm(found.view, said, visit.texts) }
}

/** The guarded write decides; a file is kept before the answer that names it. */
export async function give(
  tools: FieldworkDeskTools,
  visit: Visit,
  value: string,
  argument: string,
  inputs: Inputs,
): Promise<Reply> {
  const { person, at, through, texts } = visit
  const found = await requestShownTo(tools, visit, value)
  if ('refused' in found) return found.refused
  const { shown, view } = found
  const said = evidenceAnswers.find((each) => each === argument) ?? 'given'
  const given = readGiven(visit, said, inputs)
  if ('errors' in given) return { kind: 'invalid', errors: given.errors }
  const taken = await takeFile(tools, visit, shown.id, inputs)
  if ('error' in taken) return { kind: 'invalid', errors: { [evidenceInputs.file]: taken.error } }
  const inStead = answersInStead(view.ask, person._id)
  const answered = await tools.asks.answer(
    {
      ...{ ask: shown, by: person._id, at, through, value: said, language: person.language },
      ...(given.note === null ? {} : { reason: given.note }),
      ...(given.link === null ? {} : { link: given.link }),
      ...(taken.file ? { file: taken.file } : {}),
      ...(inStead === undefined ? {} : { inStead }),
    },
    view.ask.subject,
  )
  if (!answered) return { kind: 'card', card: refusedCard(texts.common.refused.changed, texts) }
  const auditor = await tools.people.byId(view.request.by)
  const { cycle } = view.ask
  await tools.deliveries.tell(
    auditor ? [auditor] : [],
    { kind: 'evidence-given', cycle, ask: shown.id, asks: [] },
    at,
  )
  tools.answered(shown.id)
  return { kind: 'done', settled: [shown.id] }
}

function readGiven(
  { texts }: Visit,
  said: EvidenceAnswer,
  inputs: Inputs,
): { note: string | null; link: string | null } | { errors: Record<string, string> } {
  const t = texts.auditFieldwork.evidence.form
  const note = textOf(inputs, evidenceInputs.note)
  const typed = said === 'given' ? textOf(inputs, evidenceInputs.link) : null
  const link = typed === null ? null : httpsLink(typed)
  if (typed !== null && link === null)
    return { errors: { [evidenceInputs.link]: texts.controlCheck.form.noLink } }
  const isThere = note ?? link ?? (said === 'given' ? fileOf(inputs, evidenceInputs.file) : null)
  return isThere ? { note, link } : { errors: { [evidenceInputs.note]: t.lacking[said] } }
}

/** The request as it stands, for whoever may answer it at this moment; or why they may not. */
async function requestShownTo(
  tools: FieldworkDeskTools,
  visit: Visit,
  value: string,
): Promise<{ shown: AskRef; view: EvidenceView } | { refused: Reply }> {
  const { person, texts, at } = visit
  const t = texts.common.refused
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  const view = ask && (await evidenceViewOf(tools, ask, person, at))
  const refuse = (sentence: string) => ({
    refused: { kind: 'card', card: refusedCard(sentence, texts) } as const,
  })
  if (!shown || !view) return refuse(t['no-such-ask'])
  const refusal = refusalOf(view.ask, person, shown, dateIn(at, person.timeZone))
  if (refusal === null) return { shown, view }
  if (refusal.because === 'already-answered')
    return view.ask.answer?.by === person._id
      ? { refused: { kind: 'done', settled: [shown.id] } }
      : refuse(texts.internalAudit.already(escaped(view.title), refusal.at, person.timeZone))
  if (refusal.because === 'closed') return refuse(t['cycle-closed'](refusal.at, person.timeZone))
  return refuse(refusal.because === 'declined' ? t.changed : t[refusal.because])
}
