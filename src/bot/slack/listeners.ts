import type {
  App,
  BlockButtonAction,
  ButtonAction,
  RespondArguments,
  SlashCommand,
  ViewOutput,
  ViewResponseAction,
  ViewSubmitAction,
} from '@slack/bolt'
import type { View, WebClient } from '@slack/web-api'
import { type Card, escaped, type Form } from '../cards/card.js'
import { noticeCard } from '../cards/common.js'
import type { Desk } from '../desk/desk.js'
import { type Account, type Interaction, type MessageRef, type Reply, settledBy } from '../interaction.js'
import type { MessengerProblem } from '../messenger.js'
import type { Pictures } from '../rendered.js'
import { inEach, textsInAll } from '../texts/texts.js'
import { asTyped } from './as-typed.js'
import { toMessengerError } from './errors.js'
import type { SlackPictures } from './pictures.js'
import { picturesNow, showLater } from './pictures-later.js'
import { readInputs } from './read-inputs.js'
import { renderBlocks, renderView, verbOf } from './render-blocks.js'

export interface ListenerOptions {
  client: WebClient
  pictures: SlackPictures
  desk: Desk
  /** After an answer was acknowledged: makes receipts of the messages of these asks. */
  showReceipts: (asks: readonly string[]) => void
  /** After somebody did something: what they see on their App Home may have changed. */
  refreshHome: (from: Account) => void
  /** Keeps the address to which a clicker's own receipt goes for a while. */
  rememberReply: (where: MessageRef, reply: { url: string; until: string }) => void
  now: () => Date
  logError: (error: unknown) => void
}

/** Slack gives three seconds; what takes longer than this is told to the person instead. */
export const DEADLINE_MS = 2_500
/** Slack's address for replies to a click works for 30 minutes; a minute is kept in reserve. */
const REPLY_MS = 29 * 60_000

/** What is over when the person clicks or types once more. */
const mendedByAgain: ReadonlySet<MessengerProblem> = new Set(['too-late', 'rate-limited', 'unavailable'])

/** What comes of a command, a click or a form. */
type Answer = Exclude<Reply, { kind: 'home' }>
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
  const reply = withoutErrors(
    await ask(options, { kind: 'command', from, at: at(options), text: asTyped(command.text) }),
  )
  if (reply.kind === 'card') {
    await answer(options, reply.card, respond, async (said) => {
      if (!(await acknowledge(options, () => ack(said)))) await respond(said)
    })
  } else await acknowledge(options, () => ack())
  // Nothing is recorded by opening a form, so it need not be acknowledged late: Slack opens it when it can.
  if (reply.kind === 'form') {
    await orSay(options, respond, () => open(options, command.trigger_id, reply.form))
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
  const reply = withoutErrors(await ask(options, interaction))
  await acknowledge(options, () => ack())
  options.showReceipts(settledBy(reply))
  // Only what stands in a message has an address for replies.
  const canRespond = body.response_url !== undefined
  const shown = reply.kind === 'form' ? reply.form : reply.kind === 'card' ? reply.card : null
  if (shown && (reply.kind === 'form' || !canRespond)) {
    const form = 'title' in shown ? shown : asForm(shown, body.view)
    const isAbove = reply.kind === 'form' && reply.above === true
    await orSay(options, canRespond ? respond : undefined, () => showForm(options, body, form, isAbove))
  } else if (reply.kind === 'card') await answer(options, reply.card, respond, respond)
  options.refreshHome(interaction.from)
}

async function onSubmission(
  options: ListenerOptions,
  body: ViewSubmitAction,
  ack: Acknowledge<ViewResponseAction>,
): Promise<void> {
  const interaction = submitted(options, body)
  const reply = await ask(options, interaction)
  const response = await responseTo(options, reply, body.view)
  await acknowledge(options, () => ack(response))
  options.showReceipts(settledBy(reply))
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
function withoutErrors(reply: Answer): Exclude<Answer, { kind: 'invalid' }> {
  if (reply.kind !== 'invalid') return reply
  return { kind: 'card', card: noticeCard(escaped(Object.values(reply.errors).join(' '))) }
}

/** What does not come back in time, or fails, is said kindly; nothing is acknowledged that is not durable. */
async function ask({ desk, logError }: ListenerOptions, interaction: Interaction): Promise<Answer> {
  const sentence = inEach(textsInAll(), (texts) => texts.common.unavailable)
  const unavailable: Answer = { kind: 'card', card: noticeCard(sentence) }
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve(unavailable), DEADLINE_MS)
  })
  const answer = desk.handle(interaction).then(toDoing, (error: unknown) => {
    logError(error)
    return unavailable
  })
  return Promise.race([answer, deadline]).finally(() => clearTimeout(timer))
}

/** A home is no answer to what somebody typed or clicked; what it says is. */
function toDoing(reply: Reply): Answer {
  return reply.kind === 'home' ? { kind: 'card', card: reply.card } : reply
}

/** Where Slack does not open a form, the person is told to try again, or that it does not help and who has to know. */
async function orSay(
  { logError }: ListenerOptions,
  respond: Respond | undefined,
  show: () => Promise<void>,
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
  if (body.view?.type !== 'modal') return open(options, body.trigger_id, form)
  const { id, hash } = body.view
  const view = await viewOf(options, form)
  if (isAbove) {
    await options.client.views.push({ trigger_id: body.trigger_id, view })
    return
  }
  await options.client.views.update({ view_id: id, hash, view })
}

async function open(options: ListenerOptions, trigger_id: string, form: Form): Promise<void> {
  const shown = await picturesNow(options, form.nodes)
  const opened = await options.client.views.open({ trigger_id, view: renderView(form, shown).payload })
  const { id: view_id = '', hash = '' } = opened.view ?? {}
  // The hash keeps it from taking the place of what the person has turned to meanwhile.
  showLater(options, form.nodes, shown, (_, all) =>
    options.client.views.update({ view_id, hash, view: renderView(form, all).payload }),
  )
}

async function viewOf(options: ListenerOptions, form: Form): Promise<View> {
  return renderView(form, await picturesNow(options, form.nodes)).payload
}

type Heading = Partial<Pick<ViewOutput, 'title' | 'close'>>

/** What takes the place of a form goes under its heading, and closes in its language. */
function asForm(card: Card, { title, close }: Heading = {}): Form {
  const everyClose = textsInAll().map((texts) => texts.common.close)
  return { title: title?.text ?? 'Steward', nodes: card.nodes, close: close?.text ?? everyClose.join(' · ') }
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
