import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { methodNames } from './slack/web-api.js'
import type { Letter } from './store/letters.js'
import type { LogEntry } from './store/log.js'
import { switchNames } from './switches.js'
import { changeSystem, systemsShown } from './systems-api.js'
import type { Workspace } from './workspace.js'

/** What surrounds the workspace on its page: the clock, the switches, the guide, the log and the systems. */

const ROWS_SHOWN = 200

const forwardBody = z.object({ to: z.enum(['next-morning', 'week', 'next-event']) })
const switchBody = z.object({
  name: z.enum(switchNames),
  on: z.boolean(),
  method: z.string().min(1).nullable().default(null),
  times: z.int().min(1).nullable().default(null),
})

/** Returns null for what there is not; `body` is null for a GET. */
export async function answerControls(
  path: string,
  request: IncomingMessage,
  body: unknown,
  workspace: Workspace,
): Promise<object | null> {
  switch (`${request.method} ${path}`) {
    case 'GET controls':
      return controls(workspace)
    case 'GET log':
      return log(new URL(request.url ?? '', workspace.address).searchParams.get('person'), workspace)
    case 'GET mail':
      return mail(new URL(request.url ?? '', workspace.address).searchParams.get('to'), workspace)
    case 'GET systems':
      return systemsShown(workspace)
    case 'POST systems':
      return changeSystem(body, workspace)
    case 'POST clock':
      return { problem: await workspace.clock.forward(forwardBody.parse(body).to) }
    case 'POST switch': {
      const { name, on, ...setting } = switchBody.parse(body)
      if (on) workspace.switches.turnOn(name, setting)
      else workspace.switches.turnOff(name)
      return {}
    }
    default:
      return null
  }
}

async function controls({ clock, switches, guide }: Workspace) {
  return { clock: clock.state, switches: switches.list(), methods: methodNames, guide: await guide.steps() }
}

async function log(email: string | null, { log, accounts }: Workspace) {
  const account = email === null ? null : await accounts.byEmail(email)
  if (email !== null && account === null) return null
  return { entries: (await log.latest(account?._id ?? null, ROWS_SHOWN)).map(entryShape) }
}

function entryShape({ _id, ...entry }: LogEntry) {
  return { id: _id.toHexString(), ...entry, at: entry.at.toISOString() }
}

async function mail(to: string | null, { letters }: Workspace) {
  return { letters: (await letters.latest(to, ROWS_SHOWN)).map(letterShape) }
}

function letterShape({ _id, at, ...letter }: Letter) {
  return { id: _id.toHexString(), at: at.toISOString(), ...letter }
}

export type LetterRow = ReturnType<typeof letterShape>
export type Controls = Awaited<ReturnType<typeof controls>>
export type LogRow = ReturnType<typeof entryShape>
