import type { WebClient } from '@slack/web-api'
import { type FileSource, type IncomingFile, MessengerError } from '../messenger.js'
import { toMessengerError } from './errors.js'

const FETCH_TIMEOUT_MS = 20_000

/** Fetches what people hand in with a form. */
export function slackFiles(client: WebClient, token: string, apiUrl: string | null): FileSource {
  return {
    platform: 'slack',
    fetch: async ({ user }, id, most) => {
      const { name, size, user: owner, url_private: address } = await infoOf(client, id)
      if (owner !== user || !name || size === undefined || !address)
        throw new MessengerError('refused', `Slack does not give ${id} to whoever handed it in`)
      const bytes = size > most ? null : await download(ownAddress(address, apiUrl), token, most)
      return { name, size, bytes } satisfies IncomingFile
    },
  }
}

async function infoOf(client: WebClient, file: string) {
  try {
    return (await client.files.info({ file })).file ?? {}
  } catch (error) {
    throw toMessengerError(error)
  }
}

/** The token goes to Slack's own hosts, and in trials to the server that was named in Slack's stead; nowhere else. */
function ownAddress(address: string, apiUrl: string | null): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  const isSlacks = url?.protocol === 'https:' && /(^|\.)slack\.com$/.test(url.hostname)
  const isNamed = url !== null && apiUrl !== null && url.origin === new URL(apiUrl).origin
  if (url && (isSlacks || isNamed)) return url
  throw new MessengerError('refused', 'Slack named an address for a file that is not its own')
}

/** Slack leads whoever may not have a file to a page to sign in, which is no file. */
async function download(url: URL, token: string, most: number): Promise<Uint8Array> {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new MessengerError('unavailable', `Slack did not give a file: ${String(error)}`)
  })
  if (response.status !== 200 || !response.body) {
    const passing = response.status === 429 || response.status >= 500
    throw new MessengerError(
      passing ? 'unavailable' : 'refused',
      `Slack answered ${response.status} for a file`,
    )
  }
  return readUpTo(response.body, most)
}

/** It may be longer than was said. */
async function readUpTo(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > most) throw new MessengerError('refused', 'A file is longer than Slack said')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
