import { createHash } from 'node:crypto'
import type { HandedIn } from '../interaction.js'
import { type FileSource, type IncomingFile, MessengerError } from '../messenger.js'

/**
 * Files that come with a form of the page. A browser sends them along with it, so that they are here for as long as the
 * form is looked at, and no longer: whoever has to mend something in it chooses the file again.
 */
export class FilesOfForms implements FileSource {
  readonly platform = 'mail'
  readonly #files = new Map<string, Required<IncomingFile>>()

  /** Under the same name for the same bytes of the same person: a form that is sent off twice hands in one file. */
  take(user: string, name: string, bytes: Uint8Array): HandedIn {
    const file = createHash('sha256').update(`${user} ${name} `).update(bytes).digest('hex')
    this.#files.set(keyOf(user, file), { name, size: bytes.length, bytes })
    return { file }
  }

  async fetch({ user }: { user: string }, file: string, most: number): Promise<IncomingFile> {
    const found = this.#files.get(keyOf(user, file))
    if (!found) throw new MessengerError('no-such-message', 'This file came with no form of theirs')
    return found.size > most ? { ...found, bytes: null } : found
  }

  forget(user: string, { file }: HandedIn): void {
    this.#files.delete(keyOf(user, file))
  }
}

function keyOf(user: string, file: string): string {
  return `${user} ${file}`
}
