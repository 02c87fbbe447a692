import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebClient } from '@slack/web-api'
import { slackFiles } from '../../../src/bot/slack/fetch-file.js'

const from = { platform: 'slack', team: 'T1', user: 'U1' } as const
const token = 'xoxb-for-tests-only'

/** What came in at a server, with the token that it was shown, if any. */
interface Seen {
  path: string
  token: string | undefined
}

/** A server that answers every request alike. */
async function answering(
  status: number,
  body: string | Buffer,
  headers = {},
): Promise<{ server: Server; url: string; seen: Seen[] }> {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    seen.push({ path: request.url ?? '', token: request.headers.authorization })
    response.writeHead(status, headers).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

/** Slack says this of the file; what stands behind its address is another server's. */
async function slackSays(file: object) {
  const api = await answering(200, JSON.stringify({ ok: true, file }), { 'content-type': 'application/json' })
  open.push(api.server)
  const apiUrl = `${api.url}/api/`
  const client = new WebClient(token, { slackApiUrl: apiUrl, retryConfig: { retries: 0 } })
  return { api, files: slackFiles(client, token, apiUrl) }
}

test('the token goes to the server that stands for Slack, and to no other that an answer names', async () => {
  const thief = await answering(200, 'mine')
  open.push(thief.server)
  const { files } = await slackSays({ name: 'a.txt', size: 4, user: 'U1', url_private: `${thief.url}/a.txt` })
  await expect(files.fetch(from, 'F1', 100)).rejects.toMatchObject({ problem: 'refused' })
  expect(thief.seen).toEqual([])
})

test.each([
  'https://files.slack.com.evil.example/a',
  'https://files.not-slack.com/a',
  'http://files.slack.com/a',
  'ftp://files.slack.com/a',
  'x',
])('an address such as %s is none of Slack\u2019s', async (url_private) => {
  const { files } = await slackSays({ name: 'a.txt', size: 4, user: 'U1', url_private })
  await expect(files.fetch(from, 'F1', 100)).rejects.toMatchObject({ problem: 'refused' })
})

test('a file that somebody else handed in is not fetched', async () => {
  const { files, api } = await slackSays({
    name: 'a.txt',
    size: 4,
    user: 'U2',
    url_private: 'https://x.slack.com/',
  })
  await expect(files.fetch(from, 'F1', 100)).rejects.toMatchObject({ problem: 'refused' })
  expect(api.seen).toHaveLength(1)
})

test('a file that is larger than may be is not fetched, and its size is said', async () => {
  const { files, api } = await slackSays({
    name: 'a.txt',
    size: 101,
    user: 'U1',
    url_private: 'https://x.slack.com/',
  })
  expect(await files.fetch(from, 'F1', 100)).toEqual({ name: 'a.txt', size: 101, bytes: null })
  expect(api.seen).toHaveLength(1)
})

test.each([
  [302, 'refused'],
  [403, 'refused'],
  [429, 'unavailable'],
  [503, 'unavailable'],
])('an answer of %d for a file is %s, and no redirect is followed', async (status, problem) => {
  let origin = ''
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    seen.push({ path: request.url ?? '', token: request.headers.authorization })
    const file = { name: 'a.txt', size: 4, user: 'U1', url_private: `${origin}/file` }
    if (request.url === '/file') response.writeHead(status, { location: '/elsewhere' }).end()
    else
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, file }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(server)
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = new WebClient(token, { slackApiUrl: `${origin}/api/`, retryConfig: { retries: 0 } })
  const files = slackFiles(client, token, `${origin}/api/`)
  await expect(files.fetch(from, 'F1', 100)).rejects.toMatchObject({ problem })
  expect(seen.map(({ path }) => path)).not.toContain('/elsewhere')
  expect(seen.find(({ path }) => path === '/file')?.token).toBe(`Bearer ${token}`)
})
