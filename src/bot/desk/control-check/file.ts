import { parseAskRef } from '../../../domain/ask.js'
import { minuteOf } from '../../../domain/delivery.js'
import { noticeCard } from '../../cards/common.js'
import { askedAbout, mayGetFile } from '../../handed-in.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import type { ControlCheckDeskTools } from './shown.js'

/** It is sent by the worker; whoever asks twice within a minute has asked once. */
export async function sendFile(tools: ControlCheckDeskTools, visit: Visit, value: string): Promise<Reply> {
  const { person, organisation, at, texts } = visit
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  if (!ask?.answer?.file) return say(texts.common.refused['no-such-ask'])
  const t = texts.controlCheck.handedIn
  const concerned = await askedAbout(tools, ask)
  if (!mayGetFile(concerned, person, organisation)) return say(t.notYours)
  const askedAt = minuteOf(at)
  await tools.deliveries.tell([person], { kind: 'handed-in', ask: ask._id, askedAt, asks: [] }, at)
  // Whoever was filling in a form in which it stands goes on where they were.
  return { kind: 'card', card: noticeCard(t.comes), above: true }
}
