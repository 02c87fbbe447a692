import type { DeliveryContent } from '../domain/delivery.js'
import { partsSeenBy } from '../domain/organisation.js'
import type { Person } from '../domain/person.js'
import type { OrganisationStore } from '../store/organisation.js'
import { noticeCard } from './cards/common.js'
import { escapedName, languageFor, plainName } from './cards/policy-name.js'
import { signatureSheet } from './pdf/signature-sheet.js'
import type { Shown } from './show.js'
import { textsFor } from './texts/texts.js'
import { type UnsignedTools, unsignedOf } from './unsigned.js'

type Content = Extract<DeliveryContent, { kind: 'paper-sheet' }>

/** A list to print and sign, with whom of its reader's part chat does not reach and who has not acknowledged it yet. */
export async function paperSheetMessage(
  tools: UnsignedTools & { organisation: OrganisationStore },
  { policy: id }: Content,
  reader: Person,
  at: string,
): Promise<Pick<Shown, 'card' | 'file'> | null> {
  const organisation = await tools.organisation.read()
  const parts = organisation && partsSeenBy(reader._id, organisation)
  const unsigned = parts && (await unsignedOf(tools, id, parts))
  if (!unsigned) return null
  const { policy, people } = unsigned
  const texts = textsFor(reader.language, organisation.languages[0])
  const t = texts.paper.sheet
  const name = escapedName(policy, languageFor(policy, reader))
  if (people.length === 0) return { card: noticeCard(texts.paper.nobody(name.title)) }
  // What is entered says that it was signed in this language.
  const language = languageFor(policy, { language: organisation.languages[0] ?? 'en' })
  return {
    card: noticeCard(t.here(name, policy.policy)),
    file: {
      make: async () => ({
        name: `${id}-${policy.version}-${t.fileName}.pdf`,
        title: textsFor(language).paper.sheet.title(plainName(policy, language)),
        bytes: await signatureSheet(
          {
            ...{ policy, language, organisation: organisation.name, madeAt: at },
            people: people.map(({ person }) => person),
          },
          textsFor(language),
        ),
      }),
      instead: noticeCard(t.notTaken(name)),
    },
  }
}
