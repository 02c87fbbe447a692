import type { ProgrammeProcess } from '../../domain/programme.js'
import type { Cycles } from '../../store/cycles.js'
import type { Form } from '../cards/card.js'
import { REASON } from '../cards/policy-acknowledgement/reason.js'
import { type Inputs, type Reply, textOf } from '../interaction.js'
import type { Visit } from './desk.js'
import { say } from './say.js'

/** A duty of the calendar that may be asked for out of turn, as its process finds it and words it. */
export interface OutOfTurn<Duty> {
  process: ProgrammeProcess
  /** For who may ask for it; or why it is not begun. */
  find: (visit: Visit, id: string) => Promise<Duty | { refused: Reply }>
  /** Asks why, in the input `REASON`. */
  form: (duty: Duty, visit: Visit) => Form
  /** Puts it on record and starts it: the nth of its kind. Null: somebody else was faster. */
  start: (duty: Duty, number: number, because: string, visit: Visit) => Promise<string | null>
  /** CommonMark. */
  words: (duty: Duty, visit: Visit) => { missing: string; running: string; done: string }
}

/** Asks whoever wants it out of turn why. */
export async function askWhyNow<Duty extends object>(
  { find, form }: Pick<OutOfTurn<Duty>, 'find' | 'form'>,
  visit: Visit,
  id: string,
): Promise<Reply> {
  const found = await find(visit, id)
  return 'refused' in found ? found.refused : { kind: 'form', form: form(found, visit) }
}

/** Begins it: no date of the calendar is spent by it. */
export async function beginNow<Duty extends object>(
  { cycles }: { cycles: Cycles },
  { process, find, start, words }: OutOfTurn<Duty>,
  visit: Visit,
  id: string,
  inputs: Inputs,
): Promise<Reply> {
  // Counted first: of two who ask at the same moment the second one sees that of the first, or has its number.
  const number = (await cycles.outOfTurn({ process, subject: id })).length + 1
  const found = await find(visit, id)
  if ('refused' in found) return found.refused
  const t = words(found, visit)
  const because = textOf(inputs, REASON)
  if (!because) return { kind: 'invalid', errors: { [REASON]: t.missing } }
  const started = await start(found, number, because, visit)
  return say(started === null ? t.running : t.done)
}
