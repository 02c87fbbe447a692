import type { Kept } from './ask.js'

/** A file that somebody handed in with an answer. Its bytes are kept apart; whoever reads the answer has their hash. */
export interface KeptFile {
  /** Under which the bytes are kept. */
  id: string
  /** SHA-256, hex. */
  sha256: string
  bytes: number
  kind: FileKind
  /** As whoever handed it in calls it. */
  name: Kept
}

export const fileKinds = ['pdf', 'png', 'jpg', 'txt', 'csv', 'xlsx', 'docx'] as const
export type FileKind = (typeof fileKinds)[number]
