import { lastExceptionDay } from '../../../domain/access-decision.js'
import type { AccessRow } from '../../../domain/access-row.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import { programmeId } from '../../../domain/programme.js'
import { dateIn } from '../../../domain/working-days.js'
import type { AccessForm } from '../../../store/access-decisions.js'
import { accountViewsOf, reviewCounts } from '../../access-review-views.js'
import { accountForm } from '../../cards/access-review/account.js'
import { endForm, type PageView, pageForm } from '../../cards/access-review/pages.js'
import { keepAllForm } from '../../cards/access-review/review.js'
import { ACCOUNTS_A_PAGE, beginning, type Place, parsePlace } from '../../cards/access-review/view.js'
import type { Form } from '../../cards/card.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { type AccessDeskTools, type AskShown, answering, formOf, refuse, reviewShown } from './shown.js'

export async function openPage(
  tools: AccessDeskTools,
  visit: Visit,
  value: string,
  argument: string,
): Promise<Reply> {
  const found = await reviewShown(tools, visit, value)
  if ('refused' in found) return found.refused
  const form = await formAt(tools, visit, found, parsePlace(argument), [])
  return { kind: 'form', form: form ?? (await whatIsLeft(tools, visit, found, [])) }
}

async function whatIsLeft(
  tools: AccessDeskTools,
  { person: reader, texts }: Visit,
  { ask, system }: AskShown,
  notRecorded: readonly string[],
): Promise<Form> {
  const counts = await reviewCounts(tools, ask, reader)
  return endForm({ ask, system, reader, counts, notRecorded }, texts)
}

/** The page at this place; null where there is nothing any more. */
export async function formAt(
  tools: AccessDeskTools,
  visit: Visit,
  found: AskShown,
  place: Place,
  notRecorded: readonly string[],
): Promise<Form | null> {
  const { ask, system } = found
  const { person: reader, texts, at } = visit
  const [rows, counts, frame] = await Promise.all([
    rowsAt(tools, visit, found, place, ACCOUNTS_A_PAGE + 1),
    reviewCounts(tools, ask, reader),
    pageFrame(tools, visit, found),
  ])
  const shown = rows.slice(0, ACCOUNTS_A_PAGE)
  const today = dateIn(at, reader.timeZone)
  if (shown.length === 0) return null
  const accounts = await accountViewsOf(tools, system, shown, { reader, askedOf: ask.askedOf, texts })
  const view: PageView = {
    ...{ ask, system, counts, reader, today, accounts, place, notRecorded, ...frame },
    ...{ pages: Math.ceil(counts.accounts / ACCOUNTS_A_PAGE), isLast: rows.length <= ACCOUNTS_A_PAGE },
  }
  return pageForm(view, texts)
}

/** What is offered on every page: until when an exception usually is. */
export async function pageFrame(
  { occurrences }: Pick<AccessDeskTools, 'occurrences'>,
  { person, at }: Visit,
  { system }: Pick<AskShown, 'system'>,
): Promise<{ until: CalendarDate }> {
  const latest = lastExceptionDay(dateIn(at, person.timeZone))
  const [next] = await occurrences.planned(programmeId('access-review', system.system))
  return { until: next && next.date < latest ? next.date : latest }
}

/** The first so many accounts from a place on. */
export async function rowsAt(
  { accessRows }: Pick<AccessDeskTools, 'accessRows'>,
  { person }: Visit,
  { ask }: Pick<AskShown, 'ask'>,
  place: Place,
  most: number,
): Promise<AccessRow[]> {
  if (place.only === 'all') return accessRows.page(ask._id, place.after, most)
  const which = place.only === 'flagged' ? 'flagged' : 'all'
  return (await accessRows.undecidedIn(ask._id, person._id, place.skip + most, which)).slice(place.skip)
}

/** The page before one that shows these; the first one where that is gone. */
export async function placeBefore(
  { accessRows }: Pick<AccessDeskTools, 'accessRows'>,
  { ask }: Pick<AskShown, 'ask'>,
  place: Place,
  [first]: readonly AccessRow[],
): Promise<Place> {
  if (place.only !== 'all' || !first || place.page <= 2) return beginning.all
  const before = await accessRows.pageBefore(ask._id, first._id, ACCOUNTS_A_PAGE + 1)
  const after = before.length > ACCOUNTS_A_PAGE ? (before[0]?._id ?? null) : null
  return after === null ? beginning.all : { only: 'all', page: place.page - 1, after }
}

/** All that one account may do, above the page on which only a part of it has room. */
export async function showAccount(tools: AccessDeskTools, visit: Visit, id: string): Promise<Reply> {
  const { person: reader, texts, at } = visit
  const [row] = await tools.accessRows.byIds([id])
  const ask = row?.ask ? await tools.asks.byId(row.ask) : null
  const system = ask && (await tools.systems.byVersion(ask.subject.id, ask.subject.version))
  const isTheirs = ask?.askedOf === reader._id || ask?.mayAnswer.includes(reader._id)
  if (!row || !ask || !system || !isTheirs) return refuse(visit, { because: 'no-such-ask' }, null)
  const [view] = await accountViewsOf(tools, system, [row], { reader, askedOf: ask.askedOf, texts })
  if (!view) return refuse(visit, { because: 'no-such-ask' }, null)
  const reading = { reader, today: dateIn(at, reader.timeZone) }
  return { kind: 'form', form: accountForm(view, reading, texts), above: true }
}

/** As many of those that are kept at once as may have room. */
const NAMED = 200

/** Asks once more before everything without a flag is kept. */
export async function askKeepAll(tools: AccessDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await reviewShown(tools, visit, value)
  if ('refused' in found) return found.refused
  const { ask, system } = found
  const { person: reader, texts } = visit
  const counts = await reviewCounts(tools, ask, reader)
  if (counts.plain === 0) return say(texts.accessReview.review.keep.none)
  const plain = await tools.accessRows.undecidedIn(ask._id, reader._id, NAMED, 'plain')
  const first = await accountViewsOf(tools, system, plain, { reader, askedOf: ask.askedOf, texts })
  const kept = { count: counts.plain, first, shownAt: visit.at }
  return { kind: 'form', form: keepAllForm({ ask, system, reader }, kept, texts) }
}

/** As a form carries it; what was shown before forms did counts as it is now. */
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** So many are written while somebody waits for it; more than that the workflow sees to. */
const KEPT_AT_ONCE = 500

/**
 * Each is a guarded write of its own: what got a flag, or a decision, meanwhile stays as it is, and so does what came to the
 * question since its accounts were shown (`shownAt`, ISO 8601 UTC).
 */
export async function keepAll(
  tools: AccessDeskTools,
  visit: Visit,
  value: string,
  shownAt: string,
): Promise<Reply> {
  const found = await reviewShown(tools, visit, value)
  if ('refused' in found) return found.refused
  const form = { ...formOf(visit, found), ...(INSTANT.test(shownAt) ? { shownAt } : {}) }
  const plain = await tools.accessDecisions.unflaggedIn(form)
  if (plain > KEPT_AT_ONCE && found.ask.state === 'open') return keepInTime(tools, found, form, plain, visit)
  const kept = await tools.accessDecisions.keepUnflagged(form)
  if (kept === 0) return say(visit.texts.accessReview.review.keep.none)
  return afterwards(tools, visit, found, [], { isDue: false, form: async () => null })
}

/** It is on record that they keep them; each account has its decision a little later. */
async function keepInTime(
  tools: AccessDeskTools,
  found: AskShown,
  form: AccessForm,
  accounts: number,
  visit: Visit,
): Promise<Reply> {
  const { ask } = found
  const isSaid = await tools.keepingAll.say(form, accounts)
  const now = isSaid ? null : await tools.asks.byId(ask._id)
  if (now && !now.keepingAll) return refuse(visit, { because: 'changed' }, found)
  tools.cycleChanged(ask.cycle)
  return say(visit.texts.accessReview.review.keep.underWay(now?.keepingAll?.accounts ?? accounts))
}

/** What comes next; `isDue`: also where nothing is open any more. */
interface Next {
  isDue: boolean
  form: () => Promise<Form | null>
}

/**
 * What somebody sees after they decided something: the receipt once nothing is open, else what comes next, else what is left.
 * The message says how far they have come.
 */
export async function afterwards(
  tools: AccessDeskTools,
  visit: Visit,
  found: AskShown,
  notRecorded: readonly string[],
  next: Next,
): Promise<Reply> {
  const { ask, shown } = found
  const settled = [shown.id]
  const wasOpen = ask.state === 'open'
  const isAnswered = !wasOpen || (await answerOnceDecided(tools, visit, found))
  const isOver = isAnswered && notRecorded.length === 0 && !next.isDue
  if (isOver && wasOpen) return { kind: 'done', settled }
  await tools.owedReceipts.owe(settled, visit.at)
  const form = await next.form()
  if (form) return { kind: 'form', form, settled }
  if (isOver) return { kind: 'done', settled }
  return { kind: 'form', form: await whatIsLeft(tools, visit, found, notRecorded), settled }
}

/** The question is answered when the last of its accounts is decided, whoever decided it. */
async function answerOnceDecided(tools: AccessDeskTools, visit: Visit, found: AskShown): Promise<boolean> {
  const { ask } = found
  if (await tools.accessRows.isOpenIn(ask)) return false
  const taken = await tools.asks.answer({ ...answering(visit, found), value: 'reviewed' }, ask.subject)
  if (taken) tools.answered(ask._id)
  return taken || (await tools.asks.byId(ask._id))?.state === 'answered'
}
