import { formatAskRef } from '../../domain/ask.js'
import { isForSeveral, mayHandOn, type Step, stepOfAsk } from '../../domain/decision.js'
import type { Person, PersonId } from '../../domain/person.js'
import type { Texts } from '../texts/texts.js'
import type { AskedView } from './approval-view.js'
import { type Action, escaped, type Form, LONGEST_OPTION, type Option, shortened } from './card.js'

export const verbs = {
  take: 'approval.take',
  /** Opens the form that asks to whom. */
  chooseWhom: 'approval.choose-whom',
  handOn: 'approval.hand-on',
} as const

/** Plain: who decides a step, as a sentence names them: `A and B`, `A or B` where one of them is enough, or who took it. */
export function decidersOf(
  { approvers, quorum, claimed }: Pick<Step, 'approvers' | 'quorum' | 'claimed'>,
  people: ReadonlyMap<PersonId, Pick<Person, 'name'>>,
  texts: Texts,
): string {
  const t = texts.approval.names
  const taken = claimed && people.get(claimed.by)?.name
  if (taken) return taken
  if (approvers.length === 0) return t.nobodyYet
  const names = approvers.slice(0, NAMES_SHOWN).map((id) => people.get(id)?.name ?? '')
  const more = approvers.length - names.length
  const shown = more > 0 ? [...names, t.more(more)] : names
  return quorum < approvers.length ? t.oneOf(shown) : t.all(shown)
}

/** The others are counted. */
const NAMES_SHOWN = 4

/** As many as every platform's menu takes. */
const MOST_OPTIONS = 100

/** What else an approver may do than decide: take it, where it is for several, or hand it on. */
export function whoseActions({ ask, decision, somebodyMayTake }: AskedView, texts: Texts): Action[] {
  const t = texts.approval.whose
  const value = formatAskRef(ask)
  const step = stepOfAsk(decision, ask)
  if (!step) return []
  // Who took what is for several may always give it back.
  const toSomebody = somebodyMayTake || step.claimed !== undefined
  return [
    ...(isForSeveral(step) && !step.claimed ? [{ verb: verbs.take, value, label: t.take }] : []),
    ...(mayHandOn(step, ask) && toSomebody ? [{ verb: verbs.chooseWhom, value, label: t.handOn }] : []),
  ]
}

/** In the place of a person: to everybody of whom one took it. */
export const BACK = 'back'

/** @param people Who lawfully may decide it, the nearest first. */
export function handOnForm(
  { ask, subject, claimedBy }: AskedView,
  people: readonly Person[],
  texts: Texts,
): Form {
  const t = texts.approval.whose
  const back = claimedBy === null ? [] : [{ value: BACK, label: t.back }]
  const options = [...back, ...personOptions(people, texts, MOST_OPTIONS - back.length)]
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.handOn, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: `**${escaped(subject.question)}**` },
      { kind: 'text', text: t.explained },
      { kind: 'inputs', inputs: [{ kind: 'choice', name: 'to', label: t.whom, options, look: 'menu' }] },
    ],
  }
}

/** People to choose from, with what they do. */
export function personOptions(people: readonly Person[], texts: Texts, most = MOST_OPTIONS): Option[] {
  const t = texts.approval.whose
  return people.slice(0, most).map(({ _id, name, title }) => {
    return { value: _id, label: shortened(title === '' ? name : t.person(name, title), LONGEST_OPTION) }
  })
}
