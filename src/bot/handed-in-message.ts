import type { DeliveryContent } from '../domain/delivery.js'
import type { Person } from '../domain/person.js'
import type { KeptFiles } from '../store/kept-files.js'
import { escaped } from './cards/card.js'
import { noticeCard } from './cards/common.js'
import { titleOf } from './cards/definition.js'
import { type CheckViewTools, checkViewOf } from './control-check-messages.js'
import { mayGetFile } from './handed-in.js'
import type { Shown } from './show.js'
import { textsFor } from './texts/texts.js'

export interface HandedInTools extends CheckViewTools {
  keptFiles: KeptFiles
}

type Content = Extract<DeliveryContent, { kind: 'handed-in' }>

/** The file that was handed in with an answer, for who may have it by the time that it is sent. */
export async function handedInMessage(
  tools: HandedInTools,
  { ask: id }: Content,
  reader: Person,
  at: string,
): Promise<Pick<Shown, 'card' | 'file'> | null> {
  const [ask, organisation] = await Promise.all([tools.asks.byId(id), tools.organisation.read()])
  const view = ask && (await checkViewOf(tools, ask, reader, at))
  const file = ask?.answer?.file
  if (!ask || !view || !file || !organisation) return null
  if (!mayGetFile(await tools.asks.allOf(ask.cycle), reader, organisation)) return null
  const t = textsFor(reader.language, organisation.languages[0]).controlCheck.handedIn
  const title = escaped(titleOf(view.check, reader))
  const bytes = await tools.keptFiles.bytesOf(file)
  if (!bytes) return { card: noticeCard(t.notKept(title)) }
  return {
    card: noticeCard(t.here(title, escaped(view.answeredBy ?? ''))),
    file: {
      make: async () => ({ name: file.name.text, title: file.name.text, bytes }),
      instead: noticeCard(t.notTaken(title, ask.cycle.replace('cycle/', ''))),
    },
  }
}
