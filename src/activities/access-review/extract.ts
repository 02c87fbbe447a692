import type { Ask } from '../../domain/ask.js'
import type { Through } from '../../domain/ledger.js'
import {
  type Account,
  type Extracted,
  type Extraction,
  ExtractionError,
  measuredBy,
  type PopulationFault,
  populationHash,
  swingOf,
} from '../../domain/population.js'
import { nextMorningBegins } from '../../domain/reminders.js'
import type { System } from '../../domain/system.js'
import { extractionId, type NewExtraction } from '../../store/extractions.js'
import { tellIsmsLead } from '../tell-isms-lead.js'
import type { AccessAtHand } from './at-hand.js'
import type { AccessReviewTools } from './tools.js'

/** For so long a system that could not be read is left alone, unless it says how long itself; each time twice as long. */
export const RETRY_MS = 3_600_000
/** What was not seen to in that many tries is tried each morning. */
const SOON_TRIES = 5

type AtHand = Pick<AccessAtHand, 'cycle' | 'system' | 'owner' | 'extractions'>

/** What was read, and the extraction that keeps it. */
export interface Read {
  extraction: Extraction
  accounts: Account[]
}

/**
 * Reads a system that Steward reads itself, and keeps what it read as a list. Null: something stands in the way, of which
 * the system's owner and the ISMS lead are told once for each cause; it is tried again within the hour, and then ever more seldom.
 */
export async function readLive(
  tools: AccessReviewTools,
  atHand: AtHand,
  purpose: Extraction['purpose'],
  asOf: string,
): Promise<Read | null> {
  const { cycle, system } = atHand
  const { source } = system
  const extracted = await orFault(
    source.kind === 'csv' ? null : tools.sources.extract(source, asOf, tools.heartbeat),
  )
  if ('fault' in extracted) {
    await failed(tools, atHand, extracted.fault, asOf)
    return null
  }
  const bytes = new TextEncoder().encode(tools.sources.asCsv(extracted.accounts))
  const name = `${system.system}-${asOf.slice(0, 10)}.csv`
  const from = `${cycle._id} ${asOf}`
  const file = await tools.keptFiles.keep({
    bytes,
    kind: 'csv',
    name,
    ask: cycle._id,
    source: from,
    at: asOf,
  })
  const read = await kept(tools, atHand, { purpose, at: asOf, by: null, ask: null, file }, extracted)
  await tools.cycles.extractionWorks(cycle._id)
  return read
}

/** Reads what the owner handed in with their answer. Null: it is not what their form accepted; they are told, and asked anew. */
export async function readHandedIn(
  tools: AccessReviewTools,
  atHand: AtHand,
  { _id: ask, answer }: Ask,
  purpose: Extraction['purpose'],
  asOf: string,
): Promise<Read | null> {
  const { system, cycle } = atHand
  if (!answer?.file) return null
  const bytes = await tools.keptFiles.bytesOf(answer.file)
  const extracted = await orFault(
    bytes && system.source.kind === 'csv' ? tools.sources.readCsv(bytes, system.source) : null,
  )
  if ('fault' in extracted) {
    await tell(tools, atHand, extracted.fault, asOf)
    return null
  }
  const file = { ...answer.file, name: answer.file.name.text }
  const whole = { ...extracted, shown: Number(answer.value) }
  const before = await tools.extractions.handedInWith(ask, cycle._id)
  if (before) return { extraction: before, accounts: whole.accounts }
  const exported = answer.exportedOn ? { exportedOn: answer.exportedOn } : {}
  const which = { purpose, at: answer.at, by: answer.by, ask, file, ...exported }
  return kept(tools, atHand, which, whole, answer.through)
}

async function orFault<R>(reading: Promise<R> | null): Promise<R | { fault: PopulationFault }> {
  try {
    if (reading) return await reading
    return { fault: { because: 'unreadable', line: null } }
  } catch (error) {
    if (error instanceof ExtractionError) return { fault: error.fault }
    throw error
  }
}

/** Twice is the same as once: of two who read at the same moment one is the next. */
async function kept(
  tools: AccessReviewTools,
  { cycle, system, extractions }: AtHand,
  which: Pick<NewExtraction, 'purpose' | 'at' | 'by' | 'ask' | 'file' | 'exportedOn'>,
  { accounts, shown, query }: Extracted,
  through?: Through,
): Promise<Read> {
  const number = extractions.length + 1
  const last = which.purpose === 'review' ? await tools.accessHistory.measure(system.system, cycle._id) : null
  const before = last && measuredBy(last, accounts)
  const swing = swingOf(before, accounts.length, system.swing)
  const added: NewExtraction = {
    ...{ cycle: cycle._id, system: system.system, number, ...which, kind: system.source.kind, query, shown },
    ...{ rows: accounts.length, hash: populationHash(accounts), state: swing?.tooMuch ? 'held' : 'accepted' },
    ...(before === null ? {} : { before }),
  }
  await tools.extractions.add(added, through)
  const extraction = await tools.extractions.byId(extractionId(cycle._id, number))
  if (extraction?.hash !== populationHash(accounts)) throw new Error(`${cycle._id} was read by two at once`)
  return { extraction, accounts }
}

async function failed(
  tools: AccessReviewTools,
  atHand: AtHand,
  fault: PopulationFault,
  asOf: string,
): Promise<void> {
  const { because } = fault
  const tries = (atHand.cycle.failedExtraction?.tries ?? 0) + 1
  const again = await triedAgain(tools, fault, tries, asOf)
  await tools.cycles.extractionFailed(atHand.cycle._id, { because, at: asOf, again, tries })
  // Whoever is busy is served later: nobody has to do anything about it.
  if (because !== 'busy') await tell(tools, atHand, fault, asOf)
}

async function triedAgain(
  { organisation }: AccessReviewTools,
  fault: PopulationFault,
  tries: number,
  asOf: string,
): Promise<string> {
  const settings = await organisation.read()
  if (settings && tries > SOON_TRIES) return nextMorningBegins(asOf, settings, settings.reminders)
  const inMs = fault.because === 'busy' ? fault.retryAfterSeconds * 1_000 : RETRY_MS * 2 ** (tries - 1)
  return new Date(Date.parse(asOf) + inMs).toISOString()
}

async function tell(
  tools: AccessReviewTools,
  { cycle, owner }: AtHand,
  { because }: PopulationFault,
  asOf: string,
): Promise<void> {
  const content = { kind: 'extraction-failed' as const, cycle: cycle._id, because, asks: [] as [] }
  if (owner) await tools.deliveries.tell([owner], content, asOf)
  await tellIsmsLead(tools, content, asOf)
}

/** The accounts of an extraction, as its kept file has them. Throws where that is gone, or is not what was read. */
export async function accountsIn(
  { keptFiles, sources }: AccessReviewTools,
  { source }: Pick<System, 'source'>,
  { _id, file, hash }: Extraction,
): Promise<Account[]> {
  const bytes = await keptFiles.bytesOf(file)
  if (!bytes) throw new Error(`The list of ${_id} is not kept any more, or not as it was`)
  const accounts =
    source.kind === 'csv' ? (await sources.readCsv(bytes, source)).accounts : sources.fromCsv(bytes)
  if (populationHash(accounts) !== hash) throw new Error(`The list of ${_id} is not read as it was`)
  return accounts
}
