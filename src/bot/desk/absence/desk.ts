import { currentAndComing, lastDayOf } from '../../../domain/absence.js'
import type { Person } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import { awayForm, confirmForm, parseAwayRef, verbs } from '../../cards/absence.js'
import { escaped } from '../../cards/card.js'
import { refusedCard } from '../../cards/common.js'
import { personOf } from '../../directory.js'
import { accountOf, type Inputs, type Reply, textOf } from '../../interaction.js'
import { type DoubtfulDay, readDays } from '../../typed-days.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { say } from '../say.js'
import { endOne, stopAway } from './ending.js'
import {
  type AbsenceDeskTools,
  allowedWish,
  type Field,
  isYou,
  namesOf,
  setAbsence,
  type Wish,
} from './setting.js'
import { maySetForOthers, personTyped } from './whom.js'

/** `/isms away`: who is away when, and who stands in. */
export function absenceDesk(tools: AbsenceDeskTools): ProcessDesk {
  return {
    commands: [
      {
        words: 'away',
        parameters: (texts) => texts.absence.parameters,
        describe: (texts) => texts.absence.command,
        allowed: () => true,
        run: (visit, typed) => away(tools, visit, typed),
      },
    ],
    acts: {
      [verbs.set]: (visit, act) => submitted(tools, visit, act.inputs),
      [verbs.confirm]: (visit, act) => confirmed(tools, visit, act.value),
      [verbs.end]: (visit, act) => endOne(tools, visit, act.value),
    },
    waiting: async () => [],
  }
}

const forSomebody = /^(?:for|für) +/i
const stops =
  /^(?:stop|cancel|off|end|over|(?:i['’]?m |i am )?back|stopp|ende|aus|absagen|abbrechen|(?:ich bin )?(?:wieder )?(?:zurück|zurueck|da))$/i
const namesDelegate = /^(?:delegate|with|mit|vertretung|vertreter(?:in)?):? +/i

/** `[for PERSON] FROM TO [DELEGATE]`, `[for PERSON] stop`, or nothing for the form. */
async function away(tools: AbsenceDeskTools, visit: Visit, typed: string): Promise<Reply> {
  if (typed === '') return emptyForm(tools, visit)
  if (!forSomebody.test(typed)) return forPerson(tools, visit, visit.person, typed)
  const rest = typed.replace(forSomebody, '')
  const words = rest.split(' ')
  const stop = stops.test(words.at(-1) ?? '')
  const days = stop ? null : readDays(rest, dateIn(visit.at, visit.person.timeZone))
  if (days && 'doubtful' in days) return sayDoubt(visit, days)
  const who = stop ? words.slice(0, -1).join(' ') : (days?.before ?? '')
  if (!stop && (days === null || who === '')) return say(visit.texts.absence.unknown.days(escaped(rest)))
  const meant = await personTyped(tools.people, visit, who)
  if ('sentence' in meant) return say(meant.sentence)
  return forPerson(tools, visit, meant.person, rest.slice(rest.indexOf(who) + who.length).trim(), meant.sure)
}

function sayDoubt(visit: Visit, { doubtful, readings }: DoubtfulDay): Reply {
  const t = visit.texts.absence.unknown
  const [one, other] = readings
  const today = dateIn(visit.at, visit.person.timeZone)
  return say(
    one && other ? t.eitherDay(escaped(doubtful), one, other, today) : t.noSuchDay(escaped(doubtful)),
  )
}

async function forPerson(
  tools: AbsenceDeskTools,
  visit: Visit,
  person: Person,
  typed: string,
  sure = true,
): Promise<Reply> {
  if (stops.test(typed)) return stopAway(tools, visit, person)
  const today = dateIn(visit.at, person.timeZone)
  const days = readDays(typed, today)
  if (days && 'doubtful' in days) return sayDoubt(visit, days)
  if (days === null || days.before !== '') return say(visit.texts.absence.unknown.days(escaped(typed)))
  const named = days.after.replace(namesDelegate, '')
  const meant = named === '' ? null : await personTyped(tools.people, visit, named)
  if (meant && 'sentence' in meant) return say(meant.sentence)
  const wish = { person, from: days.from, to: days.to, delegate: meant?.person ?? null }
  return days.exact && sure && meant?.sure !== false
    ? setOrSay(tools, visit, wish)
    : askBack(tools, visit, wish)
}

async function emptyForm(tools: AbsenceDeskTools, visit: Visit): Promise<Reply> {
  const { person } = visit
  const today = dateIn(visit.at, person.timeZone)
  const { absences } = await tools.absences.of(person._id)
  const known = currentAndComing(absences, today)
  const names = await namesOf(
    tools.people,
    known.flatMap(({ delegate }) => delegate ?? []),
  )
  const others = await maySetForOthers(tools.people, visit)
  const view = { reader: person._id, names, today, others, known }
  return { kind: 'form', form: awayForm(view, visit.texts) }
}

/** What could be misunderstood is said back before it counts; what is refused anyway is refused at once. */
async function askBack(tools: AbsenceDeskTools, visit: Visit, wish: Wish): Promise<Reply> {
  const allowed = await allowedWish(tools, visit, wish)
  if (!('wish' in allowed)) return setOrSay(tools, visit, wish)
  const { person, delegate, from, to } = wish
  const view = {
    reader: visit.person._id,
    names: await namesOf(tools.people, [person._id, ...(delegate ? [delegate._id] : [])]),
    today: dateIn(visit.at, person.timeZone),
    person: person._id,
    days: { from, to },
    delegate: delegate?._id ?? null,
  }
  return { kind: 'form', form: confirmForm(view, visit.texts) }
}

async function confirmed(tools: AbsenceDeskTools, visit: Visit, value: string): Promise<Reply> {
  const ref = parseAwayRef(value)
  const person = ref && (await tools.people.byId(ref.person))
  const delegate = ref?.delegate ? await tools.people.byId(ref.delegate) : null
  if (!ref || !person || (ref.delegate && !delegate)) return say(visit.texts.common.refused['no-such-ask'])
  return setOrSay(tools, visit, { person, ...ref.days, delegate })
}

/** The form's errors stand beside their inputs. */
async function submitted(tools: AbsenceDeskTools, visit: Visit, inputs: Inputs): Promise<Reply> {
  const { unknown } = visit.texts.absence
  const [person, delegate] = await Promise.all([
    chosen(tools, inputs, 'person', visit.person),
    chosen(tools, inputs, 'delegate', null),
  ])
  if (person === undefined || person === null) return invalid('person', unknown.account)
  if (delegate === undefined) return invalid('delegate', unknown.account)
  const from = textOf(inputs, 'from') ?? ''
  const to = textOf(inputs, 'to') ?? from
  const wish = { person, from, to, delegate }
  const allowed = await allowedWish(tools, visit, wish)
  return 'field' in allowed ? invalid(allowed.field, allowed.sentence) : setOrSay(tools, visit, wish)
}

/** Undefined: somebody was chosen whom Steward does not know. */
async function chosen(
  { people }: AbsenceDeskTools,
  inputs: Inputs,
  name: Field,
  otherwise: Person | null,
): Promise<Person | null | undefined> {
  const account = accountOf(inputs, name)
  return account ? ((await personOf({ people }, account)) ?? undefined) : otherwise
}

async function setOrSay(tools: AbsenceDeskTools, visit: Visit, wish: Wish): Promise<Reply> {
  const t = visit.texts.absence
  const allowed = await allowedWish(tools, visit, wish)
  if ('already' in allowed) {
    const { from } = allowed.already
    const to = lastDayOf(allowed.already) ?? from
    const today = dateIn(visit.at, wish.person.timeZone)
    return say(t.receipt.already({ name: isYou(visit, wish.person), from, to, today }))
  }
  if ('field' in allowed) return refusal(visit, allowed.sentence)
  return (await setAbsence(tools, visit, allowed)) ?? refusal(visit, t.refused.changed)
}

function invalid(field: Field, sentence: string): Reply {
  return { kind: 'invalid', errors: { [field]: sentence } }
}

function refusal({ texts }: Visit, sentence: string): Reply {
  return { kind: 'card', card: refusedCard(sentence, texts) }
}
