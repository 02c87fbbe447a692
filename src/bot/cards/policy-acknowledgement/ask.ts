import { type Ask, type ClosedBecause, formatAskRef } from '../../../domain/ask.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped } from '../card.js'
import type { WaitingThing } from '../common.js'
import { readingMinutes } from '../pages.js'
import { decisionNodes, declinedCard } from './decline.js'
import { escapedName, languageFor, type PolicyView, plainName, verbs } from './policy.js'

/** The message in which an ask stands: the question while it is open, what became of it afterwards. */
export function askCard(view: PolicyView, texts: Texts): Card {
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'declined' || isDecided(view.ask)) return declinedCard(view, texts)
  if (view.ask.state === 'closed') return closedCard(view, texts)
  const { ask, policy, reader } = view
  const t = texts.policyAcknowledgement.ask
  const language = languageFor(policy, reader)
  const today = dateIn(view.at, reader.timeZone)
  const changes = policy.changes[language]
  const takenBack = ask.takenBack?.at(-1)
  return {
    summary: t.summary(plainName(policy, language), ask.dueOn, today),
    nodes: [
      { kind: 'title', text: t.title(plainName(policy, language)) },
      { kind: 'text', text: t.when(ask.dueOn, today, readingMinutes(policy.body[language] ?? '')) },
      ...(view.decision ? decisionNodes(view.decision, today, texts) : []),
      ...(takenBack
        ? [{ kind: 'text', text: texts.takeBack.takenBack(takenBack.at, reader.timeZone) } as const]
        : []),
      ...(changes ? [{ kind: 'text', text: t.changes(changes) } as const] : []),
      {
        kind: 'actions',
        actions: [
          { verb: verbs.read, value: formatAskRef(ask), label: t.read, primary: true },
          { verb: verbs.decline, value: formatAskRef(ask), label: texts.decline.button },
        ],
      },
      { kind: 'text', small: true, text: t.why(policy.audience === 'everyone', escaped(view.lead)) },
    ],
  }
}

/** Closed by what was decided when the person said that they can't. */
function isDecided({ closed }: Ask): boolean {
  return closed?.because === 'asked-again' || closed?.because === 'excepted'
}

/** The same question as one line of a list. */
export function waitingThing({ ask, policy, reader, at }: PolicyView, texts: Texts): WaitingThing {
  const t = texts.policyAcknowledgement.ask
  const language = languageFor(policy, reader)
  const when = t.when(ask.dueOn, dateIn(at, reader.timeZone), readingMinutes(policy.body[language] ?? ''))
  return {
    text: `**${t.title(escapedName(policy, language))}**\n\n${when}`,
    action: { verb: verbs.read, value: formatAskRef(ask), label: t.read, primary: true },
  }
}

function receiptCard({ ask, policy, reader, at }: PolicyView, texts: Texts): Card {
  const t = texts.policyAcknowledgement.receipt
  const until = ask.answer?.takeBackUntil
  const revocable = until !== undefined && at <= until
  const value = formatAskRef(ask)
  const language = ask.answer?.language ?? languageFor(policy, reader)
  const title = t.title(plainName(policy, language))
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}**` },
      { kind: 'text', text: t.when(ask.answer?.at ?? ask.openedAt, reader.timeZone) },
      ...(revocable ? [{ kind: 'text', text: texts.takeBack.until(until, reader.timeZone) } as const] : []),
      {
        kind: 'actions',
        actions: [
          { verb: verbs.readAgain, value, label: t.readAgain },
          ...(revocable ? [{ verb: verbs.takeBack, value, label: texts.takeBack.button }] : []),
        ],
      },
    ],
  }
}

function closedCard({ ask, policy, reader }: PolicyView, texts: Texts): Card {
  const t = texts.policyAcknowledgement.closed
  const title = t.title(plainName(policy, languageFor(policy, reader)))
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}**` },
      { kind: 'text', text: closedText(ask.closed?.because, texts) },
    ],
  }
}

function closedText(because: ClosedBecause | undefined, texts: Texts): string {
  const t = texts.policyAcknowledgement.closed
  return because === 'left' || because === 'superseded' ? t[because] : t['cycle-closed']
}
