import { useState } from 'react'
import type { Entries } from '../person/form.js'
import { type Message, type Person, sandbox, unreachable } from './api.js'
import { Avatar } from './avatar.js'
import { Blocks } from './blocks.js'
import { momentOf, timeOfDay } from './dates.js'
import { Icon } from './icons.js'
import { Mrkdwn } from './text.js'
import type { Using } from './using.js'

/** One message in a DM, with what can be done in it. */
export function MessageView({ message, person, app }: { message: Message; person: Person; app: string }) {
  const author = message.from === 'app' ? app : message.from === 'person' ? person.name : 'Slackbot'
  return (
    <article
      className={`message from-${message.from}${message.ephemeral ? ' whispered' : ''}`}
      aria-label={`Message from ${author}`}
      data-ts={message.ts}
      tabIndex={-1}
    >
      <Avatar name={author} app={message.from === 'app'} />
      <div className="message-body">
        <p className="message-head">
          <strong>{author}</strong>
          {message.from === 'app' && <span className="badge">App</span>}
          <time dateTime={momentOf(message.ts).toISOString()}>
            {timeOfDay(momentOf(message.ts), person.timeZone)}
          </time>
          {message.edited && <span className="quiet">(edited)</span>}
          {message.ephemeral && (
            <span className="only-you">
              <Icon name="eye" />
              <span>Only visible to you</span>
            </span>
          )}
        </p>
        <div className="message-card">
          <Content message={message} person={person} />
          {message.files.map((file) => (
            <FileView key={file.id} file={file} />
          ))}
        </div>
      </div>
    </article>
  )
}

function Content({ message, person }: { message: Message; person: Person }) {
  const { using, problem } = useActs(person, { ts: message.ts })
  if (message.blocks.length === 0) return message.text === '' ? null : <Mrkdwn text={message.text} />
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

function FileView({ file: { id, name, title, type, size } }: { file: Message['files'][number] }) {
  return (
    <a className="file" href={`/sandbox/files/${id}`} download={name}>
      <Icon name="file" />
      <span className="file-words">
        <strong>{title}</strong>
        <span className="quiet">
          {type} · {sizeOf(size)}
        </span>
      </span>
    </a>
  )
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** What can be done in a message or in the Home: entries are kept here, acts are told to the app. */
export function useActs(person: Person, on: { ts: string } | { view: string }) {
  const [entries, setEntries] = useState<Entries>({})
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
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
      const answer = await sandbox.click(person.email, on, choice).catch(unreachable)
      setProblem(answer.problem)
      setBusy(false)
    },
  }
  return { using, problem }
}
