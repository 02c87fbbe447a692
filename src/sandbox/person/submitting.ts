import { z } from 'zod'
import { limits } from '../slack/limits.js'
import { takenView } from '../slack/methods/views.js'
import { deliver } from '../slack/outgoing.js'
import { closedForm, submissionForm } from '../slack/payloads.js'
import { SlackError } from '../slack/slack-error.js'
import type { Account } from '../store/accounts.js'
import type { StoredView } from '../store/views.js'
import type { Workspace } from '../workspace.js'
import { fileErrors, withFiles } from './files.js'
import { type Entries, type FieldErrors, fieldErrors, stateValues } from './form.js'

/** What came of submitting a form: taken, sent back with errors under fields, or not taken, with a sentence. */
export type Submission = { ok: true } | { ok: false; errors: FieldErrors; message: string | null }

const responseAction = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('clear') }),
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
])

/** Submits the modal on top of a person's screen. What they typed is theirs until the app has taken it. */
export async function submit(
  account: Account,
  viewId: string,
  entries: Entries,
  workspace: Workspace,
): Promise<Submission> {
  const view = (await workspace.views.stack(account._id)).at(-1)
  if (view === undefined || view._id !== viewId) return notTaken('This form is no longer open.')
  const { blocks } = view.content
  const errors = fieldErrors(blocks, entries)
  if (Object.keys(errors).length > 0) return { ok: false, errors, message: null }
  const wrongFiles = await fileErrors(account, blocks, entries, workspace)
  if (Object.keys(wrongFiles).length > 0) return { ok: false, errors: wrongFiles, message: null }
  const values = await withFiles(stateValues(blocks, entries), workspace)
  const form = submissionForm(account, view, values, workspace)
  const delivery = await deliver(workspace, form, {
    kind: 'submission',
    call: 'view_submission',
    ...notedOf(view),
  })
  if (!delivery.ok) return notTaken(`We had some trouble connecting (${delivery.error}). Try again?`)
  try {
    return await follow(delivery.body, view, workspace)
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    return notTaken(`We had some trouble connecting. Try again? (The app's answer: ${error.message})`)
  } finally {
    workspace.live.tell(account._id)
  }
}

/** Does what the app answered: an empty answer closes this form and shows the one below it. */
async function follow(body: string, view: StoredView, workspace: Workspace): Promise<Submission> {
  const { views } = workspace
  if (body.trim() === '') {
    await views.close(view._id)
    return { ok: true }
  }
  const answer = parsedAnswer(body)
  switch (answer.response_action) {
    case 'clear':
      await views.closeAll(view.account)
      return { ok: true }
    case 'errors':
      return { ok: false, errors: knownErrors(answer.errors, view), message: null }
    case 'update':
      await views.replace(view._id, await takenView(answer.view, 'modal', workspace), null)
      return { ok: true }
    case 'push': {
      if (view.depth + 1 >= limits.viewStack) throw new SlackError('push_limit_reached')
      await views.open(view.account, await takenView(answer.view, 'modal', workspace), view)
      return { ok: true }
    }
  }
}

function parsedAnswer(body: string) {
  try {
    return responseAction.parse(JSON.parse(body))
  } catch {
    throw new SlackError('invalid_response_action')
  }
}

function knownErrors(errors: FieldErrors, view: StoredView): FieldErrors {
  const inputs = new Set(
    view.content.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id),
  )
  const unknown = Object.keys(errors).filter((blockId) => !inputs.has(blockId))
  if (unknown.length > 0 || Object.keys(errors).length === 0) {
    throw new SlackError(
      'invalid_errors',
      unknown.map((blockId) => `no input block ${blockId}`),
    )
  }
  return errors
}

/**
 * Closes the modal on top, or all of them. The app hears of it where it asked to; that it does not answer changes
 * nothing for the person.
 */
export async function closeForm(
  account: Account,
  viewId: string,
  all: boolean,
  workspace: Workspace,
): Promise<void> {
  const { views, live } = workspace
  const stack = await views.stack(account._id)
  const top = stack.at(-1)
  if (top === undefined || top._id !== viewId) return
  const clears = all || (top.content.type === 'modal' && top.content.clear_on_close === true)
  const closing = clears ? stack : [top]
  for (const view of closing) await views.close(view._id)
  live.tell(account._id)
  for (const view of closing) {
    if (view.content.type === 'modal' && view.content.notify_on_close === true) {
      await deliver(workspace, closedForm(account, view, clears, workspace), {
        kind: 'closing',
        call: 'view_closed',
        ...notedOf(view),
      })
    }
  }
}

/** What the log says of a form. */
function notedOf({ account, content }: StoredView) {
  const what = content.type === 'modal' ? content.title.text : ''
  return { account, verb: content.callback_id ?? null, what }
}

function notTaken(message: string): Submission {
  return { ok: false, errors: {}, message }
}
