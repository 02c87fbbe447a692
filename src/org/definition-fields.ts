import { z } from 'zod'
import { isInAnnexA, isOwnControl } from '../domain/annex-a.js'
import { normaliseText } from '../domain/policy.js'
import type { Shift } from '../domain/recurrence.js'
import { checkedText, Identifier, PersonKey } from './fields.js'
import type { OrganisationFile } from './organisation-file.js'
import { objectionToLanguage } from './places.js'
import type { Findings } from './problems.js'
import { type RecurrenceRule, recurrenceFields, recurrenceRemedies } from './recurrence-fields.js'
import type { OrganisationSettings } from './settings.js'
import { type Remedies, YamlFile } from './yaml-file.js'

/** One text, in the organisation's first language, or one per language. */
export type Texts = string | Record<string, string>

/** What every entry of a file of definitions says: what it is, and when its owner, an id in `people.csv`, is asked about it. */
export interface DefinitionEntry {
  id: string
  title: Texts
  controls: string[]
  owner: string
  rule: RecurrenceRule
  noticeDays: number
  businessDays: number
  shift: Shift
  /** Null: the organisation's. */
  country: string | null
}

/** `A.8.13`, or one of the organisation's own, such as `HP-1`: the statement of applicability says which there are. */
export const ControlNumber = z.string().refine((text) => isInAnnexA(text) || isOwnControl(text))
/** Of the standard itself: `9.1`. */
const Clause = z.string().regex(/^(4|5|6|7|8|9|10)\.[1-6](\.[1-3])?$/)

/** Text of at most so many characters. */
export const prose = (most: number) =>
  z
    .string()
    .transform((text) => normaliseText(text).trim())
    .pipe(z.string().min(1).max(most))

/** The same, or one such text per language. */
export const inLanguages = (most: number) =>
  z.union([prose(most), z.record(checkedText(objectionToLanguage), prose(most))])

export const definitionFields = {
  id: Identifier,
  title: inLanguages(80),
  controls: z
    .array(z.union([ControlNumber, Clause]))
    .min(1)
    .max(10)
    .transform((controls) => [...new Set(controls)]),
  owner: PersonKey,
  ...recurrenceFields,
}

/** How what any entry says is mended, in the entries of this list. */
export function entryRemedies(list: string, exampleId: string, longestTitle: number): Remedies {
  return {
    [list]: `Write a list of ${list}, or \`${list}: []\` for none.`,
    [`${list}.id`]: `Write lower-case letters, digits and hyphens, such as ${exampleId}; it stays for ever.`,
    [`${list}.title`]: `Write what it is called, at most ${longestTitle} characters, or one such text per language: { en: …, de: … }.`,
    [`${list}.controls`]:
      "Write a list of ISO 27001's numbers, such as [A.8.13]: controls of Annex A, or clauses such as 9.1; or of your own controls.",
  }
}

/** How {@link definitionFields} are mended, in the entries of this list. */
export function definitionRemedies(list: string, exampleId: string): Remedies {
  return {
    ...entryRemedies(list, exampleId, 80),
    [`${list}.owner`]: 'Write the id of the person in people.csv who is asked about it.',
    ...recurrenceRemedies(list),
  }
}

/** `<list>.yaml`: what the organisation defines. */
export interface DefinitionsFile<Entry = DefinitionEntry> {
  /** None where one of them could not be read. */
  entries: Entry[]
  yaml: YamlFile
}

/** A file that holds one list of such entries, of the same name. */
export function definitionsFile<Entry>(
  list: string,
  entry: z.ZodType<Entry>,
  remedies: Remedies,
  options: Parameters<YamlFile['read']>[3] = {},
): OrganisationFile<DefinitionsFile<Entry>> {
  return {
    pattern: new RegExp(`^${list}\\.yaml$`),
    parse(source, findings) {
      const yaml = YamlFile.parse(source.name, source.text, findings, { example: `${list}: []` })
      const read = yaml?.read(z.strictObject({ [list]: z.array(entry) }), remedies, findings, options)
      return yaml && { entries: read?.[list] ?? [], yaml }
    },
  }
}

/** The texts that stand at a path, by language, the organisation's first one first; none where nothing stands. */
export type TextsAt = (path: readonly PropertyKey[], texts: Texts | undefined) => Record<string, string>

/** Finds fault where the first language is missing. */
export function textsIn(
  yaml: YamlFile,
  { languages }: Pick<OrganisationSettings, 'languages'>,
  findings: Findings,
): TextsAt {
  const first = languages[0] ?? 'en'
  return (path, texts) => {
    if (texts === undefined) return {}
    const { [first]: usual, ...others } = typeof texts === 'string' ? { [first]: texts } : texts
    if (usual !== undefined) return { [first]: usual, ...others }
    findings.problem({
      file: yaml.name,
      line: yaml.lineOf(path),
      what: `${String(path.at(-1))} has no text in "${first}", the organisation's first language`,
      remedy: 'Write one: whoever reads none of the others gets it.',
    })
    return others
  }
}
