import type {
  App,
  BlockButtonAction,
  ButtonAction,
  RespondArguments,
  SlashCommand,
  ViewResponseAction,
  ViewSubmitAction,
} from '@slack/bolt'
import { type Card, escaped, type Form } from '../cards/card.js'
import { noticeCard } from '../cards/common.js'
import type { Desk } from '../desk/desk.js'
import { type Account, type Interaction, type MessageRef, type Reply, settledBy } from '../interaction.js'
import type { MessengerProblem } from '../messenger.js'
import type { Pictures } from '../rendered.js'
import { inEach, textsInAll } from '../texts/texts.js'
import { asTyped } from './as-typed.js'
import { toMessengerError } from './errors.js'
import { inTime, showOutcome, waitIn, waitingForm } from './late.js'
import { picturesNow, showLater } from './pictures-later.js'
import { readInputs } from './read-inputs.js'
import { renderBlocks, verbOf } from './render-blocks.js'
import { asForm, type Heading, openView, type ViewTools, viewOf } from './views.js'

export interface ListenerOptions extends ViewTools {
  desk: Desk
  /** After an answer was acknowledged: makes receipts of the messages of these asks. */
  showReceipts: (asks: readonly string[]) => void
  /** After somebody did something: what they see on their App Home may have changed. */
  refreshHome: (from: Account) => void
  /** Keeps the address to which a clicker's own receipt goes for a while. */
  rememberReply: (where: MessageRef, reply: { url: string; until: string }) => void
  now: () => Date
}

/** How long a call to Slack may take. */
export const DEADLINE_MS = 2_500
/** Slack's address for replies to a click works for 30 minutes; a minute is kept in reserve. */
const REPLY_MS = 29 * 60_000

/** What is over when the person clicks or types once more. */
const mendedByAgain: ReadonlySet<MessengerProblem> = new Set(['too-late', 'rate-limited', 'unavailable'])

/** What comes of a command, a click or a form. */
type Answer = Exclude<Reply, { kind: 'home' }>
/** Of what is no form that was sent off, errors are said as a sentence. */
type Said = Exclude<Answer, { kind: 'invalid' }>
/** The ways in which Bolt lets a listener answer. */
type Respond = (answer: RespondArguments) => Promise<unknown>
type Acknowledge<Answer> = (answer?: Answer) => Promise<void>

/** Asks the desk about what people do in Slack and answers in Slack's words, whichever way their doing came in. */
export function listen(app: App, options: ListenerOptions): void {
  app.command('/isms', ({ command, ack, respond }) => onCommand(options, command, ack, respond))
  // Also what no process knows is answered: Slack shows a warning sign for a click that nobody acknowledges.
  app.action<BlockButtonAction>(/.*/, ({ body, action, ack, respond }) =>
    onClick(options, body, action, ack, respond),
  )
  app.view<ViewSubmitAction>(/.*/, ({ body, ack }) => onSubmission(options, body, ack))
  app.error(async (error) => options.logError(error))
}

async function onCommand(
  options: ListenerOptions,
  command: SlashCommand,
  ack: Acknowledge<RespondArguments>,
  respond: Respond,
): Promise<void> {
  const from = account(command.team_id, command.user_id)
  const asked = ask(options, { kind: 'command', from, at: at(options), text: asTyped(command.text) })
  const reply = await inTime(asked)
  if (reply?.kind === 'card') {
    await answer(options, reply.card, respond, async (said) => {
      if (!(await acknowledge(options, () => ack(said)))) await respond(said)
    })
  } else await acknowledge(options, () => ack())
  if (!reply) return finishLate(options, await waitIn(options, command.trigger_id), asked, respond)
  // Nothing is recorded by opening a form, so it need not be acknowledged late: Slack opens it when it can.
  if (reply.kind === 'form') {
    await orSay(options, respond, () => openView(options, command.trigger_id, reply.form))
  }
}

async function onClick(
  options: ListenerOptions,
  body: BlockButtonAction,
  action: ButtonAction,
  ack: Acknowledge<void>,
  respond: Respond,
): Promise<void> {
  const interaction = clicked(options, body, action)
  const asked = ask(options, interaction)
  const reply = await inTime(asked)
  await acknowledge(options, () => ack())
  // Only what stands in a message has an address for replies.
  const canRespond = body.response_url !== undefined
  if (!reply) {
    const window = body.view?.type === 'modal' ? body.view.id : await waitIn(options, body.trigger_id)
    await finishLate(options, window, asked, canRespond ? respond : undefined)
    return options.refreshHome(interaction.from)
  }
  options.showReceipts(settledBy(reply))
  const shown = reply.kind === 'form' ? reply.form : reply.kind === 'card' ? reply.card : null
  if (shown && (reply.kind === 'form' || !canRespond)) {
    const form = 'title' in shown ? shown : asForm(shown, body.view)
    const isAbove = 'above' in reply && reply.above === true
    await orSay(options, canRespond ? respond : undefined, () => showForm(options, body, form, isAbove))
  } else if (reply.kind === 'card') await answer(options, reply.card, respond, respond)
  // A click cannot close the form in which it was made: the form says that it was done, instead of asking on.
  else if (body.view?.type === 'modal') await showOutcome(options, body.view.id, null, null)
  options.refreshHome(interaction.from)
}

async function onSubmission(
  options: ListenerOptions,
  body: ViewSubmitAction,
  ack: Acknowledge<ViewResponseAction>,
): Promise<void> {
  const interaction = submitted(options, body)
  const asked = answerOf(options, interaction)
  const reply = await inTime(asked)
  if (reply) {
    const response = await responseTo(options, reply, body.view)
    await acknowledge(options, () => ack(response))
    options.showReceipts(settledBy(reply))
  } else {
    const view = await viewOf(options, waitingForm(body.view))
    await acknowledge(options, () => ack({ response_action: 'update', view }))
    await finishLate(options, body.view.id, asked.then(withoutErrors))
  }
  options.refreshHome(interaction.from)
}

/** What becomes of a form that was sent off, in Slack's words. */
async function responseTo(
  options: ListenerOptions,
  reply: Answer,
  view: Heading,
): Promise<ViewResponseAction> {
  switch (reply.kind) {
    case 'done':
      return { response_action: 'clear' }
    case 'invalid':
      return { response_action: 'errors', errors: { ...reply.errors } }
    case 'form':
      return {
        response_action: reply.above ? 'push' : 'update',
        view: await viewOf(options, reply.form),
      }
    case 'card':
      return { response_action: 'update', view: await viewOf(options, asForm(reply.card, view)) }
  }
}

/**
 * Tells Slack that it was taken. False: the socket has dropped meanwhile. What was recorded stays, and whoever sends
 * the same again is answered from it.
 */
async function acknowledge({ logError }: ListenerOptions, ack: () => Promise<void>): Promise<boolean> {
  try {
    await ack()
    return true
  } catch (error) {
    logError(error)
    return false
  }
}

/** Errors stand beside inputs only where a form was sent off; elsewhere they are said. */
function withoutErrors(reply: Answer): Said {
  if (reply.kind !== 'invalid') return reply
  return { kind: 'card', card: noticeCard(escaped(Object.values(reply.errors).join(' '))) }
}

/** What the desk says to a command or a click. */
function ask(options: ListenerOptions, interaction: Interaction): Promise<Said> {
  return answerOf(options, interaction).then(withoutErrors)
}

/** What the desk says; that it cannot is said kindly. */
function answerOf({ desk, logError }: ListenerOptions, interaction: Interaction): Promise<Answer> {
  return desk.handle(interaction).then(toDoing, (error: unknown) => {
    logError(error)
    return { kind: 'card', card: noticeCard(inEach(textsInAll(), ({ common }) => common.unavailable)) }
  })
}

/** A home is no answer to what somebody typed or clicked; what it says is. */
function toDoing(reply: Reply): Answer {
  return reply.kind === 'home' ? { kind: 'card', card: reply.card } : reply
}

/** Where Slack does not open a form, the person is told to try again, or that it does not help and who has to know. */
async function orSay(
  { logError }: ListenerOptions,
  respond: Respond | undefined,
  show: () => Promise<unknown>,
): Promise<void> {
  try {
    await show()
  } catch (thrown) {
    const error = toMessengerError(thrown)
    logError(error)
    const mended = mendedByAgain.has(error.problem)
    const [fault = ''] = error.message.split(':')
    const sentence = inEach(textsInAll(), ({ common }) =>
      mended ? common.notOpened : common.formRefused(escaped(fault)),
    )
    await respond?.(onlyToThem(noticeCard(sentence)))
  }
}

function clicked(options: ListenerOptions, body: BlockButtonAction, action: ButtonAction): Interaction {
  const where =
    body.message && body.channel ? { channel: body.channel.id, message: body.message.ts } : undefined
  const until = new Date(options.now().getTime() + REPLY_MS).toISOString()
  if (where && body.response_url) options.rememberReply(where, { url: body.response_url, until })
  return {
    kind: 'act',
    from: account(body.user.team_id ?? body.team?.id ?? '', body.user.id),
    at: at(options),
    verb: verbOf(action.action_id),
    value: action.value ?? '',
    inputs: body.view?.state ? readInputs(body.view.state.values, body.view.team_id ?? '') : {},
  }
}

function submitted(options: ListenerOptions, body: ViewSubmitAction): Interaction {
  return {
    kind: 'act',
    from: account(body.user.team_id ?? body.team?.id ?? '', body.user.id),
    at: at(options),
    verb: body.view.callback_id,
    value: body.view.private_metadata,
    inputs: readInputs(body.view.state.values, body.view.team_id),
  }
}

/**
 * A form opened from a message or from the App Home is a new modal; one asked for inside a modal takes its place, or stands
 * above it.
 */
async function showForm(
  options: ListenerOptions,
  body: BlockButtonAction,
  form: Form,
  isAbove: boolean,
): Promise<void> {
  if (body.view?.type !== 'modal') {
    await openView(options, body.trigger_id, form)
    return
  }
  const { id, hash } = body.view
  const view = await viewOf(options, form)
  if (isAbove) {
    await options.client.views.push({ trigger_id: body.trigger_id, view })
    return
  }
  await options.client.views.update({ view_id: id, hash, view })
}

/** Shows what came of what took longer, where the person waits for it. */
async function finishLate(
  options: ListenerOptions,
  window: string | null,
  asked: Promise<Said>,
  respond?: Respond,
): Promise<void> {
  const reply = await asked
  options.showReceipts(settledBy(reply))
  const outcome = reply.kind === 'form' ? reply.form : reply.kind === 'card' ? reply.card : null
  const say = respond && ((card: Card) => answer(options, card, respond, respond))
  await showOutcome(options, window, outcome, say ?? null)
}

/** Says a card to the person at once; pictures that were not there yet follow. */
async function answer(
  options: ListenerOptions,
  card: Card,
  respond: Respond,
  say: (said: RespondArguments) => Promise<unknown>,
): Promise<void> {
  const shown = await picturesNow(options, card.nodes)
  await say(onlyToThem(card, shown))
  showLater(options, card.nodes, shown, (late, all) => respond(onlyToThem(late, all)))
}

function onlyToThem(card: Card, pictures?: Pictures): RespondArguments {
  return { response_type: 'ephemeral', replace_original: false, ...renderBlocks(card, pictures).payload }
}

function account(team: string, user: string): Account {
  return { platform: 'slack', team, user }
}

function at({ now }: ListenerOptions): string {
  return now().toISOString()
}
