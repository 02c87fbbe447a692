import { z } from 'zod'
import type { CalendarDate } from '../domain/calendar-date.js'
import { Audience } from '../domain/policy.js'
import { inLanguages, type Texts } from './definition-fields.js'
import { DateText, Identifier } from './fields.js'
import type { OrganisationFile } from './organisation-file.js'
import { type Remedies, YamlFile } from './yaml-file.js'

/** One lesson with its question; the options by their ids. */
export interface LessonEntry {
  id: string
  title: Texts
  text: Texts
  question: { text: Texts; options: Record<string, Texts>; right: string; because: Texts }
}

export interface AwarenessEntry {
  /** The day on which the first lesson is sent, and whose day of the month the others have; null: none is sent. */
  from: CalendarDate | null
  audience: Audience
  lessons: LessonEntry[]
}

/** Without the entry where a field could not be read. */
export interface AwarenessFile {
  yaml: YamlFile
  entry: AwarenessEntry | undefined
}

/** As much as Slack shows on a button. */
const LONGEST_OPTION = 75
const MOST_OPTIONS = 5

const Options = z.record(z.string(), inLanguages(LONGEST_OPTION)).refine((options) => {
  const ids = Object.keys(options)
  return ids.length >= 2 && ids.length <= MOST_OPTIONS && ids.every((id) => Identifier.safeParse(id).success)
})

const Lesson = z.strictObject({
  id: Identifier,
  title: inLanguages(80),
  text: inLanguages(1_500),
  question: z.strictObject({
    text: inLanguages(300),
    options: Options,
    right: Identifier,
    because: inLanguages(500),
  }),
})

const Awareness = z
  .strictObject({
    monthly: z.enum(['true', 'false']),
    from: DateText.optional(),
    audience: Audience.default('everyone'),
    lessons: z.array(Lesson).max(60),
  })
  .transform(({ monthly, from, ...entry }, context): AwarenessEntry => {
    const isOn = monthly === 'true'
    const lack = isOn && from === undefined ? 'from' : isOn && entry.lessons.length === 0 ? 'lessons' : null
    if (lack === null) return { ...entry, from: isOn ? (from ?? null) : null }
    const what = lack === 'from' ? 'does not say from which day on' : 'has no lesson to send'
    const remedy = lack === 'from' ? remedies.from : 'Write a lesson, or `monthly: false`.'
    context.addIssue({ code: 'custom', path: ['monthly'], message: what, params: { remedy } })
    return z.NEVER
  })

const remedies: Remedies = {
  'lessons.id': 'Write lower-case letters, digits and hyphens, such as lost-phone; it stays for ever.',
  'lessons.title':
    'Write what it is called, at most 80 characters, or one such text per language: { en: …, de: … }.',
  monthly: 'Write true to have a lesson sent each month, or false to have none sent.',
  from: 'Write the day of the first one, such as 2027-02-01; the others come on the same day of each month.',
  audience:
    'Write everyone, or a list such as [{ department: Engineering }, { role: developer }], or leave it out for everyone.',
  lessons: 'Write a list of at most 60 lessons, in the order in which they are sent.',
  'lessons.text':
    'Write the lesson as Markdown, at most 1,500 characters, or one such text per language: about two minutes to read.',
  'lessons.question': 'Write `text`, `options`, `right` and `because` below it, indented.',
  'lessons.question.text': 'Write the question, at most 300 characters, or one such text per language.',
  'lessons.question.options': `Write two to ${MOST_OPTIONS} answers, each as \`id: text\` or \`id: { en: …, de: … }\` on a line of its own, the id in lower-case letters, digits and hyphens, the text at most ${LONGEST_OPTION} characters.`,
  'lessons.question.right': 'Write the id of the answer that is right.',
  'lessons.question.because':
    'Write why it is right, at most 500 characters, or one such text per language: everybody reads it who has answered.',
}

/** `awareness.yaml`: short lessons, a question each, for organisations that want them sent (7.3, A.6.3). */
export const awarenessFile: OrganisationFile<AwarenessFile> = {
  pattern: /^awareness\.yaml$/,
  parse(source, findings) {
    const yaml = YamlFile.parse(source.name, source.text, findings, { example: 'monthly: false' })
    return yaml && { yaml, entry: yaml.read(Awareness, remedies, findings) }
  },
}
