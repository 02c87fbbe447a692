import type { Cycle } from '../../domain/cycle.js'
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
  /** What comes of it, where that depends on how it stands; plain. */
  consequence?: (duty: Duty, texts: Texts) => OutOfTurnTexts<Name>['consequence']
  /** For who may ask for it; or why it is not begun. What they have just begun themselves may run. */
  find: (visit: Visit, id: string, mayRun: boolean) => Promise<Duty | { refused: Reply }>
  /** What it is called, for a reader. */
  name: (duty: Duty, reader: Person) => { plain: Name; escaped: Name }
  /** Puts it on record and starts it: the nth of its kind. Null: somebody else was faster. */
  start: (duty: Duty, number: number, because: string, visit: Visit) => Promise<string | null>
}

/** Asks whoever wants it out of turn why. */
export async function askWhyNow<Name, Duty extends { owner: Person }>(
  { verb, words: wordsIn, consequence, find, name }: OutOfTurn<Name, Duty>,
  visit: Visit,
  id: string,
): Promise<Reply> {
  const { person, texts } = visit
  const found = await find(visit, id, false)
  if ('refused' in found) return found.refused
  const words = {
    ...wordsIn(texts),
    ...(consequence ? { consequence: consequence(found, texts) } : {}),
  }
  const asked = { verb, id, name: name(found, person).plain, owner: found.owner.name, words }
  return { kind: 'form', form: outOfTurnForm(asked, texts) }
}

/** So long a form that is sent off once more is the same click, in milliseconds. */
const SAME_CLICK_MS = 10 * 60_000

/** Whether it runs since this person asked for it a moment ago, in the same words. */
function isTheirs(
  { state, startedBy, startedAt, because }: Cycle,
  { person, at }: Visit,
  reason: string | null,
): boolean {
  const isJustBegun = Date.parse(at) - Date.parse(startedAt) < SAME_CLICK_MS
  return state !== 'closed' && startedBy === person._id && isJustBegun && because?.text === reason
}

/** Begins it: no date of the calendar is spent by it. Sent off twice, the form has the same answer both times. */
export async function beginNow<Name, Duty extends { owner: Person }>(
  { cycles }: { cycles: Cycles },
  { process, words, find, name: nameOf, start }: OutOfTurn<Name, Duty>,
  visit: Visit,
  id: string,
  inputs: Inputs,
): Promise<Reply> {
  // Counted first: of two who ask at the same moment the second one sees that of the first, or has its number.
  const duty = { process, subject: id }
  const begun = await cycles.outOfTurn(duty)
  const because = textOf(inputs, REASON)
  const isAgain = begun.some((cycle) => isTheirs(cycle, visit, because))
  const found = await find(visit, id, isAgain)
  if ('refused' in found) return found.refused
  const t = words(visit.texts)
  if (!because) return { kind: 'invalid', errors: { [REASON]: t.missing } }
  const name = nameOf(found, visit.person).escaped
  const isOn =
    isAgain ||
    (await start(found, begun.length + 1, because, visit)) !== null ||
    (await cycles.outOfTurn(duty)).some((cycle) => isTheirs(cycle, visit, because))
  return say(isOn ? t.done(name, escaped(found.owner.name)) : t.running(name))
}
