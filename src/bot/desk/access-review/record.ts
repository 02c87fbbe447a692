import { dateIn } from '../../../domain/working-days.js'
import { accountViewsOf, reviewCounts } from '../../access-review-views.js'
import { moreForm } from '../../cards/access-review/pages.js'
import { ACCOUNTS_A_PAGE, accountName, type Place, parsePlace } from '../../cards/access-review/view.js'
import { escaped } from '../../cards/card.js'
import type { Inputs, Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { type Reading, readPage, rowsIn, whyNot } from './decide.js'
import { afterwards, formAt, pageFrame, placeBefore, rowsAt } from './pages.js'
import { type AccessDeskTools, type AskShown, formOf, reviewShown } from './shown.js'

/** How a page is left: for the next one, for the one before, or for the place that it names, once it asked for more. */
export type Leaving = 'on' | 'back' | 'there'

interface Sent {
  value: string
  inputs: Inputs
}

/**
 * Records what a page says, each account by a guarded write of its own, and goes on. Where something is wrong with what was
 * filled in, nothing of the page is recorded; what somebody else decided or took over meanwhile stops nobody else.
 */
export async function record(
  tools: AccessDeskTools,
  visit: Visit,
  { value, inputs }: Sent,
  argument: string,
  leaving: Leaving,
): Promise<Reply> {
  const found = await reviewShown(tools, visit, value)
  if ('refused' in found) return found.refused
  const { ask, system } = found
  const place = parsePlace(argument)
  const [rows, shown] = await Promise.all([
    tools.accessRows.byIds(rowsIn(inputs)),
    rowsAt(tools, visit, found, place, ACCOUNTS_A_PAGE),
  ])
  const { person: reader, texts } = visit
  const accounts = await accountViewsOf(tools, system, rows, { reader, askedOf: ask.askedOf, texts })
  const reading = await readPage(tools, visit, accounts, inputs, { ask: ask._id, more: leaving === 'there' })
  const errors = Object.entries(reading.errors)
  if (errors.length > 0) {
    if (leaving !== 'back') return { kind: 'invalid', errors: reading.errors }
    // A button has no field to say it beside: the page stays, and says it above.
    const said = errors.map(([name, error]) => missingOf(name, error, accounts))
    const form = await formAt(tools, visit, found, place, said)
    return form ? { kind: 'form', form } : { kind: 'invalid', errors: reading.errors }
  }
  const notRecorded = [...reading.notRecorded, ...(await write(tools, visit, found, reading))]
  const next = await nextPlace(tools, found, place, { shown, reading, leaving })
  const { begun } = reading
  return afterwards(tools, visit, found, notRecorded, {
    isDue: begun.length > 0,
    form: async () => {
      if (begun.length > 0) return askMore(tools, visit, found, next, { reading, notRecorded })
      return next === null ? null : formAt(tools, visit, found, next, notRecorded)
    },
  })
}

function missingOf(
  name: string,
  error: string,
  accounts: readonly Parameters<typeof accountName>[0][],
): string {
  const account = accounts.find(({ row }) => name.includes(row._id))
  return `${account ? escaped(accountName(account)) : ''}: ${escaped(error)}`
}

/** What could not be recorded, and why; CommonMark. */
async function write(
  tools: AccessDeskTools,
  visit: Visit,
  found: AskShown,
  { decide, passOn }: Reading,
): Promise<string[]> {
  const form = formOf(visit, found)
  const said = decide.map(({ account: { row }, given }) => ({ ...given, row }))
  const outcomes = said.length === 0 ? [] : await tools.accessDecisions.decideAll(form, said)
  const notRecorded = decide.flatMap(({ account }, index) => {
    const outcome = outcomes[index] ?? 'changed'
    return outcome === 'recorded' || outcome === 'same' ? [] : [whyNot(outcome, account, visit)]
  })
  for (const { account, to, reason } of passOn) {
    const passed = await tools.accessDecisions.passOn(form, { row: account.row, to: to._id, reason })
    if (!passed) {
      const name = escaped(accountName(account))
      notRecorded.push(visit.texts.accessReview.form.notRecordedBecause.fault(name))
    }
  }
  // Whoever it is to go to is asked by the workflow.
  if (passOn.length > 0) tools.cycleChanged(found.ask.cycle)
  return notRecorded
}

/** Null after the last page. */
async function nextPlace(
  tools: AccessDeskTools,
  found: AskShown,
  place: Place,
  {
    shown,
    reading,
    leaving,
  }: { shown: Awaited<ReturnType<typeof rowsAt>>; reading: Reading; leaving: Leaving },
): Promise<Place | null> {
  if (leaving === 'there') return place
  if (leaving === 'back') return placeBefore(tools, found, place, shown)
  if (place.only !== 'all') {
    // What is decided, or about to be, is not open any more.
    const seenTo = new Set(
      [...reading.decide, ...reading.passOn, ...reading.begun].map(({ account }) => account.row._id),
    )
    return { only: place.only, skip: place.skip + shown.filter(({ _id }) => !seenTo.has(_id)).length }
  }
  const last = shown.at(-1)
  if (!last || shown.length < ACCOUNTS_A_PAGE) return null
  return { only: 'all', page: place.page + 1, after: last._id }
}

async function askMore(
  tools: AccessDeskTools,
  visit: Visit,
  found: AskShown,
  next: Place | null,
  { reading, notRecorded }: { reading: Reading; notRecorded: readonly string[] },
) {
  const { ask, system } = found
  const { person: reader, texts, at } = visit
  const [counts, frame] = await Promise.all([
    reviewCounts(tools, ask, reader),
    pageFrame(tools, visit, found),
  ])
  const recorded = reading.decide.length + reading.passOn.length
  // After the last page comes what is left open.
  const place = next ?? { only: 'open' as const, skip: 0 }
  const page = {
    ...{ ask, system, counts, reader, today: dateIn(at, reader.timeZone), place, notRecorded },
    ...{ ...frame, pages: 1, isLast: false },
  }
  return moreForm(page, { begun: reading.begun, recorded }, texts)
}
