import {
  BY_PROOF,
  CONFIRM_POPULATION_SLOT,
  EXTRACT_SLOT,
  ORDER_SLOT,
  orderedIn,
  VERIFY_SLOT,
} from '../../../domain/access-review.js'
import { CalendarDate } from '../../../domain/calendar-date.js'
import { httpsLink } from '../../../domain/control-check.js'
import {
  type Account,
  ExtractionError,
  type PopulationFault,
  populationHash,
} from '../../../domain/population.js'
import { type CsvSource, isLive } from '../../../domain/system.js'
import { dateIn, laterOf } from '../../../domain/working-days.js'
import { readCsv } from '../../../sources/csv.js'
import type { Stored } from '../../../store/kept-files.js'
import { populationViewOf } from '../../access-review-views.js'
import { orderInputs } from '../../cards/access-review/order.js'
import { faultText, handInForm, isRightForm, populationInputs } from '../../cards/access-review/population.js'
import { proofForm } from '../../cards/access-review/proof-form.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { fileOf, type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { takeFile } from '../taking-files.js'
import {
  type AccessDeskTools,
  type AskShown,
  answering,
  askShown,
  type FoundAsk,
  formOf,
  refuse,
  sayToReview,
  settled,
  whyNotTaken,
} from './shown.js'

const handingIn = [EXTRACT_SLOT, VERIFY_SLOT]

/** The form for a list of accounts. */
export async function askHandIn(tools: AccessDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await askShown(tools, visit, value, handingIn)
  if ('refused' in found) return found.refused
  const view = await populationViewOf(tools, found.ask, visit.person, visit.at)
  if (!view) return refuse(visit, { because: 'no-such-ask' }, null)
  return { kind: 'form', form: handInForm(view, visit.texts) }
}

/**
 * A list is read where it is handed in: what is wrong with it stands beside the file, and nothing is recorded. The accepted
 * file and the number that the system shows are the answer.
 */
export async function handIn(
  tools: AccessDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await askShown(tools, visit, value, handingIn)
  if ('refused' in found) return found.refused
  const { source } = found.system
  if (source.kind !== 'csv') return refuse(visit, { because: 'changed' }, found)
  const t = visit.texts.accessReview.population.handIn.form
  const shown = wholeNumber(textOf(inputs, populationInputs.shown) ?? '')
  if (shown === null) return { kind: 'invalid', errors: { [populationInputs.shown]: t.noNumber } }
  if (!fileOf(inputs, populationInputs.file))
    return { kind: 'invalid', errors: { [populationInputs.file]: t.noFile } }
  const taken = await takeFile(tools, visit, found.ask._id, inputs, t.taking)
  if ('error' in taken) return { kind: 'invalid', errors: { [populationInputs.file]: taken.error } }
  const exported = await exportedOn(tools, visit, found, inputs)
  if ('error' in exported)
    return { kind: 'invalid', errors: { [populationInputs.exportedOn]: exported.error } }
  const errors = await errorsOf(tools, visit, { file: taken.file, shown, source }, found)
  if (errors) return { kind: 'invalid', errors }
  const given = {
    ...{ ...answering(visit, found), value: String(shown), isTakenOver: true as const },
    ...(taken.file ? { file: taken.file } : {}),
    ...exported,
  }
  const answered = await tools.asks.answer(given, found.ask.subject)
  if (answered) return settled(tools, found.shown)
  return whyNotTaken(tools, visit, value, handingIn, { value: String(shown), reason: null })
}

/** Of a list that is to show what was done: on which day it was made. Before that was ordered it cannot show it. */
async function exportedOn(
  { accessOrders, cycles }: AccessDeskTools,
  { texts, person, at }: Visit,
  { ask }: AskShown,
  inputs: Inputs,
): Promise<{ exportedOn?: CalendarDate } | { error: string }> {
  if (ask.slot !== VERIFY_SLOT) return {}
  const t = texts.accessReview.population.handIn.form.exported
  const on = CalendarDate.safeParse(textOf(inputs, populationInputs.exportedOn)).data
  if (on === undefined) return { error: t.missing }
  const [cycle, ordered] = await Promise.all([
    cycles.byId(ask.cycle),
    accessOrders.inAsk(ask.cycle, ask.follows ?? ''),
  ])
  // The organisation's days, in which the list is held against what was ordered.
  const timeZone = cycle?.timeZone ?? person.timeZone
  const today = laterOf(dateIn(at, timeZone), dateIn(at, person.timeZone))
  if (on > today) return { error: t.late }
  const orderedOn = ordered.map(({ order }) => dateIn(order.orderedAt, timeZone)).sort()[0]
  return orderedOn && on < orderedOn ? { error: t.early(orderedOn, today) } : { exportedOn: on }
}

/** `1,234`, `1.234` and `1 234`, too. */
function wholeNumber(text: string): number | null {
  const plain = text.trim().replace(/(?<=\d)[.,'’\s](?=\d{3}\b)/g, '')
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null
}

interface List {
  file: Stored | null
  /** How many accounts the system itself shows. */
  shown: number
  source: CsvSource
}

/** What is wrong with a list, by the input; null where it is whole. */
async function errorsOf(
  { keptFiles, extractions, people }: AccessDeskTools,
  { person, organisation, texts }: Visit,
  { file, shown, source }: List,
  { ask, system }: AskShown,
): Promise<Record<string, string> | null> {
  const t = texts.accessReview.population.handIn.form
  const bytes = file && (file.kind === 'csv' || file.kind === 'txt') ? await keptFiles.bytesOf(file) : null
  if (!file || !bytes) return { [populationInputs.file]: t.notCsv }
  const read = await readOrFault(bytes, source, shown)
  if ('accounts' in read) {
    const list = { sha256: file.sha256, hash: populationHash(read.accounts) }
    const isOld = ask.slot === VERIFY_SLOT && (await extractions.wasRead(system.system, list))
    return isOld ? { [populationInputs.file]: t.exported.before } : null
  }
  const { fault } = read
  // Either may be what is wrong.
  const input = fault.because === 'count-differs' ? populationInputs.shown : populationInputs.file
  const { ismsLead } = organisation
  const keeper = ismsLead === person._id ? null : await people.byId(ismsLead)
  return { [input]: faultText(fault, keeper?.name ?? null, texts) }
}

async function readOrFault(
  bytes: Uint8Array,
  source: CsvSource,
  shown: number,
): Promise<{ accounts: Account[] } | { fault: PopulationFault }> {
  try {
    const { accounts } = await readCsv(bytes, source)
    if (accounts.length === shown) return { accounts }
    return { fault: { because: 'count-differs', shown, read: accounts.length } }
  } catch (error) {
    if (error instanceof ExtractionError) return { fault: error.fault }
    throw error
  }
}

/** The form that asks why so many more or fewer accounts are right. */
export async function askIsRight(tools: AccessDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await askShown(tools, visit, value, [CONFIRM_POPULATION_SLOT])
  if ('refused' in found) return found.refused
  const view = await populationViewOf(tools, found.ask, visit.person, visit.at)
  if (!view) return refuse(visit, { because: 'no-such-ask' }, null)
  return { kind: 'form', form: isRightForm(view, visit.texts) }
}

export async function isRight(
  tools: AccessDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const reason = textOf(inputs, REASON)
  const t = visit.texts.accessReview.population.swing.form
  if (!reason) return { kind: 'invalid', errors: { [REASON]: t.missing } }
  return sayToReview(tools, visit, value, CONFIRM_POPULATION_SLOT, { value: 'right', reason })
}

/** It is not right: the list is read, or asked for, anew. */
export function exportAgain(tools: AccessDeskTools, visit: Visit, value: string): Promise<Reply> {
  return sayToReview(tools, visit, value, CONFIRM_POPULATION_SLOT, { value: 'not-right', reason: null })
}

/** The form for what shows it, where no new list does. */
export async function askProof(tools: AccessDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await toProve(tools, visit, value)
  if ('refused' in found) return found.refused
  const { ask, system } = found
  return { kind: 'form', form: proofForm({ ask, system, reader: visit.person }, visit.texts) }
}

/** What shows it is looked at by a second person. */
export async function giveProof(
  tools: AccessDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const note = textOf(inputs, orderInputs.note)
  const saying = { value: BY_PROOF, reason: note }
  const found = await toProve(tools, visit, value, saying)
  if ('refused' in found) return found.refused
  const given = await proofIn(tools, visit, found, inputs)
  if ('errors' in given) return { kind: 'invalid', errors: given.errors }
  const isOrder = found.ask.slot === ORDER_SLOT
  if (isOrder) await allDone(tools, visit, found, given)
  const takenOver = isOrder ? {} : { isTakenOver: true as const }
  const answered = await tools.asks.answer(
    { ...answering(visit, found), value: BY_PROOF, ...takenOver, ...given },
    found.ask.subject,
  )
  return answered ? settled(tools, found.shown) : whyNotTaken(tools, visit, value, proving, saying)
}

const proving = [VERIFY_SLOT, ORDER_SLOT]

/** What is shown was said to be done; of a system that Steward reads itself both are said at once. */
async function toProve(
  tools: AccessDeskTools,
  visit: Visit,
  value: string,
  saying?: { value: string; reason: string | null },
): Promise<FoundAsk> {
  const found = await askShown(tools, visit, value, proving, saying)
  if ('refused' in found) return found
  const { ask, system } = found
  const rows = await tools.accessOrders.inAsk(ask.cycle, orderedIn(ask))
  const isOpen = rows.some(({ order }) => order.state === 'open')
  const may = ask.slot === ORDER_SLOT ? isLive(system.source) : !isOpen
  return may ? found : { refused: refuse(visit, { because: 'changed' }, found) }
}

/** The same note and file show each of them. */
async function allDone(
  { accessOrders }: AccessDeskTools,
  visit: Visit,
  found: AskShown,
  { reason, file }: Proof,
): Promise<void> {
  const { by, at, through, inStead } = formOf(visit, found)
  for (const { _id, order } of await accessOrders.inAsk(found.ask.cycle, found.ask._id))
    if (order.state === 'open')
      await accessOrders.done({
        ...{ row: _id, ask: found.ask._id, by, at, through, proof: reason ?? null, file: file ?? null },
        ...(inStead === undefined ? {} : { inStead }),
      })
}

interface Proof {
  reason?: string
  link?: string
  file?: Stored
}

async function proofIn(
  tools: AccessDeskTools,
  visit: Visit,
  { ask }: AskShown,
  inputs: Inputs,
): Promise<Proof | { errors: Record<string, string> }> {
  const { texts } = visit
  const note = textOf(inputs, orderInputs.note)
  const typed = textOf(inputs, orderInputs.link)
  const link = typed === null ? null : httpsLink(typed)
  if (typed !== null && link === null)
    return { errors: { [orderInputs.link]: texts.controlCheck.form.noLink } }
  if (note === null && link === null && !fileOf(inputs, orderInputs.file))
    return { errors: { [orderInputs.note]: texts.accessReview.order.byProof.missing } }
  const taken = await takeFile(tools, visit, ask._id, inputs)
  if ('error' in taken) return { errors: { [orderInputs.file]: taken.error } }
  return {
    ...(note === null ? {} : { reason: note }),
    ...(link === null ? {} : { link }),
    ...(taken.file ? { file: taken.file } : {}),
  }
}
