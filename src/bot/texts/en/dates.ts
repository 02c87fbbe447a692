const MS_A_DAY = 86_400_000

/** `Friday 12 March (in 3 days)`: a due date as people say it. The year stands only where it is another one. */
export function dueDay(date: string, today: string): string {
  return `${day(date, today)} (${distance(date, today)})`
}

/** `Friday 12 March` */
export function day(date: string, today: string): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const }
  const options = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC', ...year } as const
  return plain(new Intl.DateTimeFormat('en-GB', options).format(Date.parse(date)))
}

/** `9 March, 09:14`, in the reader's zone. */
export function moment(instant: string, timeZone: string): string {
  const at = Date.parse(instant)
  const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone }).format(at)
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at)
  return `${date}, ${time}`
}

export function number(value: number): string {
  return new Intl.NumberFormat('en-GB').format(value)
}

function distance(date: string, today: string): string {
  const days = Math.round((Date.parse(date) - Date.parse(today)) / MS_A_DAY)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}

function plain(text: string): string {
  return text.replace(/,/g, '')
}
