import { z } from 'zod'
import { PersonKind } from '../domain/person.js'
import { Audience, normaliseText } from '../domain/policy.js'
import { checkedText, Identifier, PersonKey, wholeNumber } from './fields.js'
import type { OrganisationFile } from './organisation-file.js'
import { objectionToLanguage } from './places.js'
import type { Findings } from './problems.js'
import { QuizFields, quizRemedies, TranslatedQuizFields, translatedQuizRemedies } from './quiz.js'
import type { SourceFile } from './source-file.js'
import { type Remedies, YamlFile } from './yaml-file.js'

const Prose = z.string().transform((text) => normaliseText(text).trim())
/** Both stand in messages, where platforms take only so much. */
const Title = Prose.pipe(z.string().min(1).max(80))
const Changes = Prose.pipe(z.string().max(1_000))

const FrontMatter = z.strictObject({
  id: Identifier,
  title: Title,
  version: z
    .string()
    .max(20)
    .regex(/^[0-9A-Za-z][0-9A-Za-z.-]*$/),
  type: z.enum(['information-security-policy', 'policy']).default('policy'),
  change: z.enum(['material', 'editorial']),
  changes: Changes.default(''),
  language: checkedText(objectionToLanguage).optional(),
  owner: PersonKey,
  approver: PersonKey,
  audience: Audience,
  reviewEveryMonths: wholeNumber(1, 60),
  quiz: QuizFields.optional(),
})

/** A policy in another language belongs to the same version, so it says only what it says differently. */
const TranslationFrontMatter = z.strictObject({
  title: Title,
  changes: Changes.default(''),
  language: checkedText(objectionToLanguage),
  quiz: TranslatedQuizFields.optional(),
})

const remedies: Remedies = {
  id: 'Write lower-case letters, digits and hyphens, such as information-security; it stays for ever.',
  title: "Write the policy's title, at most 80 characters.",
  version: 'Write a version such as 1.0.',
  type: 'Write information-security-policy for the one that top management approves (5.2), or leave it out.',
  change: 'Write material when people have to acknowledge it anew, editorial when not.',
  changes:
    'Write what changed since the version before, for the people who are asked, in at most 1,000 characters.',
  language: 'Write a language code such as en, or leave it out for the first of the organisation.',
  owner: 'Write the id of the person who keeps this policy up to date.',
  approver: 'Write the id of the person who approves it.',
  audience: `Write everyone, or a list such as [{ department: Engineering }, { role: developer }, { kind: ${PersonKind.enum.contractor} }, { country: DE }, { person: h.lima }].`,
  reviewEveryMonths: 'Write after how many months it is reviewed, from 1 to 60.',
  ...quizRemedies,
}
const translationRemedies: Remedies = {
  title: "Write the policy's title in this language, at most 80 characters.",
  changes: 'Write what changed since the version before, in this language, in at most 1,000 characters.',
  language: 'Write the language that the file name ends in.',
  ...translatedQuizRemedies,
}

/** Characters: far more than anybody reads, and little enough to be kept and shown in one piece. */
const LONGEST_TEXT = 200_000

/** One text of a policy: the front matter of the main file, or of a translation. */
interface PolicyText {
  yaml: YamlFile
  /** Without its language: `policies/information-security`. */
  stem: string
  body: string
}
/** Without its front matter where a field of that could not be read. */
export type PolicySource = PolicyText &
  (
    | { translation: false; front: z.infer<typeof FrontMatter> | undefined }
    | { translation: true; front: z.infer<typeof TranslationFrontMatter> | undefined }
  )

/** `policies/<name>.md`, and its translations `policies/<name>.<language>.md`. */
export const policyFile: OrganisationFile<PolicySource> = {
  pattern: /^policies\/(?!readme\.md$)[^/]+\.md$/i,
  parse(source, findings) {
    const parts = splitFrontMatter(source, findings, 'the fields (id, title, version, …)')
    const yaml = parts && YamlFile.parse(source.name, parts.frontMatter, findings, { linesBefore: 1 })
    if (parts === undefined || yaml === undefined) return undefined
    const body = normaliseText(parts.body).trim()
    if (body === '')
      findings.problem({
        file: source.name,
        line: parts.bodyLine,
        what: 'the policy has no text',
        remedy: 'Write it in Markdown below the second line of three hyphens.',
      })
    if (body.length > LONGEST_TEXT)
      findings.problem({
        file: source.name,
        line: parts.bodyLine,
        what: `the policy's text has ${body.length.toLocaleString('en')} characters, and at most ${LONGEST_TEXT.toLocaleString('en')} are taken`,
        remedy: 'Shorten it, or make several policies of it.',
      })
    const [, stem = '', language] = /^(.+?)(?:\.([a-z]{2,3}(?:-[A-Za-z]+)?))?\.md$/.exec(source.name) ?? []
    if (language === undefined) {
      const front = yaml.read(FrontMatter, remedies, findings)
      return { translation: false, yaml, stem, body, front }
    }
    const front = yaml.read(TranslationFrontMatter, translationRemedies, findings)
    if (front && front.language !== language)
      findings.problem({
        file: source.name,
        line: yaml.lineOf(['language']),
        what: `language "${front.language}" is not the one that the file name ends in`,
        remedy: `Write ${language}, or rename the file to ${stem}.${front.language}.md.`,
      })
    return { translation: true, yaml, stem, body, front }
  },
}

/** Front matter between lines of three hyphens, and what follows it; undefined, with the problem, without one. */
export function splitFrontMatter({ name, text }: SourceFile, findings: Findings, fields = 'its fields') {
  const found = /^---[ \t]*\n([\s\S]*?)(?:^)---[ \t]*(?:\n|$)/m.exec(text)
  if (found?.index === 0) {
    const [whole = '', frontMatter = ''] = found
    return { frontMatter, body: text.slice(whole.length), bodyLine: whole.split('\n').length }
  }
  findings.problem({
    file: name,
    line: 1,
    what: 'the front matter is missing',
    remedy: `Begin the file with a line of three hyphens, ${fields}, and another such line.`,
  })
  return undefined
}
