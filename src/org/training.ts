import { hashOf } from '../domain/canonical-json.js'
import { type Course, type CourseText, courseHash, courseSubject } from '../domain/course.js'
import type { Courses } from '../store/courses.js'
import { compareDefinitions, newVersions } from './compare-definitions.js'
import { completedByOf } from './course-ways/ways.js'
import type { DefinitionsFile } from './definition-fields.js'
import type { DefinitionChange, DefinitionDraft, DefinitionKind, Known } from './definition-kind.js'
import { checkAudienceLine, knownValues } from './policies.js'
import type { Findings } from './problems.js'
import { type CourseEntry, trainingFile } from './training-file.js'

/** One course as the folder has it, with its programme. */
export interface CourseDraft extends DefinitionDraft, CourseText, Pick<Course, 'course' | 'neededBy'> {}

/** What people have to learn. */
export const training: DefinitionKind<CourseEntry, CourseDraft> = {
  ...{ list: 'courses', fileName: 'training.yaml', noun: 'course', process: 'training' },
  file: trainingFile,
  checkFurther: checkNeededBy,
  draftOf({ entry, programme, inEach }) {
    const { id, title, purpose, controls, lesson, link, minutes, by, validMonths, renew, neededBy } = entry
    return {
      ...{ course: id, title: inEach('title', title), purpose: inEach('purpose', purpose), controls },
      ...{ lesson: lesson === null ? null : inEach('lesson', lesson), link, minutes },
      ...{ by: completedByOf(by, inEach), validMonths, renews: renew, neededBy, programme },
    }
  },
  compare: (drafts, { courses }, _ids, asOf) => compareCourses(drafts, courses, asOf),
}

/** Courses that are new or changed in what is completed, and those that others need by now. */
async function compareCourses(
  drafts: readonly CourseDraft[],
  record: Courses,
  asOf: string,
): Promise<DefinitionChange[]> {
  const compared = await compareDefinitions(
    drafts,
    ({ course }) => course,
    record,
    asOf,
    ({ programme: _programme, ...draft }, numbered, before): Course => ({
      ...{ ...numbered, ...draft, hash: courseHash(draft), since: before?.since ?? asOf },
      countsFrom: draft.renews ? numbered.sequence : (before?.countsFrom ?? 1),
    }),
  )
  const byOthers = compared.flatMap(({ id, before, after }) =>
    before?.hash === after.hash && hashOf(before.neededBy) !== hashOf(after.neededBy)
      ? [{ id, version: before._id, neededBy: after.neededBy }]
      : [],
  )
  return [
    newVersions({ counted: 'coursesDefined', what: 'Courses defined' }, compared, record, courseSubject),
    {
      ...{ counted: 'coursesNeededByOthers', what: 'Courses that others need by now', askedAnew: [] },
      which: byOthers.map(({ id }) => id),
      write: async () => {
        for (const { version, neededBy } of byOthers) await record.neededBy(version, neededBy)
      },
    },
  ]
}

/** A line that nobody matches is a slip of the pen. */
function checkNeededBy({ yaml }: Pick<DefinitionsFile, 'yaml'>, { people }: Known, findings: Findings): void {
  if (!people) return
  const known = knownValues(people, null)
  for (const entry of yaml.entriesOf(['courses']))
    for (const line of yaml.entriesOf([...entry, 'neededBy']))
      for (const field of Object.keys(known)) {
        const value = yaml.textAt([...line, field])
        if (value !== undefined) checkAudienceLine({ yaml, path: line, field, value }, known, findings)
      }
}
