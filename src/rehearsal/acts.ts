import type { Click } from '../sandbox/person/clicking.js'
import type { Entries } from '../sandbox/person/form.js'
import type { Hands } from '../sandbox/person/hands.js'
import type { Submission } from '../sandbox/person/submitting.js'
import type { Block } from '../sandbox/slack/block.js'
import type { Account } from '../sandbox/store/accounts.js'

/** A form as it stands before somebody. */
export interface Sheet {
  _id: string
  /** Changes with what stands in it. */
  hash: string
  content: { type: string; callback_id?: string | undefined; submit?: unknown; blocks: Block[] }
}

/** What somebody does with their hands, wherever it is that they are asked. */
export interface Acts {
  /** The forms that stand open before them; the last one is what they see. */
  forms(): Promise<Sheet[]>
  /** Why it did not reach Steward; null where it did. */
  click(made: Click): Promise<string | null>
  submit(sheet: string, entries: Entries): Promise<Submission>
  close(sheet: string): Promise<void>
}

export function inChat(hands: Hands, account: Account): Acts {
  return {
    forms: () => hands.forms(account),
    click: (made) => hands.click(account, made),
    submit: (sheet, entries) => hands.submit(account, sheet, entries),
    close: (sheet) => hands.close(account, sheet),
  }
}
