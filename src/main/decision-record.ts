import { capitalised } from '../bot/cards/common.js'
import { factsOf } from '../bot/cards/governance.js'
import { peopleIn, whoAnswered } from '../bot/in-stead.js'
import { textsFor } from '../bot/texts/texts.js'
import type { Ask } from '../domain/ask.js'
import { peopleInSeat } from '../domain/authority.js'
import { correctiveKinds } from '../domain/corrective-action.js'
import { type Decision, isBlocked, isNaming, type Step, stepAtHand, stepOfAsk } from '../domain/decision.js'
import type { DocumentId } from '../domain/document.js'
import { peopleNamedIn } from '../domain/governance.js'
import { mayShowTiming } from '../domain/organisation.js'
import type { PersonId } from '../domain/person.js'
import { requestNamed } from '../domain/request.js'
import { COMPENSATING, criteriaOfRequest, RATIONALE } from '../domain/risk-acceptance.js'
import { riskValue } from '../domain/risk-criteria.js'
import { actionNamed } from '../domain/treatment-plan.js'
import { rolesIn, seatText } from './decided-as.js'
import { first } from './record-about.js'
import type { RecordFormat } from './record-format.js'
import type { Output } from './record-head.js'
import type { Stores } from './stores.js'
import { printTable } from './table.js'

type Tools = Pick<
  Stores,
  | 'asks'
  | 'decisions'
  | 'deliveries'
  | 'governance'
  | 'organisation'
  | 'people'
  | 'policies'
  | 'requestTypes'
  | 'risks'
>

/** A decision as an auditor reads it: what was decided, by whom, in which order. */
interface DecisionRecord {
  decision: string
  title: string
  /** What the decision is bound to. */
  subject: Decision['subject']
  controls: readonly string[]
  requestedBy: string
  requestedAt: string
  reason: string
  /** What was filled in, by what the field is called. */
  filledIn: Readonly<Record<string, string>>
  state: Decision['state']
  /** Since when nobody lawfully decides it; empty where somebody does. */
  blockedSince: string
  decidedBy: string
  /** What whoever decided was called in the organisation by then, as who: `Chief executive for Head of operations`. */
  decidedAs: string
  /** By which seat it was theirs: whom the step that decided it asks for. */
  seat: string
  decidedAt: string
  /** The steps that were decided by what their approvers had approved in a step before. */
  passed: string[]
  /** The steps that somebody decided though they asked for it, by which authority, and what keeps that in check. */
  soleAuthority: string[]
  lines: DecisionLine[]
}

/** One who was asked. Instants are ISO 8601 UTC; what did not happen is empty. */
interface DecisionLine {
  step: string
  asked: string
  /** What an approver wanted to know of them, and who that was; empty where they were asked to decide. */
  query: string
  queriedBy: string
  /** Why it is they: named, in the place of somebody, or since somebody handed it on. */
  inPlaceOf: string
  sentAt: string
  dueOn: string
  outcome: string
  answeredBy: string
  /** When whoever answered opened the form; empty where it may not be shown. */
  openedAt: string
  answeredAt: string
  /** How many decisions the form held. */
  decisionsInForm: number
  reason: string
  commitment: string
}

/**
 * Prints a decision, as it stands. How long people had the form before them is said only where it is asked for, and of whom
 * the organisation allows it. Returns the exit code.
 */
export async function printDecision(
  tools: Tools,
  id: string,
  { format, timing }: { format: RecordFormat; timing: boolean },
  { out, problem }: { out: Output; problem: Output },
): Promise<number> {
  const decision = await tools.decisions.byId(id)
  if (!decision) {
    problem.write(`There is no ${id.replace('/', ' ')}.\n`)
    return 1
  }
  if (decision.state === 'open') problem.write(`${id} is still open: this is how it stands now.\n`)
  await print[format](await recordOf(tools, decision, timing), out)
  return 0
}

const print: Readonly<Record<RecordFormat, (record: DecisionRecord, out: Output) => Promise<void>>> = {
  json: async (record, out) => out.write(`${JSON.stringify(record, null, 2)}\n`),
  csv: printCsv,
  text: async (record, out) => out.write(`${textOf(record).join('\n')}\n`),
}

async function recordOf(tools: Tools, decision: Decision, timing: boolean): Promise<DecisionRecord> {
  const asks = (await tools.asks.allOf(decision._id)).sort(inOrder)
  const named = await tools.people.byIds(peopleOf(decision, asks))
  const name = (id: PersonId) => named.get(id)?.name ?? ''
  const texts = textsFor('en')
  const sent = await sentAt(tools, asks)
  const organisation = timing ? await tools.organisation.read() : null
  const mayShow = (id: PersonId) => {
    const person = named.get(id)
    return person !== undefined && organisation !== null && mayShowTiming(person, organisation)
  }
  const { decided, because, requestedBy, requestedAt, subject, state } = decision
  return {
    ...{ decision: decision._id, ...(await aboutOf(tools, decision)), subject },
    ...{ requestedBy: name(requestedBy), requestedAt, reason: because?.text ?? '', state },
    blockedSince: isBlocked(decision) ? (decision.blocked?.since ?? '') : '',
    decidedBy: decided ? whoAnswered(decided, named, texts) : '',
    decidedAs: decided ? rolesIn(decided) : '',
    seat: decided ? seatText(stepAtHand(decision).who, name) : '',
    decidedAt: decided?.at ?? '',
    // Who decides several steps is asked once.
    passed: decision.steps
      .filter(({ slot, begunAt }) => begunAt !== undefined && asks.every((ask) => ask.slot !== slot))
      .map(({ slot, approvers }) => `${slot}: approved before by ${approvers.map(name).join(', ')}`),
    soleAuthority: decision.steps.flatMap(({ slot, sole }) =>
      sole
        ? [
            `${slot}: by the sole authority of ${name(sole.person)} until ${sole.until}, in check: ${sole.check}`,
          ]
        : [],
    ),
    lines: asks.map(({ _id, slot, askedOf, dueOn, query, answer, closed, ...ask }) => ({
      step: slot,
      asked: name(askedOf),
      ...{ query: query?.text.text ?? '', queriedBy: query ? whoAnswered(query, named, texts) : '' },
      inPlaceOf: name(before(stepOfAsk(decision, { slot }), askedOf)),
      ...{ sentAt: sent.get(_id) ?? '', dueOn },
      outcome: outcomeOf(slot, answer?.value, name) ?? closed?.because ?? ask.state,
      answeredBy: answer ? whoAnswered(answer, named, texts) : '',
      openedAt: answer && mayShow(answer.by) ? (answer.form?.openedAt ?? '') : '',
      answeredAt: answer?.at ?? '',
      decisionsInForm: answer?.form?.decisions ?? 0,
      ...{ reason: answer?.reason?.text ?? '', commitment: answer?.commitment ?? '' },
    })),
  }
}

/** What was answered; where somebody was to be named who decides, who that was. */
function outcomeOf(slot: string, value: string | undefined, name: (id: PersonId) => string) {
  return value !== undefined && isNaming({ process: 'approval', slot }) ? `named ${name(value)}` : value
}

function peopleOf({ requestedBy, decided, steps }: Decision, asks: readonly Ask[]): PersonId[] {
  return [
    ...[requestedBy, ...(decided ? peopleIn(decided) : [])],
    ...steps.flatMap(({ who }) => who.flatMap(peopleInSeat)),
    ...steps.flatMap(({ approvers, up, handed = [], escalated }) => [
      ...approvers,
      ...[...up, ...handed, ...(escalated?.ups ?? [])].map(({ from }) => from),
    ]),
    ...asks.flatMap(({ askedOf, query, answer, ...ask }) => {
      const named = answer && isNaming(ask) ? [answer.value] : []
      return [askedOf, ...named, ...[query, answer].flatMap((said) => (said ? peopleIn(said) : []))]
    }),
  ]
}

/** Whose it would have been. */
function before(step: Step | undefined, person: PersonId): PersonId {
  const passed = [...(step?.up ?? []), ...(step?.handed ?? []), ...(step?.escalated?.ups ?? [])]
  return passed.findLast(({ to }) => to === person)?.from ?? ''
}

/** Of each ask, when a message first brought it. */
async function sentAt({ deliveries }: Tools, asks: readonly Ask[]): Promise<ReadonlyMap<string, string>> {
  const first = new Map<string, string>()
  for (const { content, sentAt: at } of await deliveries.withAsks(asks.map(({ _id }) => _id)))
    for (const ask of content.asks) if (at) first.set(ask, at)
  return first
}

async function aboutOf(
  { policies, requestTypes, ...tools }: Tools,
  decision: Decision,
): Promise<Pick<DecisionRecord, 'title' | 'controls' | 'filledIn'>> {
  const { subject, until, filledIn = {} } = decision
  if (subject.type === 'policy') {
    const policy = await policies.byVersion(subject.id, subject.version)
    return { title: `Publication of ${first(policy?.title ?? {})}`, controls: ['A.5.1'], filledIn: {} }
  }
  if (subject.type === 'governance') return aboutGovernance(tools, subject)
  if (subject.type === 'risk-action') return aboutNewDate(tools, subject, until)
  if (subject.type === 'risk') return aboutAcceptance(tools, decision)
  if (subject.type === 'statement')
    return {
      title: `Statement of applicability, version ${subject.version}`,
      controls: ['6.1.3'],
      filledIn: {},
    }
  const corrective = correctiveKinds.find((kind) => kind === subject.type)
  if (corrective) {
    const { what } = textsFor('en').correctiveAction.decision[corrective]
    const filled = until === undefined ? {} : { 'New date': until }
    return { title: capitalised(what(subject.id.split('.')[0] ?? '')), controls: ['10.2'], filledIn: filled }
  }
  if (subject.type === 'audit-programme')
    return { title: `Programme of audits, version ${subject.version}`, controls: ['9.2.2'], filledIn: {} }
  if (subject.type === 'document') {
    const { documentReview } = textsFor('en')
    const title = `${documentReview.titles[subject.id as DocumentId]}, version ${subject.version}`
    return { title, controls: ['7.5.2'], filledIn: {} }
  }
  const { requestType, number } = requestNamed(subject.id)
  const type = subject.type === 'request' ? await requestTypes.byVersion(requestType, subject.version) : null
  if (!type) return { title: subject.id, controls: [], filledIn: {} }
  const fields = type.fields.flatMap(({ id, label, options }): [string, string][] => {
    const text = filledIn[id]?.text
    const option = options.find((each) => each.id === text)
    return text === undefined ? [] : [[first(label), option ? first(option.label) : text]]
  })
  return {
    ...{ title: `${first(type.title)}, ${number}`, controls: type.controls },
    filledIn: Object.fromEntries(fields),
  }
}

/** Something of a risk's plan is to be done later. */
async function aboutNewDate(
  { risks }: Pick<Tools, 'risks'>,
  { id, version }: Decision['subject'],
  until = '',
): Promise<Pick<DecisionRecord, 'title' | 'controls' | 'filledIn'>> {
  const named = actionNamed(id)
  const risk = await risks.byId(named.risk)
  const assessments = risk ? [...risk.earlier, risk.assessment] : []
  const { plan = [] } = assessments.find(({ number }) => String(number) === version) ?? {}
  const action = plan.find((each) => each.id === named.action)
  return {
    ...{ title: `New date for ${first(action?.title ?? {})}`, controls: ['6.1.3', '8.3'] },
    filledIn: { Risk: first(risk?.title ?? {}), 'Planned for': action?.due ?? '', 'New date': until },
  }
}

/** A risk that is accepted above the appetite. */
async function aboutAcceptance(
  { risks }: Pick<Tools, 'risks'>,
  decision: Decision,
): Promise<Pick<DecisionRecord, 'title' | 'controls' | 'filledIn'>> {
  const { subject, until = '', filledIn = {} } = decision
  const { id, version } = subject
  const risk = await risks.byId(id)
  const assessments = risk ? [...risk.earlier, risk.assessment] : []
  const assessment = assessments.find(({ number }) => String(number) === version)
  const said = (field: string) => filledIn[field]?.text ?? ''
  return {
    ...{ title: `Acceptance of the risk ${first(risk?.title ?? {})}`, controls: ['6.1.3'] },
    filledIn: {
      Value: assessment ? String(riskValue(assessment.current)) : '',
      Criteria: `version ${assessment ? criteriaOfRequest(decision, assessment) : ''}`,
      Until: until,
      Rationale: said(RATIONALE),
      Compensating: said(COMPENSATING),
    },
  }
}

async function aboutGovernance(
  { governance, people }: Pick<Tools, 'governance' | 'people'>,
  { version }: Decision['subject'],
): Promise<Pick<DecisionRecord, 'title' | 'controls' | 'filledIn'>> {
  const proposal = await governance.byVersion(version)
  const named = await people.byIds(proposal ? peopleNamedIn(proposal) : [])
  const name = (id: PersonId) => named.get(id)?.name ?? ''
  const facts = proposal ? factsOf({ proposal, name, reader: { language: 'en' } }, textsFor('en')) : []
  return {
    ...{ title: `What governs the ISMS, proposal ${version}`, controls: ['5.1', '5.3', '6.3'] },
    filledIn: Object.fromEntries(facts.map(({ label, value }) => [label, value])),
  }
}

/** In the order in which people were asked. */
function inOrder(one: Ask, other: Ask): number {
  const key = ({ slot, openedAt, _id }: Ask) => `${openedAt} ${slot} ${_id}`
  return key(one).localeCompare(key(other))
}

function printCsv({ lines, ...record }: DecisionRecord, out: Output): Promise<void> {
  const rows = lines.map((line) => ({
    ...{ decision: record.decision, title: record.title, subject: record.subject.id },
    ...{ version: record.subject.version, hash: record.subject.hash, state: record.state },
    ...{ requested_by: record.requestedBy, requested_at: record.requestedAt, why: record.reason },
    ...{ step: line.step, asked: line.asked, in_place_of: line.inPlaceOf, sent_at: line.sentAt },
    ...{ query: line.query, queried_by: line.queriedBy },
    ...{ due_on: line.dueOn, outcome: line.outcome, answered_by: line.answeredBy },
    ...{ opened_at: line.openedAt, answered_at: line.answeredAt, decisions_in_form: line.decisionsInForm },
    ...{ reason: line.reason, commitment: line.commitment },
    ...{ decided_by: record.decidedBy, decided_as: record.decidedAs, seat: record.seat },
  }))
  return printTable(rows, out)
}

function textOf({ lines, ...record }: DecisionRecord): string[] {
  const { subject, controls, filledIn, reason } = record
  return [
    record.title,
    `Record: ${record.decision}, about version ${subject.version}, SHA-256 ${subject.hash}`,
    ...(controls.length > 0 ? [`Controls: ISO 27001 ${controls.join(', ')}`] : []),
    `Asked for: ${record.requestedAt}, by ${record.requestedBy}`,
    ...(reason === '' ? [] : [`Why: ${reason}`]),
    ...Object.entries(filledIn).map(([label, text]) => `${label}: ${text.replaceAll('\n', '\n   ')}`),
    ...(record.blockedSince === ''
      ? []
      : [`Blocked since ${record.blockedSince}: nobody lawfully decides it`]),
    `State: ${record.state}${record.decidedAt === '' ? '' : `, ${record.decidedAt}, by ${record.decidedBy}`}`,
    ...(record.decidedAs === '' ? [] : [`Decided as: ${record.decidedAs}`]),
    ...(record.seat === '' ? [] : [`By the seat: ${record.seat}`]),
    ...record.passed,
    ...record.soleAuthority,
    '',
    ...lines.flatMap((line, index) => [
      `${index + 1}. ${lineText(line)}`,
      ...(line.query === '' ? [] : [`   ${line.queriedBy} asked: ${line.query.replaceAll('\n', '\n   ')}`]),
      ...(line.reason === '' ? [] : [`   Note: ${line.reason.replaceAll('\n', '\n   ')}`]),
    ]),
  ]
}

function lineText({ step, asked, inPlaceOf, sentAt: sent, ...line }: DecisionLine): string {
  const who = inPlaceOf === '' ? asked : `${asked}, in the place of ${inPlaceOf}`
  const shown = sent === '' ? 'not sent' : `sent ${sent}`
  const opened = line.openedAt === '' ? '' : `opened ${line.openedAt}, `
  const answered =
    line.answeredAt === '' ? `due ${line.dueOn}` : `${opened}${line.answeredAt}, by ${line.answeredBy}`
  return [step, who, shown, line.outcome, answered].join(' · ')
}
