import { fileURLToPath } from 'node:url'

/** The workflows' code, put into one file when Steward was built. */
export function workflowBundlePath(): string {
  return fileURLToPath(new URL('../workflow-bundle.js', import.meta.url))
}
