import { Fragment, useEffect, useRef, useState } from 'react'
import type { Message, Overview, Person } from './api.js'
import { longDay, momentOf } from './dates.js'
import { MessageView } from './message.js'

const NEAR_END_PX = 80

/** What was said in a person's DM with the app. `target` is the message that somebody wants to see. */
export function History({
  messages,
  person,
  overview,
  target,
}: {
  messages: Message[]
  person: Person
  overview: Overview
  target: string | null
}) {
  const box = useRef<HTMLDivElement>(null)
  const lines = useRef<HTMLDivElement>(null)
  const newest = messages.at(-1)?.ts
  const [firstNew] = useState(() => firstUnread(messages, person.unread))
  // Who reads further up stays there.
  const atEnd = useRef(true)
  useEffect(() => {
    const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight })
    if (newest !== undefined && atEnd.current) toEnd()
    // A picture that has come, a receipt in a message's place, or a smaller window does not take the end away.
    const resized = new ResizeObserver(() => {
      if (atEnd.current) toEnd()
    })
    for (const each of [box.current, lines.current]) if (each !== null) resized.observe(each)
    return () => resized.disconnect()
  }, [newest])
  useEffect(() => {
    if (target === null) return
    atEnd.current = false
    const found = box.current?.querySelector<HTMLElement>(`[data-ts="${CSS.escape(target)}"]`)
    found?.scrollIntoView({ block: 'center' })
    found?.focus({ preventScroll: true })
  }, [target])
  const { app, command } = overview
  return (
    <div
      className="history"
      ref={box}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX
      }}
    >
      <div className="history-lines" ref={lines} role="log" aria-label="Messages" aria-live="polite">
        {messages.length === 0 && (
          <p className="empty">
            Nothing yet. {app} listens to <code>{command}</code>: type <code>{command} help</code> below.
          </p>
        )}
        {messages.map((message, index) => {
          const day = longDay(momentOf(message.ts), person.timeZone)
          const before = messages[index - 1]
          const isNewDay = before === undefined || longDay(momentOf(before.ts), person.timeZone) !== day
          return (
            <Fragment key={message.ts}>
              {isNewDay && <h3 className="day">{day}</h3>}
              {message.ts === firstNew && <p className="new-line">New</p>}
              <MessageView message={message} person={person} app={app} />
            </Fragment>
          )
        })}
      </div>
    </div>
  )
}

/** The ts of the first message that was unread when the person came; null if none was. */
function firstUnread(messages: Message[], unread: number): string | null {
  if (unread === 0) return null
  return messages.filter(({ from, ephemeral }) => from === 'app' && !ephemeral).at(-unread)?.ts ?? null
}
