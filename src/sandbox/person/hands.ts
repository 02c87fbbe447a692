import type { Account } from '../store/accounts.js'
import type { Letter } from '../store/letters.js'
import type { Message } from '../store/messages.js'
import type { StoredView } from '../store/views.js'
import { exportOf } from '../systems-api.js'
import type { Workspace } from '../workspace.js'
import { type Click, click } from './clicking.js'
import type { Entries } from './form.js'
import { closeForm, type Submission, submit } from './submitting.js'
import { typeText } from './typing.js'

/** What people do in the workspace, for whoever plays them in this process: the page does the same over HTTP. */
export interface Hands {
  accounts(): Promise<Account[]>
  message(account: Account, ts: string): Promise<Message | null>
  /** The last `limit` messages that this person sees, oldest first. */
  messages(account: Account, limit: number): Promise<Message[]>
  /** What the app has said to anybody since that ts, oldest first. */
  saidAfter(ts: string): AsyncIterable<Message>
  /** The letters that came to anybody after this one, oldest first. */
  lettersAfter(last: Letter | null): AsyncIterable<Letter>
  /** The last letter that came to this address. */
  lastLetterTo(address: string): Promise<Letter | null>
  /** The forms that stand open before this person; the last one is what they see. */
  forms(account: Account): Promise<StoredView[]>
  /** Why it did not reach the app; null where it did. */
  click(account: Account, click: Click): Promise<string | null>
  submit(account: Account, view: string, entries: Entries): Promise<Submission>
  close(account: Account, view: string): Promise<void>
  type(account: Account, text: string): Promise<boolean>
  /** Hands in a file; its id comes back. */
  handIn(account: Account, file: { name: string; bytes: Buffer }): Promise<string>
  /** What each system that exports lists does export now. */
  exports(): Promise<{ name: string; bytes: Buffer }[]>
}

export function handsOf(workspace: Workspace): Hands {
  const { accounts, messages, views, files, letters, systems } = workspace
  return {
    accounts: () => accounts.active(),
    message: ({ dm }, ts) => messages.find(dm, ts),
    messages: ({ dm }, limit) => messages.seen(dm, limit),
    saidAfter: (ts) => messages.said(ts),
    lettersAfter: (last) => letters.after(last?._id ?? null),
    lastLetterTo: async (address) => (await letters.latest(address, 1))[0] ?? null,
    forms: ({ _id }) => views.stack(_id),
    click: (account, made) => click(account, made, workspace),
    submit: (account, view, entries) => submit(account, view, entries, workspace),
    close: (account, view) => closeForm(account, view, true, workspace),
    type: (account, text) => typeText(account, text, workspace),
    handIn: async ({ _id }, file) => (await files.handIn({ ...file, user: _id }))._id,
    exports: async () => {
      const names = systems.list().flatMap((each) => (each.kind === 'export' ? each.file : []))
      const all = await Promise.all(
        names.map(async (name) => ({ name, bytes: await exportOf(name, workspace) })),
      )
      return all.flatMap(({ name, bytes }) => (bytes === null ? [] : { name, bytes }))
    },
  }
}
