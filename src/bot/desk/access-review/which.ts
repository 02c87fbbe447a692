import type { Programme } from '../../../domain/programme.js'
import type { System } from '../../../domain/system.js'
import { escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import type { Reply } from '../../interaction.js'
import { definedAndPlanned } from '../definition-list.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import type { AccessDeskTools } from './shown.js'

export interface Reviewed {
  system: System
  programme: Programme
}

/** Every system whose access comes round to be reviewed, by its id. */
export async function reviewedSystems({ systems, programmes }: AccessDeskTools): Promise<Reviewed[]> {
  const defined = await definedAndPlanned('access-review', systems, programmes)
  return defined.map(({ definition: system, programme }) => ({ system, programme }))
}

/** The system of this id, or which there are of those that somebody may ask about. */
export async function systemNamed(
  tools: AccessDeskTools,
  { person, texts }: Visit,
  typed: string,
  may: (reviewed: Reviewed) => boolean,
): Promise<Reviewed | { refused: Reply }> {
  const all = await reviewedSystems(tools)
  const id = typed.toLowerCase().replace(/^access-review\./, '')
  const found = all.find(({ system }) => system.system === id)
  if (found) return found
  const t = texts.accessReview.status
  const named = all
    .filter(may)
    .map(({ system }) => `\`${system.system}\` (${escaped(titleOf(system, person))})`)
  return { refused: say(named.length === 0 ? t.noSystem : t.unknown(escaped(typed), named.join(', '))) }
}
