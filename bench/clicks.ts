import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'

/** One submission of a form, signed as Slack signs it. */
export interface Click {
  user: string
  team?: string | undefined
  verb: string
  value: string
  /** What is filled in, as Slack's `view.state.values`; nothing where the form has no inputs. */
  filled?: object
  /** What shows that it was taken; default: the form is closed. */
  taken?: 'clear' | 'update'
}

export interface Measured {
  perSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
}

export interface Shooting {
  port: number
  signingSecret: string
  clicks: Iterator<Click>
  seconds: number
  /** At an even rate. */
  perSecond?: number
}

const LANES = 64
const PER_SECOND = 100

/** A closed loop: each lane sends its next click when the last one was acknowledged. */
export async function closedLoop({ seconds, ...target }: Shooting): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: LANES })
  const end = performance.now() + seconds * 1_000
  const took: number[] = []
  const lane = async () => {
    while (performance.now() < end) took.push(await shoot(target, agent))
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: LANES }, lane))
  agent.destroy()
  return measured(took, performance.now() - begun)
}

/** An even rate, whatever the answers take. */
export async function evenRate({ seconds, perSecond = PER_SECOND, ...target }: Shooting): Promise<Measured> {
  const agent = new Agent({ keepAlive: true })
  const begun = performance.now()
  const shots: Promise<number>[] = []
  for (let n = 0; n < seconds * perSecond; n += 1) {
    const wait = begun + (n * 1_000) / perSecond - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    shots.push(shoot(target, agent))
  }
  const took = await Promise.all(shots)
  agent.destroy()
  return measured(took, performance.now() - begun)
}

function measured(took: number[], elapsedMs: number): Measured {
  const sorted = [...took].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { perSecond: (took.length * 1_000) / elapsedMs, p50: at(0.5), p99: at(0.99) }
}

/** Milliseconds until it was acknowledged. Throws for anything that does not show that it was taken: nothing was recorded. */
async function shoot(
  { port, signingSecret, clicks }: Omit<Shooting, 'seconds'>,
  agent: Agent,
): Promise<number> {
  const next = clicks.next()
  if (next.done) throw new Error('There are not enough questions for so many clicks')
  const body = new URLSearchParams({ payload: JSON.stringify(submission(next.value)) }).toString()
  const timestamp = String(Math.floor(Date.now() / 1_000))
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
  }
  const begun = performance.now()
  const answer = await new Promise<string>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path: '/slack/events', method: 'POST', headers, agent })
    sent.on('error', reject)
    sent.on('response', async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      resolve(Buffer.concat(chunks).toString())
    })
    sent.end(body)
  })
  if (!answer.includes(`"response_action":"${next.value.taken ?? 'clear'}"`))
    throw new Error(`The click was not taken: ${answer.slice(0, 300)}`)
  return performance.now() - begun
}

function submission({ user, team = 'T1', verb, value, filled = {} }: Click) {
  return {
    type: 'view_submission',
    team: { id: team },
    user: { id: user, team_id: team },
    view: {
      id: 'V1',
      team_id: team,
      type: 'modal',
      callback_id: verb,
      private_metadata: value,
      title: { type: 'plain_text', text: 'Steward' },
      blocks: [],
      state: { values: filled },
      hash: '1',
    },
  }
}
