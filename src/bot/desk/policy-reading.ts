import type { Ask } from '../../domain/ask.js'
import type { Cycle } from '../../domain/cycle.js'
import type { Person } from '../../domain/person.js'
import { inAudience, type PolicyVersion, type Retirement, retirementOf } from '../../domain/policy.js'
import type { Cycles } from '../../store/cycles.js'
import { escaped } from '../cards/card.js'
import { policyForm, readingForm } from '../cards/policy-acknowledgement/form.js'
import { escapedName, languageFor, verbs } from '../cards/policy-acknowledgement/policy.js'
import type { Reply } from '../interaction.js'
import { type PolicyViewTools, policyViewOf } from '../policy-view.js'
import { isIsmsLead } from './commands.js'
import type { ProcessDesk, Visit } from './desk.js'
import { say } from './say.js'

export interface ReadingTools extends PolicyViewTools {
  cycles: Cycles
}

/** What anybody does on any day: look something up in a policy. */
export function readingDesk(tools: ReadingTools): Pick<ProcessDesk, 'commands' | 'acts'> {
  return {
    commands: [
      {
        words: 'policy read',
        parameters: 'ID',
        describe: (texts) => texts.reading.commands.read,
        allowed: () => true,
        run: (visit, id) => readPolicy(tools, visit, id.toLowerCase()),
      },
    ],
    acts: {
      [verbs.readingPage]: (visit, act, page) => turnReadingPage(tools, visit, act.value, Number(page)),
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

/** Those that concern this person. */
export async function concerning(tools: ReadingTools, visit: Visit): Promise<Published[]> {
  const cycles = await tools.cycles.newestOfEach('policy')
  const all = await Promise.all(cycles.map((cycle) => publishedIn(tools, visit.person, cycle)))
  return all.filter((each) => each !== null).filter((each) => concerns(each, visit))
}

/** Whoever is asked acknowledges it where they read it. */
async function readPolicy(tools: ReadingTools, visit: Visit, id: string): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const newest = await tools.policies.newest(id)
  if (!newest) return whichOfTheirs(tools, visit, id)
  const published = await publishedAs(tools, person, id)
  if (!published) {
    const mayKnow = isIsmsLead(person, organisation) || isKeptBy(newest, person)
    const { title } = escapedName(newest, languageFor(newest, person))
    return say(mayKnow ? texts.reading.notPublished(title) : texts.reading.notForYou)
  }
  if (!concerns(published, visit)) return say(texts.reading.notForYou)
  const { policy, ask, retired } = published
  const asks = ask?.state === 'open' && !retired
  const view = asks ? await policyViewOf(tools, organisation, ask, person, at) : null
  const form = view ? policyForm(view, texts, 1) : readingForm({ policy, reader: person, retired }, texts, 1)
  return { kind: 'form', form }
}

/** The version that is open stays the one that is read, whatever is published meanwhile. */
async function turnReadingPage(
  tools: ReadingTools,
  visit: Visit,
  value: string,
  page: number,
): Promise<Reply> {
  const [id = '', version = ''] = value.split('@')
  const policy = await tools.policies.byVersion(id, version)
  const published = policy && (await publishedAs(tools, visit.person, id))
  if (!policy || !published || !concerns(published, visit)) return say(visit.texts.reading.notForYou)
  return {
    kind: 'form',
    form: readingForm({ policy, reader: visit.person, retired: published.retired }, visit.texts, page),
  }
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

function concerns({ policy, cycle, ask }: Published, { person, organisation }: Visit): boolean {
  return (
    ask !== null ||
    inAudience(cycle.audience, person) ||
    isIsmsLead(person, organisation) ||
    isKeptBy(policy, person)
  )
}

function isKeptBy({ owner, approver }: PolicyVersion, { _id }: Person): boolean {
  return owner === _id || approver === _id
}

async function whichOfTheirs(tools: ReadingTools, visit: Visit, id: string): Promise<Reply> {
  const t = visit.texts.reading
  const names = (await concerning(tools, visit)).map(({ policy }) => {
    return `\`${policy.policy}\` (${escapedName(policy, languageFor(policy, visit.person)).title})`
  })
  if (names.length === 0) return say(t.nothingConcernsYou)
  const known = names.join(', ')
  return say(id === '' ? t.which(known) : t.unknown(escaped(id), known))
}
