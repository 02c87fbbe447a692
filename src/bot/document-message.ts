import type { Organisation } from '../domain/organisation.js'
import type { Person } from '../domain/person.js'
import { noticeCard } from './cards/common.js'
import type { Shown } from './show.js'
import { type Texts, textsFor } from './texts/texts.js'

/** What is said around a document of which there are versions. */
interface DocumentTexts {
  title(version: string): string
  file: { name: string; here(version: string): string; notTaken(version: string): string }
}

/** A version of a document as a file, in its reader's language. */
export function documentMessage(
  words: (texts: Texts) => DocumentTexts,
  { version, format }: { version: string; format: string },
  { language }: Pick<Person, 'language'>,
  { languages }: Pick<Organisation, 'languages'>,
  bytes: () => Promise<Uint8Array>,
): Pick<Shown, 'card' | 'file'> {
  const t = words(textsFor(language, languages[0]))
  return {
    card: noticeCard(t.file.here(version)),
    file: {
      make: async () => ({
        ...{ name: `${t.file.name}-${version}.${format}`, title: t.title(version) },
        bytes: await bytes(),
      }),
      instead: noticeCard(t.file.notTaken(version)),
    },
  }
}
