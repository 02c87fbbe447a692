import type { Person } from '../../../domain/person.js'
import type { Programme } from '../../../domain/programme.js'
import { type OwnerTools, ownerOf } from '../../../store/owners.js'
import { escaped } from '../../cards/card.js'
import { verbs } from '../../cards/control-check/check.js'
import { namesOf, titleOf } from '../../cards/definition.js'
import type { Reply } from '../../interaction.js'
import { mayBegin } from '../definition-list.js'
import type { Visit } from '../desk.js'
import type { OutOfTurn } from '../out-of-turn.js'
import { say } from '../say.js'
import { type CheckListTools, type Defined, definedChecks } from './list.js'

export interface UnplannedCheckTools extends CheckListTools, OwnerTools {
  /** Puts the check on record and starts it. Null: another one has that number. */
  startCheck: (
    programme: Programme,
    number: number,
    because: string,
    visit: Pick<Visit, 'person' | 'through' | 'at'>,
  ) => Promise<string | null>
}

type Checkable = Pick<Defined, 'check' | 'programme'> & { owner: Person }

/** A check out of turn, as when what was not in order is seen to. */
export function checkOutOfTurn(tools: UnplannedCheckTools): OutOfTurn<string, Checkable> {
  return {
    ...{ process: 'control-check', verb: verbs.checkNow },
    words: ({ controlCheck }) => controlCheck.now,
    find: (visit, id) => checkable(tools, visit, id),
    name: ({ check }, reader) => namesOf(check, reader),
    start: ({ programme }, number, because, visit) => tools.startCheck(programme, number, because, visit),
  }
}

/** The check and who makes it, for who may have it checked; or why it is not begun. */
async function checkable(
  tools: UnplannedCheckTools,
  visit: Visit,
  id: string,
): Promise<Checkable | { refused: Reply }> {
  const { person, organisation, texts, at } = visit
  const all = await definedChecks(tools, organisation.ismsLead)
  const known = all.find(({ check }) => check.check === id)
  if (!known) return { refused: say(texts.common.refused['no-such-ask']) }
  const { check, programme } = known
  const t = texts.controlCheck.now
  const title = escaped(titleOf(check, person))
  if (!mayBegin(known.programme, visit)) return { refused: say(t.notYours(title)) }
  if ((await tools.cycles.underWay(programme)).length > 0) return { refused: say(t.running(title)) }
  const owner = await ownerOf(tools, programme, at)
  return owner ? { check, programme, owner } : { refused: say(t.nobody(title)) }
}
