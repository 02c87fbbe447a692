import { useState } from 'react'
import type { Controls } from './api.js'
import { Icon, type IconName } from './icons.js'
import { Clock, ClockNote } from './panels/clock.js'
import { useKept } from './state.js'

export type PanelName = 'guide' | 'log' | 'mail' | 'systems' | 'faults'

/** The bar over everything: whose workspace this is, its clock, and what can stand beside the conversation. */
export function Top({
  workspace,
  connected,
  controls,
  systems,
  timeZone,
  panel,
  onPanel,
}: {
  workspace: string
  connected: boolean
  controls: Controls | null
  /** Whether any are played. */
  systems: boolean
  timeZone: string
  panel: PanelName | null
  onPanel: (panel: PanelName | null) => void
}) {
  const [problem, setProblem] = useState<string | null>(null)
  const guide = controls?.guide ?? []
  const done = guide.filter((step) => step.done).length
  const on = controls?.switches.length ?? 0
  const button = (name: PanelName, label: string, icon: IconName, note: string) => (
    <button
      type="button"
      className="bar-button"
      aria-expanded={panel === name}
      aria-controls="panel"
      onClick={() => onPanel(panel === name ? null : name)}
    >
      <Icon name={icon} />
      <span className="bar-label">{label}</span>
      {note !== '' && <span className="bar-note">{note}</span>}
    </button>
  )
  return (
    <header className="top">
      <div className="top-bar">
        <span className="sign" aria-hidden="true" />
        <h1>{workspace}</h1>
        <p className="top-note">Sandbox with fictitious people: nothing leaves this machine</p>
        <p className="connection" role="status">
          {connected ? '' : 'Connection lost. Trying again.'}
        </p>
        <div className="bar">
          {controls !== null && <Clock clock={controls.clock} timeZone={timeZone} onProblem={setProblem} />}
          {guide.length > 0 && button('guide', 'Guide', 'compass', `${done}/${guide.length}`)}
          {button('log', 'Log', 'log', '')}
          {button('mail', 'Mail', 'mail', '')}
          {systems && button('systems', 'Systems', 'systems', '')}
          {button('faults', 'Faults', 'bolt', on > 0 ? `${on}` : '')}
          <Theme />
        </div>
      </div>
      <ClockNote moving={controls?.clock.moving ?? null} problem={problem} />
    </header>
  )
}

/** Light or dark: as the system has it, until somebody says otherwise. */
function Theme() {
  const [kept, keep] = useKept('theme', '')
  const dark = kept === '' ? window.matchMedia('(prefers-color-scheme: dark)').matches : kept === 'dark'
  document.documentElement.dataset.theme = kept
  return (
    <button
      type="button"
      className="bar-button"
      aria-label={dark ? 'Light colours' : 'Dark colours'}
      title={dark ? 'Light colours' : 'Dark colours'}
      onClick={() => keep(dark ? 'light' : 'dark')}
    >
      <Icon name={dark ? 'sun' : 'moon'} />
    </button>
  )
}
