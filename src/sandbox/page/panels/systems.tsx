import { useContext, useId, useState } from 'react'
import { type SystemChange, type SystemShown, sandbox, unreachable } from '../api.js'
import { datedDay } from '../dates.js'
import { useReading } from '../live.js'
import { useKept } from '../state.js'
import { ReaderContext } from '../text.js'

type Account = SystemShown['accounts'][number]
type Act = (change: Omit<SystemChange, 'system'>) => void

/** Who has an account in which of the organisation's systems, as an administrator there sees and changes it. */
export function SystemsPanel() {
  const shown = useReading(
    'systems',
    sandbox.systems,
    (change) => 'panel' in change && change.panel === 'systems',
  )
  const [kept, keep] = useKept('system', '')
  const [problem, setProblem] = useState<string | null>(null)
  if (shown === null) return null
  const { systems } = shown
  const system = systems.find(({ id }) => id === kept) ?? systems[0]
  if (system === undefined)
    return <p className="empty">None of the systems of this organisation is played here.</p>
  const act: Act = async (change) => {
    setProblem(null)
    const answer = await sandbox.changeSystem({ system: system.id, ...change }).catch(unreachable)
    setProblem(answer.problem)
  }
  const there = system.accounts.filter(({ removed }) => !removed).length
  return (
    <>
      <div className="log-filter">
        <select aria-label="Which system" value={system.id} onChange={({ target }) => keep(target.value)}>
          {systems.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        <span>{there === 1 ? '1 account' : `${there} accounts`}</span>
      </div>
      <p className="quiet">
        {system.file === null ? (
          'What you change here Steward finds when it reads this system the next time.'
        ) : (
          <>
            What you change here stands in the list that its owner hands in:{' '}
            <a href={`/sandbox/exports/${encodeURIComponent(system.file)}`} download>
              {system.file}
            </a>
          </>
        )}
      </p>
      {problem !== null && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
      <ul>
        {system.accounts.map((account) => (
          <AccountView key={`${system.id} ${account.login}`} system={system} account={account} onAct={act} />
        ))}
      </ul>
    </>
  )
}

function AccountView({ system, account, onAct }: { system: SystemShown; account: Account; onAct: Act }) {
  const [changing, setChanging] = useState(false)
  const { timeZone } = useContext(ReaderContext)
  const id = useId()
  const { login, name, may, removed, enabled, lastUsed } = account
  const usual = lastUsed === null ? null : `used ${datedDay(new Date(lastUsed), timeZone)}`
  const state = removed ? 'removed' : enabled ? usual : 'switched off'
  return (
    <li className={removed ? 'account removed' : 'account'}>
      <p className="log-head">
        <strong id={id}>{name ?? login}</strong>
        {state !== null && <span className="account-state">{state}</span>}
      </p>
      {name !== null && name !== login && <p className="account-login">{login}</p>}
      <p className="account-may">{may.length === 0 ? 'may do nothing' : may.join(', ')}</p>
      {changing && !removed && (
        <Roles system={system} account={account} onChange={(next) => onAct({ login, may: next })} />
      )}
      <p className="account-acts">
        <button
          type="button"
          className="button"
          aria-describedby={id}
          onClick={() => onAct({ login, removed: !removed })}
        >
          {removed ? 'Add back' : 'Remove'}
        </button>
        {!removed && (
          <button
            type="button"
            className="button"
            aria-describedby={id}
            aria-expanded={changing}
            onClick={() => setChanging(!changing)}
          >
            Change role
          </button>
        )}
      </p>
    </li>
  )
}

/** What it may do: of what has grades one, of what has none yes or no. Each choice holds at once. */
function Roles({
  system: { choices },
  account: { may },
  onChange,
}: {
  system: SystemShown
  account: Account
  onChange: (may: string[]) => void
}) {
  return (
    <div className="account-roles">
      {choices.map(({ of, options }) => {
        const held = may.find((each) => options.includes(each)) ?? ''
        const give = (option: string) =>
          onChange([...may.filter((each) => !options.includes(each)), ...(option === '' ? [] : [option])])
        return options.length === 1 ? (
          <label key={of}>
            <input type="checkbox" checked={held !== ''} onChange={() => give(held === '' ? of : '')} /> {of}
          </label>
        ) : (
          <label key={of}>
            {of}{' '}
            <select value={held} onChange={({ target }) => give(target.value)}>
              <option value="">nothing of its own</option>
              {options.map((option) => (
                <option key={option}>{option}</option>
              ))}
            </select>
          </label>
        )
      })}
    </div>
  )
}
