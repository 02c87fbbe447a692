import { z } from 'zod'
import { inLanguages } from './definition-fields.js'
import { type DocumentSource, headerFields, headerRemedies } from './document-header.js'
import { Identifier } from './fields.js'
import type { OrganisationFile } from './organisation-file.js'
import { type Remedies, YamlFile } from './yaml-file.js'

const yesOrNo = z.enum(['yes', 'no']).transform((said) => said === 'yes')
const issues = z
  .array(z.strictObject({ id: Identifier, what: inLanguages(400), effect: inLanguages(400) }))
  .min(1)
  .max(40)

const Context = z.strictObject({
  ...headerFields,
  external: issues,
  internal: issues,
  climate: z.strictObject({ relevant: yesOrNo, because: inLanguages(600) }),
  parties: z
    .array(
      z.strictObject({
        id: Identifier,
        name: inLanguages(80),
        requirements: z
          .array(
            z.strictObject({
              what: inLanguages(400),
              addressed: z
                .enum(['yes', 'no'])
                .default('yes')
                .transform((said) => said === 'yes'),
            }),
          )
          .min(1)
          .max(20),
      }),
    )
    .min(1)
    .max(40),
  interfaces: z
    .array(z.strictObject({ id: Identifier, with: inLanguages(80), what: inLanguages(400) }))
    .max(40)
    .default([]),
})

export type ContextEntry = z.infer<typeof Context>

const inEach = 'or one such text per language: { en: …, de: … }'
const id = 'Write lower-case letters, digits and hyphens, such as cloud-outage; it stays for ever.'
const issue = (kind: string): Remedies => ({
  [kind]: `Write a list of ${kind} issues (4.1), each with id, what and effect.`,
  [`${kind}.id`]: id,
  [`${kind}.what`]: `Write what the issue is, at most 400 characters, ${inEach}.`,
  [`${kind}.effect`]: `Write what it means for information security here, at most 400 characters, ${inEach}.`,
})

const remedies: Remedies = {
  ...headerRemedies,
  ...issue('external'),
  ...issue('internal'),
  climate: 'Write whether climate change is a relevant issue (4.1): climate: { relevant: yes, because: … }.',
  'climate.relevant': 'Write yes or no.',
  'climate.because': `Write why it is relevant, or why it is not, at most 600 characters, ${inEach}.`,
  parties: 'Write a list of interested parties (4.2), each with id, name and requirements.',
  'parties.id': id,
  'parties.name': `Write what the party is called, at most 80 characters, ${inEach}.`,
  'parties.requirements': 'Write a list of what the party requires, each with what and addressed.',
  'parties.requirements.what': `Write what it requires, at most 400 characters, ${inEach}.`,
  'parties.requirements.addressed': 'Write yes where the ISMS meets it, else no; without it, it is yes.',
  interfaces: 'Write a list of what others do or what passes to them (4.3 c), each with id, with and what.',
  'interfaces.id': id,
  'interfaces.with': `Write with whom, at most 80 characters, ${inEach}.`,
  'interfaces.what': `Write what passes between, and who answers for what, at most 400 characters, ${inEach}.`,
}

/** `context.yaml`: what surrounds the ISMS (4.1, 4.2). */
export const contextFile: OrganisationFile<DocumentSource<ContextEntry>> = {
  pattern: /^context\.yaml$/,
  parse(source, findings) {
    const yaml = YamlFile.parse(source.name, source.text, findings, { example: 'owner: ines.duarte' })
    return yaml && { document: 'context', yaml, content: yaml.read(Context, remedies, findings) }
  },
}
