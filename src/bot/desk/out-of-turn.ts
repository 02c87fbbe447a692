import type { Person } from '../../domain/person.js'
import type { ProgrammeProcess } from '../../domain/programme.js'
import type { Cycles } from '../../store/cycles.js'
import { escaped } from '../cards/card.js'
import { type OutOfTurnTexts, outOfTurnForm } from '../cards/out-of-turn.js'
import { REASON } from '../cards/policy-acknowledgement/reason.js'
import { type Inputs, type Reply, textOf } from '../interaction.js'
import type { Texts } from '../texts/texts.js'
import type { Visit } from './desk.js'
import { say } from './say.js'

/** A duty of the calendar that may be asked for out of turn, as its process finds it and words it. */
export interface OutOfTurn<Name, Duty extends { owner: Person }> {
  process: ProgrammeProcess
  /** Begins it. */
  verb: string
  words: (texts: Texts) => OutOfTurnTexts<Name>
  /** For who may ask for it; or why it is not begun. */
  find: (visit: Visit, id: string) => Promise<Duty | { refused: Reply }>
  /** What it is called, for a reader. */
  name: (duty: Duty, reader: Person) => { plain: Name; escaped: Name }
  /** Puts it on record and starts it: the nth of its kind. Null: somebody else was faster. */
  start: (duty: Duty, number: number, because: string, visit: Visit) => Promise<string | null>
}

/** Asks whoever wants it out of turn why. */
export async function askWhyNow<Name, Duty extends { owner: Person }>(
  { verb, words, find, name }: OutOfTurn<Name, Duty>,
  visit: Visit,
  id: string,
): Promise<Reply> {
  const { person, texts } = visit
  const found = await find(visit, id)
  if ('refused' in found) return found.refused
  const asked = { verb, id, name: name(found, person).plain, owner: found.owner.name, words: words(texts) }
  return { kind: 'form', form: outOfTurnForm(asked, texts) }
}

/** Begins it: no date of the calendar is spent by it. */
export async function beginNow<Name, Duty extends { owner: Person }>(
  { cycles }: { cycles: Cycles },
  { process, words, find, name: nameOf, start }: OutOfTurn<Name, Duty>,
  visit: Visit,
  id: string,
  inputs: Inputs,
): Promise<Reply> {
  // Counted first: of two who ask at the same moment the second one sees that of the first, or has its number.
  const number = (await cycles.outOfTurn({ process, subject: id })).length + 1
  const found = await find(visit, id)
  if ('refused' in found) return found.refused
  const t = words(visit.texts)
  const because = textOf(inputs, REASON)
  if (!because) return { kind: 'invalid', errors: { [REASON]: t.missing } }
  const name = nameOf(found, visit.person).escaped
  const started = await start(found, number, because, visit)
  return say(started === null ? t.running(name) : t.done(name, escaped(found.owner.name)))
}
