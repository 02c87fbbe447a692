import { type AskRef, parseAskRef, type Refusal, refusalOf } from '../../domain/ask.js'
import type { Through } from '../../domain/ledger.js'
import type { Person } from '../../domain/person.js'
import type { PolicyVersion } from '../../domain/policy.js'
import { dateIn } from '../../domain/working-days.js'
import type { Asks } from '../../store/asks.js'
import type { Deliveries } from '../../store/deliveries.js'
import type { People } from '../../store/people.js'
import type { Policies } from '../../store/policies.js'
import { refusalText, refusedCard } from '../cards/common.js'
import {
  escapedName,
  languageFor,
  type PolicyView,
  policyForm,
  verbs,
  waitingThing,
} from '../cards/policy-acknowledgement.js'
import type { Reply } from '../interaction.js'
import type { ProcessDesk, Visit } from './desk.js'
import { type PublicationTools, publicationDesk } from './policy-publication.js'

export interface PolicyAcknowledgementDeskTools extends PublicationTools {
  asks: Asks
  deliveries: Deliveries
  people: People
  policies: Policies
  /** After an answer is durable: wakes the cycle if this was its last open ask. Never fails, never waited for. */
  answered: (cycle: string) => void
}

/** What employees do: read the policy, acknowledge it, read it again. */
export function policyAcknowledgementDesk(tools: PolicyAcknowledgementDeskTools): ProcessDesk {
  const publication = publicationDesk(tools)
  return {
    commands: publication.commands,
    acts: {
      ...publication.acts,
      [verbs.read]: (visit, act) => read(tools, visit, act.value),
      [verbs.readAgain]: (visit, act) => turnPage(tools, visit, act.value, 1),
      [verbs.page]: (visit, act, page) => turnPage(tools, visit, act.value, Number(page)),
      [verbs.acknowledge]: (visit, act, language) => acknowledge(tools, visit, act.value, language),
    },
    waiting: (visit) => waiting(tools, visit),
  }
}

async function read(tools: PolicyAcknowledgementDeskTools, visit: Visit, value: string): Promise<Reply> {
  const shown = parseAskRef(value)
  const view = shown && (await viewOf(tools, visit, shown))
  const refusal = refusalOf(view?.ask ?? null, visit.person, shown ?? { id: '', revision: 0 }, today(visit))
  if (refusal || !view) return refuse(visit, refusal ?? { because: 'no-such-ask' }, view?.policy)
  return { kind: 'form', form: policyForm(view, visit.texts, 1) }
}

/** Shows a page to whoever was asked, answered or not: the text is theirs to read. */
async function turnPage(
  tools: PolicyAcknowledgementDeskTools,
  visit: Visit,
  value: string,
  page: number,
): Promise<Reply> {
  const shown = parseAskRef(value)
  const view = shown && (await viewOf(tools, visit, shown))
  if (!view) return refuse(visit, { because: 'no-such-ask' })
  if (view.ask.askedOf !== visit.person._id) return refuse(visit, { because: 'not-yours' })
  return { kind: 'form', form: policyForm(view, visit.texts, page) }
}

/**
 * The guarded write decides; what could be said about it is only looked up when it did not match. The revision
 * that the form was opened with goes into the guard: a form for an older version is never recorded for a newer.
 */
async function acknowledge(
  tools: PolicyAcknowledgementDeskTools,
  visit: Visit,
  value: string,
  language: string,
): Promise<Reply> {
  const shown = parseAskRef(value)
  const view = shown && (await viewOf(tools, visit, shown))
  if (!shown || !view || !(language in view.policy.body)) return refuse(visit, { because: 'no-such-ask' })
  const message = await tools.deliveries.messageOf(shown.id)
  const through: Through = {
    kind: 'chat',
    platform: visit.platform,
    ...(message ? { message: `${message.channel}/${message.message}` } : {}),
  }
  const answered = await tools.asks.answer(
    {
      ask: shown,
      by: visit.person._id,
      at: visit.at,
      through,
      value: 'acknowledged',
      language,
      sentence: view.policy.sentence.version,
    },
    view.ask.subject,
  )
  if (answered) {
    tools.answered(answered.cycle)
    return { kind: 'done', settled: [answered._id] }
  }
  const now = await tools.asks.byId(shown.id)
  const refusal = refusalOf(now, visit.person, shown, today(visit)) ?? { because: 'changed' }
  // Submitting the same twice is no mistake: the receipt is what there is to say.
  if (refusal.because === 'already-answered') return { kind: 'done', settled: [shown.id] }
  return refuse(visit, refusal, view.policy)
}

async function waiting(tools: PolicyAcknowledgementDeskTools, visit: Visit) {
  const asks = await tools.asks.openOf(visit.person._id)
  const views = await Promise.all(
    asks.map((ask) => viewOf(tools, visit, { id: ask._id, revision: ask.revision })),
  )
  return views.flatMap((view) => (view ? [waitingThing(view, visit.texts)] : []))
}

async function viewOf(
  tools: PolicyAcknowledgementDeskTools,
  visit: Visit,
  shown: AskRef,
): Promise<PolicyView | null> {
  const ask = await tools.asks.byId(shown.id)
  if (!ask) return null
  const [policy, lead] = await Promise.all([
    tools.policies.byVersion(ask.subject.id, ask.subject.version),
    tools.people.byId(visit.organisation.ismsLead),
  ])
  if (!policy) return null
  return { ask, policy, reader: visit.person, lead: lead?.name ?? '', at: visit.at }
}

function refuse({ person, texts }: Visit, refusal: Refusal, policy?: PolicyVersion): Reply {
  return { kind: 'card', card: refusedCard(sentence(person, refusal, texts, policy), texts) }
}

function sentence(person: Person, refusal: Refusal, texts: Visit['texts'], policy?: PolicyVersion): string {
  const name = policy ? escapedName(policy, languageFor(policy, person)) : { title: '', version: '' }
  const t = texts.policyAcknowledgement
  if (refusal.because === 'already-answered') return t.alreadyAnswered(name, refusal.at, person.timeZone)
  if (refusal.because === 'closed' && refusal.reason === 'superseded') return t.superseded(name.title)
  return refusalText(refusal, person.timeZone, texts)
}

function today({ person, at }: Visit): string {
  return dateIn(at, person.timeZone)
}
