import type { LogKind, Noted } from '../store/log.js'
import type { MessageMetadata } from '../store/messages.js'
import type { Workspace } from '../workspace.js'
import { type Arguments, textOf } from './arguments.js'

/** What the log says of a call of the Web API, from what was asked and, where it went well, what was answered. */
export async function notedCall(
  call: string,
  kind: LogKind,
  args: Arguments,
  answer: Answer,
  workspace: Workspace,
): Promise<Noted> {
  const { message, view } = answer
  const metadata = message?.metadata ?? null
  // A home has no title; Slack answers with one all the same.
  const title = kind === 'home' ? null : view?.title?.text
  return {
    kind,
    call,
    account: await accountOf(args, view?.id, workspace),
    verb: metadata?.event_type ?? (view?.callback_id || null),
    what: textOf(args, 'text') ?? textOf(args, 'initial_comment') ?? title ?? '',
    ts: answer.ts ?? answer.message_ts ?? textOf(args, 'ts'),
    metadata,
  }
}

/** What the answers of different methods have that is worth a line. */
export interface Answer {
  ts?: string
  message_ts?: string
  message?: { metadata?: MessageMetadata }
  view?: { id: string; callback_id?: string; title?: { text: string } }
}

async function accountOf(
  args: Arguments,
  view: string | undefined,
  { accounts, views }: Workspace,
): Promise<string | null> {
  if (view !== undefined) return (await views.byId(view))?.account ?? null
  const given = ['channel', 'channel_id', 'user_id', 'user'].map((name) => textOf(args, name))
  const named = given.find((each) => each !== null) ?? null
  if (named === null) return null
  return ((await accounts.byDm(named)) ?? (await accounts.byId(named)))?._id ?? null
}
