import type { Change } from '../live.js'
import type { Overview, Screen } from '../page-api.js'
import type { Entries, FieldErrors } from '../person/form.js'

export type { Overview, Screen } from '../page-api.js'
export type Person = Overview['people'][number]
export type Message = Screen['messages'][number]
export type OpenForm = Screen['forms'][number]
export type Submission = { ok: true } | { ok: false; errors: FieldErrors; message: string | null }

export interface Choice {
  block: string
  action: string
  entry?: string | string[]
  entries: Entries
}

/** Speaks with the sandbox. Throws if it does not answer, or refuses. */
export const sandbox = {
  overview: () => get<Overview>('workspace'),
  screen: (email: string) => get<Screen>(`${pathOf(email)}/screen`),
  type: (email: string, text: string) => post<{ taken: boolean }>(email, 'type', { text }),
  click: (email: string, on: { ts: string } | { view: string }, choice: Choice) =>
    post<{ problem: string | null }>(email, 'click', { on, ...choice }),
  submit: (email: string, view: string, entries: Entries) =>
    post<Submission>(email, 'submit', { view, entries }),
  close: (email: string, view: string, all: boolean) => post<object>(email, 'close', { view, all }),
  read: (email: string) => post<object>(email, 'read', {}),
}

/**
 * Calls `changed` with the id of a person whose screen changed, or null for "anything may have", also after each
 * lost connection; `connected` says how the connection does. Returns the way to stop.
 */
export function watch(
  changed: (person: string | null) => void,
  connected: (is: boolean) => void,
): () => void {
  const source = new EventSource('/sandbox/live')
  source.onopen = () => {
    connected(true)
    changed(null)
  }
  source.onerror = () => connected(false)
  source.onmessage = ({ data }) => {
    const change: Change = JSON.parse(data)
    if ('person' in change) changed(change.person)
  }
  return () => source.close()
}

function pathOf(email: string): string {
  return `people/${encodeURIComponent(email)}`
}

async function get<T>(path: string): Promise<T> {
  return resultOf(await fetch(`/sandbox/${path}`))
}

async function post<T>(email: string, act: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json', 'x-sandbox': 'page' }
  return resultOf(
    await fetch(`/sandbox/${pathOf(email)}/${act}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  )
}

async function resultOf<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}`)
  return response.json() as Promise<T>
}
