import { annexAThemes } from '../../../domain/annex-a.js'
import { nearest } from '../../../domain/nearest.js'
import { isIsmsLead, type Organisation, oversees } from '../../../domain/organisation.js'
import { isPresentAt, type Person } from '../../../domain/person.js'
import {
  isNecessary,
  type NecessaryControl,
  type StatedControl,
  type Statement,
} from '../../../domain/statement.js'
import type { People } from '../../../store/people.js'
import type { Statements } from '../../../store/statements.js'
import { escaped } from '../../cards/card.js'
import { type ControlShown, controlCard, controlListCard } from '../../cards/statement/control.js'
import type { Reply } from '../../interaction.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'
import { type EvidenceTools, evidenceOf } from './evidence.js'

export interface ControlTools extends EvidenceTools {
  people: People
  statements: Statements
}

/** `/isms control [ID]`: everybody sees what they answer for, the ISMS lead and top management all. */
export function controlCommand(tools: ControlTools): Command {
  return {
    words: 'control',
    parameters: (texts) => texts.common.help.optionalId,
    describe: (texts) => texts.statement.commands.control,
    allowed: () => true,
    offered: async (person, organisation) => {
      const statement = await tools.statements.current()
      return statement !== null && theirsIn(statement, person, organisation).length > 0
    },
    run: (visit, typed) => show(tools, visit, typed.toUpperCase()),
  }
}

export function seesAll(person: Person, organisation: Organisation): boolean {
  return isIsmsLead(person, organisation) || oversees(person._id, organisation)
}

async function show(tools: ControlTools, visit: Visit, typed: string): Promise<Reply> {
  const { person, organisation, texts } = visit
  const t = texts.statement
  const statement = await tools.statements.current()
  if (!statement) return say(t.none)
  const theirs = theirsIn(statement, person, organisation)
  if (typed === '') return list(tools, visit, theirs)
  const theme = annexAThemes.find((each) => each === typed)
  if (theme)
    return list(
      tools,
      visit,
      theirs.filter(({ id }) => id.startsWith(`${theme}.`)),
    )
  const ids = statement.controls.map(({ id }) => id)
  const control = statement.controls.find(({ id }) => id === typed)
  if (!control) return say(t.unknown(escaped(typed), nearest(typed, ids) ?? null))
  return theirs.includes(control) ? one(tools, visit, statement, control) : say(t.notYours)
}

function theirsIn({ controls }: Statement, person: Person, organisation: Organisation): StatedControl[] {
  return seesAll(person, organisation) ? controls : controls.filter((each) => isOwnedBy(each, person))
}

function isOwnedBy(control: StatedControl, { _id }: Person): control is NecessaryControl {
  return control.applicable && control.owner === _id
}

async function list(tools: ControlTools, visit: Visit, these: readonly StatedControl[]): Promise<Reply> {
  const { person, organisation, texts } = visit
  if (these.length === 0) return say(texts.statement.noneYours)
  const shown = await shownOf(tools, visit, these)
  const view = { all: seesAll(person, organisation), reader: person, today: todayFor(visit) }
  return { kind: 'card', card: controlListCard(shown, view, texts) }
}

async function one(
  tools: ControlTools,
  visit: Visit,
  { version }: Statement,
  control: StatedControl,
): Promise<Reply> {
  const { person, texts } = visit
  const [shown] = await shownOf(tools, visit, [control])
  if (!shown) return say(texts.common.unavailable)
  const view = { version, reader: person, today: todayFor(visit) }
  return { kind: 'card', card: controlCard(shown, await evidenceOf(tools, person, control), view, texts) }
}

/** With the names of who answers for them. */
async function shownOf(
  { people }: ControlTools,
  { at }: Visit,
  controls: readonly StatedControl[],
): Promise<ControlShown[]> {
  const ids = controls.filter(isNecessary).flatMap(({ owner, action }) => [owner, action?.owner ?? owner])
  const known = await people.byIds([...new Set(ids)])
  return controls.map((control) => {
    if (!control.applicable) return { control, owner: null, actionOwner: '' }
    const owner = known.get(control.owner)
    const actionOwner = known.get(control.action?.owner ?? '')?.name ?? ''
    return { control, owner: owner && isPresentAt(owner, at) ? owner.name : null, actionOwner }
  })
}
