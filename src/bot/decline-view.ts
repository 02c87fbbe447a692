import type { Ask } from '../domain/ask.js'
import { newestDecision } from '../domain/declined.js'
import type { Person } from '../domain/person.js'
import type { Asks } from '../store/asks.js'
import type { Declines } from '../store/declines.js'
import type { People } from '../store/people.js'
import type { Policies } from '../store/policies.js'
import type { PolicyExceptions } from '../store/policy-exceptions.js'
import type { DecideView } from './cards/policy-acknowledgement/decide.js'
import type { DecisionView } from './cards/policy-acknowledgement/policy.js'

export interface DeclineViewTools {
  asks: Asks
  declines: Declines
  people: People
  policies: Policies
  exceptions: PolicyExceptions
}

/** What was decided about this ask, or about the round before. */
export async function decisionAbout(tools: DeclineViewTools, ask: Ask): Promise<DecisionView | null> {
  const { asks, people } = tools
  const declined = ask.declined ?? (ask.follows ? (await asks.byId(ask.follows))?.declined : undefined)
  const decision = declined?.decision
  if (!decision) return null
  const revoked = decision.kind === 'granted' ? await revocationOf(tools, decision.ask) : null
  if (revoked) return revoked
  const [said, by] = await Promise.all([asks.byId(decision.ask), people.byId(decision.by)])
  return { ...decision, by: by?.name ?? '', text: said?.answer?.reason?.text ?? '' }
}

/** Who ended this exception early, and why; null where nobody did. */
async function revocationOf(
  { exceptions, people }: DeclineViewTools,
  exception: string,
): Promise<DecisionView | null> {
  const revoked = (await exceptions.byId(exception))?.revoked
  if (!revoked) return null
  const by = await people.byId(revoked.by)
  return { kind: 'revoked', by: by?.name ?? '', text: revoked.reason.text }
}

/** What became of the exception that was asked for in this ask; null while it is not decided. */
async function outcomeOf(
  tools: DeclineViewTools,
  { slot, answer }: Ask,
  about: Ask,
): Promise<DecisionView | null> {
  if (slot !== 'decline' || answer?.value !== 'exception') return null
  if (about.declined?.decision?.kind === 'withdrawn') return { kind: 'withdrawn', by: '', text: '' }
  const decided = newestDecision(await tools.declines.decisionsAbout(about._id), 'exception')
  if (!decided?.answer) return null
  const revoked = await revocationOf(tools, decided._id)
  if (revoked) return revoked
  const { value, by, reason, until } = decided.answer
  const name = (await tools.people.byId(by))?.name ?? ''
  const kind = value === 'grant' ? 'granted' : 'refused'
  return { kind, by: name, text: reason?.text ?? '', ...(until ? { until } : {}) }
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
  const [policy, person, request, outcome] = await Promise.all([
    tools.policies.byVersion(ask.subject.id, ask.subject.version),
    tools.people.byId(about.askedOf),
    ask.slot === 'exception' ? requestFor(tools, about) : null,
    outcomeOf(tools, ask, about),
  ])
  return policy && person ? { ask, about, person, policy, reader, request, outcome, at } : null
}

async function requestFor(
  { declines, people }: DeclineViewTools,
  about: Ask,
): Promise<DecideView['request']> {
  const asked = (await declines.decisionsAbout(about._id)).find(({ answer }) => answer?.value === 'exception')
  if (!asked?.answer) return null
  const by = await people.byId(asked.answer.by)
  return { person: asked.answer.by, by: by?.name ?? '', text: asked.answer.reason?.text ?? '' }
}
