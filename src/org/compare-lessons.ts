import { isDeepStrictEqual } from 'node:util'
import type { Lesson } from '../domain/awareness.js'
import type { Lessons } from '../store/lessons.js'
import type { AwarenessDraft } from './awareness.js'
import { compareDefinitions, newVersions } from './compare-definitions.js'
import type { DefinitionChange } from './definition-kind.js'

/**
 * Lessons that are new or changed, and those that come at another time, to others, or no more. One that is being asked
 * about goes on as it was. Without the file nothing is compared.
 */
export async function compareLessons(
  draft: AwarenessDraft | undefined,
  record: Lessons,
  asOf: string,
): Promise<DefinitionChange[]> {
  const compared = await compareDefinitions(
    draft?.lessons ?? [],
    ({ lesson }) => lesson,
    record,
    asOf,
    (text, numbered): Lesson => ({ ...numbered, ...text }),
  )
  const moved = compared.flatMap(({ id, before, after }) =>
    before?.hash === after.hash && !isDeepStrictEqual(before.stands, after.stands)
      ? [{ id, version: before._id, stands: after.stands }]
      : [],
  )
  const kept = new Set(compared.map(({ id }) => id))
  const gone = draft ? (await record.standing()).filter(({ lesson }) => !kept.has(lesson)) : []
  const placed = [...moved, ...gone.map(({ lesson, _id }) => ({ id: lesson, version: _id, stands: null }))]
  return [
    newVersions({ counted: 'lessonsDefined', what: 'Lessons defined' }, compared, record),
    {
      counted: 'lessonsPlaced',
      what: 'Lessons that come at another time, to others, or no more',
      which: placed.map(({ id }) => id),
      askedAnew: [],
      write: async () => {
        for (const { version, stands } of placed) await record.placed(version, stands)
      },
    },
  ]
}
