import type { Block } from '../slack/block.js'
import { fileShape } from '../slack/methods/files.js'
import type { StateValues } from '../slack/payloads.js'
import type { Account } from '../store/accounts.js'
import type { Workspace } from '../workspace.js'
import type { Entries, FieldErrors } from './form.js'

/** What Slack's own client would not let through: files of other kinds, too many, or somebody else's. */
export async function fileErrors(
  account: Account,
  blocks: Block[],
  entries: Entries,
  { files }: Workspace,
): Promise<FieldErrors> {
  const errors: FieldErrors = {}
  for (const block of blocks) {
    if (block.type !== 'input' || block.element.type !== 'file_input') continue
    const { action_id = '', filetypes, max_files = 10 } = block.element
    const entry = entries[block.block_id ?? '']?.[action_id] ?? []
    const ids = Array.isArray(entry) ? entry : [entry]
    const handedIn = await Promise.all(ids.map((id) => files.byId(id)))
    const ending = (name: string) => name.split('.').at(-1)?.toLowerCase() ?? ''
    if (ids.length > max_files) errors[block.block_id ?? ''] = `Choose at most ${max_files}.`
    if (handedIn.some((file) => file?.user !== account._id))
      errors[block.block_id ?? ''] = 'This file is not there any more.'
    else if (handedIn.some((file) => file && filetypes && !filetypes.includes(ending(file.name))))
      errors[block.block_id ?? ''] = 'This file type is not supported.'
  }
  return errors
}

/** What the app is told of files that were handed in: all that Slack says of them. */
export async function withFiles(values: StateValues, workspace: Workspace): Promise<StateValues> {
  const filled: StateValues = {}
  for (const [block, elements] of Object.entries(values)) {
    filled[block] = {}
    for (const [action, value] of Object.entries(elements))
      filled[block][action] =
        'files' in value && Array.isArray(value.files)
          ? { ...value, files: await shapesOf(value.files, workspace) }
          : value
  }
  return filled
}

async function shapesOf(handedIn: { id: string }[], workspace: Workspace): Promise<object[]> {
  const files = await Promise.all(handedIn.map(({ id }) => workspace.files.byId(id)))
  return files.flatMap((file) => (file ? [fileShape(file, workspace)] : []))
}
