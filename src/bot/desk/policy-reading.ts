import type { Ask } from '../../domain/ask.js'
import type { Cycle } from '../../domain/cycle.js'
import { type DeliveryContent, minuteOf } from '../../domain/delivery.js'
import { isIsmsLead } from '../../domain/organisation.js'
import type { Person } from '../../domain/person.js'
import {
  inAudience,
  type PolicyHeading,
  type PolicyVersion,
  type Retirement,
  retirementOf,
} from '../../domain/policy.js'
import type { Asks } from '../../store/asks.js'
import type { Cycles } from '../../store/cycles.js'
import type { Deliveries } from '../../store/deliveries.js'
import { escaped, type Form } from '../cards/card.js'
import { policyForm, readingForm } from '../cards/policy-acknowledgement/form.js'
import { verbs } from '../cards/policy-acknowledgement/policy.js'
import { escapedName, languageFor } from '../cards/policy-name.js'
import type { Reply } from '../interaction.js'
import { type PolicyViewTools, policyViewOf } from '../policy-view.js'
import type { ProcessDesk, Visit } from './desk.js'
import { say } from './say.js'

export interface ReadingTools extends PolicyViewTools {
  cycles: Cycles
  asks: Asks
  deliveries: Deliveries
}

/** What anybody does on any day: look something up in a policy. */
export function readingDesk(tools: ReadingTools): Pick<ProcessDesk, 'commands' | 'acts'> {
  return {
    commands: [
      {
        words: 'policy read',
        parameters: (texts) => texts.common.help.id,
        describe: (texts) => texts.reading.commands.read,
        allowed: () => true,
        run: (visit, id) => readPolicy(tools, visit, id.toLowerCase()),
      },
    ],
    acts: {
      [verbs.readingPage]: (visit, act, page) => turnReadingPage(tools, visit, act.value, Number(page)),
      [verbs.pdf]: (visit, act, page) => sendPdf(tools, visit, act.value, Number(page)),
    },
  }
}

/** A policy as it was published last, and what this person was asked about it. */
export interface Published {
  policy: PolicyVersion
  cycle: Cycle
  ask: Ask | null
  /** Null while it is in force. */
  retired: Retirement | null
}

/** What is open to be read: a text as it was published, or a draft. */
type Opened = Pick<Published, 'policy' | 'ask' | 'retired'> & { draft: boolean }

/** Those that concern this person. */
export async function concerning(tools: ReadingTools, visit: Visit): Promise<Published[]> {
  const cycles = await tools.cycles.newestOfEach('policy')
  const all = await Promise.all(cycles.map((cycle) => publishedIn(tools, visit.person, cycle)))
  return all.filter((each) => each !== null).filter((each) => concerns(each, visit))
}

/** Whoever is asked acknowledges it where they read it; a draft is for those who see to it. */
async function readPolicy(tools: ReadingTools, visit: Visit, id: string): Promise<Reply> {
  const { person, texts } = visit
  const newest = await tools.policies.newest(id)
  if (!newest) return whichOfTheirs(tools, visit, id)
  const published = await publishedAs(tools, person, id)
  if (!published) {
    if (!mayReadDraft(newest, visit)) return say(texts.reading.notForYou)
    return { kind: 'form', form: await formOf(tools, visit, draftOf(newest), 1) }
  }
  if (!(await isTheirsToRead(tools, published, visit))) return say(texts.reading.notForYou)
  return { kind: 'form', form: await formOf(tools, visit, { ...published, draft: false }, 1) }
}

/** As a form to acknowledge for whoever is asked about this version, else just to read. */
async function formOf(
  tools: ReadingTools,
  { person, organisation, texts, at }: Visit,
  { policy, ask, retired, draft }: Opened,
  page: number,
  pdfComes = false,
): Promise<Form> {
  const asks = ask?.state === 'open' && ask.subject.version === policy.version && !retired
  const view = asks ? await policyViewOf(tools, organisation, ask, person, at) : null
  if (view) return policyForm(view, texts, page, pdfComes)
  return readingForm({ policy, reader: person, retired, draft }, texts, page, pdfComes)
}

/** The version that is open stays the one that is read, whatever is published meanwhile. */
async function turnReadingPage(
  tools: ReadingTools,
  visit: Visit,
  value: string,
  page: number,
): Promise<Reply> {
  const open = await openIn(tools, visit, value)
  if (!open) return say(visit.texts.reading.notForYou)
  const { policy, retired, draft } = open
  const view = { policy, reader: visit.person, retired, draft }
  return { kind: 'form', form: readingForm(view, visit.texts, page) }
}

/** It is sent by the worker; whoever asks twice within a minute has asked once. */
async function sendPdf(tools: ReadingTools, visit: Visit, value: string, page: number): Promise<Reply> {
  const open = await openIn(tools, visit, value)
  if (!open) return say(visit.texts.reading.notForYou)
  const { policy, version } = open.policy
  const askedAt = minuteOf(visit.at)
  const content: DeliveryContent = { kind: 'policy-pdf', policy, version, askedAt, asks: [] }
  await tools.deliveries.tell([visit.person], content, visit.at)
  return { kind: 'form', form: await formOf(tools, visit, open, page, true) }
}

/** The version that a form shows, for whom its policy concerns; what was not published yet for those who see to it. */
async function openIn(tools: ReadingTools, visit: Visit, value: string): Promise<Opened | null> {
  const [id = '', version = ''] = value.split('@')
  const policy = await tools.policies.byVersion(id, version)
  if (!policy) return null
  const published = await publishedAs(tools, visit.person, id)
  if (!published || policy.sequence > published.cycle.sequence)
    return mayReadDraft(policy, visit) ? draftOf(policy) : null
  return (await isTheirsToRead(tools, published, visit)) ? { ...published, policy, draft: false } : null
}

function draftOf(policy: PolicyVersion): Opened {
  return { policy, ask: null, retired: policy.retired ?? null, draft: true }
}

function mayReadDraft(policy: PolicyHeading, { person, organisation }: Visit): boolean {
  return isIsmsLead(person, organisation) || isKeptBy(policy, person)
}

async function publishedAs(tools: ReadingTools, person: Person, id: string): Promise<Published | null> {
  const cycle = await tools.cycles.newestAbout('policy', id)
  return cycle && publishedIn(tools, person, cycle)
}

async function publishedIn(tools: ReadingTools, person: Person, cycle: Cycle): Promise<Published | null> {
  const { id, version } = cycle.subject
  const [policy, ask, history] = await Promise.all([
    tools.policies.byVersion(id, version),
    tools.acknowledgements.asked(person._id, cycle.subject),
    tools.policies.history(id),
  ])
  return policy && { policy, cycle, ask, retired: retirementOf(cycle, history) }
}

/** Whoever is asked to review it reads it, though it concerns them otherwise as little as a stand-in. */
async function isTheirsToRead(tools: ReadingTools, published: Published, visit: Visit): Promise<boolean> {
  if (concerns(published, visit)) return true
  const reviews = await tools.asks.openOf(visit.person._id, 'policy-review')
  return reviews.some(({ subject }) => subject.id === published.policy.policy)
}

function concerns({ policy, cycle, ask }: Published, { person, organisation }: Visit): boolean {
  return (
    ask !== null ||
    inAudience(cycle.audience, person) ||
    isIsmsLead(person, organisation) ||
    isKeptBy(policy, person)
  )
}

function isKeptBy({ owner, approver }: PolicyHeading, { _id }: Person): boolean {
  return owner === _id || approver === _id
}

async function whichOfTheirs(tools: ReadingTools, visit: Visit, id: string): Promise<Reply> {
  const t = visit.texts.reading
  const published = (await concerning(tools, visit)).map(({ policy }) => policy)
  const others = (await tools.policies.list()).filter((newest) => {
    return mayReadDraft(newest, visit) && !published.some(({ policy }) => policy === newest.policy)
  })
  const names = [...published, ...others].map((policy) => {
    return `\`${policy.policy}\` (${escapedName(policy, languageFor(policy, visit.person)).title})`
  })
  if (names.length === 0) return say(t.nothingConcernsYou)
  const known = names.join(', ')
  return say(id === '' ? t.which(known) : t.unknown(escaped(id), known))
}
