import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { PaperList } from '../../../domain/paper-list.js'
import type { Person, PersonId } from '../../../domain/person.js'
import type { PolicyVersion } from '../../../domain/policy.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import {
  type Card,
  type CardNode,
  escaped,
  type Fact,
  type Form,
  LONGEST_OPTION,
  shortened,
} from '../card.js'
import { listed, titledCard, type WaitingThing } from '../common.js'
import { escapedName, languageFor, plainName } from '../policy-name.js'
import { verbs } from './policy.js'
import { publishRef } from './publish.js'
import { reasonInput } from './reason.js'

/** The names of the inputs of the form in which a list is entered. */
export const paperInputs = { who: 'who', on: 'on', where: 'where', scan: 'scan' } as const

/** As many as platforms let somebody choose from. */
const MOST_SIGNATURES = 100
const NAMES_SHOWN = 40

export interface EnterPaperView {
  policy: PolicyVersion
  reader: Person
  /** Who may have signed, by name; no more than {@link MOST_SIGNATURES} are offered. */
  people: readonly { ask: string; name: string; department: string }[]
  today: CalendarDate
}

export function enterPaperForm({ policy, reader, people, today }: EnterPaperView, texts: Texts): Form {
  const t = texts.paper.form
  const left = people.length - MOST_SIGNATURES
  const options = people.slice(0, MOST_SIGNATURES).map(({ ask, name, department }) => {
    return { value: ask, label: shortened(t.person(name, department), LONGEST_OPTION) }
  })
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.paper, value: publishRef(policy), label: t.submit },
    nodes: [
      { kind: 'text', text: `**${t.heading(escapedName(policy, languageFor(policy, reader)))}**` },
      { kind: 'text', text: left > 0 ? `${t.next} ${t.more(left)}` : t.next },
      {
        kind: 'actions',
        actions: [{ verb: verbs.paperSheet, value: policy.policy, label: texts.paper.sheet.button }],
      },
      {
        kind: 'inputs',
        inputs: [
          { kind: 'choices', name: paperInputs.who, label: t.who, hint: t.whoHint, options },
          { kind: 'date', name: paperInputs.on, label: t.on, initial: today },
          { kind: 'text', name: paperInputs.where, label: t.where, hint: t.whereHint, most: 200 },
          {
            ...{ kind: 'text', name: paperInputs.scan, label: t.scan, optional: true, most: 64 },
            hint: t.scanHint('steward paper attach'),
          },
        ],
      },
    ],
  }
}

export interface PaperView {
  list: PaperList
  policy: PolicyVersion
  reader: Person
  /** Everybody whom the list names. */
  names: ReadonlyMap<PersonId, Person>
  at: string
}

/** To whoever entered a list and whoever may confirm it, and afterwards what became of it. */
export function paperCard(view: PaperView, texts: Texts): Card {
  const { list, policy, reader } = view
  if (list.decided || list.enteredBy === reader._id) {
    const receipt = listReceipt(view, outcomeOf(view, texts) ?? afterEntering(list, texts), texts)
    return { ...receipt, nodes: [...receipt.nodes, seeAction(list, false, texts)] }
  }
  const t = texts.paper.card
  const count = list.signatures.length
  return {
    summary: t.summary(count, plainName(policy, languageFor(policy, reader))),
    nodes: [
      { kind: 'title', text: t.title(count) },
      { kind: 'text', text: whyOf(view, texts) },
      seeAction(list, true, texts),
    ],
  }
}

/** To whoever entered a list: what became of it. Null while nobody has decided. */
export function paperDecidedCard(view: PaperView, texts: Texts): Card | null {
  const outcome = outcomeOf(view, texts)
  return outcome === null ? null : listReceipt(view, outcome, texts)
}

function listReceipt({ list, policy, reader }: PaperView, text: string, texts: Texts): Card {
  const name = plainName(policy, languageFor(policy, reader))
  const title = texts.paper.card.ofList(list._id, list.signatures.length, name)
  return titledCard(title, [text])
}

function afterEntering({ _id, scan }: PaperList, texts: Texts): string {
  const t = texts.paper
  return scan ? t.card.waits : `${t.card.waits} ${t.handIn(_id)}`
}

function seeAction({ _id }: PaperList, primary: boolean, texts: Texts): CardNode {
  const see = { verb: verbs.paperSee, value: _id, label: texts.paper.card.see }
  return { kind: 'actions', actions: [primary ? { ...see, primary } : see] }
}

/** The same as one line of a list. */
export function paperThing(view: PaperView, texts: Texts): WaitingThing {
  const t = texts.paper.card
  return {
    text: `**${t.title(view.list.signatures.length)}**\n\n${whyOf(view, texts)}`,
    action: { verb: verbs.paperSee, value: view.list._id, label: t.see, primary: true },
  }
}

/** The whole list, to be compared with the paper. */
export function paperForm(view: PaperView, mayDecide: boolean, texts: Texts): Form {
  const { list } = view
  const t = texts.paper.card
  const names = list.signatures.map(({ person, department }) => {
    return `${escaped(nameOf(view, person))}, ${escaped(department)}`
  })
  const shown = names.sort().slice(0, NAMES_SHOWN)
  const reject: CardNode = {
    kind: 'actions',
    actions: [{ verb: verbs.paperReject, value: list._id, label: t.reject }],
  }
  const outcome = outcomeOf(view, texts)
  return {
    title: t.formTitle,
    close: texts.common.close,
    nodes: [
      { kind: 'text', text: whyOf(view, texts) },
      { kind: 'facts', facts: factsOf(view, texts) },
      { kind: 'text', text: `${t.people(names.length)}\n\n${listed(shown, names.length, texts)}` },
      ...(outcome ? [{ kind: 'text', text: outcome } as const] : []),
      ...(mayDecide ? [reject] : []),
    ],
    ...(mayDecide && list.scan
      ? {
          submit: {
            verb: verbs.paperConfirm,
            value: `${list._id}.${list.scan.sha256}`,
            label: t.confirm(names.length),
          },
        }
      : {}),
  }
}

export function rejectPaperForm({ list }: PaperView, texts: Texts): Form {
  const t = texts.paper.rejectForm
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.paperRejectNow, value: list._id, label: t.submit },
    nodes: [
      { kind: 'text', text: `**${t.heading(list._id)}**` },
      { kind: 'text', text: t.effect },
      reasonInput(t.reason),
    ],
  }
}

function whyOf(view: PaperView, texts: Texts): string {
  const { list, policy, reader } = view
  const by = escaped(nameOf(view, list.enteredBy))
  return texts.paper.card.why(by, escapedName(policy, languageFor(policy, reader)))
}

function factsOf(view: PaperView, texts: Texts): Fact[] {
  const { list, reader, at } = view
  const t = texts.paper.card
  const { timeZone } = reader
  return [
    { label: t.list, value: list._id },
    { label: t.signedOn, value: t.signedOnValue(list.signedOn, dateIn(at, timeZone)) },
    {
      label: t.entered,
      value: t.enteredValue(list.enteredAt, timeZone, escaped(nameOf(view, list.enteredBy))),
    },
    { label: t.where, value: escaped(list.reference.text) },
    { label: t.scan, value: list.scan ? `\`${list.scan.sha256}\`` : t.noScan },
  ]
}

function outcomeOf(view: PaperView, texts: Texts): string | null {
  const { list, reader } = view
  if (!list.decided) return null
  const t = texts.paper.card
  const { at, by, reason } = list.decided
  const who = escaped(nameOf(view, by))
  return reason
    ? t.rejected(at, reader.timeZone, who, escaped(reason.text))
    : t.confirmed(at, reader.timeZone, who)
}

function nameOf({ names }: PaperView, person: PersonId): string {
  return names.get(person)?.name ?? ''
}
