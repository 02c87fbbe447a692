import type { Ask } from '../../domain/ask.js'
import type { PersonId } from '../../domain/person.js'
import type { TrainingTools } from './tools.js'

/**
 * What was decided about waivers: whoever was granted one hears it, and whoever asked for it of somebody else. Whom it is
 * refused is asked again, with why. Twice is the same as once.
 */
export async function tellWaivers(
  tools: Pick<TrainingTools, 'asks' | 'people' | 'deliveries' | 'waivers'>,
  decided: readonly Ask[],
  asOf: string,
): Promise<void> {
  for (const waiver of decided) {
    const people = await tools.people.byIds(await whoHears(tools, waiver))
    await tools.deliveries.tell(
      [...people.values()],
      { kind: 'waiver-decided', cycle: waiver.cycle, ask: waiver._id, asks: [] },
      asOf,
    )
    await tools.waivers.told(waiver, asOf)
  }
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
