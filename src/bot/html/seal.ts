import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Seal } from './render-card.js'

/**
 * Seals what a button does with the key of a visit. So nobody can have a button pressed from elsewhere, and nobody can
 * press one that they were never shown: chat platforms vouch for both, and here we do.
 */
export function sealFor(key: string): Seal {
  return (verb, value) => {
    const what = Buffer.from(JSON.stringify([verb, value])).toString('base64url')
    return `${what}.${signature(key, what).toString('base64url')}`
  }
}

/** What a button does that was sealed with this key; null for any other. */
export function unsealed(key: string, pressed: string): { verb: string; value: string } | null {
  const [what = '', signed = ''] = pressed.split('.')
  const expected = signature(key, what)
  const given = Buffer.from(signed, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const [verb, value]: string[] = JSON.parse(Buffer.from(what, 'base64url').toString())
  return { verb: verb ?? '', value: value ?? '' }
}

function signature(key: string, what: string): Buffer {
  return createHmac('sha256', key).update(what).digest()
}
