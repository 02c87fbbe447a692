import {
  type Address,
  type Difference,
  differencesIn,
  namedAnew,
  type OfferedRequest,
  type Proposal,
} from '../../domain/governance.js'
import type { Person, PersonId } from '../../domain/person.js'
import type { RequestField, RequestStep } from '../../domain/request.js'
import type { CriteriaText, ScaleStep } from '../../domain/risk-criteria.js'
import type { Texts } from '../texts/texts.js'
import type { SubjectView } from './approval-view.js'
import { type Action, type Card, type CardNode, escaped, type Fact, shortened } from './card.js'
import { pageTurners, thingNodes, type WaitingThing } from './common.js'
import { textFor, titleOf } from './definition.js'
import { pageIn } from './pages.js'

/** A proposal, in one reader's words. */
export interface GovernanceView {
  proposal: Proposal
  name: (person: PersonId) => string
  /** Where somebody is read by the record. */
  readAt: (person: PersonId) => Address | null
  /** Who has it: of those that the proposal gives, by it; of all others, as things stand. */
  withRole: (role: string) => PersonId[]
  reader: Pick<Person, 'language'>
}

/** As much of a list as one line of a message has room for, in characters. */
const LONGEST_VALUE = 600
/** As many lines as a message has room for. */
const MOST_FACTS = 8

/** What top management needs to know of what is to govern. */
export function governanceView(view: GovernanceView, texts: Texts): SubjectView {
  const t = texts.governance
  const { what, question, consequence, meanwhile, approver, requester, again } = wordsFor(view, texts)
  const all = [...factsOf(view, texts), ...namedAnewFacts(view, texts)]
  const shown = all.slice(0, MOST_FACTS).map(({ label, value }) => ({
    label,
    value: shortened(value, LONGEST_VALUE),
  }))
  const isWhole =
    shown.length === all.length && shown.every(({ value }, index) => value === all[index]?.value)
  const movesAddresses = addressesIn(view.proposal).length > 0
  return {
    ...{ what, question, consequence, meanwhile },
    ...{ because: t.because, becauseInStead: t.becauseInStead, approve: t.approve },
    facts: shown,
    ...(isWhole ? {} : { readFirst: true }),
    text: [meanwhile, ...(movesAddresses ? [t.address.check] : []), ...(isWhole ? [] : [t.readFirst])].join(
      ' ',
    ),
    language: view.reader.language,
    minutes: 1 + requestsIn(view).length,
    done: { approver, requester },
    next: { again, blocked: t.blocked },
  }
}

/** The same to read, page by page: what changes, and then each kind of request that is new or otherwise, in full. */
export function governancePage(
  view: GovernanceView,
  page: number,
  turn: Pick<Action, 'verb' | 'value'>,
  texts: Texts,
): { nodes: CardNode[]; isLast: boolean } {
  const facts = [...factsOf(view, texts), ...namedAnewFacts(view, texts)]
  const changes = facts.map(({ label, value }) => `**${label}:** ${escaped(value)}`)
  const requests = requestsIn(view).map((request) => requestText(request, view, texts))
  const criteria = differencesIn(view.proposal).flatMap((each) =>
    each.of === 'criteria' ? [criteriaText(each.after, view, texts)] : [],
  )
  const { text, shown, last } = pageIn([...changes, ...criteria, ...requests].join('\n\n'), page)
  return {
    nodes: [
      { kind: 'text', text: `**${escaped(wordsFor(view, texts).question)}**` },
      { kind: 'text', text },
      ...pageTurners(turn, shown, last, texts),
    ],
    isLast: shown === last,
  }
}

function wordsFor({ proposal }: GovernanceView, { governance: t }: Texts) {
  return proposal.replaces === null ? t.first : t.change
}

/** What is to be read before it is approved: whatever else is withdrawn or moved needs its name alone. */
function requestsIn({ proposal }: GovernanceView): OfferedRequest[] {
  return differencesIn(proposal).flatMap((each) =>
    each.of === 'request' && each.change !== 'withdrawn' ? [each.request] : [],
  )
}

/** What would be otherwise, in few words. */
export function factsOf(
  { proposal, name, reader }: Pick<GovernanceView, 'proposal' | 'name' | 'reader'>,
  texts: Texts,
): Fact[] {
  const t = texts.governance
  const differences = differencesIn(proposal)
  const named = (people: readonly PersonId[]) => (people.length === 0 ? t.nobody : t.names(people.map(name)))
  const roles = differences.flatMap((each): Fact[] => {
    if (!isRole(each)) return []
    const { of, before, after } = each
    const isFirst = proposal.replaces === null
    return [{ label: t.roles[of], value: isFirst ? named(after) : t.becomes(named(before), named(after)) }]
  })
  const requests = (['new', 'changed', 'withdrawn'] as const).flatMap((change): Fact[] => {
    const titles = differences.flatMap((each) =>
      each.of === 'request' && each.change === change ? [titleOf(each.request, reader)] : [],
    )
    return titles.length === 0 ? [] : [{ label: t.requests[change], value: t.requests.titles(titles) }]
  })
  const isMoved = differences.some(({ of }) => of === 'order-of-requests')
  const { order, orderValue } = t.requests
  const reordered = isMoved ? [{ label: order, value: orderValue }] : []
  const alone = differences.flatMap((each): Fact[] => {
    if (each.of !== 'sole-authority') return []
    const { person, decides, check, until } = each.authority
    const kinds = t.sole.listed(decides.map((kind) => t.sole.kinds[kind]))
    return [
      {
        label: t.sole[each.change],
        value: t.sole.entry(name(person), kinds, until, proposal.proposedAt.slice(0, 10), check),
      },
    ]
  })
  const addresses = addressesIn(proposal).map(({ before, after }) => ({
    label: t.address.label,
    value: t.becomes(addressText(before, texts), addressText(after, texts)),
  }))
  const criteria = differences.flatMap((each) => criteriaFacts(each, texts))
  return [...roles, ...addresses, ...alone, ...requests, ...reordered, ...criteria]
}

function addressesIn(proposal: Proposal): Extract<Difference, { of: 'address' }>[] {
  return differencesIn(proposal).filter((each) => each.of === 'address')
}

/** Where they are read may have changed in an earlier import, of which nobody was asked. */
function namedAnewFacts({ proposal, readAt }: GovernanceView, texts: Texts): Fact[] {
  return namedAnew(proposal).flatMap((id) => {
    const address = readAt(id)
    return address ? [{ label: texts.governance.address.anew, value: addressText(address, texts) }] : []
  })
}

function addressText({ name, email, chat }: Address, { governance }: Texts): string {
  const t = governance.address
  const ways = chat.length === 0 ? t.none : governance.names(chat.map((platform) => t.ways[platform]))
  return t.at(name, email, ways)
}

/** To whoever is to be read elsewhere, where they are read so far. Null: they are not. */
export function addressCard(
  proposal: Proposal,
  reader: Pick<Person, '_id'>,
  others: readonly string[],
  texts: Texts,
): Card | null {
  const t = texts.governance.address
  const moved = addressesIn(proposal).find(({ before }) => before.person === reader._id)
  if (!moved) return null
  const facts = [
    { label: t.before, value: addressText(moved.before, texts) },
    { label: t.after, value: addressText(moved.after, texts) },
  ]
  return {
    summary: t.summary,
    nodes: [
      { kind: 'title', text: t.title },
      { kind: 'facts', facts },
      { kind: 'text', text: t.meanwhile },
      { kind: 'text', text: others.length === 0 ? t.reject : t.tell(others.map(escaped)) },
      { kind: 'text', small: true, text: t.why },
    ],
  }
}

/** The appetite with its number, of all else that it changes. */
function criteriaFacts(difference: Difference, texts: Texts): Fact[] {
  if (difference.of !== 'criteria') return []
  const { parts, before, after } = difference
  const { becomes, criteria: t } = texts.governance
  const appetite = before ? becomes(`${before.appetite}`, `${after.appetite}`) : `${after.appetite}`
  const others = parts.filter((part) => part !== 'appetite')
  return [
    ...(others.length > 0 ? [{ label: t.title, value: t.parts(others.map((part) => t.part[part])) }] : []),
    ...(parts.includes('appetite') ? [{ label: t.part.appetite, value: appetite }] : []),
  ]
}

function isRole(difference: Difference): difference is Extract<Difference, { after: PersonId[] }> {
  return difference.of === 'isms-lead' || difference.of === 'deputy' || difference.of === 'top-management'
}

function requestText(request: OfferedRequest, view: GovernanceView, texts: Texts): string {
  const { reader } = view
  const t = texts.governance.requests
  const controls = request.controls.length === 0 ? '' : texts.request.controls(request.controls.join(', '))
  const fields = request.fields.map((field) => fieldText(field, request, reader, texts))
  const steps = request.steps.map((step, index) =>
    [
      t.step(index + 1, escaped(whoDecides(step, view, texts)), step.businessDays),
      ...(step.escalate ? [escalation(step.escalate, view, texts)] : []),
    ].join('; '),
  )
  const about = escaped(textFor(request.about, reader))
  return [
    `## ${escaped(titleOf(request, reader))}${controls}`,
    ...(about === '' ? [] : [about]),
    `**${t.fields}:**`,
    fields.join('\n'),
    `**${t.steps}:**`,
    steps.join('\n'),
  ].join('\n\n')
}

/** Each option in a line of its own: it may have commas. */
function fieldText(
  { label, hint, optional, options, dates }: RequestField,
  { fields }: OfferedRequest,
  reader: GovernanceView['reader'],
  texts: Texts,
): string {
  const t = texts.governance.requests.field
  const title = textFor(label, reader)
  const earlier = fields.find(({ id }) => id === dates?.after)
  const lines = [
    ...(dates ? [dates.past ? t.past : t.fromToday] : []),
    ...(dates?.withinMonths === undefined ? [] : [t.within(dates.withinMonths)]),
    ...(earlier ? [t.after(textFor(earlier.label, reader))] : []),
    ...options.map((option) => textFor(option.label, reader)),
  ]
  const named = t.named(optional ? t.optional(title) : title, textFor(hint, reader))
  return [`- ${escaped(named)}`, ...lines.map((line) => `  - ${escaped(line)}`)].join('\n')
}

/** All of it as it would be: one part says little without the others. */
function criteriaText(
  { likelihood, consequence, levels, appetite, authority }: CriteriaText,
  view: GovernanceView,
  texts: Texts,
): string {
  const t = texts.governance.criteria
  const { reader } = view
  const scale = (steps: CriteriaText['likelihood']) =>
    steps.map((step, index) => `${index + 1}. ${escaped(stepText(step, reader, texts))}`).join('\n')
  const named = levels.map(({ title, from }) => `- ${t.from(escaped(textFor(title, reader)), from)}`)
  const accepting = authority.map(({ from, who, months }) => {
    const whom = who === 'manager' ? t.manager : whoDecides({ who: [who], needs: 'any' }, view, texts)
    return `- ${t.accepts(from, escaped(whom), months)}`
  })
  return [
    `## ${t.title}`,
    `**${t.part.likelihood}:**`,
    scale(likelihood),
    `**${t.part.consequence}:**`,
    scale(consequence),
    `**${t.part.levels}:**`,
    named.join('\n'),
    `**${t.part.appetite}:** ${appetite}`,
    `**${t.part.authority}:**`,
    accepting.join('\n'),
  ].join('\n\n')
}

function stepText({ title, means }: ScaleStep, reader: GovernanceView['reader'], texts: Texts): string {
  return texts.governance.criteria.step(textFor(title, reader), textFor(means, reader))
}

/** Whom these seats name and, where that is more than one person, how many of them it takes. */
function whoDecides(
  { who, needs }: Pick<RequestStep, 'who' | 'needs'>,
  view: GovernanceView,
  texts: Texts,
): string {
  const t = texts.governance.requests
  const seats = who.map((seat) => (seat === 'manager' ? t.seat.manager : seatName(seat, view, texts)))
  const people = new Set(who.flatMap((seat) => peopleOn(seat, view)))
  if (typeof needs === 'number') return t.some(needs, seats)
  const whom = needs === 'all' ? t.all(seats) : t.any(seats)
  return people.size > 1 ? t.needs[needs](whom) : whom
}

/** A manager is one person, whoever that turns out to be. */
function peopleOn(seat: RequestStep['who'][number], { withRole }: GovernanceView): string[] {
  if (seat === 'manager') return [seat]
  return 'person' in seat ? [seat.person] : withRole(seat.role)
}

function seatName(
  seat: Exclude<RequestStep['who'][number], 'manager'>,
  { name, withRole }: GovernanceView,
  texts: Texts,
): string {
  if ('person' in seat) return name(seat.person)
  const t = texts.governance.requests.seat
  const { role } = seat
  const title = role === 'isms-lead' || role === 'top-management' ? t[role] : t.role(role)
  const holders = withRole(role).map(name)
  return holders.length === 0 ? t.vacant(title) : t.held(title, holders)
}

/** To whoever wants something before it has begun: why it has not, and what of it waits for them. */
export function beforehandCard(
  sentences: readonly string[],
  waiting: readonly WaitingThing[],
  texts: Texts,
): Card {
  return {
    summary: texts.governance.beforehand.summary,
    nodes: [...sentences.map((text): CardNode => ({ kind: 'text', text })), ...thingNodes(waiting)],
  }
}

function escalation(
  { afterBusinessDays, to }: NonNullable<RequestStep['escalate']>,
  view: GovernanceView,
  texts: Texts,
): string {
  const t = texts.governance.requests
  const whom = to === 'manager' ? t.managerOfLate : seatName(to, view, texts)
  return t.escalated(afterBusinessDays, escaped(whom))
}
