#!/usr/bin/env node
// The command `steward`.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const program = resolve(fileURLToPath(import.meta.url), '../../dist/main.js')
if (existsSync(program)) {
  process.argv[1] = program
  await import(pathToFileURL(program).href)
} else {
  console.error('Steward is not built yet. Run: npm run build')
  process.exitCode = 1
}
