import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react'
import type { Change } from '../live.js'

/** A change that the sandbox told of; null after a connection began, when anything may have changed. */
type Heard = Change | null
type Listen = (listener: (change: Heard) => void) => () => void

export const LiveContext = createContext<Listen>(() => () => undefined)

/** The one connection by which the sandbox tells the page what to read again; and whether it stands. */
export function useLive(): { listen: Listen; connected: boolean } {
  const [connected, setConnected] = useState(true)
  const listeners = useRef(new Set<(change: Heard) => void>())
  const listen = useCallback<Listen>((listener) => {
    listeners.current.add(listener)
    return () => listeners.current.delete(listener)
  }, [])
  useEffect(() => {
    const tell = (change: Heard) => {
      for (const listener of listeners.current) listener(change)
    }
    const source = new EventSource('/sandbox/live')
    source.onopen = () => {
      setConnected(true)
      tell(null)
    }
    source.onerror = () => setConnected(false)
    source.onmessage = ({ data }) => tell(JSON.parse(data))
    return () => source.close()
  }, [])
  return { listen, connected }
}

/**
 * What `read` gives, read again after every change that `touches` it; null until it is there. Another `key` begins
 * anew. Many changes at once cost two reads, not many.
 */
export function useReading<T>(
  key: string,
  read: () => Promise<T>,
  touches: (change: Change) => boolean,
): T | null {
  const listen = useContext(LiveContext)
  const [held, setHeld] = useState<{ key: string; value: T } | null>(null)
  const latest = useRef({ key, read, touches })
  latest.current = { key, read, touches }
  const running = useRef(false)
  const again = useRef(false)
  const refresh = useCallback(async () => {
    again.current = true
    if (running.current) return
    running.current = true
    while (again.current) {
      again.current = false
      const wanted = latest.current
      // A failed read is mended by the next change; the banner tells of a lost connection.
      const value = await wanted.read().catch(() => undefined)
      if (value !== undefined) setHeld({ key: wanted.key, value })
      if (wanted.key !== latest.current.key) again.current = true
    }
    running.current = false
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another key is what begins anew
  useEffect(() => {
    refresh()
  }, [key, refresh])
  useEffect(
    () =>
      listen((change) => {
        if (change === null || latest.current.touches(change)) refresh()
      }),
    [listen, refresh],
  )
  return held?.key === key ? held.value : null
}
