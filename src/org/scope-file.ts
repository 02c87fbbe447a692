import { z } from 'zod'
import { normaliseText } from '../domain/policy.js'
import { type DocumentSource, headerFields, headerRemedies } from './document-header.js'
import type { OrganisationFile } from './organisation-file.js'
import { splitFrontMatter } from './policy-file.js'
import type { Findings } from './problems.js'
import { YamlFile } from './yaml-file.js'

/** Characters: more than a scope needs, and little enough to be kept and shown in one piece. */
const LONGEST = 40_000

interface ScopeText {
  body: string
}

/** `scope.md`: what the ISMS covers (4.3). */
export const scopeFile: OrganisationFile<DocumentSource<ScopeText>> = {
  pattern: /^scope\.md$/,
  parse(source, findings) {
    const parts = splitFrontMatter(source, findings)
    const yaml = parts && YamlFile.parse(source.name, parts.frontMatter, findings, { linesBefore: 1 })
    if (!parts || !yaml) return undefined
    const body = textOf(source.name, parts.body, parts.bodyLine, findings)
    const header = yaml.read(z.strictObject(headerFields), headerRemedies, findings)
    return { document: 'scope', yaml, content: header && { ...header, body } }
  },
}

/** `scope.<language>.md`: the same in another language, without front matter. */
export const scopeTranslationFile: OrganisationFile<ScopeText & { language: string }> = {
  pattern: /^scope\.[a-z]{2,3}(-[A-Za-z]+)?\.md$/,
  parse({ name, text }, findings) {
    const [, language = ''] = /^scope\.(.+)\.md$/.exec(name) ?? []
    return { language, body: textOf(name, text, 1, findings) }
  },
}

function textOf(file: string, text: string, line: number, findings: Findings): string {
  const body = normaliseText(text).trim()
  if (body === '')
    findings.problem({
      ...{ file, line, what: 'the scope has no text' },
      remedy: 'Write in Markdown what the ISMS covers, where it ends, and why.',
    })
  if (body.length > LONGEST)
    findings.problem({
      ...{ file, line },
      what: `the scope has ${body.length.toLocaleString('en')} characters, and at most ${LONGEST.toLocaleString('en')} are taken`,
      remedy: 'Shorten it: details belong in context.yaml or a policy.',
    })
  return body
}
