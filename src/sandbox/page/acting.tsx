import { useState } from 'react'
import { initialEntry } from '../person/form.js'
import type { ActingElement } from '../slack/elements.js'
import { optionsOf } from '../slack/parts.js'
import { ConfirmDialog } from './dialog.js'
import { Chooser } from './inputs.js'
import { PlainText } from './text.js'
import type { Using } from './using.js'

/** An element that tells the app at once: a button, a menu, a choice. It asks first where the app wants it. */
export function ActingElementView({
  block,
  element,
  using,
}: {
  block: string
  element: ActingElement
  using: Using
}) {
  const action = element.action_id ?? ''
  const [asking, setAsking] = useState<{ entry?: string | string[] } | null>(null)
  const go = (entry?: string | string[]) => {
    if (element.type === 'button' && element.url !== undefined) window.open(element.url, '_blank', 'noopener')
    using.act(block, action, entry)
  }
  const choose = (entry?: string | string[]) => {
    if (element.confirm === undefined) go(entry)
    else setAsking(entry === undefined ? {} : { entry })
  }
  return (
    <>
      <Drawn block={block} element={element} using={using} choose={choose} />
      {asking !== null && element.confirm !== undefined && (
        <ConfirmDialog
          ask={element.confirm}
          onAnswer={(yes) => {
            setAsking(null)
            if (yes) go(asking.entry)
          }}
        />
      )}
    </>
  )
}

function Drawn({
  block,
  element,
  using,
  choose,
}: {
  block: string
  element: ActingElement
  using: Using
  choose: (entry?: string | string[]) => void
}) {
  if (element.type === 'button') {
    return (
      <button
        type="button"
        className={`button ${element.style ?? ''}`}
        aria-label={element.accessibility_label}
        aria-disabled={using.busy}
        onClick={() => {
          if (!using.busy) choose()
        }}
      >
        <PlainText text={element.text.text} />
      </button>
    )
  }
  if (element.type === 'overflow') {
    return (
      <select
        className="overflow"
        aria-label="More actions"
        value=""
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">…</option>
        {optionsOf(element).map(({ text, value }) => (
          <option key={value} value={value}>
            {text.text}
          </option>
        ))}
      </select>
    )
  }
  const action = element.action_id ?? ''
  const label = 'placeholder' in element ? (element.placeholder?.text ?? 'Choose') : 'Choose'
  return (
    <Chooser
      element={element}
      label={label}
      entry={using.entries[block]?.[action] ?? initialEntry(element)}
      onEnter={(entry) => {
        using.enter(block, action, entry)
        choose(entry)
      }}
    />
  )
}
