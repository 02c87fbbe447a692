import { earlierWordings } from '../domain/policy.js'
import type { PolicyException } from '../domain/policy-exception.js'
import type { Acknowledgements } from './acknowledgements.js'
import { type FollowUpTools, followUp } from './decline-follow-up.js'

export interface ExceptionTools extends FollowUpTools {
  acknowledgements: Acknowledgements
}

/**
 * Ends an exception and asks its person again: in the round that asked them while it runs, else with the joiners. It is
 * the newest wording that they are asked about; once a material version took the place of the text, nobody is asked
 * again. Safe to repeat: who was asked is not asked twice, and an exception ends once. The asks whose messages change
 * come back.
 */
export async function endException(
  tools: ExceptionTools,
  exception: PolicyException,
  asOf: string,
): Promise<string[]> {
  const changed = await askAgain(tools, exception, asOf)
  await tools.exceptions.end(exception._id, asOf)
  return changed
}

async function askAgain(
  tools: ExceptionTools,
  { subject, person, ask }: PolicyException,
  asOf: string,
): Promise<string[]> {
  const changed = await tools.declines.showRequester(ask, asOf)
  const newest = await tools.cycles.newestAbout(subject.type, subject.id)
  if (!newest) return changed
  const { version } = newest.subject
  const versions = [version, ...earlierWordings(version, await tools.policies.history(subject.id))]
  // Of the text that took its place, the person may hold another exception, which goes on.
  if (!versions.includes(subject.version)) return changed
  for (const held of await tools.acknowledgements.exceptedFrom(subject, versions, [person])) {
    const cycle = await tools.cycles.byId(held.cycle)
    const goesOn = held.subject.version === version && cycle?.state === 'open'
    await tools.declines.exceptionEnded(held, goesOn, asOf)
    changed.push(held._id, ...(await followUp(tools, held._id, asOf)))
  }
  await tools.cycles.lookForJoinersAgain(subject)
  return changed
}
