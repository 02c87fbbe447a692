import type { Ask } from '../domain/ask.js'
import type { Person } from '../domain/person.js'
import type { Asks } from '../store/asks.js'
import type { Declines } from '../store/declines.js'
import type { People } from '../store/people.js'
import type { Policies } from '../store/policies.js'
import type { DecideView } from './cards/policy-acknowledgement/decide.js'
import type { DecisionView } from './cards/policy-acknowledgement/decline.js'

export interface DeclineViewTools {
  asks: Asks
  declines: Declines
  people: People
  policies: Policies
}

/** What was decided about this ask, or about the round before. */
export async function decisionAbout(
  { asks, people }: DeclineViewTools,
  ask: Ask,
): Promise<DecisionView | null> {
  const declined = ask.declined ?? (ask.follows ? (await asks.byId(ask.follows))?.declined : undefined)
  const decision = declined?.decision
  if (!decision) return null
  const [said, by] = await Promise.all([asks.byId(decision.ask), people.byId(decision.by)])
  return { ...decision, by: by?.name ?? '', text: said?.answer?.reason?.text ?? '' }
}

/** Whose decision a declined ask waits for. */
export async function deciderOn({ declines, people }: DeclineViewTools, ask: Ask): Promise<string | null> {
  if (ask.state !== 'declined') return null
  const open = (await declines.decisionsAbout(ask._id)).find(({ state }) => state === 'open')
  return open ? ((await people.byId(open.askedOf))?.name ?? null) : null
}

/** All that a card says to whoever decides about an ask that was declined. */
export async function decideViewOf(
  tools: DeclineViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<DecideView | null> {
  const about = ask.about ? await tools.asks.byId(ask.about) : null
  if (!about) return null
  const [policy, person, request] = await Promise.all([
    tools.policies.byVersion(ask.subject.id, ask.subject.version),
    tools.people.byId(about.askedOf),
    ask.slot === 'exception' ? requestFor(tools, about) : null,
  ])
  return policy && person ? { ask, about, person, policy, reader, request, at } : null
}

async function requestFor(
  { declines, people }: DeclineViewTools,
  about: Ask,
): Promise<{ by: string; text: string } | null> {
  const asked = (await declines.decisionsAbout(about._id)).find(({ answer }) => answer?.value === 'exception')
  if (!asked?.answer) return null
  const by = await people.byId(asked.answer.by)
  return { by: by?.name ?? '', text: asked.answer.reason?.text ?? '' }
}
