import { z } from 'zod'
import { httpsLink } from '../domain/control-check.js'
import type { NeededBy } from '../domain/course.js'
import { AudienceLine } from '../domain/policy.js'
import { faultsOfPool } from './course-ways/quiz.js'
import { theWay, type WrittenWay, wayFields, wayRemedies } from './course-ways/ways.js'
import {
  type DefinitionEntry,
  definitionFields,
  definitionRemedies,
  definitionsFile,
  inLanguages,
  type Texts,
} from './definition-fields.js'
import { checkedText, wholeNumber } from './fields.js'
import { ruleIn } from './recurrence-fields.js'

/** One course. */
export interface CourseEntry extends DefinitionEntry {
  purpose: Texts
  minutes: number
  link: string | null
  lesson: Texts | null
  /** How it is completed, as the file says it. */
  by: WrittenWay
  validMonths: number | null
  renew: boolean
  neededBy: NeededBy
}

/** As much as a lesson may say, in characters. */
const LONGEST_LESSON = 30_000

/** Clauses and controls that any training serves. */
const usualControls = ['A.6.3', '7.2', '7.3']

/** Who needs a course: as an audience of a policy, and whoever joins. */
const NeededByFields = z
  .union([
    z.literal('everyone'),
    z
      .array(z.union([z.literal('everyone'), AudienceLine, z.strictObject({ joiners: wholeNumber(1, 365) })]))
      .min(1),
  ])
  .transform((written): NeededBy => {
    if (written === 'everyone') return { audience: 'everyone', joinersWithinDays: null }
    const lines = written.flatMap((line) => (line === 'everyone' || 'joiners' in line ? [] : [line]))
    const joiners = written.flatMap((line) =>
      line !== 'everyone' && 'joiners' in line ? [line.joiners] : [],
    )
    return {
      audience: written.includes('everyone') ? 'everyone' : lines.length > 0 ? lines : null,
      joinersWithinDays: joiners.length > 0 ? Math.min(...joiners) : null,
    }
  })

const Link = checkedText((text) =>
  httpsLink(text) === null
    ? {
        what: `"${text}" is no address that begins with https://`,
        remedy: 'Write one, without a password in it.',
      }
    : undefined,
)

const Entry = z
  .strictObject({
    ...definitionFields,
    controls: definitionFields.controls.default(usualControls),
    purpose: inLanguages(500),
    minutes: wholeNumber(1, 480),
    link: Link.optional(),
    lesson: inLanguages(LONGEST_LESSON).optional(),
    ...wayFields,
    validMonths: wholeNumber(1, 60).optional(),
    renew: z.enum(['true', 'false']).default('false'),
    neededBy: NeededByFields,
  })
  .transform((written, context): CourseEntry => {
    const { every, on, dates, from, country, link, lesson, validMonths, renew, ...others } = written
    const { quiz, certificate, attendance, lms, ...entry } = others
    const rule = ruleIn({ every, on, dates, from }, null, context)
    const fault = (path: (string | number)[], message: string, remedy: string) =>
      context.addIssue({ code: 'custom', path, message, params: { remedy } })
    const remedy = 'Write either lesson, with what is to be learned, or link, to where that stands.'
    if (link !== undefined && lesson !== undefined) fault(['link'], 'does not go with lesson', remedy)
    // What is taught in a room, or elsewhere, need not stand here.
    if (quiz && link === undefined && lesson === undefined)
      fault(['lesson'], 'is missing, and so is link', remedy)
    const by = theWay({ quiz, certificate, attendance, lms })
    if (!by) {
      const there = Object.entries({ quiz, certificate, attendance, lms }).filter(([, way]) => way)
      const [[first] = ['quiz'], second] = there
      const what = second ? `does not go with ${second[0]}` : 'is missing'
      fault([first], what, 'Write exactly one of quiz, certificate, attendance and lms.')
    }
    const languages = languagesOf(lesson ?? entry.title)
    for (const { path, what, remedy } of quiz ? faultsOfPool(quiz, languages) : [])
      fault(['quiz', ...path], `is wrong: ${what}`, remedy)
    if (!rule || !by) return z.NEVER
    return {
      ...{ ...entry, rule, by, country: country ?? null },
      ...{ link: link ?? null, lesson: lesson ?? null, validMonths: validMonths ?? null },
      renew: renew === 'true',
    }
  })

/** In which languages something is said; none where it is in the organisation's first one. */
function languagesOf(texts: Texts): string[] {
  return typeof texts === 'string' ? [] : Object.keys(texts)
}

/** `training.yaml`: what people have to learn, who of them, and how they show it (7.2, 7.3, A.6.3). */
export const trainingFile = {
  ...definitionsFile('courses', Entry, {
    ...definitionRemedies('courses', 'security-basics'),
    ...wayRemedies,
    'courses.owner': 'Write the id of the person in people.csv who answers for the course.',
    'courses.purpose': 'Write what it is for, at most 500 characters, or one such text per language.',
    'courses.minutes': 'Write how many minutes it takes, from 1 to 480.',
    'courses.link': 'Write an address that begins with https://.',
    'courses.lesson': `Write what is to be learned as Markdown, at most ${LONGEST_LESSON} characters, or one such text per language.`,
    'courses.validMonths':
      'Write how many months a completion counts, from 1 to 60; leave it out where it counts for ever.',
    'courses.renew':
      'Write true where whoever completed it before completes this version anew; leave it out where that counts on.',
    'courses.neededBy':
      'Write everyone, or a list such as [everyone, { department: Finance }, { role: developer }, { joiners: 30 }]: whoever joins has so many days.',
  }),
  pattern: /^training\.yaml$/,
}
