import {
  CONFIRM_POPULATION_SLOT,
  CONFIRM_PROOF_SLOT,
  ORDER_SLOT,
  REVIEW_ACCESS_SLOT,
} from '../domain/access-review.js'
import type { AccessRow } from '../domain/access-row.js'
import type { Ask } from '../domain/ask.js'
import type { Cycle } from '../domain/cycle.js'
import type { Person } from '../domain/person.js'
import type { System } from '../domain/system.js'
import { ownerOfDuty } from '../store/owners.js'
import { orderViewOf } from './access-order-views.js'
import {
  type AccessViewTools,
  accountViewsOf,
  populationViewOf,
  reviewViewOf,
} from './access-review-views.js'
import {
  closedReviewCard,
  extractionFailedCard,
  nobodyReviewsCard,
  notRemovedCard,
  orderWithdrawnCard,
  type StillThere,
  type Undone,
} from './cards/access-review/notices.js'
import { orderCard, proofCard } from './cards/access-review/order.js'
import { orderedAccount } from './cards/access-review/order-lines.js'
import { handInCard, swingCard } from './cards/access-review/population.js'
import { reviewCard } from './cards/access-review/review.js'
import { type Card, escaped, shortened } from './cards/card.js'
import { titleOf } from './cards/definition.js'
import type { Notice, ProcessMessages } from './show.js'
import { type Texts, textsFor } from './texts/texts.js'

/** What stands in the messages of an access review. */
export function accessReviewMessages(tools: AccessViewTools): ProcessMessages {
  return {
    ofAsk: async (ask, reader, at) => cardOf(tools, ask, reader, at, await textsOf(tools, reader)),

    about: async ({ id, version }, reader) => {
      const system = await tools.systems.byVersion(id, version)
      return system && textsFor(reader.language).accessReview.about(escaped(titleOf(system, reader)))
    },

    aboutAsk: (ask, reader) => aboutAsk(tools, ask, reader),

    ofNotice: async (content, reader, at) => {
      if (!('cycle' in content)) return null
      const cycle = await tools.cycles.byId(content.cycle)
      const system = cycle && (await tools.systems.byVersion(cycle.subject.id, cycle.subject.version))
      if (!cycle || !system) return null
      const texts = await textsOf(tools, reader)
      return noticeOf(tools, content, { cycle, system, reader, at, texts })
    },
  }
}

/** So many accounts are named where they are to be removed, or changed. */
const NAMED = 2
/** Longer than an address at work is, in characters. */
const LONGEST_LOGIN = 60

/** What the owner, or a second person, is to do beside the review itself. */
async function aboutAsk(
  { accessOrders, systems }: AccessViewTools,
  { cycle, slot, subject, _id }: Ask,
  reader: Person,
): Promise<string | null> {
  const t = textsFor(reader.language).accessReview.aboutAsk
  const system = slot === REVIEW_ACCESS_SLOT ? null : await systems.byVersion(subject.id, subject.version)
  if (!system) return null
  const title = escaped(titleOf(system, reader))
  if (slot !== ORDER_SLOT) return Object.entries(t.other).find(([each]) => each === slot)?.[1](title) ?? null
  const rows = await accessOrders.inAsk(cycle, _id)
  const open = rows.filter(({ order }) => order.state === 'open')
  const [toRemove, toChange] = (['remove', 'change'] as const).map((kind) =>
    open.filter(({ order }) => order.kind === kind),
  ) as [typeof open, typeof open]
  const names = open.map(({ account }) => escaped(shortened(account.login, LONGEST_LOGIN)))
  if (names.length > NAMED || names.length === 0 || (toRemove.length > 0 && toChange.length > 0))
    return t.seeTo(toRemove.length, toChange.length, title)
  return toRemove.length > 0 ? t.remove(names, title) : t.change(names, title)
}

async function textsOf({ organisation }: AccessViewTools, { language }: Person): Promise<Texts> {
  return textsFor(language, (await organisation.read())?.languages[0])
}

/** An ask as it is by now, in its slot. */
async function cardOf(
  tools: AccessViewTools,
  ask: Ask,
  reader: Person,
  at: string,
  texts: Texts,
): Promise<Card | null> {
  switch (ask.slot) {
    case REVIEW_ACCESS_SLOT: {
      const view = await reviewViewOf(tools, ask, reader, at)
      return view && reviewCard(view, texts)
    }
    case ORDER_SLOT: {
      const view = await orderViewOf(tools, ask, reader, at)
      return view && orderCard(view, texts)
    }
    case CONFIRM_PROOF_SLOT: {
      const view = await orderViewOf(tools, ask, reader, at)
      return view && proofCard(view, texts)
    }
    default: {
      const view = await populationViewOf(tools, ask, reader, at)
      return view && (ask.slot === CONFIRM_POPULATION_SLOT ? swingCard : handInCard)(view, texts)
    }
  }
}

/** What a notice is about, and who reads it when. */
interface Told {
  cycle: Cycle
  system: System
  reader: Person
  at: string
  texts: Texts
}

async function noticeOf(tools: AccessViewTools, content: Notice, told: Told): Promise<Card | null> {
  const { cycle, texts } = told
  switch (content.kind) {
    case 'extraction-failed': {
      const { failedExtraction } = cycle
      const failed = failedExtraction?.because === content.because ? failedExtraction : null
      return extractionFailedCard(told, { cycle: cycle._id, because: content.because, failed }, texts)
    }
    case 'nobody-reviews':
      return nobodyReviews(tools, content.since, told)
    case 'access-not-removed':
      return notRemoved(tools, content.extraction, told)
    case 'access-order-withdrawn':
      return notWanted(tools, content, told)
    case 'closed':
      return closed(tools, told)
    default:
      return null
  }
}

/** Null once somebody is there: they are asked. */
async function nobodyReviews(tools: AccessViewTools, since: string, told: Told): Promise<Card | null> {
  const { cycle, system, at, texts } = told
  if (cycle.state === 'closed' || cycle.nobodySince !== since) return null
  const [blocked, owner] = await Promise.all([
    tools.accessRows.blocked(cycle._id),
    ownerOfDuty(tools, { process: 'access-review', subject: system.system }, at),
  ])
  const undone = await undoneOf(tools, { blocked, owner }, told)
  return nobodyReviewsCard(told, undone, cycle.dueOn, texts)
}

async function undoneOf(
  tools: AccessViewTools,
  { blocked, owner }: { blocked: readonly AccessRow[]; owner: Person | null },
  told: Told,
): Promise<Undone> {
  if (owner === null) return { what: 'owner' }
  return blocked.length > 0 ? { what: 'rows', rows: await namesOf(tools, blocked, told) } : { what: 'proof' }
}

/** What a reading showed to be as before of what was ordered; what was seen to meanwhile is left out. */
async function notRemoved(tools: AccessViewTools, extraction: string, told: Told): Promise<Card | null> {
  const { cycle, system, at, texts } = told
  const [read, unsettled, owner] = await Promise.all([
    tools.extractions.byId(extraction),
    tools.accessOrders.unsettled(cycle._id),
    ownerOfDuty(tools, { process: 'access-review', subject: system.system }, at),
  ])
  if (!read || unsettled.length === 0) return null
  const { rows, proves } = read.shows ?? { rows: [], proves: true }
  const shown = unsettled.filter(({ _id }) => rows.includes(_id))
  if (shown.length === 0 && proves) return null
  const names = await namesOf(tools, shown, told)
  const accounts = shown.map(({ order }, index): StillThere => {
    const because = order.reopened?.at(-1)?.because
    const wasWrong = because === 'still-there' || because === 'unchanged' ? because : 'open'
    const what = order.because === 'came-back' && wasWrong === 'open' ? 'came-back' : wasWrong
    return { name: names[index] ?? '', what, dueOn: order.dueOn }
  })
  const next = owner?._id === told.reader._id ? null : (owner?.name ?? '')
  return notRemovedCard(told, { owner: next, readAt: read.at, accounts, proves }, texts)
}

/** What is not to be done any more of what was asked. */
async function notWanted(
  tools: AccessViewTools,
  { ask, since }: Extract<Notice, { kind: 'access-order-withdrawn' }>,
  told: Told,
): Promise<Card | null> {
  const rows = await tools.accessOrders.inAsk(told.cycle._id, ask)
  const unwanted = rows.filter(({ order }) => order.withdrawn?.at === since)
  if (unwanted.length === 0) return null
  return orderWithdrawnCard(told, await namesOf(tools, unwanted, told), told.texts)
}

/** How a review ended. */
async function closed(tools: AccessViewTools, told: Told): Promise<Card> {
  const { cycle, reader, texts } = told
  const [extractions, ending, organisation] = await Promise.all([
    tools.extractions.ofCycle(cycle._id),
    tools.accessHistory.endingOf(cycle._id),
    tools.organisation.read(),
  ])
  const wasRead = extractions.some(({ assignedAt }) => assignedAt !== undefined)
  const mayStart = organisation?.ismsLead === reader._id
  return closedReviewCard(told, { wasRead, ending, mayStart }, texts)
}

async function namesOf(
  tools: AccessViewTools,
  rows: readonly AccessRow[],
  { system, reader, texts }: Told,
): Promise<string[]> {
  const views = await accountViewsOf(tools, system, rows, { reader, askedOf: null, texts })
  return views.map(orderedAccount)
}
