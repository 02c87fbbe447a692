import { type ReactNode, useEffect, useId, useRef } from 'react'
import type { Confirm } from '../slack/elements.js'
import { COMPOSER_ID } from './composer.js'
import { Icon } from './icons.js'
import { PlainText, Text } from './text.js'

/** A window over the page, that keeps the keyboard inside, closes by Escape and gives the focus back. */
export function Dialog({
  title,
  onClose,
  wide = false,
  children,
}: {
  title: ReactNode
  onClose: () => void
  wide?: boolean
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    if (element === null) return
    const before = document.activeElement
    element.showModal()
    firstOf(element)?.focus()
    return () => {
      element.close()
      // What was clicked may be gone, since a receipt took its place.
      const there = before instanceof HTMLElement && before.isConnected && before !== document.body
      const back = there ? before : document.getElementById(COMPOSER_ID)
      back?.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  )
}

/** Where reading or filling in begins: the first field, else the text, which the arrow keys then scroll. */
function firstOf(dialog: HTMLDialogElement): HTMLElement | null {
  return (
    dialog.querySelector<HTMLElement>('.dialog-body :is(input, select, textarea)') ??
    dialog.querySelector<HTMLElement>('.dialog-body')
  )
}

/** The question that a button or menu asks before it acts. */
export function ConfirmDialog({ ask, onAnswer }: { ask: Confirm; onAnswer: (yes: boolean) => void }) {
  return (
    <Dialog title={<PlainText text={ask.title.text} />} onClose={() => onAnswer(false)}>
      <div className="dialog-body" tabIndex={-1}>
        <Text value={ask.text} />
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          <PlainText text={ask.deny.text} />
        </button>
        <button type="button" className={`button ${ask.style ?? 'primary'}`} onClick={() => onAnswer(true)}>
          <PlainText text={ask.confirm.text} />
        </button>
      </footer>
    </Dialog>
  )
}
