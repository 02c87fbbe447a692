import { setTimeout as delay } from 'node:timers/promises'
import { type Card, escaped, type Form } from '../cards/card.js'
import { noticeCard } from '../cards/common.js'
import { inEach, type Texts, textsInAll } from '../texts/texts.js'
import { toMessengerError } from './errors.js'
import { asForm, type Heading, openView, type ViewTools, viewOf } from './views.js'

/**
 * Slack lets a window be opened for three seconds after somebody clicked or typed. Whoever still waits for what comes of it by
 * then waits in a window, which says so, and then shows it.
 */
const WAITS_MS = 2_000

/** What comes of it, if it comes in time; else null, and it is still awaited. */
export async function inTime<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  const stop = new AbortController()
  const late = delay(WAITS_MS, null, { signal: stop.signal }).catch(() => null)
  return Promise.race([answer, late]).finally(() => stop.abort())
}

/** The window in which somebody waits. Nothing counts as recorded before it says so. */
export function waitingForm(heading?: Heading): Form {
  return asForm(
    said((common) => common.late.wait),
    heading,
  )
}

/** Opens it; its id, or null where Slack opens nothing any more. */
export async function waitIn(tools: ViewTools, trigger: string): Promise<string | null> {
  try {
    return await openView(tools, trigger, waitingForm())
  } catch (error) {
    tools.logError(error)
    return null
  }
}

/** What came of it in the end; null: it was done, and there is nothing to say but that. */
type Outcome = Card | Form | null

/** Shows what came of it in the window, or says it where the person has closed that: a form can only be opened by another click. */
export async function showOutcome(
  tools: ViewTools,
  window: string | null,
  outcome: Outcome,
  say: ((card: Card) => Promise<void>) | null,
): Promise<void> {
  const shown = outcome ?? said((common) => common.late.done)
  const isForm = 'title' in shown
  if (window !== null && (await showsIn(tools, window, isForm ? shown : asForm(shown)))) return
  await say?.(isForm ? said((common) => common.notOpened) : shown)
}

async function showsIn(tools: ViewTools, view_id: string, form: Form): Promise<boolean> {
  try {
    await tools.client.views.update({ view_id, view: await viewOf(tools, form) })
    return true
  } catch (thrown) {
    const error = toMessengerError(thrown)
    if (error.problem !== 'no-such-message') tools.logError(error)
    return false
  }
}

function said(sentence: (common: Texts['common']) => string): Card {
  return noticeCard(escaped(inEach(textsInAll(), ({ common }) => sentence(common))))
}
