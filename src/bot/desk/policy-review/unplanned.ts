import type { Person, PersonId } from '../../../domain/person.js'
import type { PolicyVersion } from '../../../domain/policy.js'
import type { Programme } from '../../../domain/programme.js'
import type { Cycles } from '../../../store/cycles.js'
import { type OwnerTools, reviewerOf } from '../../../store/owners.js'
import type { Programmes } from '../../../store/programmes.js'
import { escaped } from '../../cards/card.js'
import { escapedName, languageFor } from '../../cards/policy-acknowledgement/policy.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { unplannedReviewForm, verbs } from '../../cards/policy-review.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { isIsmsLead } from '../commands.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { say } from '../say.js'
import { whichPolicy } from '../which-policy.js'

export interface UnplannedTools extends OwnerTools {
  cycles: Cycles
  programmes: Programmes
  /** Puts the review on record and starts it. Null: no version of the policy is in force. */
  startReview: (
    policy: string,
    number: number,
    because: string,
    visit: Pick<Visit, 'person' | 'platform' | 'at'>,
  ) => Promise<string | null>
}

/** What the ISMS lead and a policy's owner do after a significant change: have it reviewed out of turn (A.5.1). */
export function unplannedReviews(tools: UnplannedTools): Pick<ProcessDesk, 'commands' | 'acts'> {
  return {
    commands: [
      {
        words: 'policy review',
        parameters: () => 'ID',
        describe: (texts) => texts.policyReview.start.command,
        allowed: async (person, organisation) =>
          isIsmsLead(person, organisation) ||
          (await tools.policies.list()).some(({ owner }) => owner === person._id) ||
          (await tools.programmes.active()).some((each) => reviews(each, person._id)),
        run: (visit, id) => confirm(tools, visit, id.toLowerCase()),
      },
    ],
    acts: { [verbs.start]: (visit, act) => start(tools, visit, act.value, act.inputs) },
  }
}

async function confirm(tools: UnplannedTools, visit: Visit, id: string): Promise<Reply> {
  const found = await reviewable(tools, visit, id)
  if ('refused' in found) return found.refused
  const { policy, reviewer } = found
  const form = unplannedReviewForm({ policy, reviewer: reviewer.name, reader: visit.person }, visit.texts)
  return { kind: 'form', form }
}

async function start(tools: UnplannedTools, visit: Visit, id: string, inputs: Inputs): Promise<Reply> {
  const { person, texts } = visit
  // Counted first: of two who ask at the same moment the second one sees that of the first, or has its number.
  const number = (await tools.cycles.outOfTurn({ process: 'policy-review', subject: id })).length + 1
  const found = await reviewable(tools, visit, id)
  if ('refused' in found) return found.refused
  const t = texts.policyReview.start
  const because = textOf(inputs, REASON)
  if (!because) return { kind: 'invalid', errors: { [REASON]: t.missing } }
  const name = escapedName(found.policy, languageFor(found.policy, person))
  const started = await tools.startReview(id, number, because, visit)
  return say(started === null ? t.running(name) : t.done(name, escaped(found.reviewer.name)))
}

function reviews({ process, owner }: Programme, person: PersonId): boolean {
  return process === 'policy-review' && owner === person
}

/** The version in force and who is to review it, for who may have it reviewed. */
async function reviewable(
  tools: UnplannedTools,
  visit: Visit,
  id: string,
): Promise<{ policy: PolicyVersion; reviewer: Person } | { refused: Reply }> {
  const { person, organisation, texts } = visit
  const newest = await tools.policies.newest(id)
  if (!newest) return { refused: await whichPolicy(tools, visit, 'review', id) }
  const [reviewer, owner] = await Promise.all([
    reviewerOf(tools, id, visit.at),
    tools.people.byId(newest.owner),
  ])
  const name = escapedName(newest, languageFor(newest, person))
  const t = texts.policyReview.start
  const owns = person._id === newest.owner || person._id === reviewer?._id
  if (!owns && !isIsmsLead(person, organisation))
    return { refused: say(t.notYours(name, escaped((reviewer ?? owner)?.name ?? ''))) }
  const published = await tools.cycles.newestAbout('policy', id)
  if (!published || newest.retired) return { refused: say(texts.progress.notPublished(name.title, id)) }
  const underWay = await tools.cycles.underWay({ process: 'policy-review', subject: id })
  if (underWay.length > 0) return { refused: say(t.running(name)) }
  if (!reviewer) return { refused: say(t.nobody(name, escaped(owner?.name ?? ''))) }
  const inForce = await tools.policies.byVersion(id, published.subject.version)
  return { policy: inForce ?? newest, reviewer }
}
