import { type Ask, formatAskRef } from '../../../domain/ask.js'
import type { DeclineAnswer, ExceptionAnswer } from '../../../domain/declined.js'
import type { Person, PersonId } from '../../../domain/person.js'
import type { PolicyVersion } from '../../../domain/policy.js'
import { latestEnd } from '../../../domain/policy-exception.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Form, type Input } from '../card.js'
import type { WaitingThing } from '../common.js'
import { escapedName, languageFor, plainName } from '../policy-name.js'
import type { DecisionView } from './policy.js'
import { verbs } from './policy.js'
import { reasonField } from './reason.js'

/** Under which the day comes back that an answer names. */
export const UNTIL = 'until'

/** A question to whoever decides about somebody who can't acknowledge. */
export interface DecideView {
  /** The question to the reader. */
  ask: Ask
  /** The ask that it is about, and whose it is. */
  about: Ask
  person: Pick<Person, 'name' | 'department'>
  policy: PolicyVersion
  reader: Person
  /** Who asks for an exception, and why; null where it is not about one. */
  request: { person: PersonId; by: string; text: string } | null
  /** What became of the exception that the reader asked for; null while it is not decided, or was not asked for. */
  outcome: DecisionView | null
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

/** The question, with its ways out; what was decided afterwards. */
export function decideCard(view: DecideView, texts: Texts): Card {
  const { policy, reader, ask, person } = view
  const name = plainName(policy, languageFor(policy, reader))
  const summary = words(view, texts).summary(name)
  // A name and a title together are longer than a heading may be.
  const title = { kind: 'text', text: `**${escaped(titleOf(view, texts))}**` } as const
  if (ask.state === 'open') return { summary, nodes: [title, ...questionNodes(view, texts)] }
  const done = ask.answer ? doneText(view, texts) : texts.decideDecline.settled(escaped(person.name))
  return { summary, nodes: [title, { kind: 'text', text: done }, ...outcomeNodes(view, texts)] }
}

/** What whoever asked for an exception is told of it. */
function outcomeNodes({ outcome, person, reader, at }: DecideView, texts: Texts): CardNode[] {
  if (!outcome || outcome.kind === 'answered' || outcome.kind === 'postponed') return []
  if (outcome.kind === 'withdrawn')
    return [{ kind: 'text', text: texts.decideDecline.settled(escaped(person.name)) }]
  const t = texts.decideDecline.exception.outcome
  const { kind, by, text, until = '' } = outcome
  const today = dateIn(at, reader.timeZone)
  return [
    { kind: 'text', text: t[kind](escaped(by), escaped(person.name), until, today) },
    ...(text === '' ? [] : [{ kind: 'text', text: texts.decline.said(escaped(text)) } as const]),
  ]
}

/** The same question where it was opened from a list. */
export function decideOverview(view: DecideView, texts: Texts): Form {
  return {
    title: texts.decideDecline.formTitle,
    close: texts.common.close,
    nodes: [{ kind: 'text', text: `**${escaped(titleOf(view, texts))}**` }, ...questionNodes(view, texts)],
  }
}

export function decideThing(view: DecideView, texts: Texts): WaitingThing {
  const { ask, reader, at } = view
  const when = texts.decideDecline.when(ask.dueOn, dateIn(at, reader.timeZone))
  return {
    text: `**${escaped(titleOf(view, texts))}**\n\n${when}`,
    action: { verb: verbs.decide, value: formatAskRef(ask), label: texts.decideDecline.open, primary: true },
    dueOn: ask.dueOn,
  }
}

function words({ ask }: DecideView, texts: Texts) {
  return ask.slot === 'exception' ? texts.decideException : texts.decideDecline
}

/** The question; what it was about once it is answered. */
function titleOf(view: DecideView, texts: Texts): string {
  const { ask, person, policy, reader } = view
  const t = words(view, texts)
  const title = ask.state === 'open' ? t.title : t.decidedTitle
  return title(person.name, plainName(policy, languageFor(policy, reader)))
}

/** What the person wrote, and what whoever asks for an exception wrote. */
function wroteNodes({ about, person, request }: DecideView, texts: Texts): CardNode[] {
  const wrote = texts.decideDecline.wrote(escaped(person.name), escaped(about.declined?.reason.text ?? ''))
  const asked = request && texts.decideException.request(escaped(request.by), escaped(request.text))
  return [{ kind: 'text', text: wrote }, ...(asked === null ? [] : [{ kind: 'text', text: asked } as const])]
}

function questionNodes(view: DecideView, texts: Texts): CardNode[] {
  const { ask, person, reader, request, at } = view
  const t = texts.decideDecline
  const name = escaped(person.name)
  const exception = texts.decideException
  return [
    { kind: 'text', text: t.when(ask.dueOn, dateIn(at, reader.timeZone)) },
    ...wroteNodes(view, texts),
    { kind: 'actions', actions: request ? exceptionActions(ask, texts) : declineActions(ask, texts) },
    {
      kind: 'text',
      small: true,
      text: request ? exception.because[whyReader(view, request.person)] : t.why(name),
    },
  ]
}

/** Why the reader decides about the exception that this person asks for, and not somebody else. */
function whyReader({ policy, reader, about }: DecideView, requester: PersonId) {
  if (policy.owner === reader._id) return 'owner'
  if (policy.owner === requester) return 'ownerAsks'
  return policy.owner === about.askedOf ? 'ownerConcerned' : 'ownerAway'
}

function declineActions(ask: Ask, { decideDecline: t }: Texts): Action[] {
  return [
    { ...opens('answer', ask), label: t.answer.button, primary: true },
    { ...opens('postpone', ask), label: t.postpone.button },
    { ...opens('exception', ask), label: t.exception.button },
  ]
}

function exceptionActions(ask: Ask, { decideException: t }: Texts): Action[] {
  return [
    { ...opens('grant', ask), label: t.grant.button, primary: true },
    { ...opens('refuse', ask), label: t.refuse.button },
  ]
}

function opens(answer: DeclineAnswer | ExceptionAnswer, ask: Ask): Pick<Action, 'verb' | 'value'> {
  return { verb: `${verbs.decide}/${answer}`, value: formatAskRef(ask) }
}

function doneText({ ask, person, reader, at }: DecideView, texts: Texts): string {
  const { decideDecline: decline, decideException: exception } = texts
  const name = escaped(person.name)
  const text = escaped(ask.answer?.reason?.text ?? '')
  const until = ask.answer?.until ?? ''
  const today = dateIn(at, reader.timeZone)
  switch (ask.answer?.value as DeclineAnswer | ExceptionAnswer) {
    case 'answer':
      return decline.answer.done(name, text)
    case 'postpone':
      return decline.postpone.done(name, until, today)
    case 'exception':
      return decline.exception.done(name, text)
    case 'grant':
      return exception.grant.done(name, until, today)
    case 'refuse':
      return exception.refuse.done(name)
  }
}

export interface DecideForm {
  answer: DeclineAnswer | ExceptionAnswer
  /** Who is asked for an exception. */
  grantor: string
  /** When the cycle closes. */
  closesOn: string
}

/** What one of the answers needs. */
export function decideForm(view: DecideView, { answer, grantor, closesOn }: DecideForm, texts: Texts): Form {
  const { ask, policy, person, reader, at } = view
  const { decideDecline: decline, decideException: exception } = texts
  const name = escaped(person.name)
  const today = dateIn(at, reader.timeZone)
  const until = (label: string, hint: string): Input => ({ kind: 'date', name: UNTIL, label, hint })
  const inputs: Record<typeof answer, () => { title: string; submit: string; inputs: Input[] }> = {
    answer: () => ({
      title: decline.answer.formTitle,
      submit: decline.answer.submit,
      inputs: [reasonField(decline.answer.text(person.name), decline.answer.hint)],
    }),
    postpone: () => ({
      title: decline.postpone.formTitle,
      submit: decline.postpone.submit,
      inputs: [
        until(decline.postpone.until, decline.postpone.untilHint(closesOn, today)),
        { ...reasonField(decline.postpone.text(person.name)), optional: true },
      ],
    }),
    exception: () => ({
      title: decline.exception.formTitle,
      submit: decline.exception.submit,
      inputs: [reasonField(decline.exception.text, decline.exception.hint(grantor))],
    }),
    grant: () => ({
      title: exception.grant.formTitle,
      submit: exception.grant.submit,
      inputs: [
        until(exception.grant.until, exception.grant.untilHint(latestEnd(today), today)),
        reasonField(exception.grant.text),
      ],
    }),
    refuse: () => ({
      title: exception.refuse.formTitle,
      submit: exception.refuse.submit,
      inputs: [reasonField(exception.refuse.text(person.name), exception.refuse.hint)],
    }),
  }
  const form = inputs[answer]()
  return {
    title: form.title,
    close: texts.common.close,
    submit: { verb: `${verbs.decideNow}/${answer}`, value: formatAskRef(ask), label: form.submit },
    nodes: [
      {
        kind: 'text',
        text: `**${words(view, texts).title(name, escapedName(policy, languageFor(policy, reader)))}**`,
      },
      ...wroteNodes(view, texts),
      { kind: 'inputs', inputs: form.inputs },
    ],
  }
}
