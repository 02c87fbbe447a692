import { parseAskRef } from '../../../domain/ask.js'
import { type FileFault, kindOf, LARGEST_FILE, plainFileName, sizeFault } from '../../../domain/kept-file.js'
import type { KeptFiles, Stored } from '../../../store/kept-files.js'
import { kindNames, inputs as names } from '../../cards/control-check/check.js'
import { mayGetFile } from '../../handed-in.js'
import { fileOf, type Inputs, type Reply } from '../../interaction.js'
import { type FileSource, MessengerError } from '../../messenger.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import type { ControlCheckDeskTools } from './shown.js'

export interface HandingInTools {
  keptFiles: KeptFiles
  /** By platform: where what people hand in comes from. */
  fileSources: readonly FileSource[]
}

/** So long a file that was fetched stands for the same one sent off again: well below what is swept up. */
const SAME_FOR_MS = 3_600_000

/**
 * Fetches what was handed in, looks at it, and keeps its bytes, before anything is recorded: null where nothing was.
 * What cannot be taken is said in a sentence.
 */
export async function takeFile(
  tools: HandingInTools,
  { account, at, texts }: Visit,
  ask: string,
  inputs: Inputs,
): Promise<{ file: Stored | null } | { error: string }> {
  const handed = fileOf(inputs, names.file)
  const files = tools.fileSources.find(({ platform }) => platform === account.platform)
  if (!handed || !files) return { file: null }
  const source = `${account.platform}/${handed.file}`
  const after = new Date(Date.parse(at) - SAME_FOR_MS).toISOString()
  const already = await tools.keptFiles.fetched(ask, source, after)
  if (already) return { file: already }
  const t = texts.controlCheck.form
  try {
    const { name, size, bytes } = await files.fetch(account, handed.file, LARGEST_FILE)
    const found = bytes ? kindOf(name, bytes) : { fault: sizeFault(size) ?? 'too-big' }
    if (!bytes || 'fault' in found) return { error: faultText('fault' in found ? found.fault : 'empty', t) }
    const { kind } = found
    return { file: await tools.keptFiles.keep({ bytes, kind, name: plainFileName(name), ask, source, at }) }
  } catch (error) {
    if (error instanceof MessengerError) return { error: t.notFetched }
    throw error
  }
}

function faultText(fault: FileFault, { fault: t }: Visit['texts']['controlCheck']['form']): string {
  switch (fault) {
    case 'too-big':
      return t['too-big'](LARGEST_FILE / 1_000_000)
    case 'unknown-kind':
      return t['unknown-kind'](kindNames)
    default:
      return t[fault]
  }
}

/** It is sent by the worker; whoever asks twice within a minute has asked once. */
export async function sendFile(tools: ControlCheckDeskTools, visit: Visit, value: string): Promise<Reply> {
  const { person, organisation, at, texts } = visit
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  if (!ask?.answer?.file || ask.process !== 'control-check') return say(texts.common.refused['no-such-ask'])
  const t = texts.controlCheck.handedIn
  if (!mayGetFile(await tools.asks.allOf(ask.cycle), person, organisation)) return say(t.notYours)
  const askedAt = `${at.slice(0, 'YYYY-MM-DDTHH:MM'.length)}Z`
  const content = { kind: 'handed-in', ask: ask._id, askedAt, asks: [] } as const
  const wanted = { class: 'now', notBefore: at, reachable: true } as const
  await tools.deliveries.want([{ person: person._id, content: { ...content, asks: [] }, ...wanted }])
  return say(t.comes)
}
