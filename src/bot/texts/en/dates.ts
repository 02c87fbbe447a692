import { datesIn } from '../dates.js'

/** `Friday 12 March (in 3 days)` · `9 March, 09:14` · `12,345` */
export const {
  country,
  dated,
  day,
  dueDay,
  fullDate,
  languageName,
  listOf,
  moment,
  month,
  number,
  oneOf,
  period,
  momentOnDay,
} = datesIn({
  locale: 'en-GB',
  day: (written) => written.replace(/,/g, ''),
  moment: (date, time) => `${date}, ${time}`,
  today: 'today',
  tomorrow: 'tomorrow',
  yesterday: 'yesterday',
  inDays: (days) => `in ${days} days`,
  daysAgo: (days) => `${days} days ago`,
  quarter: (nth, year) => `Q${nth} ${year}`,
  half: (nth, year) => `the ${nth === 1 ? 'first' : 'second'} half of ${year}`,
  week: (nth, year) => `week ${nth} of ${year}`,
})
