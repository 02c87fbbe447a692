import { useEffect, useRef, useState } from 'react'
import { type Overview, type Person, type Screen, sandbox, type Tab } from './api.js'
import { Avatar } from './avatar.js'
import { Composer } from './composer.js'
import { History } from './history.js'
import { HomeView } from './home.js'
import { Icon } from './icons.js'
import { Tabs } from './tabs.js'

/** A person's side of the app: its Home, and the DM with what was said and where to type. */
export function Conversation({
  screen,
  overview,
  draft,
  onDraft,
  target,
  onBack,
}: {
  screen: Screen
  overview: Overview
  draft: string
  onDraft: (draft: string) => void
  target: string | null
  onBack: () => void
}) {
  const { person, messages, home } = screen
  const { app } = overview
  const [tab, setTab] = useState<Tab>('messages')
  const hasHome = overview.homeTab || home !== null
  useEffect(() => {
    sandbox.open(person.email, tab).catch(() => undefined)
  }, [person.email, tab])
  useEffect(() => {
    if (target !== null || draft !== '') setTab('messages')
  }, [target, draft])
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    // On a phone the list of people, with what had the focus in it, gives way to this.
    if (document.activeElement?.checkVisibility() === false) main.current?.focus()
  }, [])
  const panel = hasHome
    ? { id: 'tab-panel', role: 'tabpanel', 'aria-labelledby': `tab-${tab}` }
    : { id: 'tab-panel' }
  return (
    <main className="conversation" aria-label={`${person.name} and ${app}`} tabIndex={-1} ref={main}>
      <header className="conversation-head">
        <button type="button" className="icon-button back" aria-label="People" onClick={onBack}>
          <Icon name="back" />
        </button>
        <Avatar name={app} app />
        <h2>{app}</h2>
        {hasHome && <Tabs tab={tab} onTab={setTab} />}
        <You person={person} />
      </header>
      <div className="tab-panel" {...panel}>
        {tab === 'home' && hasHome ? (
          <HomeView home={home} person={person} app={app} />
        ) : (
          <>
            <History messages={messages} person={person} overview={overview} target={target} />
            <Composer
              person={person}
              overview={overview}
              messages={messages}
              draft={draft}
              onDraft={onDraft}
            />
          </>
        )}
      </div>
    </main>
  )
}

function You({ person: { name, title, department } }: { person: Person }) {
  return (
    <p className="you">
      <span className="you-words">
        <span className="you-name">
          <span className="you-are">You are </span>
          <strong>{name}</strong>
        </span>
        <span className="you-more">{[title, department].filter(Boolean).join(' · ')}</span>
      </span>
      <Avatar name={name} />
    </p>
  )
}
