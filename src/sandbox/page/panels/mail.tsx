import { useContext, useState } from 'react'
import { type LetterRow, sandbox } from '../api.js'
import { shortDay, timeOfDay } from '../dates.js'
import { useReading } from '../live.js'
import { ReaderContext } from '../text.js'

/** Every e-mail that was sent, the newest first, as its reader has it: links in it open what they lead to. */
export function MailPanel() {
  const [mailbox, setMailbox] = useState('')
  const mail = useReading('mail', sandbox.mail, (change) => 'panel' in change && change.panel === 'mail')
  const all = mail?.letters ?? []
  const mailboxes = [...new Set(all.map(({ to }) => to))].sort()
  const letters = all.filter(({ to }) => mailbox === '' || to === mailbox)
  return (
    <>
      <div className="log-filter">
        <select
          aria-label="Whose mailbox"
          value={mailbox}
          onChange={({ target }) => setMailbox(target.value)}
        >
          <option value="">Every mailbox</option>
          {mailboxes.map((address) => (
            <option key={address}>{address}</option>
          ))}
        </select>
      </div>
      {mail !== null && letters.length === 0 && (
        <p className="empty">
          Nothing yet. Whoever uses no chat is written to by e-mail; what is sent to them comes here instead.
        </p>
      )}
      <ol className="log">
        {letters.map((letter) => (
          <LetterView key={letter.id} letter={letter} />
        ))}
      </ol>
    </>
  )
}

function LetterView({ letter }: { letter: LetterRow }) {
  const { timeZone } = useContext(ReaderContext)
  const { to, subject, text } = letter
  const at = new Date(letter.at)
  return (
    <li className="log-entry">
      <p className="log-head">
        <strong>{subject}</strong>
        <time dateTime={letter.at}>{`${shortDay(at, timeZone)}, ${timeOfDay(at, timeZone)}`}</time>
      </p>
      <p className="log-why">To {to}</p>
      <div className="letter">{withLinks(text)}</div>
    </li>
  )
}

/** Addresses become links, each in a tab of its own; everything else is as it was written. */
function withLinks(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <a key={part} href={part} target="_blank" rel="noreferrer">
        {part}
      </a>
    ),
  )
}
