import { datesIn } from '../dates.js'

/** `Freitag, 12. März (in 3 Tagen)` · `9. März, 09:14 Uhr` · `12.345` */
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
  locale: 'de-DE',
  day: (written) => written,
  moment: (date, time) => `${date}, ${time} Uhr`,
  today: 'heute',
  tomorrow: 'morgen',
  yesterday: 'gestern',
  inDays: (days) => `in ${days} Tagen`,
  daysAgo: (days) => `vor ${days} Tagen`,
  quarter: (nth, year) => `das ${nth}. Quartal ${year}`,
  half: (nth, year) => `das ${nth}. Halbjahr ${year}`,
  week: (nth, year) => `die ${nth}. Woche ${year}`,
})
