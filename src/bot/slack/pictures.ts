import { setTimeout as pause } from 'node:timers/promises'
import type { WebClient } from '@slack/web-api'
import type { Pictures as PictureStore } from '../../store/pictures.js'
import type { Picture } from '../cards/card.js'
import { pngOf } from '../pictures/png.js'
import { noPictures, type Pictures, pictureHash } from '../rendered.js'
import { toMessengerError } from './errors.js'
import { upload } from './files.js'

/** Pictures as Slack keeps them: uploaded once, and shown by their file ids. */
export interface SlackPictures {
  /** The files of those of these pictures that can be shown now. Asks the record, never Slack. */
  known(pictures: readonly Picture[]): Promise<Pictures>
  /**
   * Uploads what Slack does not have, and waits until it can show all of it; safe to repeat. False if it takes longer
   * than ten seconds. Never on a click's path. Throws {@link MessengerError}.
   */
  bring(pictures: readonly Picture[]): Promise<boolean>
  /** After Slack refused to show these. */
  forget(pictures: readonly Picture[]): Promise<void>
}

/** Slack works on a picture for a second or two. */
const LOOKS = 20
const BETWEEN_LOOKS_MS = 500

export interface SlackPictureTools {
  client: WebClient
  pictures: PictureStore
}

export function slackPictures(tools: SlackPictureTools): SlackPictures {
  const hashesOf = (pictures: readonly Picture[]) => pictures.map(pictureHash)
  return {
    known: async (pictures) => {
      if (pictures.length === 0) return noPictures
      const brought = await tools.pictures.of('slack', hashesOf(pictures))
      return new Map([...brought].flatMap(([hash, { file, ready }]) => (ready ? [[hash, file]] : [])))
    },
    bring: async (pictures) => {
      for (let look = 0; look < LOOKS; look += 1) {
        if (look > 0) await pause(BETWEEN_LOOKS_MS)
        if (await bringAll(tools, pictures)) return true
      }
      return false
    },
    forget: (pictures) => tools.pictures.forget('slack', hashesOf(pictures)),
  }
}

/** No picture is drawn or brought: where nobody looks, the words are enough. */
export const inWords: SlackPictures = {
  known: async () => noPictures,
  bring: async () => false,
  forget: async () => undefined,
}

/** True once Slack can show all of them. */
async function bringAll(tools: SlackPictureTools, pictures: readonly Picture[]): Promise<boolean> {
  const brought = await tools.pictures.of('slack', pictures.map(pictureHash))
  let complete = true
  for (const picture of pictures) {
    const hash = pictureHash(picture)
    const { file, ready } = brought.get(hash) ?? {
      file: await bringOne(tools, picture.svg, hash),
      ready: false,
    }
    if (ready) continue
    if (await canBeShown(tools, file)) await tools.pictures.ready('slack', hash, file)
    else complete = false
  }
  return complete
}

/** Made ready without a conversation, so that messages can show it. */
async function bringOne({ client, pictures }: SlackPictureTools, svg: string, hash: string): Promise<string> {
  const file = await upload(client, { name: 'picture.png', bytes: pngOf(svg) })
  try {
    await client.files.completeUploadExternal({ files: [{ id: file }] })
  } catch (error) {
    throw toMessengerError(error)
  }
  await pictures.brought('slack', hash, file)
  return file
}

/** Slack says what type a file is once it has looked at it; before that, it refuses messages that show it. */
async function canBeShown({ client }: SlackPictureTools, file: string): Promise<boolean> {
  try {
    const answer = await client.files.info({ file })
    return answer.file?.mimetype === 'image/png'
  } catch (error) {
    throw toMessengerError(error)
  }
}
