import type { Ask } from '../../domain/ask.js'
import type { PersonId } from '../../domain/person.js'
import { WAIVER_SLOT } from '../../domain/training.js'
import type { TrainingTools } from './tools.js'

type TellTools = Pick<TrainingTools, 'asks' | 'people' | 'deliveries' | 'waivers'>

/**
 * What was decided about people. Whoever was granted a waiver hears it, and whoever asked for it of somebody else. Whom it is
 * refused, or what they handed in sent back, is asked again, with why; their message of before says so. Twice is the same
 * as once.
 */
export async function tellDecided(tools: TellTools, decided: readonly Ask[], asOf: string): Promise<void> {
  for (const ask of decided) {
    if (ask.slot === WAIVER_SLOT) await tellWaiver(tools, ask, asOf)
    await tools.waivers.told(ask, asOf)
  }
}

async function tellWaiver(tools: TellTools, waiver: Ask, asOf: string): Promise<void> {
  const people = await tools.people.byIds(await whoHears(tools, waiver))
  await tools.deliveries.tell(
    [...people.values()],
    { kind: 'waiver-decided', cycle: waiver.cycle, ask: waiver._id, asks: [] },
    asOf,
  )
}

async function whoHears(
  { asks }: Pick<TrainingTools, 'asks'>,
  { about = '', follows, answer }: Ask,
): Promise<PersonId[]> {
  const [round, request] = await Promise.all([
    answer?.value === 'granted' ? asks.byId(about) : null,
    follows === undefined ? null : asks.byId(follows),
  ])
  const { by, for: inStead } = request?.answer ?? {}
  return [...new Set([round?.askedOf, by, inStead].flatMap((id) => id ?? []))]
}
