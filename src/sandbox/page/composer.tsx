import { type KeyboardEvent, useId, useState } from 'react'
import { type Message, type Overview, type Person, sandbox, unreachable } from './api.js'
import { Avatar } from './avatar.js'
import { commandsKnown, completionsOf, filledIn } from './completion.js'
import { Icon } from './icons.js'

export const COMPOSER_ID = 'composer'

/** Where a person types, with the commands that may be meant. */
export function Composer({
  person,
  overview,
  messages,
  draft,
  onDraft,
}: {
  person: Person
  overview: Overview
  messages: Message[]
  draft: string
  onDraft: (draft: string) => void
}) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [put, setPut] = useState<{ at: number; away: string | null }>({ at: -1, away: null })
  const list = useId()
  const { app } = overview
  const offered =
    put.away === draft ? [] : completionsOf(draft, commandsKnown(overview, messages)).slice(0, 6)
  const chosen = offered[put.at]
  const change = (text: string) => {
    setPut({ at: -1, away: null })
    onDraft(text)
  }
  const send = async () => {
    const text = draft.trim()
    if (text === '' || busy) return
    setBusy(true)
    setProblem(null)
    setPut({ at: -1, away: draft })
    try {
      const { taken } = await sandbox.type(person.email, text)
      // What the app did not take stays, so that it can be sent again.
      if (taken) change('')
    } catch {
      setProblem(unreachable().problem)
    }
    setBusy(false)
  }
  const steer = (event: KeyboardEvent) => {
    if (offered.length === 0) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setPut({ at: (put.at + step + offered.length) % offered.length, away: null })
    else if (event.key === 'Escape') setPut({ at: -1, away: draft })
    else if (event.key === 'Tab' && !event.shiftKey) change(filledIn(chosen ?? offered[0] ?? draft))
    else if (event.key === 'Enter' && chosen !== undefined) change(filledIn(chosen))
    else return
    event.preventDefault()
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {offered.length > 0 && (
        <div className="completions">
          <div role="listbox" id={list} aria-label="Commands">
            {offered.map((text, index) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
              <div
                key={text}
                id={`${list}-${index}`}
                role="option"
                aria-selected={index === put.at}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => change(filledIn(text))}
              >
                {text}
              </div>
            ))}
          </div>
          <p className="completions-keys" aria-hidden="true">
            <kbd>Tab</kbd> takes the first, the arrow keys choose, <kbd>Esc</kbd> closes
          </p>
        </div>
      )}
      <div className="composer-box">
        <Avatar name={person.name} />
        <label className="hidden" htmlFor={COMPOSER_ID}>
          Message to {app}
        </label>
        <input
          id={COMPOSER_ID}
          type="text"
          autoComplete="off"
          role="combobox"
          aria-expanded={offered.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={chosen === undefined ? undefined : `${list}-${put.at}`}
          placeholder={`Message ${app}`}
          value={draft}
          onChange={({ target }) => change(target.value)}
          onKeyDown={steer}
        />
        <button type="submit" className="button primary round" aria-label="Send" aria-disabled={busy}>
          <Icon name="send" />
        </button>
      </div>
      {problem !== null && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}
