import { randomBytes } from 'node:crypto'
import { fillingOf } from '../../../domain/authority.js'
import { CalendarDate } from '../../../domain/calendar-date.js'
import type { Decision, Step } from '../../../domain/decision.js'
import { nearest } from '../../../domain/nearest.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import type { Person, PersonId } from '../../../domain/person.js'
import {
  dateFault,
  type RequestField,
  type RequestType,
  requestHash,
  requestId,
  requestNamed,
  seatsFor,
} from '../../../domain/request.js'
import { dateIn, dueDate } from '../../../domain/working-days.js'
import { chartFor } from '../../../store/chart.js'
import type { RequestTypes } from '../../../store/request-types.js'
import { decidersOf } from '../../cards/approval-whose.js'
import { escaped } from '../../cards/card.js'
import { textFor, titleOf } from '../../cards/definition.js'
import { requestForm, requestListCard, verbs } from '../../cards/request.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { ownRequests } from '../../own-requests.js'
import type { Command, ProcessDesk, Visit } from '../desk.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'
import type { ApprovalDeskTools } from './view.js'

export interface RequestDeskTools extends ApprovalDeskTools {
  requestTypes: RequestTypes
  /** After a request is on record: starts its workflow. Never fails, never waited for; a sweep mends it. */
  decisionRequested: (decision: Decision['_id']) => void
}

/** The type for planned changes of the ISMS (6.3), as a new folder has it. */
const CHANGE = 'change'

/** What everybody may ask for, by the types that the organisation has laid down. */
export function requestDesk(tools: RequestDeskTools): Pick<ProcessDesk, 'commands' | 'acts'> {
  return {
    commands: [requestCommand(tools), changeCommand(tools)],
    acts: {
      [verbs.open]: (visit, { value }) => open(tools, visit, value),
      [verbs.send]: (visit, { value, inputs }) => send(tools, visit, value, inputs),
    },
  }
}

function requestCommand(tools: RequestDeskTools): Command {
  return {
    words: 'request',
    parameters: ({ request }) => request.parameters,
    describe: ({ request }) => request.command,
    allowed: () => true,
    offered: async () => (await tools.requestTypes.offered()).length > 0,
    run: (visit, typed) => (typed === '' ? list(tools, visit) : open(tools, visit, typed.toLowerCase())),
  }
}

function changeCommand(tools: RequestDeskTools): Command {
  return {
    words: CHANGE,
    parameters: () => '',
    describe: ({ request }) => request.changeCommand,
    allowed: () => true,
    offered: async (person, organisation) =>
      isIsmsLead(person, organisation) &&
      (await tools.requestTypes.offered()).some(({ requestType }) => requestType === CHANGE),
    run: (visit) => open(tools, visit, CHANGE),
  }
}

async function list(tools: RequestDeskTools, visit: Visit): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const types = await tools.requestTypes.offered()
  const own = await ownRequests(tools, person, at)
  const t = texts.request.list
  if (types.length === 0 && own.length === 0)
    return say(isIsmsLead(person, organisation) ? t.noneForLead : t.none)
  return { kind: 'card', card: requestListCard(types, own, person, texts) }
}

async function open(tools: RequestDeskTools, visit: Visit, typed: string): Promise<Reply> {
  const { person, texts } = visit
  const types = await tools.requestTypes.offered()
  const type = types.find(({ requestType }) => requestType === typed)
  if (!type) {
    if (types.length === 0) return list(tools, visit)
    const ids = types.map(({ requestType }) => requestType)
    const known = types.map((each) => `\`${each.requestType}\` (${escaped(titleOf(each, person))})`)
    return say(texts.request.list.unknown(escaped(typed), nearest(typed, ids) ?? null, known.join(', ')))
  }
  const steps = await filledFor(tools, visit, type)
  const named = await namesOf(tools, steps)
  const inSteps = steps.map((step) => escaped(decidersOf(step, named, texts)))
  // Who decides several steps is asked once.
  const deciders = inSteps.filter((each, index) => each !== inSteps[index - 1])
  // Sent off twice, the same form is one request.
  const value = `${type._id}.${randomBytes(8).toString('hex')}`
  return { kind: 'form', form: requestForm(type, { value, deciders }, person, texts) }
}

async function send(tools: RequestDeskTools, visit: Visit, value: string, inputs: Inputs): Promise<Reply> {
  const { person, organisation, texts, at, through } = visit
  const [id = '', nonce = ''] = value.split('.')
  const sent = await tools.decisions.byNonce(nonce)
  if (sent) return confirmed(tools, visit, sent)
  const type = (await tools.requestTypes.offered()).find(({ _id }) => _id === id)
  // The form stays open with what was written in it.
  const keeping = (sentence: string): Reply => {
    const [first = 'none'] = type ? type.fields.map((field) => field.id) : Object.keys(inputs)
    return { kind: 'invalid', errors: { [first]: sentence } }
  }
  if (!type) return keeping(texts.request.form.changed)
  const values = valuesIn(type, inputs)
  const errors = {
    ...datesWrong(type, values, visit),
    ...missingIn(type, values, texts.request.form.missing),
  }
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  const steps = await filledFor(tools, visit, type)

  const days = steps[0]?.businessDays ?? organisation.approval.businessDays
  const decision = await numbered(tools, type.requestType, (number) =>
    tools.decisions.request(
      {
        subject: {
          ...{ type: 'request', id: requestId(type.requestType, number), version: type.version },
          hash: requestHash({ type: type.hash, values }, nonce),
        },
        ...{ question: 'request', facts: {}, fields: values, nonce, steps },
        requestedBy: person._id,
        requestedAt: at,
        dueOn: dueDate(dateIn(at, organisation.timeZone), days, organisation),
        timeZone: organisation.timeZone,
      },
      through,
    ),
  )
  const made = decision ?? (await tools.decisions.byNonce(nonce))
  if (!made) return keeping(texts.common.unavailable)
  if (decision) tools.decisionRequested(decision._id)
  return confirmed(tools, visit, made)
}

/** Many may ask for the same at the same moment: then the next number is tried, until their platform gives up. */
const TRIES = 40

async function numbered(
  { decisions }: RequestDeskTools,
  requestType: string,
  request: (number: number) => Promise<Decision | null>,
): Promise<Decision | null> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const made = await request((await decisions.countRequests(requestType)) + 1)
    if (made) return made
  }
  return null
}

async function confirmed(
  tools: RequestDeskTools,
  visit: Visit,
  { subject, steps, dueOn }: Decision,
): Promise<Reply> {
  const { person, texts } = visit
  const type = await tools.requestTypes.byVersion(requestNamed(subject.id).requestType, subject.version)
  const named = await namesOf(tools, steps)
  const [first] = steps
  const title = type ? titleOf(type, person) : subject.id
  const whom = first ? escaped(decidersOf(first, named, texts)) : ''
  return say(texts.request.sent(escaped(title), whom, dueOn, todayFor(visit)))
}

/** Each step with who lawfully fills it as things stand; where nobody does, somebody is to be named when it begins. */
async function filledFor(
  { people }: RequestDeskTools,
  { person, organisation, at }: Visit,
  { steps }: RequestType,
): Promise<Step[]> {
  const seats = steps.map((step) => seatsFor(step, person._id))
  const chart = await chartFor(people, organisation, seats.flat(), at)
  return steps.map(({ needs, businessDays, escalate }, index): Step => {
    const who = seats[index] ?? []
    const filling = fillingOf({ who, needs }, chart, [person._id]) ?? { approvers: [], quorum: 0, up: [] }
    const rule = escalate ? { escalate } : {}
    return { slot: `step-${index + 1}`, who, needs, businessDays, ...rule, ...filling }
  })
}

async function namesOf(
  { people }: RequestDeskTools,
  steps: readonly Step[],
): Promise<ReadonlyMap<PersonId, Person>> {
  return people.byIds(steps.flatMap(({ approvers }) => approvers))
}

function valuesIn({ fields }: RequestType, inputs: Inputs): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const text = textOf(inputs, field.id)?.trim()
      return text && mayBe(field, text) ? [[field.id, text]] : []
    }),
  )
}

/** Whether the form could have been filled in so. */
function mayBe({ kind, options }: RequestField, text: string): boolean {
  if (kind === 'choice') return options.some(({ id }) => id === text)
  return kind !== 'date' || CalendarDate.safeParse(text).success
}

/** Which dates may not be so, each with why. */
function datesWrong(
  { fields }: RequestType,
  values: Readonly<Record<string, string>>,
  { person, texts, at }: Visit,
): Record<string, string> {
  const today = dateIn(at, person.timeZone)
  const t = texts.request.form.dates
  return Object.fromEntries(
    fields.flatMap((field) => {
      const date = values[field.id]
      const fault = field.kind === 'date' && date ? dateFault(field, date, values, today) : null
      if (!fault) return []
      if (fault.kind === 'past') return [[field.id, t.past(fault.today)]]
      if (fault.kind === 'too-far') return [[field.id, t.tooFar(fault.until, today)]]
      const first = fields.find(({ id }) => id === fault.field)
      return [[field.id, t.before(first ? textFor(first.label, person) : fault.field, fault.date, today)]]
    }),
  )
}

function missingIn(
  { fields }: RequestType,
  values: Readonly<Record<string, string>>,
  missing: string,
): Record<string, string> {
  const empty = fields.filter(({ id, optional }) => !optional && values[id] === undefined)
  return Object.fromEntries(empty.map(({ id }) => [id, missing]))
}
