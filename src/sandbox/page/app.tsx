import { useEffect, useMemo } from 'react'
import type { Overview } from './api.js'
import { Conversation } from './conversation.js'
import { Forms } from './form.js'
import { PeopleContext, PeopleList } from './people.js'
import { usePersonInAddress, useScreen, useWorkspace } from './state.js'
import { ReaderContext } from './text.js'

/** The whole page: who there is, and what the chosen one sees. */
export function App() {
  const { overview, connected, changes } = useWorkspace()
  const [email, choose] = usePersonInAddress()
  const person = overview?.people.find((each) => each.email === email?.toLowerCase()) ?? null
  const { screen } = useScreen(person?.email ?? null, person?.id ?? null, changes)
  const reader = useMemo(
    () => ({
      timeZone: person?.timeZone ?? 'UTC',
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
        <div className={person === null ? 'page' : 'page chosen'}>
          <Top workspace={overview.workspace} connected={connected} />
          <PeopleList people={overview.people} chosen={person?.email ?? null} onChoose={choose} />
          {person === null ? (
            <Welcome overview={overview} missing={email} />
          ) : screen === null ? (
            <main aria-busy="true" />
          ) : (
            <>
              <Conversation
                screen={screen}
                app={overview.app}
                command={overview.command}
                onBack={() => choose(null)}
              />
              <Forms key={screen.person.email} forms={screen.forms} person={screen.person} />
            </>
          )}
        </div>
      </ReaderContext>
    </PeopleContext>
  )
}

function Top({ workspace, connected }: { workspace: string; connected: boolean }) {
  return (
    <header className="top">
      <h1>{workspace}</h1>
      <p>Sandbox with fictitious people: nothing leaves this machine</p>
      <p className="connection" role="status">
        {connected ? '' : 'Connection lost. Trying again.'}
      </p>
    </header>
  )
}

function Welcome({ overview, missing }: { overview: Overview; missing: string | null }) {
  return (
    <main className="welcome">
      {missing === null ? (
        <p>
          Choose a person to see what {overview.app} tells them, and to answer as they would. {overview.app}{' '}
          listens to <code>{overview.command}</code>.
        </p>
      ) : (
        <p>Nobody in this workspace has the address {missing}. Choose somebody else.</p>
      )}
    </main>
  )
}
