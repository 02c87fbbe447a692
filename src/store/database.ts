import os from 'node:os'
import { type Db, MongoClient, MongoError } from 'mongodb'

export interface DatabaseSettings {
  /** Default: the path of the address, else `steward`. */
  database?: string
  /**
   * Milliseconds after which any one operation, its retries included, is given up. The bot sets it, since a click
   * must be answered within 2.5 s; imports and migrations may take their time.
   */
  deadlineMs?: number
}

export interface Database {
  db: Db
  client: MongoClient
  close(): Promise<void>
}

export class DatabaseUnreachable extends Error {
  override name = 'DatabaseUnreachable'
}

/** Waits this long for a primary: longer than an election takes when all is well, shorter than patience. */
const findServerMs = 10_000

/** Connects at once. Throws {@link DatabaseUnreachable} with what to do; the message holds no password. */
export async function openDatabase(uri: string, settings: DatabaseSettings = {}): Promise<Database> {
  const { deadlineMs } = settings
  let client: MongoClient | undefined
  try {
    client = new MongoClient(uri, {
      appName: 'steward',
      // Otherwise the driver imports it dynamically, which does not work wherever Steward runs (jest, one bundled file).
      runtimeAdapters: { os },
      readConcern: { level: 'majority' },
      writeConcern: { w: 'majority' },
      readPreference: 'primary',
      retryWrites: true,
      serverSelectionTimeoutMS: Math.min(deadlineMs ?? findServerMs, findServerMs),
      ...(deadlineMs === undefined ? {} : { timeoutMS: deadlineMs }),
    })
    await client.connect()
  } catch (error) {
    await client?.close()
    if (!(error instanceof MongoError)) throw error
    throw new DatabaseUnreachable(
      withoutPassword(
        `No MongoDB at ${uri} (${error.message}). Check MONGODB_URI, and that the server is up and takes this user.`,
      ),
      { cause: error },
    )
  }
  const opened = client
  return {
    db: opened.db(settings.database ?? databaseIn(uri) ?? 'steward'),
    client: opened,
    close: () => opened.close(),
  }
}

function databaseIn(uri: string): string | null {
  const path = /^mongodb(?:\+srv)?:\/\/[^/?]+\/([^?]+)/.exec(uri)?.[1]
  return path === undefined ? null : decodeURIComponent(path)
}

function withoutPassword(text: string): string {
  return text.replace(/\/\/\S*@/g, '//')
}
