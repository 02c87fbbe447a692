import type { Ask } from '../../../domain/ask.js'
import { type ControlGroup, controlGroupId, controlGroups } from '../../../domain/control-review.js'
import type { Person } from '../../../domain/person.js'
import { type Occurrence, type Programme, programmeId } from '../../../domain/programme.js'
import type { Occurrences } from '../../../store/occurrences.js'
import type { ControlReviewTools } from '../../control-review-messages.js'

export type KnownReviewTools = Pick<
  ControlReviewTools,
  'ownersAnswers' | 'people' | 'programmes' | 'statements'
> & { occurrences: Occurrences }

/** The controls that one person reviews, as they are stated now: what was answered last, and what is asked now. */
export interface KnownReview {
  id: string
  group: ControlGroup
  programme: Programme
  owner: Person | null
  last: Ask | null
  open: Ask | null
  next: Occurrence | null
}

const process = 'control-review'

/** Every review that comes round. */
export async function knownReviews(tools: KnownReviewTools): Promise<KnownReview[]> {
  const [statement, active] = await Promise.all([tools.statements.current(), tools.programmes.active()])
  const byId = new Map(active.map((programme) => [programme._id, programme]))
  const groups = (statement ? controlGroups(statement) : []).flatMap((group) => {
    const id = controlGroupId(group)
    const programme = byId.get(programmeId(process, id))
    return programme ? [{ id, group, programme }] : []
  })
  const ids = groups.map(({ id }) => id)
  const [planned, answers, open, owners] = await Promise.all([
    tools.occurrences.planned(),
    tools.ownersAnswers.lastOfEach(process, ids),
    tools.ownersAnswers.open(process, ids),
    tools.people.byIds(groups.map(({ group }) => group.owner)),
  ])
  return groups.map(({ id, group, programme }) => {
    const owner = owners.get(group.owner)
    return {
      ...{ id, group, programme, owner: owner?.active ? owner : null },
      ...{ last: answers.get(id) ?? null, open: open.get(id) ?? null },
      next: planned.find((each) => each.programme === programme._id) ?? null,
    }
  })
}

/** The review in which this control is; undefined where none comes round. */
export async function reviewOf(tools: KnownReviewTools, control: string): Promise<KnownReview | undefined> {
  return (await knownReviews(tools)).find(({ group }) => group.controls.some(({ id }) => id === control))
}
