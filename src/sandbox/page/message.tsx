import { useState } from 'react'
import type { Entries } from '../person/form.js'
import { type Message, type Person, sandbox } from './api.js'
import { Blocks, type Using } from './blocks.js'
import { momentOf, timeOfDay } from './dates.js'
import { Avatar } from './people.js'
import { Mrkdwn } from './text.js'

/** One message in a DM, with what can be done in it. */
export function MessageView({ message, person, app }: { message: Message; person: Person; app: string }) {
  const author = message.from === 'app' ? app : message.from === 'person' ? person.name : 'Slackbot'
  return (
    <article
      className={message.ephemeral ? 'message whispered' : 'message'}
      aria-label={`Message from ${author}`}
    >
      <Avatar name={author} />
      <div className="message-body">
        <p className="message-head">
          <strong>{author}</strong>
          {message.from === 'app' && <span className="badge">App</span>}
          <time dateTime={momentOf(message.ts).toISOString()}>
            {timeOfDay(momentOf(message.ts), person.timeZone)}
          </time>
          {message.edited && <span className="quiet">(edited)</span>}
        </p>
        {message.ephemeral && <p className="quiet">Only visible to you</p>}
        <Content message={message} person={person} />
      </div>
    </article>
  )
}

function Content({ message, person }: { message: Message; person: Person }) {
  const [entries, setEntries] = useState<Entries>({})
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  if (message.blocks.length === 0) return <Mrkdwn text={message.text} />
  const using: Using = {
    entries,
    busy,
    errors: {},
    enter: (block, action, entry) =>
      setEntries((all) => ({ ...all, [block]: { ...all[block], [action]: entry } })),
    act: async (block, action, entry) => {
      setBusy(true)
      setProblem(null)
      const choice = { block, action, entries, ...(entry === undefined ? {} : { entry }) }
      const answer = await sandbox.click(person.email, { ts: message.ts }, choice).catch(unreachable)
      setProblem(answer.problem)
      setBusy(false)
    },
  }
  return (
    <>
      <Blocks blocks={message.blocks} using={using} />
      {problem !== null && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
    </>
  )
}

export function unreachable(): { problem: string } {
  return { problem: 'The sandbox did not answer. Is it still running?' }
}
