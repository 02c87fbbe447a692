import type { Ask } from '../../domain/ask.js'
import type { Cycle } from '../../domain/cycle.js'
import type { PersonId } from '../../domain/person.js'
import {
  type Account,
  type Extracted,
  type Extraction,
  ExtractionError,
  type PopulationFault,
  populationHash,
  swingOf,
} from '../../domain/population.js'
import { type LivePlan, type System } from '../../domain/system.js'
import type { Stored } from '../../store/kept-files.js'
import { tellIsmsLead } from '../tell-isms-lead.js'
import type { AccessReviewTools } from './tools.js'

/** For so long a system that could not be read is left alone, unless it says how long itself. */
const RETRY_MS = 3_600_000

/**
 * Reads a system that Steward reads itself. Null: something stands in the way, of which the system's owner and the ISMS lead
 * are told once for each cause; it is tried again within the hour.
 */
export async function readLive(
  tools: AccessReviewTools,
  cycle: Cycle,
  plan: LivePlan,
  owner: PersonId | null,
  asOf: string,
): Promise<Extracted | null> {
  try {
    const extracted = await tools.sources.extract(plan, asOf, tools.heartbeat)
    await tools.cycles.extractionWorks(cycle._id)
    return extracted
  } catch (error) {
    if (!(error instanceof ExtractionError)) throw error
    await failed(tools, cycle, error.fault, owner, asOf)
    return null
  }
}

async function failed(
  tools: AccessReviewTools,
  { _id: cycle }: Cycle,
  fault: PopulationFault,
  owner: PersonId | null,
  asOf: string,
): Promise<void> {
  const { because } = fault
  const inMs = fault.because === 'busy' ? fault.retryAfterSeconds * 1_000 : RETRY_MS
  const again = new Date(Date.parse(asOf) + inMs).toISOString()
  await tools.cycles.extractionFailed(cycle, { because, at: asOf, again })
  // Whoever is busy is served later: nobody has to do anything about it.
  if (because === 'busy') return
  const content = { kind: 'extraction-failed' as const, cycle, because, asks: [] as [] }
  const told = await tools.people.byIds(owner ? [owner] : [])
  await tools.deliveries.tell([...told.values()], content, asOf)
  await tellIsmsLead(tools, content, asOf)
}

/** What Steward read itself is kept as a list, as it would have been handed in. */
export function keepList(
  { keptFiles, sources }: AccessReviewTools,
  { _id: cycle }: Cycle,
  { system }: System,
  { accounts }: Extracted,
  asOf: string,
): Promise<Stored> {
  const bytes = new TextEncoder().encode(sources.asCsv(accounts))
  const name = `${system}-${asOf.slice(0, 10)}.csv`
  return keptFiles.keep({ bytes, kind: 'csv', name, ask: cycle, source: `${cycle} ${asOf}`, at: asOf })
}

/** What somebody handed in with their answer, and what stands in it. Throws an {@link ExtractionError}. */
export async function readHandedIn(
  { keptFiles, sources }: AccessReviewTools,
  { answer }: Pick<Ask, 'answer'>,
  { source }: System,
): Promise<Extracted> {
  const bytes = answer?.file ? await keptFiles.bytesOf(answer.file) : null
  if (!bytes || source.kind !== 'csv') throw new ExtractionError({ because: 'unreadable', line: null })
  const read = await sources.readCsv(bytes, source)
  const shown = Number(answer?.value)
  if (read.accounts.length !== shown)
    throw new ExtractionError({ because: 'count-differs', shown, read: read.accounts.length })
  return { ...read, shown }
}

/** How a population is kept to review by: held, where it shrank or grew by more than its owner takes for usual. */
export async function standingOf(
  { extractions }: AccessReviewTools,
  { _id }: Cycle,
  { system, swing }: System,
  accounts: readonly Account[],
): Promise<Pick<Extraction, 'state' | 'before' | 'rows' | 'hash'>> {
  const before = (await extractions.lastReviewed(system, _id))?.rows ?? null
  const swung = swingOf(before, accounts.length, swing)
  return {
    ...{ rows: accounts.length, hash: populationHash(accounts) },
    state: swung?.tooMuch ? 'held' : 'accepted',
    ...(before === null ? {} : { before }),
  }
}
