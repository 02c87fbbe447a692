import { useCallback, useEffect, useMemo, useState } from 'react'
import { type Controls, type Overview, type Person, sandbox } from './api.js'
import { COMPOSER_ID } from './composer.js'
import { Conversation } from './conversation.js'
import { ExportsContext } from './file-field.js'
import { Forms } from './form.js'
import { LiveContext, useLive, useReading } from './live.js'
import { FaultsPanel } from './panels/faults.js'
import { GuideSteps } from './panels/guide.js'
import { LogPanel } from './panels/log.js'
import { MailPanel } from './panels/mail.js'
import { Panel } from './panels/panel.js'
import { SystemsPanel } from './panels/systems.js'
import { PeopleContext, PeopleList } from './people.js'
import { useKept, usePersonInAddress, useScreen } from './state.js'
import { ReaderContext } from './text.js'
import { type PanelName, Top } from './top.js'

/** The whole page: who there is, what the chosen one sees, and what can be looked at beside it. */
export function App() {
  const { listen, connected } = useLive()
  return (
    <LiveContext value={listen}>
      <Page connected={connected} />
    </LiveContext>
  )
}

function Page({ connected }: { connected: boolean }) {
  const overview = useReading('people', sandbox.overview, (change) => 'person' in change)
  const controls = useReading(
    'controls',
    sandbox.controls,
    (change) => 'panel' in change && change.panel === 'controls',
  )
  const [email, choose] = usePersonInAddress()
  const person = overview?.people.find((each) => each.email === email?.toLowerCase()) ?? null
  const reader = useMemo(
    () => ({
      timeZone: person?.timeZone ?? ownTimeZone(),
      nameOf: (id: string) => overview?.people.find((each) => each.id === id)?.name ?? null,
    }),
    [overview, person?.timeZone],
  )
  useEffect(() => {
    if (overview !== null) document.title = `${person?.name ?? 'Sandbox'} · ${overview.workspace}`
  }, [overview, person?.name])
  if (overview === null) {
    return (
      <p className="welcome" role="status">
        {connected ? 'Opening the workspace' : 'The sandbox does not answer. Is it running?'}
      </p>
    )
  }
  return (
    <PeopleContext value={overview.people}>
      <ReaderContext value={reader}>
        <ExportsContext value={overview.exports}>
          <Desk
            overview={overview}
            controls={controls}
            connected={connected}
            email={email}
            person={person}
            choose={choose}
          />
        </ExportsContext>
      </ReaderContext>
    </PeopleContext>
  )
}

function Desk({
  overview,
  controls,
  connected,
  email,
  person,
  choose,
}: {
  overview: Overview
  controls: Controls | null
  connected: boolean
  email: string | null
  person: Person | null
  choose: (email: string | null) => void
}) {
  const screen = useScreen(person)
  const [drafts, setDrafts] = useState<Record<string, string>>({})
  const [target, setTarget] = useState<{ email: string; ts: string } | null>(null)
  const { panel, setPanel, closePanel } = usePanel(controls)
  const goTo = (next: string | null) => {
    setTarget(null)
    choose(next)
    if (isNarrow()) closePanel()
  }
  const type = (whose: string, text: string) => setDrafts((all) => ({ ...all, [whose]: text }))
  return (
    <div className={`page${person === null ? '' : ' chosen'}${panel === null ? '' : ' with-panel'}`}>
      <Top
        workspace={overview.workspace}
        connected={connected}
        controls={controls}
        systems={overview.systems}
        timeZone={person?.timeZone ?? ownTimeZone()}
        panel={panel}
        onPanel={setPanel}
      />
      <PeopleList people={overview.people} chosen={person?.email ?? null} onChoose={goTo} />
      {person === null ? (
        <Welcome overview={overview} missing={email} />
      ) : screen === null ? (
        <main aria-busy="true" />
      ) : (
        <>
          <Conversation
            key={person.email}
            screen={screen}
            overview={overview}
            draft={drafts[person.email] ?? ''}
            onDraft={(text) => type(person.email, text)}
            target={target?.email === person.email ? target.ts : null}
            onBack={() => {
              goTo(null)
              requestAnimationFrame(() =>
                document.querySelector<HTMLElement>('.person[tabindex="0"]')?.focus(),
              )
            }}
          />
          <Forms key={`${person.email} forms`} forms={screen.forms} person={screen.person} />
        </>
      )}
      {panel === 'guide' && controls !== null && (
        <Panel title="First steps" onClose={closePanel}>
          <GuideSteps
            steps={controls.guide}
            people={overview.people}
            chosen={person}
            onChoose={goTo}
            onType={(text) => {
              if (person !== null) type(person.email, text)
              if (isNarrow()) closePanel()
              document.getElementById(COMPOSER_ID)?.focus()
            }}
          />
        </Panel>
      )}
      {panel === 'log' && (
        <Panel title="Log" onClose={closePanel}>
          <LogPanel
            people={overview.people}
            chosen={person}
            onShow={(whose, ts) => {
              goTo(whose)
              setTarget({ email: whose, ts })
            }}
          />
        </Panel>
      )}
      {panel === 'mail' && (
        <Panel title="Mail" onClose={closePanel}>
          <MailPanel />
        </Panel>
      )}
      {panel === 'systems' && (
        <Panel title="Systems" onClose={closePanel}>
          <SystemsPanel />
        </Panel>
      )}
      {panel === 'faults' && controls !== null && (
        <Panel title="Faults" onClose={closePanel}>
          <FaultsPanel switches={controls.switches} methods={controls.methods} />
        </Panel>
      )}
    </div>
  )
}

/** What stands beside the conversation. The guide does at first, until somebody closes it. */
function usePanel(controls: Controls | null) {
  const [guide, keepGuide] = useKept('guide', isNarrow() ? 'closed' : 'open')
  const [other, setOther] = useState<PanelName | null>(null)
  const wanted = other ?? (guide === 'open' ? 'guide' : null)
  const panel = wanted === 'guide' && controls?.guide.length === 0 ? null : wanted
  const setPanel = useCallback(
    (next: PanelName | null) => {
      setOther(next === 'guide' ? null : next)
      keepGuide(next === 'guide' ? 'open' : 'closed')
      // The button that opened a panel is where the focus goes back to.
      if (next === null) document.querySelector<HTMLElement>('.bar [aria-expanded="true"]')?.focus()
    },
    [keepGuide],
  )
  const closePanel = useCallback(() => setPanel(null), [setPanel])
  return { panel, setPanel, closePanel }
}

function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Whether a panel covers the conversation. */
function isNarrow(): boolean {
  return window.matchMedia('(max-width: 60rem)').matches
}

function Welcome({ overview: { app, command }, missing }: { overview: Overview; missing: string | null }) {
  return (
    <main className="welcome">
      <span className="sign large" aria-hidden="true" />
      {missing === null ? (
        <>
          <h2>Whose day is it?</h2>
          <p>
            Choose a person to see what {app} tells them, and to answer as they would. {app} listens to{' '}
            <code>{command}</code>.
          </p>
        </>
      ) : (
        <p>Nobody in this workspace has the address {missing}. Choose somebody else.</p>
      )}
    </main>
  )
}
