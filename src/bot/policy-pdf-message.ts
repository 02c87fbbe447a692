import type { DeliveryContent } from '../domain/delivery.js'
import type { Person } from '../domain/person.js'
import type { OrganisationStore } from '../store/organisation.js'
import { noticeCard } from './cards/common.js'
import { escapedName, languageFor, plainName } from './cards/policy-name.js'
import { type PolicyOnRecordTools, policyOnRecord } from './pdf/policy-on-record.js'
import type { Shown } from './show.js'
import { textsFor } from './texts/texts.js'

export interface PolicyPdfTools extends PolicyOnRecordTools {
  organisation: OrganisationStore
}

type Content = Extract<DeliveryContent, { kind: 'policy-pdf' }>

/** A version of a policy as a file, in the language in which its reader reads it in chat, too. */
export async function policyPdfMessage(
  tools: PolicyPdfTools,
  { policy: id, version }: Content,
  reader: Person,
  at: string,
): Promise<Pick<Shown, 'card' | 'file'> | null> {
  const [policy, organisation] = await Promise.all([
    tools.policies.byVersion(id, version),
    tools.organisation.read(),
  ])
  if (!policy || !organisation) return null
  const texts = textsFor(reader.language, organisation.languages[0])
  const language = languageFor(policy, reader)
  return {
    card: noticeCard(texts.reading.pdf.here(escapedName(policy, language))),
    file: {
      make: async () => ({
        name: `${id}-${version}-${language}.pdf`,
        title: texts.pdf.name(plainName(policy, language)),
        bytes: await policyOnRecord(tools, organisation, policy, language, at),
      }),
      instead: noticeCard(texts.reading.pdf.notTaken(escapedName(policy, language), id)),
    },
  }
}
