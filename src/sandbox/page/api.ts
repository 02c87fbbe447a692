import type { ForwardTo } from '../clock.js'
import type { Controls, LetterRow, LogRow } from '../controls-api.js'
import type { Overview, Screen } from '../page-api.js'
import type { Entries, FieldErrors } from '../person/form.js'
import type { SwitchName } from '../switches.js'
import type { SystemChange, SystemShown } from '../systems-api.js'

export type { ForwardTo } from '../clock.js'
export type { Controls, LetterRow, LogRow } from '../controls-api.js'
export type { Overview, Screen } from '../page-api.js'
export type { SwitchName } from '../switches.js'
export type { SystemChange, SystemShown } from '../systems-api.js'
export type Person = Overview['people'][number]
export type Message = Screen['messages'][number]
export type OpenForm = Screen['forms'][number]
export type Home = NonNullable<Screen['home']>
export type Tab = 'home' | 'messages'
export type Submission = { ok: true } | { ok: false; errors: FieldErrors; message: string | null }

export interface Choice {
  block: string
  action: string
  entry?: string | string[]
  entries: Entries
}

export interface Turn {
  name: SwitchName
  on: boolean
  method?: string | null
  times?: number | null
}

/** Speaks with the sandbox. Throws if it does not answer, or refuses. */
export const sandbox = {
  overview: () => get<Overview>('workspace'),
  controls: () => get<Controls>('controls'),
  log: (email: string | null) =>
    get<{ entries: LogRow[] }>(email === null ? 'log' : `log?person=${encodeURIComponent(email)}`),
  mail: () => get<{ letters: LetterRow[] }>('mail'),
  systems: () => get<{ systems: SystemShown[] }>('systems'),
  changeSystem: (change: SystemChange) => post<{ problem: string | null }>('systems', change),
  /** The list that a system exports now, as a file to hand in. */
  exported: async (name: string): Promise<File> => {
    const response = await fetch(`/sandbox/exports/${encodeURIComponent(name)}`)
    if (!response.ok) throw new Error(`The sandbox answered ${response.status}`)
    return new File([await response.blob()], name)
  },
  forward: (to: ForwardTo) => post<{ problem: string | null }>('clock', { to }),
  turn: (turn: Turn) => post<object>('switch', turn),
  screen: (email: string) => get<Screen>(pathOf(email, 'screen')),
  type: (email: string, text: string) => post<{ taken: boolean }>(pathOf(email, 'type'), { text }),
  click: (email: string, on: { ts: string } | { view: string }, choice: Choice) =>
    post<{ problem: string | null }>(pathOf(email, 'click'), { on, ...choice }),
  submit: (email: string, view: string, entries: Entries) =>
    post<Submission>(pathOf(email, 'submit'), { view, entries }),
  /** Hands in a file for a form that is open. */
  upload: async (email: string, file: File): Promise<{ id: string; name: string; size: number }> => {
    const headers = { 'x-sandbox': 'page', 'x-file-name': encodeURIComponent(file.name) }
    const path = pathOf(email, 'upload')
    return resultOf(await fetch(`/sandbox/${path}`, { method: 'POST', headers, body: file }))
  },
  close: (email: string, view: string, all: boolean) => post<object>(pathOf(email, 'close'), { view, all }),
  open: (email: string, tab: Tab) => post<object>(pathOf(email, 'open'), { tab }),
  read: (email: string) => post<object>(pathOf(email, 'read'), {}),
}

/** What to tell a person when a call of the sandbox failed. */
export function unreachable(): { problem: string } {
  return { problem: 'The sandbox did not answer. Is it still running?' }
}

function pathOf(email: string, act: string): string {
  return `people/${encodeURIComponent(email)}/${act}`
}

async function get<T>(path: string): Promise<T> {
  return resultOf(await fetch(`/sandbox/${path}`))
}

async function post<T>(path: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json', 'x-sandbox': 'page' }
  return resultOf(await fetch(`/sandbox/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
}

async function resultOf<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}`)
  return response.json() as Promise<T>
}
