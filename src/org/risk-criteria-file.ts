import { z } from 'zod'
import { inLanguages, type Texts } from './definition-fields.js'
import { Identifier, wholeNumber } from './fields.js'
import type { OrganisationFile } from './organisation-file.js'
import { type SeatEntry, SeatField, writeASeat } from './seats.js'
import { type Remedies, YamlFile } from './yaml-file.js'

/** `risk-criteria.yaml`: by what the organisation judges its risks (6.1.2 a). */
export interface CriteriaFile {
  /** Undefined where it could not be read. */
  entry: CriteriaEntry | undefined
  yaml: YamlFile
}

export interface CriteriaEntry {
  likelihood: ScaleEntry[]
  consequence: ScaleEntry[]
  levels: { id: string; title: Texts; from: number }[]
  appetite: number
  authority: { from: number; who: SeatEntry; months: number }[]
}

export interface ScaleEntry {
  title: Texts
  means?: Texts | undefined
}

/** Of a scale of five by five. */
const HIGHEST = 25

const Scale = z
  .array(z.strictObject({ title: inLanguages(40), means: inLanguages(200).optional() }))
  .min(3)
  .max(5)

const Criteria = z
  .strictObject({
    likelihood: Scale,
    consequence: Scale,
    levels: z
      .array(z.strictObject({ id: Identifier, title: inLanguages(40), from: wholeNumber(1, HIGHEST) }))
      .min(2)
      .max(6),
    appetite: wholeNumber(1, HIGHEST),
    authority: z
      .array(z.strictObject({ from: wholeNumber(2, HIGHEST), who: SeatField, months: wholeNumber(1, 36) }))
      .max(6)
      .default([]),
  })
  .superRefine((criteria, context) => {
    for (const { path, message, remedy } of faultsIn(criteria))
      context.addIssue({ code: 'custom', path, message, params: { remedy } })
  })

interface Fault {
  path: PropertyKey[]
  message: string
  remedy: string
}

/** What only shows when the numbers stand beside each other. */
function faultsIn({ likelihood, consequence, levels, appetite, authority }: CriteriaEntry): Fault[] {
  const highest = likelihood.length * consequence.length
  const [lowest] = levels
  const [first] = authority
  return [
    ...(lowest && lowest.from !== 1
      ? [
          fault(
            ['levels', 0, 'from'],
            `is ${lowest.from}, and nothing names a value of 1`,
            'Begin with from: 1.',
          ),
        ]
      : []),
    ...risingFaults('levels', levels, highest),
    ...risingFaults('authority', authority, highest),
    ...(appetite > highest
      ? [
          fault(
            ['appetite'],
            `is ${appetite}, and the highest value is ${highest}`,
            `Write at most ${highest}.`,
          ),
        ]
      : []),
    ...(appetite < highest && !first
      ? [fault(['authority'], `is missing, and values above ${appetite} are beyond the appetite`, nameWho)]
      : []),
    ...(first && first.from !== appetite + 1
      ? [
          fault(
            ['authority', 0, 'from'],
            `is ${first.from}, and the appetite ends at ${appetite}`,
            `Begin with from: ${appetite + 1}.`,
          ),
        ]
      : []),
  ]
}

function risingFaults(list: string, entries: readonly { from: number }[], highest: number): Fault[] {
  return entries.flatMap(({ from }, index) => {
    const path = [list, index, 'from']
    const before = entries[index - 1]
    if (from > highest)
      return [fault(path, `is ${from}, and the highest value is ${highest}`, `Write at most ${highest}.`)]
    if (before && from <= before.from)
      return [
        fault(path, `is ${from}, and the one above begins at ${before.from}`, 'List them from the lowest.'),
      ]
    return []
  })
}

function fault(path: PropertyKey[], message: string, remedy: string): Fault {
  return { path, message, remedy }
}

const nameWho =
  'Write a list of who may accept what is beyond the appetite, each with `from`, `who` and `months`.'
const writeAScale = 'Write three to five steps as a list, from the least to the most, each with `title`.'
const aTitle =
  'Write what it is called, at most 40 characters, or one such text per language: { en: …, de: … }.'
const aMeaning =
  'Write what it means, at most 200 characters, or one such text per language, or leave it out.'

const remedies: Remedies = {
  likelihood: writeAScale,
  'likelihood.title': aTitle,
  'likelihood.means': aMeaning,
  consequence: writeAScale,
  'consequence.title': aTitle,
  'consequence.means': aMeaning,
  levels: 'Write two to six levels as a list, from the lowest, each with `id`, `title` and `from`.',
  'levels.id': 'Write lower-case letters, digits and hyphens, such as high.',
  'levels.title': aTitle,
  'levels.from': `Write the lowest value of likelihood times consequence that it is given to, from 1 to ${HIGHEST}.`,
  appetite: 'Write the highest value that is borne without anybody else accepting it, such as 6.',
  authority: nameWho,
  'authority.from': `Write the lowest value that they may accept, from 2 to ${HIGHEST}.`,
  'authority.who': `${writeASeat}; manager is that of whoever owns the risk.`,
  'authority.months': 'Write for how many months at most they may accept it, from 1 to 36.',
}

export const criteriaFile: OrganisationFile<CriteriaFile> = {
  pattern: /^risk-criteria\.yaml$/,
  parse(source, findings) {
    const yaml = YamlFile.parse(source.name, source.text, findings, { example: 'appetite: 6' })
    return yaml && { entry: yaml.read(Criteria, remedies, findings), yaml }
  },
}
