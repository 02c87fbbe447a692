import os from 'node:os'
import { type Db, MongoClient } from 'mongodb'

export interface DatabaseSettings {
  /** Default: the path of the address, else `steward`. */
  database?: string
  /**
   * Milliseconds after which the search for a server, a connection or the answer to an operation is given up; the
   * driver then tries once more. The bot sets it, so that clicks on a mute database do not pile up; imports and
   * migrations may take their time. A caller that must answer sooner keeps its own time: the driver cannot.
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
      serverSelectionTimeoutMS: deadlineMs ?? findServerMs,
      ...(deadlineMs === undefined
        ? {}
        : { connectTimeoutMS: deadlineMs, socketTimeoutMS: deadlineMs, waitQueueTimeoutMS: deadlineMs }),
    })
    await client.connect()
  } catch (error) {
    await client?.close()
    throw new DatabaseUnreachable(
      withoutPassword(
        `No MongoDB at ${uri} (${error instanceof Error ? error.message : error}). Check MONGODB_URI, and that the server is up and takes this user.`,
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
