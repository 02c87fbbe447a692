import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { sendJson } from './http.js'

/** The page's files by path; beside its fonts, nothing else in the folder is served. */
const files: ReadonlyMap<string, { name: string; type: string }> = new Map([
  ['/', { name: 'index.html', type: 'text/html; charset=utf-8' }],
  ['/main.js', { name: 'main.js', type: 'text/javascript; charset=utf-8' }],
  ['/style.css', { name: 'style.css', type: 'text/css; charset=utf-8' }],
])

const font = /^\/[a-z0-9-]+\.woff2$/

function fileOf(path: string): { name: string; type: string } | undefined {
  return font.test(path) ? { name: path.slice(1), type: 'font/woff2' } : files.get(path)
}

/** Pictures may come from anywhere, as in a chat tool; nothing else may. */
const contentPolicy = [
  "default-src 'self'",
  "img-src 'self' data: http: https:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export async function sendPageFile(path: string, response: ServerResponse, folder: string): Promise<void> {
  const file = fileOf(path)
  if (file === undefined) return sendJson(response, 404, { error: `There is no ${path} here` })
  const content = await readFile(join(folder, file.name))
  response.writeHead(200, {
    'content-type': file.type,
    'content-security-policy': contentPolicy,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
  response.end(content)
}
