import type { Person } from '../domain/person.js'
import { retirementOf } from '../domain/policy.js'
import type { Cycles } from '../store/cycles.js'
import type { Deliveries } from '../store/deliveries.js'
import type { OrganisationStore } from '../store/organisation.js'
import { unreachablePeople } from '../store/unreachable.js'
import type { Card } from './cards/card.js'
import { askCard } from './cards/policy-acknowledgement/ask.js'
import { closedRoundCard } from './cards/policy-acknowledgement/closed-round.js'
import { decideCard } from './cards/policy-acknowledgement/decide.js'
import { paperCard, paperDecidedCard } from './cards/policy-acknowledgement/paper.js'
import { type UnreachableRound, unreachableCard } from './cards/policy-acknowledgement/unreachable.js'
import { escapedName, languageFor } from './cards/policy-name.js'
import { decideViewOf } from './decline-view.js'
import { type PaperViewTools, paperViewOf } from './paper-view.js'
import { type PolicyViewTools, policyViewOf } from './policy-view.js'
import type { ProcessMessages } from './show.js'
import { textsFor } from './texts/texts.js'

export interface PolicyMessageTools extends PolicyViewTools, PaperViewTools {
  cycles: Cycles
  deliveries: Deliveries
  organisation: OrganisationStore
}

/** What stands in the messages of a policy's acknowledgement. */
export function policyAcknowledgementMessages(tools: PolicyMessageTools): ProcessMessages {
  return {
    ofAsk: async (ask, reader, at) => {
      const organisation = await tools.organisation.read()
      const texts = textsFor(reader.language, organisation?.languages[0])
      if (ask.about !== undefined) {
        const view = await decideViewOf(tools, ask, reader, at)
        return view && decideCard(view, texts)
      }
      const view = await policyViewOf(tools, organisation, ask, reader, at)
      return view && askCard(view, texts)
    },

    about: async (subject, reader) => {
      const policy = await tools.policies.byVersion(subject.id, subject.version)
      return (
        policy &&
        textsFor(reader.language).policyAcknowledgement.named(
          escapedName(policy, languageFor(policy, reader)),
        )
      )
    },

    ofNotice: async (content, reader, at) => {
      if (content.kind === 'paper' || content.kind === 'paper-decided') {
        const organisation = await tools.organisation.read()
        const view = await paperViewOf(tools, content.list, reader, at)
        const card = content.kind === 'paper' ? paperCard : paperDecidedCard
        return view && card(view, textsFor(reader.language, organisation?.languages[0]))
      }
      if (content.kind === 'closed') return closedRound(tools, content.cycle, reader, at)
      return content.kind === 'unreachable' ? unreachable(tools, content.cycles, reader) : null
    },
  }
}

/** What a round closed with, and whether it asked again since. */
async function closedRound(
  tools: PolicyMessageTools,
  id: string,
  reader: Person,
  at: string,
): Promise<Card | null> {
  const cycle = await tools.cycles.byId(id)
  const policy = cycle && (await tools.policies.byVersion(cycle.subject.id, cycle.subject.version))
  if (!policy) return null
  const unanswered = await tools.acknowledgements.unansweredIn(id)
  const [organisation, newest, people, completion] = await Promise.all([
    tools.organisation.read(),
    tools.cycles.newestAbout('policy', policy.policy),
    tools.people.byIds(unanswered),
    tools.asks.completion(id),
  ])
  const later = newest && newest.startedAt > (cycle.closedAt ?? at) ? newest : null
  const view = {
    ...{ cycle, policy, reader, at, people: [...people.values()], completion },
    later: later && { at: later.startedAt, again: later.unansweredOf !== undefined },
    inForce: retirementOf(cycle, await tools.policies.history(policy.policy)) === null,
  }
  return closedRoundCard(view, textsFor(reader.language, organisation?.languages[0]))
}

/** Who cannot be reached about what is asked in these cycles; null once there is nobody. */
async function unreachable(
  tools: PolicyMessageTools,
  cycles: readonly string[],
  reader: Person,
): Promise<Card | null> {
  const organisation = await tools.organisation.read()
  const rounds = await Promise.all(
    cycles.map(async (id): Promise<UnreachableRound[]> => {
      const cycle = await tools.cycles.byId(id)
      const policy = cycle && (await tools.policies.byVersion(cycle.subject.id, cycle.subject.version))
      const people = [...(await tools.people.byIds(await unreachablePeople(tools, id))).values()]
      return policy && people.length > 0 ? [{ policy, people }] : []
    }),
  )
  const texts = textsFor(reader.language, organisation?.languages[0])
  return rounds.flat().length > 0 ? unreachableCard({ rounds: rounds.flat(), reader }, texts) : null
}
