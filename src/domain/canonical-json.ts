import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'

/** What may be hashed: strings, integers, booleans and null. Floats differ between writers, so they are refused. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

const Hashable: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.int(), z.boolean(), z.null(), z.array(Hashable), z.record(z.string(), Hashable)]),
)

/** RFC 8785. Throws a ZodError for a value that is not {@link Json}. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(Hashable.parse(value))
  if (text === undefined) throw new TypeError('Nothing to write as canonical JSON')
  return text
}

/** SHA-256 over UTF-8 text, hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

export function hashOf(value: unknown): string {
  return sha256(canonicalJson(value))
}
