import { useCallback, useEffect, useState } from 'react'
import { type Person, type Screen, sandbox } from './api.js'
import { useReading } from './live.js'

/** What one person sees; null until it is read. Being looked at makes it read. */
export function useScreen(person: Person | null): Screen | null {
  const screen = useReading(
    person?.email ?? '',
    async () => (person === null ? null : sandbox.screen(person.email)),
    (change) => 'person' in change && (change.person === null || change.person === person?.id),
  )
  const { email, unread = 0 } = screen?.person ?? {}
  useEffect(() => {
    if (email === undefined || unread === 0) return
    const look = () => {
      if (document.visibilityState === 'visible') sandbox.read(email).catch(() => undefined)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [email, unread])
  return screen
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

/** A setting of this browser that outlives the visit. */
export function useKept(name: string, otherwise: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => window.localStorage.getItem(name) ?? otherwise)
  const keep = (next: string) => {
    window.localStorage.setItem(name, next)
    setValue(next)
  }
  return [value, keep]
}
