import {
  type AccessGiven,
  lackingIn,
  lastExceptionDay,
  saysTheSame,
} from '../../../domain/access-decision.js'
import { isExceptional } from '../../../domain/access-flags.js'
import { type AccessRow, barredFrom, isCarriedOut } from '../../../domain/access-row.js'
import { CalendarDate } from '../../../domain/calendar-date.js'
import type { Person } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import type { AccessOutcome } from '../../../store/access-decisions.js'
import {
  type Choice,
  choices,
  type FieldName,
  fieldLacking,
  fieldName,
  parseFieldName,
  timesDecided,
} from '../../cards/access-review/pages.js'
import { type AccountView, accountName } from '../../cards/access-review/view.js'
import { escaped } from '../../cards/card.js'
import { type Inputs, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import type { AccessDeskTools } from './shown.js'
import { readWhose } from './whose.js'

/** What a form says of one account, as it was shown. */
interface Filled {
  revision: number
  decided: number
  choice: Choice | null
  reason: string | null
  to: string | null
  until: CalendarDate | null
  inputs: Inputs
}

/** What is to be recorded of a form, or why it cannot be. */
export interface Reading {
  decide: { account: AccountView; given: AccessGiven }[]
  passOn: { account: AccountView; to: Person; reason: string | null }[]
  /** What needs one thing more: what it is changed to, or whose it is. */
  begun: { account: AccountView; choice: Choice; reason: string | null; until: CalendarDate | null }[]
  /** By the input. */
  errors: Record<string, string>
  /** Whose it is by now, or who decided it meanwhile; CommonMark. */
  notRecorded: string[]
}

/** Which rows a form is about. */
export function rowsIn(inputs: Inputs): string[] {
  return [...filledIn(inputs).keys()]
}

function filledIn(inputs: Inputs): Map<string, Filled> {
  const rows = new Map<string, Filled>()
  for (const name of Object.keys(inputs)) {
    const parsed = parseFieldName(name)
    if (!parsed || rows.has(parsed.row)) continue
    const { row: _id, revision, decided } = parsed
    const named = (field: FieldName) => `${field}.${_id}.${revision}.${decided}`
    const until = CalendarDate.safeParse(textOf(inputs, named('until')))
    rows.set(_id, {
      ...{ revision, decided, inputs },
      choice: choices.find((each) => each === textOf(inputs, named('decision'))) ?? null,
      ...{ reason: textOf(inputs, named('reason')), to: textOf(inputs, named('to')) },
      until: until.success ? until.data : null,
    })
  }
  return rows
}

/** What a form says of these accounts. @param more It asked for what was lacking: what is lacking still is said beside it. */
export async function readPage(
  tools: AccessDeskTools,
  visit: Visit,
  accounts: readonly AccountView[],
  inputs: Inputs,
  { ask, more }: { ask: string; more: boolean },
): Promise<Reading> {
  const reading: Reading = { decide: [], passOn: [], begun: [], errors: {}, notRecorded: [] }
  const filled = filledIn(inputs)
  for (const account of accounts) {
    const said = filled.get(account.row._id)
    if (!said) continue
    const stale = staleness(account, said, ask, visit)
    if (stale === 'same') continue
    if (stale) reading.notRecorded.push(whyNot(stale, account, visit))
    else await readAccount(tools, visit, { account, said, more }, reading)
  }
  return reading
}

/** Whether what was shown is not so any more, or what is said was said before. */
function staleness({ row }: AccountView, said: Filled, ask: string, { person }: Visit): AccessOutcome | null {
  if (said.choice === null && said.reason === null) return 'same'
  const barred = barredFrom(row, person._id)
  if (barred) return barred
  if (row.ask !== ask || row.revision !== said.revision) return 'moved'
  const given = givenOf(row, said)
  if (row.decision && given && saysTheSame(row.decision, given)) return 'same'
  if (row.frozen || isCarriedOut(row)) return 'frozen'
  return timesDecided(row) === said.decided ? null : 'changed'
}

function givenOf(row: AccessRow, { choice, to, reason, until }: Filled): AccessGiven | null {
  if (choice === null || choice === 'not-mine') return null
  return {
    ...{ value: choice, reason, to: choice === 'change' ? to : null },
    until: choice === 'keep' && isExceptional(row) ? until : null,
  }
}

export function whyNot(
  outcome: AccessOutcome,
  account: AccountView,
  { texts }: Pick<Visit, 'texts'>,
): string {
  const t = texts.accessReview.form.notRecordedBecause
  const name = escaped(accountName(account))
  switch (outcome) {
    case 'own':
      return t.own(name)
    case 'other-seat':
      return t.otherSeat(name)
    case 'moved':
    case 'not-yours':
      return t.moved(name)
    case 'changed':
      return t.decided(name)
    default:
      return t.closed(name)
  }
}

interface One {
  account: AccountView
  said: Filled
  more: boolean
}

async function readAccount(
  tools: AccessDeskTools,
  visit: Visit,
  { account, said, more }: One,
  reading: Reading,
): Promise<void> {
  const { row } = account
  const t = visit.texts.accessReview.form.missing
  const at = (field: FieldName) => fieldName(field, row)
  const given = givenOf(row, said)
  if (said.choice === 'not-mine') {
    const whose = await readWhose(tools, visit, { account, inputs: said.inputs, more })
    if ('to' in whose) reading.passOn.push({ account, to: whose.to, reason: said.reason })
    else if ('error' in whose) reading.errors[at('whom')] = whose.error
    else reading.begun.push({ account, choice: 'not-mine', reason: said.reason, until: said.until })
    return
  }
  if (!given) {
    reading.errors[at('decision')] = t.decision
    return
  }
  const today = dateIn(visit.at, visit.person.timeZone)
  const lacking = lackingIn(given, row, today)
  // What was not asked yet is asked next.
  const asksMore = lacking.includes('to') && !more
  for (const each of lacking) {
    if (each === 'to' && asksMore) continue
    reading.errors[at(fieldLacking(each))] =
      each === 'reason'
        ? t[given.value]
        : each === 'to' || each === 'until' || each === 'to-as-now'
          ? t[each]
          : t.untilFault(lastExceptionDay(today), today)
  }
  if (asksMore) reading.begun.push({ account, choice: 'change', reason: said.reason, until: said.until })
  else reading.decide.push({ account, given })
}
