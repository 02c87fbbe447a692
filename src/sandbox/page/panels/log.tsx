import { Fragment, useContext, useMemo, useState } from 'react'
import { type LogRow, type Person, sandbox } from '../api.js'
import { longDay, timeOfDay } from '../dates.js'
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
  const [email, setEmail] = useState<string | null>(null)
  const [lookUps, setLookUps] = useState(false)
  const byId = useMemo(() => new Map(people.map((person) => [person.id, person])), [people])
  const log = useReading(
    `log ${email}`,
    () => sandbox.log(email),
    (change) => 'panel' in change && change.panel === 'log',
  )
  const { timeZone } = useContext(ReaderContext)
  const dayOf = ({ at }: LogRow) => longDay(new Date(at), timeZone)
  const entries = log?.entries.filter(({ kind, ok }) => lookUps || kind !== 'look-up' || !ok) ?? []
  return (
    <>
      <div className="log-filter">
        <select
          aria-label="Whose requests"
          value={email ?? ''}
          onChange={({ target }) => setEmail(target.value || null)}
        >
          <option value="">Everybody</option>
          {chosen !== null && <option value={chosen.email}>{chosen.name}</option>}
          {people.map(
            (person) =>
              person.id !== chosen?.id && (
                <option key={person.id} value={person.email}>
                  {person.name}
                </option>
              ),
          )}
        </select>
        <label>
          <input type="checkbox" checked={lookUps} onChange={() => setLookUps(!lookUps)} /> Look-ups too
        </label>
      </div>
      {log !== null && entries.length === 0 && (
        <p className="empty">Nothing yet. What the app sends and gets shows here, with what came of it.</p>
      )}
      <ol className="log">
        {entries.map((entry, index) => {
          const day = dayOf(entry)
          const before = entries[index - 1]
          const isNewDay = before === undefined || dayOf(before) !== day
          return (
            <Fragment key={entry.id}>
              {isNewDay && <li className="log-day">{day}</li>}
              <LogEntryView entry={entry} person={byId.get(entry.account ?? '') ?? null} onShow={onShow} />
            </Fragment>
          )
        })}
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
  const at = new Date(entry.at)
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
        <time dateTime={entry.at}>{timeOfDay(at, timeZone)}</time>
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
