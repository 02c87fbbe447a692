import { type KeyboardEvent, useRef } from 'react'
import type { Tab } from './api.js'
import { Icon } from './icons.js'

const names = { home: 'Home', messages: 'Messages' } as const
const order: readonly Tab[] = ['home', 'messages']

/** The app's two tabs; the arrow keys go from one to the other. */
export function Tabs({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) {
  const list = useRef<HTMLDivElement>(null)
  const turn = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const next = tab === 'home' ? 'messages' : 'home'
    event.preventDefault()
    onTab(next)
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-label="What the app shows" ref={list}>
      {order.map((each) => (
        <button
          key={each}
          id={`tab-${each}`}
          type="button"
          role="tab"
          aria-selected={each === tab}
          aria-controls="tab-panel"
          tabIndex={each === tab ? 0 : -1}
          onClick={() => onTab(each)}
          onKeyDown={turn}
        >
          <Icon name={each === 'home' ? 'home' : 'message'} />
          {names[each]}
        </button>
      ))}
    </div>
  )
}
