import type { RequestListener } from 'node:http'
import {
  App,
  type BlockButtonAction,
  type ButtonAction,
  HTTPReceiver,
  LogLevel,
  type RespondFn,
  type ViewOutput,
  type ViewSubmitAction,
} from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { type Card, escaped, type Form } from '../cards/card.js'
import { noticeCard } from '../cards/common.js'
import type { Desk } from '../desk/desk.js'
import type { Account, Interaction, MessageRef, Reply } from '../interaction.js'
import { inEach, textsFor, textsInAll } from '../texts/texts.js'
import { readInputs } from './read-inputs.js'
import { renderBlocks, renderView } from './render-blocks.js'

export interface SlackAppOptions {
  client: WebClient
  token: string
  signingSecret: string
  apiUrl?: string
  desk: Desk
  /** After an answer was acknowledged: makes receipts of the messages of these asks. */
  showReceipts: (asks: readonly string[]) => void
  /** Keeps the address to which a clicker's own receipt goes for a while. */
  rememberReply: (where: MessageRef, reply: { url: string; until: string }) => void
  now: () => Date
  logError: (error: unknown) => void
}

/** Slack gives three seconds; what takes longer than this is told to the person instead. */
const DEADLINE_MS = 2_500
/** Slack's address for replies to a click works for 30 minutes; a minute is kept in reserve. */
const REPLY_MS = 29 * 60_000

/** Receives Slack's signed requests at `POST /slack/events`, asks the desk, and answers in Slack's words. */
export async function slackListener(options: SlackAppOptions): Promise<RequestListener> {
  const receiver = new HTTPReceiver({
    signingSecret: options.signingSecret,
    endpoints: '/slack/events',
    logLevel: LogLevel.ERROR,
  })
  const app = new App({
    receiver,
    token: options.token,
    logLevel: LogLevel.ERROR,
    deferInitialization: true,
    clientOptions: {
      timeout: DEADLINE_MS,
      retryConfig: { retries: 0 },
      ...(options.apiUrl ? { slackApiUrl: options.apiUrl } : {}),
    },
  })
  app.command('/isms', async ({ command, ack, respond }) => {
    const from = account(command.team_id, command.user_id)
    const reply = withoutErrors(
      await ask(options, { kind: 'command', from, at: at(options), text: command.text }),
    )
    await ack(reply.kind === 'card' ? { response_type: 'ephemeral', ...message(reply.card) } : undefined)
    // Nothing is recorded by opening a form, so it need not be acknowledged late: Slack opens it when it can.
    if (reply.kind === 'form')
      await orSay(options, respond, () => open(options, command.trigger_id, reply.form))
  })
  // Also what no process knows is answered: Slack shows a warning sign for a click that nobody acknowledges.
  app.action<BlockButtonAction>(/.*/, async ({ body, action, ack, respond }) => {
    const reply = withoutErrors(await ask(options, clicked(options, body, action)))
    await ack()
    if (reply.kind === 'done') options.showReceipts(reply.settled)
    if (reply.kind === 'form') await orSay(options, respond, () => showForm(options, body, reply.form))
    if (reply.kind === 'card' && body.view) await showForm(options, body, asForm(reply.card, body.view))
    if (reply.kind === 'card' && !body.view) {
      await respond({ response_type: 'ephemeral', replace_original: false, ...message(reply.card) })
    }
  })
  app.view<ViewSubmitAction>(/.*/, async ({ body, view, ack }) => {
    const interaction = submitted(options, body)
    const reply = await ask(options, interaction)
    if (reply.kind === 'done') await ack({ response_action: 'clear' })
    else if (reply.kind === 'invalid') await ack({ response_action: 'errors', errors: { ...reply.errors } })
    else {
      const next = reply.kind === 'form' ? reply.form : asForm(reply.card, view)
      await ack({ response_action: 'update', view: renderView(next).payload })
    }
    if (reply.kind === 'done') options.showReceipts(reply.settled)
  })
  app.error(async (error) => options.logError(error))
  await app.init()
  return receiver.requestListener
}

/** Errors stand beside inputs only where a form was sent off; elsewhere they are said. */
function withoutErrors(reply: Reply): Exclude<Reply, { kind: 'invalid' }> {
  if (reply.kind !== 'invalid') return reply
  return { kind: 'card', card: noticeCard(escaped(Object.values(reply.errors).join(' '))) }
}

/** What does not come back in time, or fails, is said kindly; nothing is acknowledged that is not durable. */
async function ask({ desk, logError }: SlackAppOptions, interaction: Interaction): Promise<Reply> {
  const unavailable: Reply = {
    kind: 'card',
    card: noticeCard(inEach(textsInAll(), (texts) => texts.common.unavailable)),
  }
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<Reply>((resolve) => {
    timer = setTimeout(() => resolve(unavailable), DEADLINE_MS)
  })
  const answer = desk.handle(interaction).catch((error: unknown) => {
    logError(error)
    return unavailable
  })
  return Promise.race([answer, deadline]).finally(() => clearTimeout(timer))
}

/** Where Slack does not open a form any more, the person is told to try again. */
async function orSay(
  { logError }: SlackAppOptions,
  respond: RespondFn,
  show: () => Promise<void>,
): Promise<void> {
  try {
    await show()
  } catch (error) {
    logError(error)
    const card = noticeCard(inEach(textsInAll(), (texts) => texts.common.notOpened))
    await respond({ response_type: 'ephemeral', replace_original: false, ...message(card) })
  }
}

function clicked(options: SlackAppOptions, body: BlockButtonAction, action: ButtonAction): Interaction {
  const where =
    body.message && body.channel ? { channel: body.channel.id, message: body.message.ts } : undefined
  const until = new Date(options.now().getTime() + REPLY_MS).toISOString()
  if (where && body.response_url) options.rememberReply(where, { url: body.response_url, until })
  return {
    kind: 'act',
    from: account(body.user.team_id ?? body.team?.id ?? '', body.user.id),
    at: at(options),
    verb: action.action_id,
    value: action.value ?? '',
    inputs: {},
  }
}

function submitted(options: SlackAppOptions, body: ViewSubmitAction): Interaction {
  return {
    kind: 'act',
    from: account(body.user.team_id ?? body.team?.id ?? '', body.user.id),
    at: at(options),
    verb: body.view.callback_id,
    value: body.view.private_metadata,
    inputs: readInputs(body.view.state.values, body.view.team_id),
  }
}

/** A form opened from a message is a new modal; one asked for inside a modal takes its place. */
async function showForm(options: SlackAppOptions, body: BlockButtonAction, form: Form): Promise<void> {
  if (!body.view) return open(options, body.trigger_id, form)
  const { id, hash } = body.view
  await options.client.views.update({ view_id: id, hash, view: renderView(form).payload })
}

async function open({ client }: SlackAppOptions, trigger_id: string, form: Form): Promise<void> {
  await client.views.open({ trigger_id, view: renderView(form).payload })
}

/** What takes the place of a form goes under its heading, and closes in its language. */
function asForm(card: Card, { title, close }: Pick<ViewOutput, 'title' | 'close'>): Form {
  return { title: title.text, nodes: card.nodes, close: close?.text ?? textsFor('en').common.close }
}

function message(card: Card) {
  return renderBlocks(card).payload
}

function account(team: string, user: string): Account {
  return { platform: 'slack', team, user }
}

function at({ now }: SlackAppOptions): string {
  return now().toISOString()
}
