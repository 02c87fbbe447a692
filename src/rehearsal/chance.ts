import { createHash } from 'node:crypto'

/** From 0 up to, but not, 1: always the same for the same seed and parts, however often and in whatever order it is asked. */
export function chance(seed: number, ...parts: readonly (string | number)[]): number {
  const digest = createHash('sha256')
    .update([seed, ...parts].join('\n'))
    .digest()
  return digest.readUInt32BE(0) / 2 ** 32
}
