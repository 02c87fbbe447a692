import { useCallback, useEffect, useRef, useState } from 'react'
import { type Overview, type Screen, sandbox, watch } from './api.js'

/** The workspace as it is now, and whether the connection to it stands. */
export function useWorkspace(): { overview: Overview | null; connected: boolean; changes: Changes } {
  const [overview, setOverview] = useState<Overview | null>(null)
  const [connected, setConnected] = useState(true)
  const [changes, setChanges] = useState<Changes>({ count: 0, person: null })
  const refresh = useGently(() => sandbox.overview().then(setOverview))
  useEffect(() => {
    refresh()
    return watch((person) => {
      setChanges(({ count }) => ({ count: count + 1, person }))
      refresh()
    }, setConnected)
  }, [refresh])
  return { overview, connected, changes }
}

/** The latest change: whose screen it touched, and a count so that two in a row differ. */
export interface Changes {
  count: number
  person: string | null
}

/** What one person sees; null until it is read. Reading it makes it read. */
export function useScreen(email: string | null, id: string | null, changes: Changes) {
  const [screen, setScreen] = useState<Screen | null>(null)
  const wanted = useRef(email)
  wanted.current = email
  const refresh = useGently(async () => {
    const whose = wanted.current
    if (whose === null) return
    const read = await sandbox.screen(whose)
    if (wanted.current !== whose) return
    setScreen(read)
    if (read.person.unread > 0 && document.visibilityState === 'visible') await sandbox.read(whose)
  })
  useEffect(() => {
    setScreen(null)
    if (email !== null) refresh()
  }, [email, refresh])
  useEffect(() => {
    if (changes.count > 0 && (changes.person === null || changes.person === id)) refresh()
  }, [changes, id, refresh])
  useEffect(() => {
    document.addEventListener('visibilitychange', refresh)
    return () => document.removeEventListener('visibilitychange', refresh)
  }, [refresh])
  return { screen: screen?.person.email === email ? screen : null, refresh }
}

/** The person that the address names (/?person=ines@…), and how to name another. */
export function usePersonInAddress(): [string | null, (email: string | null) => void] {
  const [email, setEmail] = useState(personInAddress)
  useEffect(() => {
    const follow = () => setEmail(personInAddress())
    window.addEventListener('popstate', follow)
    return () => window.removeEventListener('popstate', follow)
  }, [])
  const choose = useCallback((next: string | null) => {
    window.history.pushState(null, '', next === null ? '/' : `/?person=${encodeURIComponent(next)}`)
    setEmail(next)
  }, [])
  return [email, choose]
}

function personInAddress(): string | null {
  return new URLSearchParams(window.location.search).get('person')
}

/** Runs `act` now, and once more if it was asked for while it ran: many changes cost two reads, not many. */
function useGently(act: () => Promise<unknown>): () => void {
  const latest = useRef(act)
  latest.current = act
  const running = useRef(false)
  const again = useRef(false)
  return useCallback(() => {
    if (running.current) {
      again.current = true
      return
    }
    running.current = true
    const run = async () => {
      do {
        again.current = false
        // A failed read is mended by the next change; the banner tells of a lost connection.
        await latest.current().catch(() => undefined)
      } while (again.current)
      running.current = false
    }
    run()
  }, [])
}
