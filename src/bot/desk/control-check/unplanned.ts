import type { Person } from '../../../domain/person.js'
import type { Programme } from '../../../domain/programme.js'
import { type OwnerTools, ownerOf } from '../../../store/owners.js'
import { escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import { checkNowForm } from '../../cards/control-check/unplanned.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { type CheckListTools, type Defined, definedChecks, mayBegin } from './list.js'

export interface UnplannedCheckTools extends CheckListTools, OwnerTools {
  /** Puts the check on record and starts it. Null: another one has that number. */
  startCheck: (
    programme: Programme,
    number: number,
    because: string,
    visit: Pick<Visit, 'person' | 'platform' | 'at'>,
  ) => Promise<string | null>
}

/** Asks the ISMS lead or a check's owner why it is to be checked out of turn. */
export async function askWhyNow(tools: UnplannedCheckTools, visit: Visit, id: string): Promise<Reply> {
  const found = await checkable(tools, visit, id)
  if ('refused' in found) return found.refused
  const { check, owner } = found
  const form = checkNowForm({ check, owner: owner.name, reader: visit.person }, visit.texts)
  return { kind: 'form', form }
}

/** Has it checked out of turn, as when what was not in order is seen to: no date of the calendar is spent by it. */
export async function checkNow(
  tools: UnplannedCheckTools,
  visit: Visit,
  id: string,
  inputs: Inputs,
): Promise<Reply> {
  // Counted first: of two who ask at the same moment the second one sees that of the first, or has its number.
  const number = (await tools.cycles.outOfTurn({ process: 'control-check', subject: id })).length + 1
  const found = await checkable(tools, visit, id)
  if ('refused' in found) return found.refused
  const { check, programme, owner } = found
  const t = visit.texts.controlCheck.now
  const because = textOf(inputs, REASON)
  if (!because) return { kind: 'invalid', errors: { [REASON]: t.missing } }
  const title = escaped(titleOf(check, visit.person))
  const started = await tools.startCheck(programme, number, because, visit)
  return say(started === null ? t.running(title) : t.done(title, escaped(owner.name)))
}

/** The check and who makes it, for who may have it checked; or why it is not begun. */
async function checkable(
  tools: UnplannedCheckTools,
  visit: Visit,
  id: string,
): Promise<(Pick<Defined, 'check' | 'programme'> & { owner: Person }) | { refused: Reply }> {
  const { person, organisation, texts, at } = visit
  const all = await definedChecks(tools, organisation.ismsLead)
  const known = all.find(({ check }) => check.check === id)
  if (!known) return { refused: say(texts.common.refused['no-such-ask']) }
  const { check, programme } = known
  const t = texts.controlCheck.now
  const title = escaped(titleOf(check, person))
  if (!mayBegin(known, visit)) return { refused: say(t.notYours(title)) }
  if ((await tools.cycles.underWay(programme)).length > 0) return { refused: say(t.running(title)) }
  const owner = await ownerOf(tools, programme, at)
  return owner ? { check, programme, owner } : { refused: say(t.nobody(title)) }
}
