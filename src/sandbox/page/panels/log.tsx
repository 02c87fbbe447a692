import { useContext, useState } from 'react'
import { type LogRow, type Person, sandbox } from '../api.js'
import { timeOfDay } from '../dates.js'
import { Icon } from '../icons.js'
import { useReading } from '../live.js'
import { ReaderContext } from '../text.js'

/** What went over the wire between the app and the workspace, the newest first. */
export function LogPanel({
  people,
  chosen,
  onShow,
}: {
  people: Person[]
  chosen: Person | null
  /** Goes to a message. */
  onShow: (email: string, ts: string) => void
}) {
  const [onlyChosen, setOnlyChosen] = useState(false)
  const [lookUps, setLookUps] = useState(false)
  const email = onlyChosen && chosen !== null ? chosen.email : null
  const log = useReading(
    `log ${email}`,
    () => sandbox.log(email),
    (change) => 'panel' in change && change.panel === 'log',
  )
  const entries = log?.entries.filter(({ kind }) => lookUps || kind !== 'look-up') ?? []
  return (
    <>
      <div className="log-filter">
        <select
          aria-label="Whose requests"
          value={email ?? ''}
          onChange={({ target }) => setOnlyChosen(target.value !== '')}
        >
          <option value="">Everybody</option>
          {chosen !== null && <option value={chosen.email}>{chosen.name}</option>}
        </select>
        <label>
          <input type="checkbox" checked={lookUps} onChange={() => setLookUps(!lookUps)} /> Look-ups too
        </label>
      </div>
      {log !== null && entries.length === 0 && (
        <p className="empty">Nothing yet. What the app sends and gets shows here, with what came of it.</p>
      )}
      <ol className="log">
        {entries.map((entry) => (
          <LogEntryView
            key={entry.id}
            entry={entry}
            person={people.find(({ id }) => id === entry.account) ?? null}
            onShow={onShow}
          />
        ))}
      </ol>
    </>
  )
}

/** What came from the app; the rest went to it. */
const fromApp: readonly LogRow['kind'][] = ['message', 'edit', 'deletion', 'form', 'home', 'file', 'look-up']

const titles: Readonly<Record<LogRow['kind'], (name: string) => string>> = {
  message: (name) => `Message to ${name}`,
  edit: (name) => `Message to ${name} changed`,
  deletion: (name) => `Message to ${name} taken away`,
  form: (name) => `Form for ${name}`,
  home: (name) => `Home of ${name}`,
  file: () => 'File',
  'look-up': () => 'Look-up',
  command: (name) => `${name} typed`,
  click: (name) => `${name} clicked`,
  submission: (name) => `${name} sent the form`,
  closing: (name) => `${name} closed the form`,
  event: (name) => `Event about ${name}`,
}

function LogEntryView({
  entry,
  person,
  onShow,
}: {
  entry: LogRow
  person: Person | null
  onShow: (email: string, ts: string) => void
}) {
  const { timeZone } = useContext(ReaderContext)
  const { ts, metadata } = entry
  const outward = fromApp.includes(entry.kind)
  const title = titles[entry.kind](person?.name ?? 'nobody in particular')
  const why = whyOf(entry)
  return (
    <li className={entry.ok ? 'log-entry' : 'log-entry failed'}>
      <p className="log-head">
        <span
          className={outward ? 'log-way from-app' : 'log-way'}
          title={outward ? 'From the app' : 'To the app'}
        >
          <Icon name={outward ? 'fromApp' : 'toApp'} />
        </span>
        <strong>{title}</strong>
        <time dateTime={entry.at}>{timeOfDay(new Date(entry.at), timeZone)}</time>
      </p>
      {entry.what !== '' && <p className="log-what">{entry.what}</p>}
      {why !== null && <p className="log-why">Why: {why}</p>}
      <p className="log-outcome">
        <code>{entry.call}</code>
        {metadata === null && entry.kind !== 'command' && entry.verb !== null && <code>{entry.verb}</code>}
        <span className="outcome">{entry.outcome}</span>
        <span>{entry.ms} ms</span>
        {person !== null && ts !== null && (
          <button type="button" className="log-show" onClick={() => onShow(person.email, ts)}>
            Show
          </button>
        )}
      </p>
      {metadata !== null && (
        <details>
          <summary>{metadata.event_type}</summary>
          <pre>{JSON.stringify(metadata.event_payload, null, 2)}</pre>
        </details>
      )}
    </li>
  )
}

/** What the app says of a message's reason, in the metadata that Slack keeps with it. */
function whyOf({ metadata }: LogRow): string | null {
  const { about, why } = metadata?.event_payload ?? {}
  const said = [about, why].filter((part) => typeof part === 'string')
  return said.length > 0 ? said.join(', ') : null
}
