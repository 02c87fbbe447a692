import { controlGroupId, controlGroups, weekOfReview } from '../domain/control-review.js'
import { canBeAsked } from '../domain/person.js'
import { programmeId } from '../domain/programme.js'
import { addDays } from '../domain/working-days.js'
import type { StatementDraft } from './controls.js'
import type { PeopleFile } from './people-file.js'
import { idOf, type PersonIds } from './person-ids.js'
import type { ProgrammeDraft } from './programmes.js'

/** A Monday, long before whatever is planned. */
const FIRST_WEEK = '2001-01-15'
const DAYS_TO_ANSWER = 10

/** Once a year each who answers for controls is asked whether they still stand, in a week of their own, if chat reaches them. */
export function controlReviews(
  { controls, yaml }: StatementDraft,
  people: PeopleFile,
  ids: PersonIds,
): ProgrammeDraft[] {
  const process = 'control-review'
  const isReached = (key: string) => {
    const row = people.find(key)?.row
    return row !== undefined && canBeAsked(row)
  }
  return controlGroups({ controls })
    .filter(({ owner }) => isReached(owner))
    .map(({ owner, part }): ProgrammeDraft => {
      const subject = controlGroupId({ owner: idOf(owner, ids), part })
      const from = addDays(FIRST_WEEK, 7 * weekOfReview(owner, part))
      return {
        ...{ _id: programmeId(process, subject), process, subject, owner },
        recurrence: { kind: 'months', every: 12, from },
        ...{ shift: 'next', country: null, noticeDays: 0, businessDays: DAYS_TO_ANSWER },
        ...{ file: yaml.name, line: yaml.lineOf(['controls']) },
      }
    })
}
