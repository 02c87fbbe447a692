import { formatAskRef } from '../../../domain/ask.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped, type Form } from '../card.js'
import { escapedName, languageFor, plainName } from '../policy-name.js'
import { type DecisionView, type PolicyView, verbs } from './policy.js'
import { reasonInput } from './reason.js'

/** Asks what stands in the way, and says who gets it: who decides, and who would decide about an exception. */
export function declineForm(
  { ask, policy, reader }: PolicyView,
  { decider, grantor }: { decider: string; grantor: string | null },
  texts: Texts,
): Form {
  const t = texts.decline
  return {
    title: t.formTitle,
    close: texts.common.close,
    submit: { verb: verbs.declineNow, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: `**${t.heading(escapedName(policy, languageFor(policy, reader)))}**` },
      { kind: 'text', text: t.effect(escaped(decider), grantor === null ? null : escaped(grantor)) },
      reasonInput(t.reason, t.reasonHint),
    ],
  }
}

/** What the person sees from then on, until what was decided is all there is to say. */
export function declinedCard({ ask, policy, reader, decision, decider, at }: PolicyView, texts: Texts): Card {
  const t = texts.decline
  const title = t.title(plainName(policy, languageFor(policy, reader)))
  const waits = t.waits(ask.declined?.at ?? ask.openedAt, reader.timeZone, escaped(decider ?? ''))
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}**` },
      ...(decision
        ? decisionNodes(decision, dateIn(at, reader.timeZone), texts)
        : [{ kind: 'text', text: waits } as const]),
      ...(ask.closed?.because === 'asked-again' ? [{ kind: 'text', text: t.askedAgain } as const] : []),
      {
        kind: 'actions',
        actions: [
          ...(ask.state === 'declined' && !decision
            ? [{ verb: verbs.canAfterAll, value: formatAskRef(ask), label: t.canAfterAll }]
            : []),
          {
            verb: verbs.readAgain,
            value: formatAskRef(ask),
            label: texts.policyAcknowledgement.receipt.readAgain,
          },
        ],
      },
    ],
  }
}

/** What was decided, by whom, in their words. */
export function decisionNodes(
  { kind, by, text, until = '' }: DecisionView,
  today: string,
  texts: Texts,
): CardNode[] {
  const t = texts.decline
  const who = escaped(by)
  if (kind === 'withdrawn') return [{ kind: 'text', text: t.withdrawn }]
  if (kind === 'answered' || kind === 'refused' || kind === 'revoked')
    return [{ kind: 'text', text: t[kind](who, escaped(text)) }]
  return [
    { kind: 'text', text: t[kind](who, until, today) },
    ...(text === '' ? [] : [{ kind: 'text', text: t.said(escaped(text)) } as const]),
  ]
}
