import { isReady, type StoredFile } from '../../store/files.js'
import type { Workspace } from '../../workspace.js'
import { type Arguments, countOf, requiredText } from '../arguments.js'
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

/** The third step, after the bytes. Files are not shared into a conversation: messages show them by their id. */
export async function filesCompleteUpload(args: Arguments, workspace: Workspace) {
  const files = filesIn(requiredText(args, 'files'))
  const completed = await Promise.all(files.map(({ id, title }) => workspace.files.complete(id, title)))
  if (completed.includes(null)) throw new SlackError('file_not_found')
  return { files: files.map(({ id, title }) => ({ id, title })) }
}

export async function filesInfo(args: Arguments, workspace: Workspace) {
  const file = await workspace.files.byId(requiredText(args, 'file'))
  if (file === null || file.readyAtMs === null) throw new SlackError('file_not_found')
  return { file: fileShape(file, workspace) }
}

/** Slack tells the type of a file, and shows it, only once it has looked at it. */
function fileShape(file: StoredFile, { installation, switches }: Workspace) {
  const ready = isReady(file) && !switches.strikes('files-not-ready', 'files.info')
  return {
    id: file._id,
    created: Math.floor(file.created.getTime() / 1000),
    name: file.name,
    title: file.title,
    mimetype: ready ? 'image/png' : '',
    filetype: ready ? 'png' : '',
    user: installation.botUserId,
    size: file.length,
    mode: 'hosted',
    is_public: false,
    channels: [],
    groups: [],
    ims: [],
  }
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
