import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/**
 * RFC 8785 over strings, integers, booleans and null, in lists and plain objects. Floats differ between writers, so
 * they are refused. Throws a TypeError that names the place of what has no canonical form, and an Error for text
 * that is not well-formed Unicode.
 */
export function canonicalJson(value: unknown): string {
  assertHashable(value, '')
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('Nothing to write as canonical JSON')
  return text
}

/** SHA-256 over UTF-8 text, hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

export function hashOf(value: unknown): string {
  return sha256(canonicalJson(value))
}

/** By hand and not by a schema: every event passes here when it is sealed and when it is verified. */
function assertHashable(value: unknown, place: string): void {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return
    case 'number':
      if (Number.isSafeInteger(value)) return
      throw unhashable(place, 'is a number, but no safe integer')
    case 'object':
      if (value === null) return
      if (Array.isArray(value)) {
        for (let i = 0; i < value.length; i++) assertHashable(value[i], `${place}[${i}]`)
        return
      }
      assertPlainObject(value, place)
      return
    default:
      throw unhashable(place, `is ${typeof value}`)
  }
}

function assertPlainObject(value: object, place: string): void {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    throw unhashable(place, `is a ${value.constructor.name}`)
  for (const [key, inner] of Object.entries(value)) {
    assertHashable(inner, place === '' ? key : `${place}.${key}`)
  }
}

function unhashable(place: string, what: string): TypeError {
  return new TypeError(`${place === '' ? 'The value' : place} ${what}: it has no canonical JSON`)
}
