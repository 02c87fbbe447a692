import type { Cycle } from '../../domain/cycle.js'
import { minuteOf } from '../../domain/delivery.js'
import { isInParts, partsSeenBy } from '../../domain/organisation.js'
import { confirmersOf, type PaperList, type Scan, whyNotDecide } from '../../domain/paper-list.js'
import { dateIn } from '../../domain/working-days.js'
import type { Asks } from '../../store/asks.js'
import type { Deliveries } from '../../store/deliveries.js'
import { recordSignatures } from '../../store/paper-answers.js'
import { escaped } from '../cards/card.js'
import type { WaitingThing } from '../cards/common.js'
import {
  enterPaperForm,
  type PaperView,
  paperForm,
  paperInputs,
  paperThing,
  rejectPaperForm,
} from '../cards/policy-acknowledgement/paper.js'
import { verbs } from '../cards/policy-acknowledgement/policy.js'
import { publishRef } from '../cards/policy-acknowledgement/publish.js'
import { REASON } from '../cards/policy-acknowledgement/reason.js'
import { escapedName, languageFor } from '../cards/policy-name.js'
import { choicesOf, type Inputs, type Reply, textOf } from '../interaction.js'
import { type PaperViewTools, paperViewOf } from '../paper-view.js'
import { type UnsignedTools, unsignedOf } from '../unsigned.js'
import type { ProcessDesk, Visit } from './desk.js'
import { say } from './say.js'
import { whichPolicy } from './which-policy.js'

export interface PaperTools extends PaperViewTools, UnsignedTools {
  asks: Asks
  deliveries: Deliveries
  /** After answers are durable: wakes the cycle if they were its last open ones. Never fails, never waited for. */
  answered: (ask: string) => void
}

/** What the ISMS lead and coordinators do for people without chat: enter who signed, and confirm what another entered. */
export function paperDesk(tools: PaperTools): Pick<ProcessDesk, 'commands' | 'acts'> {
  return {
    commands: [
      {
        words: 'policy paper',
        parameters: (texts) => texts.common.help.id,
        describe: (texts) => texts.paper.command,
        allowed: (person, organisation) => partsSeenBy(person._id, organisation) !== null,
        run: (visit, id) => openForm(tools, visit, id.toLowerCase()),
      },
    ],
    acts: {
      [verbs.paper]: (visit, act) => enter(tools, visit, act.value, act.inputs),
      [verbs.paperSheet]: (visit, act) => sendSheet(tools, visit, act.value),
      [verbs.paperSee]: (visit, act) => see(tools, visit, act.value),
      [verbs.paperConfirm]: (visit, act) => confirm(tools, visit, act.value),
      [verbs.paperReject]: (visit, act) => openRejection(tools, visit, act.value),
      [verbs.paperRejectNow]: (visit, act) => reject(tools, visit, act.value, act.inputs),
    },
  }
}

/** The lists that wait for this person to confirm them. */
export async function papersWaiting(tools: PaperTools, visit: Visit): Promise<WaitingThing[]> {
  if (!partsSeenBy(visit.person._id, visit.organisation)) return []
  const lists = (await tools.paperLists.entered()).filter(
    (list) => whyNotDecide(list, visit.person._id, visit.organisation) === null,
  )
  const views = await Promise.all(lists.map((list) => paperViewOf(tools, list, visit.person, visit.at)))
  return views.flatMap((view) => (view ? [paperThing(view, visit.texts)] : []))
}

async function openForm(tools: PaperTools, visit: Visit, id: string): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const parts = partsSeenBy(person._id, organisation)
  if (!parts) return say(texts.common.notYourCommand)
  const newest = await tools.policies.newest(id)
  if (!newest) return whichPolicy(tools, visit, 'paper', id)
  const unsigned = await unsignedOf(tools, newest.policy, parts)
  const { title } = escapedName(newest, languageFor(newest, person))
  if (!unsigned) return say(texts.progress.notPublished(title, newest.policy))
  if (unsigned.people.length === 0) return say(texts.paper.nobody(title))
  const people = unsigned.people.map(({ ask, person: { name, department } }) => ({
    ask: ask._id,
    name,
    department,
  }))
  const view = { policy: unsigned.policy, reader: person, people, today: dateIn(at, person.timeZone) }
  return { kind: 'form', form: enterPaperForm(view, texts) }
}

/** A list to print and sign. It is sent by the worker; whoever asks twice within a minute has asked once. */
async function sendSheet(tools: PaperTools, visit: Visit, policy: string): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  if (!partsSeenBy(person._id, organisation)) return say(texts.common.notYourCommand)
  const askedAt = minuteOf(at)
  await tools.deliveries.tell([person], { kind: 'paper-sheet', policy, askedAt, asks: [] }, at)
  return say(texts.paper.sheet.comes)
}

/** Only who could be chosen when it is sent off counts; nothing is half entered. */
async function enter(tools: PaperTools, visit: Visit, value: string, inputs: Inputs): Promise<Reply> {
  const { person, organisation, texts, at, through } = visit
  const parts = partsSeenBy(person._id, organisation)
  if (!parts) return say(texts.common.notYourCommand)
  const unsigned = await unsignedOf(tools, value.split('@')[0] ?? '', parts)
  if (!unsigned) return say(texts.policyAcknowledgement.which.none)
  const { policy, cycle, people } = unsigned
  const name = escapedName(policy, languageFor(policy, person))
  const chosen = choicesOf(inputs, paperInputs.who)
  const signed = people.filter(({ ask }) => chosen.includes(ask._id))
  if (publishRef(policy) !== value || signed.length < chosen.length)
    return say(texts.paper.changed(name.title))
  const errors = errorsIn(inputs, signed.length, cycle, visit)
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors }

  const scan = scanOf(inputs)
  const entered = {
    ...{ subject: cycle.subject, cycle: cycle._id, enteredBy: person._id, enteredAt: at },
    language: languageFor(policy, { language: organisation.languages[0] ?? 'en' }),
    sentence: policy.sentence.version,
    signatures: signed.map(({ ask: { _id, askedOf, snapshot } }) => {
      return { ask: _id, person: askedOf, department: snapshot.department, country: snapshot.country }
    }),
    signedOn: textOf(inputs, paperInputs.on) ?? '',
    reference: textOf(inputs, paperInputs.where) ?? '',
    ...(scan ? { scan } : {}),
  }
  // Whoever is to confirm is known before anything is entered.
  const confirmers = confirmersOf({ ...entered, state: 'entered' }, organisation)
  if (confirmers.length === 0) return say(texts.paper.noSecond)
  const list = await tools.paperLists.enter(entered, through)
  const told = [...(await tools.people.byIds(confirmers)).values()]
  await tools.deliveries.tell([...told, person], { kind: 'paper', list: list._id, asks: [] }, at)
  const names = told.map((each) => escaped(each.name)).join(', ')
  const done = texts.paper.entered(list._id, signed.length, names)
  return say(scan ? done : `${done} ${texts.paper.handIn(list._id)}`)
}

function errorsIn(inputs: Inputs, signed: number, cycle: Cycle, { person, texts, at }: Visit) {
  const t = texts.paper.form
  const on = textOf(inputs, paperInputs.on)
  const scan = textOf(inputs, paperInputs.scan)
  return {
    ...(signed === 0 ? { [paperInputs.who]: t.whoMissing } : {}),
    ...(on ? {} : { [paperInputs.on]: t.onMissing }),
    ...(on && on > dateIn(at, person.timeZone) ? { [paperInputs.on]: t.onFuture } : {}),
    ...(on && on < dateIn(cycle.startedAt, cycle.timeZone) ? { [paperInputs.on]: t.onTooEarly } : {}),
    ...(textOf(inputs, paperInputs.where) ? {} : { [paperInputs.where]: t.whereMissing }),
    ...(scan && !/^[0-9a-f]{64}$/i.test(scan) ? { [paperInputs.scan]: t.scanWrong } : {}),
  }
}

function scanOf(inputs: Inputs): Scan | null {
  const typed = textOf(inputs, paperInputs.scan)
  return typed ? { sha256: typed.toLowerCase(), kept: 'typed' } : null
}

async function see(tools: PaperTools, visit: Visit, id: string): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const view = await paperViewOf(tools, id, person, at)
  if (!view) return say(texts.paper.refused.unknown)
  const parts = partsSeenBy(person._id, organisation)
  if (!parts || !view.list.signatures.every((each) => isInParts(each, parts)))
    return say(texts.paper.refused['not-yours'])
  const may = whyNotDecide(view.list, person._id, organisation) === null
  return { kind: 'form', form: paperForm(view, may, texts) }
}

/** Confirmed first, in one guarded write; then each signature becomes an answer. A sweep does what a crash left. */
async function confirm(tools: PaperTools, visit: Visit, value: string): Promise<Reply> {
  const { person, texts, at, through } = visit
  const [id = '', compared] = value.split('.')
  const view = await paperViewOf(tools, id, person, at)
  const refused = whyNot(view, visit, true)
  if (refused || !view) return refused ?? say(texts.paper.refused.unknown)
  const scan = view.list.scan?.sha256 ?? ''
  if (compared !== scan) return say(texts.paper.refused['other-scan'])
  const deciding = { by: person._id, at, through } as const
  const list = await tools.paperLists.confirm(id, scan, deciding)
  if (!list) return say(texts.paper.refused.decided)
  await tellOutcome(tools, list, at)
  const recorded = await recordSignatures(tools, list)
  for (const { _id } of recorded) tools.answered(_id)
  const left = list.signatures.length - recorded.length
  const done = texts.paper.done.confirmed(list._id, recorded.length)
  return say(left > 0 ? `${done} ${texts.paper.done.left(left)}` : done)
}

async function openRejection(tools: PaperTools, visit: Visit, id: string): Promise<Reply> {
  const view = await paperViewOf(tools, id, visit.person, visit.at)
  const refused = whyNot(view, visit, false)
  if (refused || !view) return refused ?? say(visit.texts.paper.refused.unknown)
  return { kind: 'form', form: rejectPaperForm(view, visit.texts) }
}

async function reject(tools: PaperTools, visit: Visit, id: string, inputs: Inputs): Promise<Reply> {
  const { person, texts, at, through } = visit
  const refused = whyNot(await paperViewOf(tools, id, person, at), visit, false)
  if (refused) return refused
  const reason = textOf(inputs, REASON)
  if (!reason) return { kind: 'invalid', errors: { [REASON]: texts.paper.rejectForm.reasonMissing } }
  const deciding = { by: person._id, at, through } as const
  const list = await tools.paperLists.reject(id, deciding, reason)
  if (list) await tellOutcome(tools, list, at)
  return say(list ? texts.paper.done.rejected(list._id) : texts.paper.refused.decided)
}

/** Whoever entered it gets a message; the ones about it show what became of it. */
async function tellOutcome({ deliveries, people }: PaperTools, { _id, enteredBy }: PaperList, at: string) {
  const told = await people.byIds([enteredBy])
  await deliveries.tell([...told.values()], { kind: 'paper-decided', list: _id, asks: [] }, at)
  await deliveries.noticeChanged({ kind: 'paper', list: _id }, at)
}

function whyNot(
  view: PaperView | null,
  { person, organisation, texts }: Visit,
  confirms: boolean,
): Reply | null {
  const t = texts.paper.refused
  if (!view) return say(t.unknown)
  const because = whyNotDecide(view.list, person._id, organisation)
  if (because) return say(t[because])
  return confirms && !view.list.scan ? say(t['no-scan'](view.list._id)) : null
}
