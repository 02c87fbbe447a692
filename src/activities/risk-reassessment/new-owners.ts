import type { Cycle } from '../../domain/cycle.js'
import { hasLeft, type PersonId } from '../../domain/person.js'
import { newOwnersPeriod, REGISTER } from '../../domain/risk-reassessment.js'
import type { People } from '../../store/people.js'
import type { Reassessments } from '../../store/reassessments.js'
import { reassessBetweenTimes, type StartReassessmentTools } from './start.js'

interface NewOwnersTools extends StartReassessmentTools {
  people: People
  reassessments: Reassessments
}

/**
 * Whose risk it was has left, and nobody is asked yet whose it is: a reassessment of such risks begins, which asks whoever is
 * above them. It looks at how the register stands, so it may come as often as one likes.
 */
export function haveNewOwnersNamed(tools: NewOwnersTools) {
  return async (asOf: string): Promise<void> => {
    const gone = await ownersWhoLeft(tools, asOf)
    if (gone.length === 0) return
    // Counted first: of two that begin one at the same moment the second sees what is asked, or has the same number.
    const before = await tools.cycles.countLike('risk-reassessment', REGISTER, newOwnersPeriod(''))
    const left = await tools.risks.openOwnedBy(gone)
    const inHand = await risksInHand(tools)
    const toAsk = left.map(({ _id }) => _id).filter((id) => !inHand.some((each) => each(id)))
    if (toAsk.length > 0)
      await reassessBetweenTimes(tools, newOwnersPeriod(String(before + 1)), toAsk.sort(), asOf)
  }
}

async function ownersWhoLeft({ people, risks }: NewOwnersTools, asOf: string): Promise<PersonId[]> {
  const owners = await risks.owners()
  const found = await people.byIds(owners)
  return owners.filter((id) => {
    const owner = found.get(id)
    return owner === undefined || hasLeft(owner, asOf)
  })
}

/** Of each reassessment that runs: whether it asks about a risk, or is about to. */
async function risksInHand({
  cycles,
  reassessments,
}: NewOwnersTools): Promise<((risk: string) => boolean)[]> {
  const running = await cycles.underWay({ process: 'risk-reassessment', subject: REGISTER })
  return Promise.all(running.map((cycle) => askingIn(reassessments, cycle)))
}

async function askingIn(
  reassessments: Reassessments,
  { _id, state, risks }: Cycle,
): Promise<(risk: string) => boolean> {
  if (state === 'published') return (risk) => risks === undefined || risks.includes(risk)
  const [open, dueAnew] = await Promise.all([reassessments.openAbout(_id), reassessments.dueAnew(_id)])
  const asked = new Set([...open, ...dueAnew])
  return (risk) => asked.has(risk)
}
