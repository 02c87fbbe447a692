import { isReady, type SharedFile, type StoredFile, typeOf } from '../../store/files.js'
import { say, type Workspace } from '../../workspace.js'
import { type Arguments, countOf, requiredText, textOf } from '../arguments.js'
import { limits } from '../limits.js'
import { SlackError } from '../slack-error.js'

/** The first of three steps: where to send the bytes to. */
export async function filesGetUploadUrl(args: Arguments, workspace: Workspace) {
  requiredText(args, 'length')
  const file = await workspace.files.announce({
    name: requiredText(args, 'filename'),
    length: countOf(args, 'length', 0, limits.fileBytes),
  })
  return { upload_url: `${workspace.address}/slack/upload/${file.secret}`, file_id: file._id }
}

/**
 * The third step, after the bytes. With a channel, the files stand in a message there; without one, messages show them
 * by their id. Slack posts that message a moment later and does not say which it is.
 */
export async function filesCompleteUpload(args: Arguments, workspace: Workspace) {
  const files = filesIn(requiredText(args, 'files'))
  const channel = textOf(args, 'channel_id')
  const account = channel === null ? null : await workspace.accounts.byDm(channel)
  if (channel !== null && (account === null || account.deleted)) throw new SlackError('channel_not_found')
  const completed = await Promise.all(files.map(({ id, title }) => workspace.files.complete(id, title)))
  const shared = completed.filter((file) => file !== null)
  if (shared.length < files.length) throw new SlackError('file_not_found')
  if (account) {
    const text = textOf(args, 'initial_comment') ?? ''
    await say(workspace, account, { from: 'app', text, files: shared.map(sharedShape) })
  }
  return { files: files.map(({ id, title }) => ({ id, title })) }
}

export async function filesInfo(args: Arguments, workspace: Workspace) {
  const file = await workspace.files.byId(requiredText(args, 'file'))
  if (file === null || file.readyAtMs === null) throw new SlackError('file_not_found')
  return { file: fileShape(file, workspace) }
}

/** Slack tells the type of a file, and shows it, only once it has looked at it. */
export function fileShape(file: StoredFile, { address, installation, switches }: Workspace) {
  const ready = isReady(file) && !switches.strikes('files-not-ready', 'files.info')
  return {
    id: file._id,
    created: Math.floor(file.created.getTime() / 1000),
    name: file.name,
    title: file.title,
    ...(ready ? typeOf(file) : { mimetype: '', filetype: '', pretty_type: '' }),
    user: file.user ?? installation.botUserId,
    size: file.length,
    mode: 'hosted',
    url_private: `${address}/slack/files/${file._id}`,
    url_private_download: `${address}/slack/files/${file._id}`,
    is_public: false,
    channels: [],
    groups: [],
    ims: [],
  }
}

function sharedShape({ _id, name, title, length }: StoredFile): SharedFile {
  return { id: _id, name, title, size: length }
}

function filesIn(given: string): { id: string; title: string | null }[] {
  let list: unknown
  try {
    list = JSON.parse(given)
  } catch {
    throw new SlackError('invalid_arguments', ['must be valid JSON [json-pointer:/files]'])
  }
  if (!Array.isArray(list) || list.length === 0) {
    throw new SlackError('invalid_arguments', ['must be an array [json-pointer:/files]'])
  }
  return list.map(({ id, title }: { id?: unknown; title?: unknown }) => ({
    id: String(id),
    title: typeof title === 'string' ? title : null,
  }))
}
