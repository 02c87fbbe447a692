import { LESSONS, type Lesson, lessonHash } from '../domain/awareness.js'
import { programmeId } from '../domain/programme.js'
import type { AwarenessFile } from './awareness-file.js'
import { textsIn } from './definition-fields.js'
import { checkIds } from './definitions.js'
import type { PeopleFile } from './people-file.js'
import { checkAudience } from './policies.js'
import type { Findings } from './problems.js'
import type { ProgrammeDraft } from './programmes.js'
import type { OrganisationSettings } from './settings.js'

/** One lesson as the folder has it, in the order of the file. */
export type LessonDraft = Pick<Lesson, 'lesson' | 'title' | 'text' | 'question' | 'hash'> & {
  stands: NonNullable<Lesson['stands']>
}

/** What the folder says of awareness. */
export interface AwarenessDraft {
  lessons: LessonDraft[]
  /** Null: none is sent. */
  programme: ProgrammeDraft | null
}

/** Nobody has to hurry: a lesson may be answered until the next one comes. */
const DAYS_TO_ANSWER = 20

export function assembleAwareness(
  { entry, yaml }: AwarenessFile,
  settings: OrganisationSettings,
  findings: Findings,
): AwarenessDraft | undefined {
  if (!entry) return undefined
  const textsAt = textsIn(yaml, settings, findings)
  const lessons = entry.lessons.map(({ id, title, text, question }, nth): LessonDraft => {
    const path = ['lessons', nth]
    const asked = [...path, 'question']
    const texts = {
      title: textsAt([...path, 'title'], title),
      text: textsAt([...path, 'text'], text),
      question: {
        text: textsAt([...asked, 'text'], question.text),
        options: Object.entries(question.options).map(([option, label]) => {
          return { id: option, text: textsAt([...asked, 'options', option], label) }
        }),
        right: question.right,
        because: textsAt([...asked, 'because'], question.because),
      },
    }
    return { lesson: id, ...texts, hash: lessonHash(texts), stands: { nth, audience: entry.audience } }
  })
  return { lessons, programme: entry.from === null ? null : programmeOf(entry.from, yaml, settings) }
}

function programmeOf(
  from: string,
  yaml: AwarenessFile['yaml'],
  { ismsLead }: OrganisationSettings,
): ProgrammeDraft {
  const process = 'awareness'
  return {
    ...{ _id: programmeId(process, LESSONS), process, subject: LESSONS, owner: ismsLead },
    recurrence: { kind: 'months', every: 1, from },
    ...{ shift: 'next', country: null, noticeDays: 0, businessDays: DAYS_TO_ANSWER },
    ...{ file: yaml.name, line: yaml.lineOf(['monthly']) },
  }
}

/** Each lesson has an id of its own and a right answer that can be chosen, and they are for somebody. */
export function checkAwareness(
  { entry, yaml }: AwarenessFile,
  people: PeopleFile | undefined,
  settings: OrganisationSettings | undefined,
  findings: Findings,
): void {
  checkIds(yaml, ['lessons'], 'lesson', findings)
  if (entry && entry.audience !== 'everyone' && people && settings)
    checkAudience({ yaml, audience: entry.audience }, people, settings, findings)
  for (const [index, { question }] of (entry?.lessons ?? []).entries()) {
    const known = Object.keys(question.options)
    if (known.includes(question.right)) continue
    findings.problem({
      ...{ file: yaml.name, line: yaml.lineOf(['lessons', index, 'question', 'right']) },
      what: `right is "${question.right}", which is none of the options`,
      remedy: `Write one of: ${known.join(', ')}.`,
    })
  }
}
