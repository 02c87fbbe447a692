import type { Collection, Db, Filter, IndexDescription } from 'mongodb'
import { readOnce, readOnceEach } from './gathered.js'

/** One version of something that the organisation's files define. Nothing that is decided on changes in it. */
export interface Definition {
  /** `<id>@<version>` */
  _id: string
  version: string
  /** The order of the versions. */
  sequence: number
  /** SHA-256 of what is decided on. */
  hash: string
}

export function definitionId(id: string, version: string): string {
  return `${id}@${version}`
}

/** What every definition says of the version that comes after this one, or is the first. */
export function versionAfter(id: string, before: Pick<Definition, 'sequence'> | undefined, asOf: string) {
  const sequence = (before?.sequence ?? 0) + 1
  const version = String(sequence)
  return { _id: definitionId(id, version), v: 1 as const, version, sequence, importedAt: asOf }
}

/** @param field The field that holds the id which all versions share. */
export function definitionIndexes(field: string): IndexDescription[] {
  return [{ name: 'newest', key: { [field]: 1, sequence: -1 }, unique: true }]
}

/** What the organisation's files define, version by version, as it was imported. */
export class Definitions<D extends Definition> {
  protected readonly versions: Collection<D>
  readonly #list = readOnce(() => this.newestOfAll())
  readonly #newest = readOnceEach<string, D | null>(async (ids) => {
    const found = ids.map(
      async (id) =>
        [
          id,
          await this.versions.findOne<D>({ [this.field]: id } as Filter<D>, { sort: { sequence: -1 } }),
        ] as const,
    )
    return new Map(await Promise.all(found))
  })

  /** @param field The field that holds the id which all versions share. */
  constructor(
    db: Db,
    collection: string,
    private readonly field: keyof D & string,
  ) {
    this.versions = db.collection<D>(collection)
  }

  async newest(id: string): Promise<D | null> {
    return (await this.#newest(id)) ?? null
  }

  byVersion(id: string, version: string): Promise<D | null> {
    return this.versions.findOne<D>({ _id: definitionId(id, version) } as Filter<D>)
  }

  /** The newest version of each, by its id. */
  async list(): Promise<D[]> {
    return [...(await this.#list())]
  }

  private newestOfAll(): Promise<D[]> {
    return this.versions
      .aggregate<D>([
        { $sort: { [this.field]: 1, sequence: -1 } },
        { $group: { _id: `$${this.field}`, newest: { $first: '$$ROOT' } } },
        { $replaceRoot: { newRoot: '$newest' } },
        { $sort: { [this.field]: 1 } },
      ])
      .toArray()
  }

  /** The same by its id, in the order of the ids. */
  async newestOfEach(): Promise<Map<string, D>> {
    return new Map((await this.list()).map((version) => [String(version[this.field]), version]))
  }

  /** Safe to repeat. */
  async add(version: D): Promise<void> {
    const { _id, ...row } = version
    await this.versions.updateOne({ _id } as Filter<D>, { $setOnInsert: row as Partial<D> }, { upsert: true })
  }
}
