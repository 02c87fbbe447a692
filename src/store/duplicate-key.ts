import { MongoServerError } from 'mongodb'

const DUPLICATE_KEY = 11_000

/** Whether a write met a unique index: somebody else was first. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY
}
