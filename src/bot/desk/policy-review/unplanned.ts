import { isIsmsLead } from '../../../domain/organisation.js'
import type { Person, PersonId } from '../../../domain/person.js'
import type { PolicyVersion } from '../../../domain/policy.js'
import type { Programme } from '../../../domain/programme.js'
import type { Cycles } from '../../../store/cycles.js'
import { type OwnerTools, reviewerOf } from '../../../store/owners.js'
import type { Programmes } from '../../../store/programmes.js'
import { escaped } from '../../cards/card.js'
import { questionVerbs } from '../../cards/owners-question.js'
import { escapedName, languageFor, plainName } from '../../cards/policy-name.js'
import type { Reply } from '../../interaction.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { askWhyNow, beginNow, type OutOfTurn } from '../out-of-turn.js'
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
    visit: Pick<Visit, 'person' | 'through' | 'at'>,
  ) => Promise<string | null>
}

interface Reviewable {
  policy: PolicyVersion
  owner: Person
}

/** What the ISMS lead and a policy's owner do after a significant change: have it reviewed out of turn (A.5.1). */
export function unplannedReviews(tools: UnplannedTools): Pick<ProcessDesk, 'commands' | 'acts'> {
  const review = reviewNow(tools)
  return {
    commands: [
      {
        words: 'policy review',
        parameters: (texts) => texts.common.help.id,
        describe: (texts) => texts.policyReview.start.command,
        allowed: async (person, organisation) =>
          isIsmsLead(person, organisation) ||
          (await tools.policies.list()).some(({ owner }) => owner === person._id) ||
          (await tools.programmes.active()).some((each) => reviews(each, person._id)),
        run: (visit, id) => askWhyNow(review, visit, id.toLowerCase()),
      },
    ],
    acts: {
      [review.verb]: (visit, { value, inputs }) => beginNow(tools, review, visit, value, inputs),
    },
  }
}

function reviewNow(tools: UnplannedTools): OutOfTurn<ReturnType<typeof plainName>, Reviewable> {
  return {
    ...{ process: 'policy-review', verb: questionVerbs('policy-review').start },
    words: ({ policyReview }) => policyReview.start,
    find: (visit, id) => reviewable(tools, visit, id),
    name: ({ policy }, reader) => {
      const language = languageFor(policy, reader)
      return { plain: plainName(policy, language), escaped: escapedName(policy, language) }
    },
    start: ({ policy }, number, because, visit) => tools.startReview(policy.policy, number, because, visit),
  }
}

function reviews({ process, owner }: Programme, person: PersonId): boolean {
  return process === 'policy-review' && owner === person
}

/** The version in force and who is to review it, for who may have it reviewed. */
async function reviewable(
  tools: UnplannedTools,
  visit: Visit,
  id: string,
): Promise<Reviewable | { refused: Reply }> {
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
  return { policy: inForce ?? newest, owner: reviewer }
}
