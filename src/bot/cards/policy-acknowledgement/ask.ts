import { type Ask, formatAskRef } from '../../../domain/ask.js'
import type { CarriedOver } from '../../../domain/carried-over.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped } from '../card.js'
import { titledCard, type WaitingThing } from '../common.js'
import { readingMinutes } from '../pages.js'
import { escapedName, languageFor, plainName } from '../policy-name.js'
import { decisionNodes, declinedCard } from './decline.js'
import { type PolicyView, verbs } from './policy.js'

/** The message in which an ask stands: the question while it is open, what became of it afterwards. */
export function askCard(view: PolicyView, texts: Texts): Card {
  if (view.ask.carriedOver) return rewordedCard(view, view.ask.carriedOver, texts)
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'declined' || isDecided(view.ask)) return declinedCard(view, texts)
  if (view.ask.state === 'closed') return closedCard(view, texts)
  const { ask, policy, reader } = view
  const t = texts.policyAcknowledgement.ask
  const language = languageFor(policy, reader)
  const today = dateIn(view.at, reader.timeZone)
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
      ...changesSince(view, texts),
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

/** Told once about a new wording: there is nothing to do. */
function rewordedCard(view: PolicyView, { version, at }: CarriedOver, texts: Texts): Card {
  const { ask, policy, reader } = view
  const t = texts.policyAcknowledgement.reworded
  const name = plainName(policy, languageFor(policy, reader))
  return {
    summary: t.summary(name),
    nodes: [
      { kind: 'text', text: `**${escaped(t.title(name))}**` },
      { kind: 'text', text: t.nothingToDo(escaped(version), at, reader.timeZone) },
      ...changesSince(view, texts),
      { kind: 'actions', actions: [{ verb: verbs.readAgain, value: formatAskRef(ask), label: t.read }] },
    ],
  }
}

/** As many characters of changes as a message has room for; the newest ones stand in it whatever their length. */
const CHANGES_SHOWN = 1_200

function changesSince({ since, policy, reader }: PolicyView, texts: Texts): CardNode[] {
  const t = texts.policyAcknowledgement.ask
  const language = languageFor(policy, reader)
  const steps = (since?.steps ?? []).map(({ version, changes }) => ({
    version: escaped(version),
    changes: changes[language] ?? Object.values(changes)[0] ?? '',
  }))
  const [newest, ...older] = steps
  if (!since || !newest) return []
  const from = escaped(since.version)
  if (older.length === 0) return [{ kind: 'text', text: t.changes(from, newest.changes) }]

  let room = CHANGES_SHOWN - newest.changes.length
  const fitting = older.filter(({ changes }) => {
    room -= changes.length
    return room > 0
  })
  const lines = [newest, ...fitting].map((step) =>
    t.changesOf(step.version, step.changes.replace(/\s*\n\s*/g, ' ')),
  )
  const left = steps.length - lines.length
  const list = [...lines, ...(left > 0 ? [t.moreChanges(left)] : [])].map((line) => `- ${line}`)
  return [{ kind: 'text', text: `${t.changesSince(from)}\n\n${list.join('\n')}` }]
}

/** The same question as one line of a list. */
export function waitingThing({ ask, policy, reader, at }: PolicyView, texts: Texts): WaitingThing {
  const t = texts.policyAcknowledgement.ask
  const language = languageFor(policy, reader)
  const when = t.when(ask.dueOn, dateIn(at, reader.timeZone), readingMinutes(policy.body[language] ?? ''))
  return {
    text: `**${t.title(escapedName(policy, language))}**  \n${when}`,
    action: { verb: verbs.read, value: formatAskRef(ask), label: t.read, primary: true },
    dueOn: ask.dueOn,
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
      ...(revocable
        ? [
            {
              kind: 'text',
              text: texts.takeBack.until(until, dateIn(at, reader.timeZone), reader.timeZone),
            } as const,
          ]
        : []),
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
  const because = ask.closed?.because
  const reason = because === 'left' || because === 'superseded' ? because : 'cycle-closed'
  return titledCard(title, [t[reason]])
}
