import { seesAll } from '../../../domain/organisation.js'
import { opportunities } from '../../../store/opportunities.js'
import { opportunityListCard } from '../../cards/corrective-action/opportunities.js'
import type { Reply } from '../../interaction.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'
import type { CorrectiveDeskTools } from './tools.js'

/** `/isms nc opportunities`: what could be better (10.1); for who sees the whole, all, for others what they noted or own. */
export function opportunitiesCommand(tools: CorrectiveDeskTools): Command {
  return {
    words: 'nc opportunities',
    parameters: () => '',
    describe: ({ correctiveAction }) => correctiveAction.commands.opportunities,
    allowed: () => true,
    run: (visit) => list(tools, visit),
  }
}

async function list(tools: CorrectiveDeskTools, visit: Visit): Promise<Reply> {
  const { person, organisation, texts } = visit
  const all = seesAll(person, organisation)
  const noted = (await opportunities(tools)).filter(
    ({ by, owner }) => all || by === person._id || owner === person._id,
  )
  if (noted.length === 0) return say(texts.correctiveAction.opportunities[all ? 'none' : 'noneYours'])
  const people = await tools.people.byIds(noted.flatMap(({ by }) => by ?? []))
  const names = new Map([...people].map(([id, { name }]) => [id, name]))
  return { kind: 'card', card: opportunityListCard(noted, names, person.timeZone, texts) }
}
