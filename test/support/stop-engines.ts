/** The counterpart of engines.ts. */
export default async function stopTestEngines(): Promise<void> {
  await globalThis.stopTestEngines?.()
}
