/** How a moment reads to a person in their own time zone. */

export function timeOfDay(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at)
}

export function longDay(at: Date, timeZone: string): string {
  const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone }).format(at)
  const day = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).format(at)
  return `${weekday} ${day}`
}

/** Such as "Tue 24 Nov". */
export function shortDay(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone,
  })
    .format(at)
    .replace(',', '')
}

/** Such as "Thu 14 Sept 2023": a day that may be of any year. */
export function datedDay(at: Date, timeZone: string): string {
  const year = new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone }).format(at)
  return `${shortDay(at, timeZone)} ${year}`
}

/** The moment of a Slack time stamp ("1700000000.000100"). */
export function momentOf(ts: string): Date {
  return new Date(Number(ts) * 1000)
}

/** Fills Slack's date tokens, such as {date_long} or {time}, in. */
export function slackDate(at: Date, format: string, timeZone: string): string {
  const written = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(at)
  const tokens: Record<string, string> = {
    date_num: new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at),
    date: written({ day: 'numeric', month: 'long', year: 'numeric' }),
    date_short: written({ day: 'numeric', month: 'short', year: 'numeric' }),
    date_long: longDay(at, timeZone),
    time: written({ hour: '2-digit', minute: '2-digit' }),
    time_secs: written({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
  }
  return format.replaceAll(
    /\{(\w+)\}/g,
    (whole, name: string) => tokens[name.replace(/_pretty$/, '')] ?? whole,
  )
}
