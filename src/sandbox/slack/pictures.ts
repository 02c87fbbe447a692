import { isReady } from '../store/files.js'
import type { Workspace } from '../workspace.js'
import type { Block } from './block.js'
import type { PictureSource } from './elements.js'
import { SlackError } from './slack-error.js'

/**
 * Slack refuses a message or a view that shows a file which is not there, or which it is still working on. Throws
 * SlackError with this code.
 */
export async function checkPictures(blocks: Block[], code: string, workspace: Workspace): Promise<void> {
  for (const [index, block] of blocks.entries()) {
    for (const { slack_file } of picturesIn(block)) {
      if (slack_file === undefined) continue
      const file = await workspace.files.byId(slack_file.id)
      const shown = file !== null && isReady(file) && !workspace.switches.strikes('files-not-ready')
      if (!shown)
        throw new SlackError(code, [`invalid slack file [json-pointer:/blocks/${index}/slack_file]`])
    }
  }
}

function picturesIn(block: Block): PictureSource[] {
  if (block.type === 'image') return [block]
  if (block.type === 'section' && block.accessory?.type === 'image') return [block.accessory]
  if (block.type !== 'context') return []
  return block.elements.flatMap((element) => (element.type === 'image' ? [element] : []))
}
