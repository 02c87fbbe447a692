// One line per step, with how long it took; what a step's program prints is shown only when it fails.
import { spawn } from 'node:child_process'

/** A step failed; its output was printed already. */
export class StepFailed extends Error {
  name = 'StepFailed'
}

const interrupted = new AbortController()

/** Lets Ctrl-C end the running step. Under npm it comes twice, from the terminal and from npm: once counts. */
export function stopStepsOnSignal() {
  const onSignal = (signal) => interrupted.abort(signal)
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  return () => process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
}

/**
 * Does one step and reports it.
 * @param label what is done, as a person would say it
 * @param work does it; gets `note(text)` for what happens just now; a string that it gives is shown at the end
 */
export async function step(label, work) {
  const begun = Date.now()
  const write = (mark, text, end) => {
    const took = ((Date.now() - begun) / 1000).toFixed(1)
    const rewrite = process.stdout.isTTY ? '\r\u001b[2K' : ''
    process.stdout.write(`${rewrite}${mark} ${label}${text ? `: ${text}` : ''} (${took} s)${end}`)
  }
  let written = begun
  const note = (text) => {
    const isDue = Date.now() - written > 10_000
    if (!process.stdout.isTTY && !isDue) return
    written = Date.now()
    write('…', text, process.stdout.isTTY ? '' : '\n')
  }
  if (process.stdout.isTTY) write('…', '', '')
  try {
    const detail = await work(note)
    write('✓', detail, '\n')
  } catch (error) {
    write('✗', interrupted.signal.aborted ? 'stopped' : 'failed', '\n')
    throw error
  }
}

/** Runs a program to its end. Shows its last line as it goes; prints the whole when it fails. */
export async function run(command, args, note = () => {}) {
  interrupted.signal.throwIfAborted()
  // In a process group of its own, so that ending it ends what it started, too.
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const end = () => {
    process.kill(-child.pid, 'SIGTERM')
    setTimeout(() => child.exitCode ?? child.signalCode ?? process.kill(-child.pid, 'SIGKILL'), 2_000).unref()
  }
  interrupted.signal.addEventListener('abort', end, { once: true })
  let output = ''
  const take = (chunk) => {
    output += chunk
    note(output.trimEnd().split('\n').at(-1)?.trim().slice(0, 80) ?? '')
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  interrupted.signal.removeEventListener('abort', end)
  if (interrupted.signal.aborted) throw new StepFailed('stopped')
  if (code !== 0) throw new StepFailed(`\n${output}\n${command} ${args.join(' ')} ended with code ${code}`)
}

/** Runs the main function of a script; what stops it is a message, not a stack trace. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    const signal = interrupted.signal.reason
    if (interrupted.signal.aborted) process.exitCode = signal === 'SIGINT' ? 130 : 143
    else {
      console.error(error instanceof StepFailed ? error.message : error)
      process.exitCode = 1
    }
  }
}
