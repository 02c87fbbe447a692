import { isNecessary } from '../../../domain/statement.js'
import { soaCard } from '../../cards/statement/soa.js'
import type { Reply } from '../../interaction.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'
import { type ControlTools, seesAll } from './control.js'

/** `/isms soa`: the statement of applicability, for the ISMS lead and top management. */
export function soaCommand(tools: ControlTools): Command {
  return {
    words: 'soa',
    parameters: () => '',
    describe: (texts) => texts.statement.commands.soa,
    allowed: seesAll,
    run: (visit) => showSoa(tools, visit),
  }
}

async function showSoa({ statements, people }: ControlTools, visit: Visit): Promise<Reply> {
  const { person, texts } = visit
  const statement = await statements.current()
  if (!statement) return say(texts.statement.none)
  const doing = statement.controls.filter(isNecessary).flatMap(({ action }) => action?.owner ?? [])
  const known = await people.byIds([...new Set(doing)])
  const nameOf = (id: string) => known.get(id)?.name ?? ''
  return { kind: 'card', card: soaCard({ statement, reader: person, today: todayFor(visit), nameOf }, texts) }
}
