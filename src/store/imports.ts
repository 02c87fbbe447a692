import type { Collection, Db, IndexDescription } from 'mongodb'
import { isDuplicateKey } from './duplicate-key.js'
import { newEvent } from './events.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'

export const importIndexes: IndexDescription[] = [{ name: 'number', key: { number: -1 }, unique: true }]

/** How many of each an import changes. */
export interface ImportCounts {
  peopleAdded: number
  peopleChanged: number
  peopleLeft: number
  peopleBack: number
  policyVersionsAdded: number
  policyVersionsCorrected: number
  settingsChanged: number
  absencesSet: number
  absencesEnded: number
  programmesAdded: number
  programmesChanged: number
  programmesEnded: number
  /** Of what the organisation's files define, each kind under names of its own, such as `checksDefined`. */
  [ofDefinitions: string]: number
}

/** One run of an import. Runs are numbered without a gap, so a plan made before another run shows as stale. */
export interface ImportRun {
  /** `import/<number>` */
  _id: string
  v: 1
  number: number
  state: 'applying' | 'done' | 'interrupted'
  startedAt: string
  finishedAt: string | null
  /** Until when this run alone may write; after that it counts as dead. */
  leaseUntil: string | null
  files: { file: string; hash: string }[]
  /** SHA-256, hex, of all accounts that are known since; absent where the folder does not say. */
  knownAccounts?: string
  counts: ImportCounts
  /** Who ran it: erasable, like the opening of its commitment. */
  operator: string
}

/** Another import began since, and counts this one as interrupted. Whatever was written is written again by that one. */
export class ImportOvertaken extends Error {
  constructor(readonly run: string) {
    super(`${run} stood still for too long, so it counts as interrupted. Run the import again.`)
  }
}

/** Longer than the slowest chunk of writes takes, short enough to wait for after a crash. */
const leaseMilliseconds = 30_000

/** The runs of the import: one at a time, and none that leaves no trace. */
export class Imports {
  private readonly runs: Collection<ImportRun & WithOutbox>

  constructor(db: Db) {
    this.runs = db.collection('imports')
  }

  newest(): Promise<ImportRun | null> {
    return this.runs.findOne<ImportRun>({}, { sort: { number: -1 }, ...withoutOutbox })
  }

  /** The number of the newest import whose changes are all there; 0: there is none. */
  async seen(): Promise<number> {
    const newest = await this.newest()
    return newest ? newest.number - (newest.state === 'applying' ? 1 : 0) : 0
  }

  /** The first import since which accounts are known as this hash has them. */
  thatKnew(knownAccounts: string): Promise<ImportRun | null> {
    return this.runs.findOne<ImportRun>(
      { knownAccounts, state: 'done' },
      { sort: { number: 1 }, ...withoutOutbox },
    )
  }

  /** The run, which alone may write from now on; undefined when another run took this number first. */
  async begin(
    number: number,
    run: Pick<ImportRun, 'files' | 'knownAccounts' | 'counts' | 'operator'>,
    now: Date,
  ): Promise<ImportRun | undefined> {
    const row: ImportRun = {
      _id: `import/${number}`,
      v: 1,
      number,
      state: 'applying',
      startedAt: now.toISOString(),
      finishedAt: null,
      leaseUntil: leaseFrom(now),
      ...run,
    }
    try {
      await this.runs.insertOne({ ...row })
      return row
    } catch (error) {
      if (isDuplicateKey(error)) return undefined
      throw error
    }
  }

  /** Call before each chunk of writes. Throws {@link ImportOvertaken}. */
  async renew(run: ImportRun, now: Date): Promise<void> {
    const { matchedCount } = await this.runs.updateOne(
      { _id: run._id, state: 'applying' },
      { $set: { leaseUntil: leaseFrom(now) } },
    )
    if (matchedCount === 0) throw new ImportOvertaken(run._id)
  }

  /** The last write of a run: it is done, and that is one event. Throws {@link ImportOvertaken}. */
  async finish(run: ImportRun, now: Date): Promise<void> {
    if (!(await this.close(run, 'done', 'organisation.imported', now))) throw new ImportOvertaken(run._id)
  }

  /** Marks a run that died. False when it is not this one's to mark: it lives, or somebody was faster. */
  interrupt(run: ImportRun, now: Date): Promise<boolean> {
    return this.close(run, 'interrupted', 'organisation.import-interrupted', now)
  }

  private async close(
    run: ImportRun,
    state: 'done' | 'interrupted',
    type: string,
    now: Date,
  ): Promise<boolean> {
    const at = now.toISOString()
    const { event, openings } = newEvent({
      type,
      at,
      actor: { kind: state === 'done' ? 'operator' : 'steward' },
      through: { kind: 'command-line' },
      about: { collection: 'imports', id: run._id },
      data: {
        startedAt: run.startedAt,
        ...run.counts,
        ...(run.knownAccounts === undefined ? {} : { knownAccounts: run.knownAccounts }),
        ...Object.fromEntries(run.files.map(({ file, hash }) => [`sha256 ${file}`, hash])),
      },
      secrets: { operator: run.operator },
    })
    const { matchedCount } = await this.runs.updateOne(
      {
        _id: run._id,
        state: 'applying',
        ...(state === 'interrupted' ? { leaseUntil: { $lte: at } } : {}),
      },
      {
        $set: { state, finishedAt: at, leaseUntil: null },
        $push: { outbox: event, openings: { $each: openings } },
      },
    )
    return matchedCount === 1
  }
}

function leaseFrom(now: Date): string {
  return new Date(now.getTime() + leaseMilliseconds).toISOString()
}
