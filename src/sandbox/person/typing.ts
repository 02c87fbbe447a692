import { deliver } from '../slack/outgoing.js'
import { commandForm } from '../slack/payloads.js'
import { reply } from '../slack/response-url.js'
import { SlackError } from '../slack/slack-error.js'
import type { Account } from '../store/accounts.js'
import { say, type Workspace } from '../workspace.js'

/** Takes what a person typed and sent. Returns false if the app did not take the command, so it can be sent again. */
export async function typeText(account: Account, typed: string, workspace: Workspace): Promise<boolean> {
  const text = typed.trim()
  const { bot } = workspace.installation
  const [word = '', ...rest] = text.split(/\s/)
  if (word === bot.command) return runCommand(account, rest.join(' ').trim(), workspace)
  if (word.startsWith('/')) {
    await hint(account, `${word} is not a valid command. ${bot.name} listens to ${bot.command}.`, workspace)
    return false
  }
  await say(workspace, account, { from: 'person', text: escaped(text) })
  await hint(
    account,
    `${bot.name} does not read messages. It listens to ${bot.command}: try ${bot.command} help`,
    workspace,
  )
  return true
}

async function runCommand(account: Account, text: string, workspace: Workspace): Promise<boolean> {
  const { bot } = workspace.installation
  const delivery = await deliver(workspace, await commandForm(account, text, workspace), {
    kind: 'command',
    call: bot.command,
    account: account._id,
    verb: text,
    what: `${bot.command} ${text}`,
  })
  const failed = (error: string) =>
    hint(account, `${bot.command} failed with the error "${error}"`, workspace)
  if (!delivery.ok) {
    await failed(delivery.error)
    return false
  }
  if (delivery.body.trim() === '') return true
  try {
    const interaction = { account: account._id, channel: account.dm, messageTs: null }
    await reply(immediateAnswer(delivery.body), interaction, workspace)
    return true
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    await failed('invalid_command_response')
    return false
  }
}

/** An app may answer a command at once, with JSON or with plain text. */
function immediateAnswer(body: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(body)
    if (typeof json === 'object' && json !== null) return { ...json }
  } catch {
    // Plain text, then.
  }
  return { text: body }
}

/** A line from Slack itself that only this person sees. */
function hint(account: Account, text: string, workspace: Workspace) {
  return say(workspace, account, { from: 'slackbot', text: escaped(text), ephemeral: true })
}

/** Slack keeps these three characters as entities in every text. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
