import { REVIEW_ACCESS_SLOT } from '../domain/access-review.js'
import { assessedIn } from '../domain/competence-review.js'
import type { Completion, Cycle } from '../domain/cycle.js'
import { isInParts } from '../domain/organisation.js'
import { isPresentAt } from '../domain/person.js'
import type { AccessOrders } from './access-orders.js'
import type { Asks } from './asks.js'
import type { Competences } from './competences.js'
import type { Courses } from './courses.js'
import type { Imports } from './imports.js'
import type { People } from './people.js'
import type { Parts } from './policy-progress.js'
import { trainedNow } from './trained-so-far.js'

export interface HowFarTools {
  accessOrders: AccessOrders
  asks: Asks
  competences: Competences
  courses: Courses
  imports: Imports
  people: People
}

/** How far a cycle has come, and of a review of access how much of what was ordered is not shown to be done. */
export interface CycleHowFar {
  completion: Completion
  toShow: number
}

/**
 * The same that the process itself says of it, whatever was asked beside and however often: of a course who of those who need
 * it has completed it, of a competence who of its holders is assessed, else who of those who were asked has answered. At a
 * moment (ISO 8601 UTC), in these parts of the organisation; in all of it, if none are named.
 */
export async function howFarOf(
  tools: HowFarTools,
  cycle: Cycle,
  parts: Parts,
  at: string,
): Promise<CycleHowFar> {
  switch (cycle.process) {
    case 'training':
      return { completion: await ofCourse(tools, cycle, parts, at), toShow: 0 }
    case 'competence-review':
      return { completion: await ofCompetence(tools, cycle, parts, at), toShow: 0 }
    case 'access-review': {
      if (parts.length > 0) return { completion: await ofReviewers(tools, cycle, parts), toShow: 0 }
      const [completion, orders] = await Promise.all([
        tools.asks.howFar(cycle),
        tools.accessOrders.unsettled(cycle._id),
      ])
      return { completion, toShow: orders.length }
    }
    default:
      return { completion: await tools.asks.howFar(cycle, parts), toShow: 0 }
  }
}

function countedAs(asked: number, answered: number): Completion {
  return { asked, answered, open: asked - answered, closed: 0 }
}

/** Whose accounts are whose to see is not told apart by parts: there, how many of those who review have done so. */
async function ofReviewers({ asks }: HowFarTools, { _id }: Cycle, parts: Parts): Promise<Completion> {
  const reviewers = (await asks.allOf(_id)).filter(
    ({ slot, state, snapshot }) =>
      slot === REVIEW_ACCESS_SLOT && state !== 'closed' && isInParts(snapshot, parts),
  )
  return countedAs(reviewers.length, reviewers.filter(({ state }) => state === 'answered').length)
}

/** As `/isms training status` has it, and nobody is looked at of whom nothing changed since the course's own look. */
async function ofCourse(tools: HowFarTools, cycle: Cycle, parts: Parts, at: string): Promise<Completion> {
  const course = await tools.courses.newest(cycle.subject.id)
  if (!course) return tools.asks.howFar(cycle, parts)
  const shown = (await trainedNow(tools, course, cycle, at)).filter((part) => isInParts(part, parts))
  const sum = (field: 'done' | 'of') => shown.reduce((total, part) => total + part[field], 0)
  return countedAs(sum('of'), sum('done'))
}

async function ofCompetence(
  { asks, competences, people }: HowFarTools,
  { _id, process, subject, startedAt }: Cycle,
  parts: Parts,
  at: string,
): Promise<Completion> {
  const competence = await competences.newest(subject.id)
  if (!competence) return asks.howFar({ _id, process }, parts)
  const [holders, all] = await Promise.all([
    people.byIds(competence.holders),
    competences.allAsks(competence.competence),
  ])
  const there = [...holders.values()].filter((each) => isPresentAt(each, at) && isInParts(each, parts))
  const ids = there.map((each) => each._id)
  return countedAs(ids.length, assessedIn(all, ids, startedAt).length)
}
