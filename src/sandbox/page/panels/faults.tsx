import { useState } from 'react'
import { type Controls, type SwitchName, sandbox, type Turn, unreachable } from '../api.js'

interface FaultWords {
  name: SwitchName
  title: string
  what: string
}

const faults: readonly FaultWords[] = [
  {
    name: 'rate-limit',
    title: 'Too many calls',
    what: 'Calls are answered 429 with “retry after 1 s”, of one method or in the whole workspace.',
  },
  {
    name: 'redeliver-events',
    title: 'Events come twice',
    what: 'An event is sent again with the same id, as if the first answer had been lost.',
  },
  {
    name: 'files-not-ready',
    title: 'Pictures are not ready',
    what: 'An uploaded picture is still being worked on, and a message that shows it is refused.',
  },
  {
    name: 'missing-scope',
    title: 'A permission is missing',
    what: 'Calls are answered missing_scope, as if the app had been installed without the permission for them.',
  },
  {
    name: 'drop-socket',
    title: 'The socket drops',
    what: 'The app’s WebSocket is closed, and new ones are refused: nothing reaches it until this is off and it has connected again.',
  },
  {
    name: 'invalid-auth',
    title: 'The token is not known',
    what: 'Calls are answered invalid_auth, as if somebody had taken the app’s token back.',
  },
  {
    name: 'systems-down',
    title: 'Systems do not answer',
    what: 'Nothing is read of GitHub, Entra ID and AWS: their accounts cannot be reviewed or looked at again until this is off.',
  },
]

/** What may hit one method and leave the others alone. */
const ofOneMethod: readonly SwitchName[] = ['rate-limit', 'missing-scope']

/** A switch for each thing that goes wrong in a real workspace now and then. */
export function FaultsPanel({ switches, methods }: Pick<Controls, 'switches' | 'methods'>) {
  const [problem, setProblem] = useState<string | null>(null)
  const turn = (change: Turn) => {
    setProblem(null)
    sandbox.turn(change).catch(() => setProblem(unreachable().problem))
  }
  return (
    <>
      <p className="quiet">
        What goes wrong in a real workspace now and then. See in the log how the app takes it.
      </p>
      <ul className="faults">
        {faults.map((fault) => (
          <FaultView
            key={fault.name}
            fault={fault}
            set={switches.find(({ name }) => name === fault.name) ?? null}
            methods={ofOneMethod.includes(fault.name) ? methods : []}
            onTurn={turn}
          />
        ))}
      </ul>
      {problem !== null && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
    </>
  )
}

function FaultView({
  fault: { name, title, what },
  set,
  methods,
  onTurn,
}: {
  fault: FaultWords
  set: Controls['switches'][number] | null
  methods: readonly string[]
  onTurn: (turn: Turn) => void
}) {
  const [method, setMethod] = useState('')
  const [once, setOnce] = useState(false)
  const id = `fault-${name}`
  const chosen = { method: (set?.method ?? method) || null, times: once ? 1 : null }
  return (
    <li className={set === null ? 'fault' : 'fault on'}>
      <div className="fault-head">
        <h3 id={id}>{title}</h3>
        <button
          type="button"
          role="switch"
          className="switch"
          aria-checked={set !== null}
          aria-labelledby={id}
          aria-describedby={`${id}-what`}
          onClick={() => onTurn({ name, on: set === null, ...chosen })}
        />
      </div>
      <p id={`${id}-what`}>{what}</p>
      <div className="fault-how">
        {methods.length > 0 && (
          <select
            aria-label="Which calls"
            value={set === null ? method : (set.method ?? '')}
            disabled={set !== null}
            onChange={({ target }) => setMethod(target.value)}
          >
            <option value="">Every method</option>
            {methods.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
        <label>
          <input
            type="checkbox"
            checked={set === null ? once : set.times !== null}
            disabled={set !== null}
            onChange={() => setOnce(!once)}
          />{' '}
          Once only
        </label>
      </div>
    </li>
  )
}
