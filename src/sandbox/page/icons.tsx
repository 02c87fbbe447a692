import type { ReactNode } from 'react'

/** Emoji that carry a state, drawn, so that they show without an emoji font. Other shortcodes stay as text. */

interface Icon {
  label: string
  /** Sets the colour, by class. */
  tone: 'good' | 'bad' | 'warn' | 'info' | 'quiet'
  drawing: ReactNode
}

const disc = <circle cx="8" cy="8" r="7" fill="currentColor" />
const tick = (
  <path d="M4.5 8.2l2.4 2.4 4.6-5" fill="none" stroke="#fff" strokeWidth="1.8" strokeLinecap="round" />
)
const cross = <path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
const frame = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5, strokeLinejoin: 'round' } as const

const check: Icon = {
  label: 'done',
  tone: 'good',
  drawing: (
    <>
      {disc}
      {tick}
    </>
  ),
}
const no: Icon = { label: 'no', tone: 'bad', drawing: cross }
const warning: Icon = {
  label: 'warning',
  tone: 'warn',
  drawing: (
    <>
      <path d="M8 1.5l7 12.5H1z" {...frame} />
      <path d="M8 6v4M8 12v.4" {...frame} strokeLinecap="round" />
    </>
  ),
}
const hourglass: Icon = {
  label: 'waiting',
  tone: 'warn',
  drawing: (
    <path
      d="M4 1.5h8M4 14.5h8M5 1.5c0 4 6 4 6 6.5s-6 2.5-6 6.5M11 1.5c0 4-6 4-6 6.5s6 2.5 6 6.5"
      {...frame}
    />
  ),
}
const bell: Icon = {
  label: 'bell',
  tone: 'info',
  drawing: <path d="M3 12h10c-1.5-1.5-1.5-3-1.5-5a3.5 3.5 0 0 0-7 0c0 2 0 3.5-1.5 5zM7 14h2" {...frame} />,
}
const calendar: Icon = {
  label: 'calendar',
  tone: 'info',
  drawing: <path d="M2 3.5h12v10.5H2zM2 7h12M5 1.5v3.5M11 1.5v3.5" {...frame} />,
}
const lock: Icon = {
  label: 'lock',
  tone: 'quiet',
  drawing: <path d="M3 7h10v7H3zM5 7V5a3 3 0 0 1 6 0v2" {...frame} />,
}
const page: Icon = {
  label: 'document',
  tone: 'quiet',
  drawing: <path d="M3.5 1.5h6l3 3v10h-9zM6 7h4M6 10h4" {...frame} />,
}
const information: Icon = {
  label: 'information',
  tone: 'info',
  drawing: (
    <>
      <circle cx="8" cy="8" r="6.5" {...frame} />
      <path d="M8 7.5v3.5M8 5v.3" {...frame} strokeLinecap="round" />
    </>
  ),
}
const person: Icon = {
  label: 'person',
  tone: 'quiet',
  drawing: <path d="M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 14.5c.5-6 10.5-6 11 0" {...frame} />,
}
const dot = (label: string, tone: Icon['tone']): Icon => ({ label, tone, drawing: disc })

const icons: Readonly<Record<string, Icon>> = {
  white_check_mark: check,
  heavy_check_mark: check,
  ballot_box_with_check: check,
  x: no,
  no_entry: no,
  warning,
  rotating_light: warning,
  exclamation: warning,
  hourglass,
  hourglass_flowing_sand: hourglass,
  bell,
  calendar,
  date: calendar,
  spiral_calendar_pad: calendar,
  lock,
  page_facing_up: page,
  memo: page,
  information_source: information,
  bust_in_silhouette: person,
  large_green_circle: dot('green', 'good'),
  red_circle: dot('red', 'bad'),
  large_red_circle: dot('red', 'bad'),
  large_yellow_circle: dot('yellow', 'warn'),
  large_orange_circle: dot('orange', 'warn'),
  large_blue_circle: dot('blue', 'info'),
  white_circle: dot('white', 'quiet'),
}

export function Emoji({ name }: { name: string }) {
  const icon = icons[name]
  if (icon === undefined) return <span className="shortcode">:{name}:</span>
  return (
    <svg className={`emoji tone-${icon.tone}`} viewBox="0 0 16 16" role="img" aria-label={icon.label}>
      {icon.drawing}
    </svg>
  )
}
