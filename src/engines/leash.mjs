// Holds one engine on a leash: runs it for as long as the process that asked for it lives.
// Standard input is a pipe from that process. When it closes, for whatever reason (a stop, a crash, kill -9),
// the engine is told to end, and is killed when it does not. No dependencies: this must outlive everything.
// Usage: node leash.mjs GRACE_SECONDS PROGRAM [ARGUMENT…]; the engine's pid is written to descriptor 3.
import { spawn } from 'node:child_process'
import { writeSync } from 'node:fs'

const [grace, program, ...args] = process.argv.slice(2)
const engine = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] })
let ending = false

function end() {
  if (ending) return
  ending = true
  engine.kill('SIGTERM')
  setTimeout(() => engine.kill('SIGKILL'), Number(grace) * 1000)
}

engine.on('spawn', () => {
  try {
    writeSync(3, `${engine.pid}\n`)
  } catch {
    end() // nobody is left to read it
  }
})
engine.on('error', (error) => {
  console.error(error.message)
  process.exit(127)
})
engine.on('exit', (code) => process.exit(code ?? 1))

process.stdin.on('close', end).on('error', end).resume()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
