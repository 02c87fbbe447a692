import { Fragment, useEffect, useRef, useState } from 'react'
import { type Message, type Person, type Screen, sandbox } from './api.js'
import { longDay, momentOf } from './dates.js'
import { MessageView } from './message.js'

/** A person's DM with the app: what was said, and where to type. */
export function Conversation({
  screen,
  app,
  command,
  onBack,
}: {
  screen: Screen
  app: string
  command: string
  onBack: () => void
}) {
  const { person, messages } = screen
  return (
    <main className="conversation" aria-label={`${person.name} and ${app}`}>
      <header className="conversation-head">
        <button type="button" className="button back" onClick={onBack}>
          People
        </button>
        <div>
          <h2>{app}</h2>
          <p className="quiet">
            You are {person.name}, {person.title}, {person.department}
          </p>
        </div>
      </header>
      <History messages={messages} person={person} app={app} command={command} />
      <Composer key={person.email} person={person} app={app} command={command} />
    </main>
  )
}

function History({
  messages,
  person,
  app,
  command,
}: {
  messages: Message[]
  person: Person
  app: string
  command: string
}) {
  const end = useRef<HTMLDivElement>(null)
  const newest = messages.at(-1)?.ts
  useEffect(() => {
    if (newest !== undefined) end.current?.scrollIntoView({ block: 'end' })
  }, [newest])
  return (
    <div className="history" role="log" aria-label="Messages" aria-live="polite">
      {messages.length === 0 && (
        <p className="quiet empty">
          Nothing yet. {app} listens to {command}: type {command} help below.
        </p>
      )}
      {messages.map((message, index) => {
        const day = longDay(momentOf(message.ts), person.timeZone)
        const before = messages[index - 1]
        const isNewDay = before === undefined || longDay(momentOf(before.ts), person.timeZone) !== day
        return (
          <Fragment key={message.ts}>
            {isNewDay && <h3 className="day">{day}</h3>}
            <MessageView message={message} person={person} app={app} />
          </Fragment>
        )
      })}
      <div ref={end} />
    </div>
  )
}

function Composer({ person, app, command }: { person: Person; app: string; command: string }) {
  const [draft, setDraft] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const send = async () => {
    const text = draft.trim()
    if (text === '' || busy) return
    setBusy(true)
    setProblem(null)
    try {
      const { taken } = await sandbox.type(person.email, text)
      // What the app did not take stays, so that it can be sent again.
      if (taken) setDraft('')
    } catch {
      setProblem('The sandbox did not answer. Is it still running?')
    }
    setBusy(false)
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <label className="hidden" htmlFor="composer">
        Message to {app}
      </label>
      <input
        id="composer"
        type="text"
        autoComplete="off"
        placeholder={`${command} help`}
        value={draft}
        onChange={({ target }) => setDraft(target.value)}
      />
      <button type="submit" className="button primary" aria-disabled={busy}>
        Send
      </button>
      {problem !== null && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}
