import { type ReactNode, useEffect, useId, useRef } from 'react'
import type { Confirm } from '../slack/elements.js'
import { PlainText, Text } from './text.js'

/** A window over the page, that keeps the keyboard inside and closes by Escape. */
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
    if (element !== null && !element.open) element.showModal()
    return () => element?.close()
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
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
          </svg>
        </button>
      </header>
      {children}
    </dialog>
  )
}

/** The question that a button or menu asks before it acts. */
export function ConfirmDialog({ ask, onAnswer }: { ask: Confirm; onAnswer: (yes: boolean) => void }) {
  return (
    <Dialog title={<PlainText text={ask.title.text} />} onClose={() => onAnswer(false)}>
      <div className="dialog-body">
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
