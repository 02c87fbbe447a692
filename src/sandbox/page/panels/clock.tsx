import { useEffect, useRef, useState } from 'react'
import { type Controls, type ForwardTo, sandbox, unreachable } from '../api.js'
import { shortDay, timeOfDay } from '../dates.js'
import { Icon, type IconName } from '../icons.js'

const moves: readonly { to: ForwardTo; label: string; moving: string; icon: IconName }[] = [
  { to: 'next-morning', label: 'Next morning', moving: 'Going on to the next morning', icon: 'sunrise' },
  { to: 'week', label: 'In a week', moving: 'Going on by a week', icon: 'week' },
  {
    to: 'next-event',
    label: 'To the next thing that happens',
    moving: 'Going on to the next thing that happens',
    icon: 'next',
  },
]

/** What time it is in the workspace, and, where the clock can be moved, how to move it. */
export function Clock({
  clock,
  timeZone,
  onProblem,
}: {
  clock: Controls['clock']
  timeZone: string
  /** Null: it is over. */
  onProblem: (problem: string | null) => void
}) {
  const menu = useRef<HTMLDivElement>(null)
  const now = useTicking(clock.now)
  const moving = moves.find(({ to }) => to === clock.moving)
  const time = (
    <>
      <Icon name="clock" />
      <time dateTime={now.toISOString()}>
        <span className="clock-day">{shortDay(now, timeZone)} </span>
        <span>{timeOfDay(now, timeZone)}</span>
      </time>
    </>
  )
  const go = async (to: ForwardTo) => {
    menu.current?.hidePopover()
    onProblem(null)
    onProblem((await sandbox.forward(to).catch(unreachable)).problem)
  }
  if (!clock.movable) return <p className="clock">{time}</p>
  return (
    <>
      <button
        type="button"
        className={moving === undefined ? 'bar-button clock' : 'bar-button clock moving'}
        popoverTarget="clock-menu"
        aria-label={`Workspace clock: ${shortDay(now, timeZone)} ${timeOfDay(now, timeZone)}. Move it`}
        aria-disabled={moving !== undefined}
      >
        {time}
        <Icon name="down" />
      </button>
      <div className="menu" id="clock-menu" popover="auto" ref={menu}>
        <p className="quiet">Nobody has to wait here: move the workspace’s clock on.</p>
        {moves.map(({ to, label, icon }) => (
          <button key={to} type="button" aria-disabled={moving !== undefined} onClick={() => go(to)}>
            <Icon name={icon} />
            {label}
          </button>
        ))}
      </div>
    </>
  )
}

/** Says under the bar that the clock moves, or why it did not: there it covers nothing. */
export function ClockNote({ moving, problem }: { moving: ForwardTo | null; problem: string | null }) {
  return (
    <p className={moving === null && problem !== null ? 'clock-note error' : 'clock-note'} role="status">
      {moves.find(({ to }) => to === moving)?.moving ?? problem}
    </p>
  )
}

/** The workspace's time, which goes on with the machine's until it is read again. */
function useTicking(read: string): Date {
  const [now, setNow] = useState(() => new Date(read))
  useEffect(() => {
    const ahead = Date.parse(read) - Date.now()
    const tick = () => setNow(new Date(Date.now() + ahead))
    tick()
    const timer = setInterval(tick, 5_000)
    return () => clearInterval(timer)
  }, [read])
  return now
}
