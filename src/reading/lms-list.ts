import { csvRecords, MisplacedQuote } from './csv.js'

/** What the columns are called; a list may be without a score. */
interface Columns {
  person: string
  completedOn: string
  score: string | null
}

/** One completion as a learning system's list has it. */
export interface ListedCompletion {
  /** Counted from 1. */
  line: number
  /** An address, or an id of people.csv; in small letters. */
  person: string
  /** YYYY-MM-DD */
  on: string
  score: string | null
}

/** What is wrong with a line: `quotes` do not match, a `day` is none or still `to-come`, `nobody` stands in it. */
export type ListFault =
  | { because: 'no-column'; column: string }
  | { because: 'nobody' }
  | { because: 'no-day' | 'to-come'; day: string }
  | { because: 'quotes' }

export interface ListProblem {
  /** Counted from 1. */
  line: number
  fault: ListFault
}

/**
 * What a learning system's list says, or all that is wrong with it. A line without a day is of somebody who has not
 * completed it, and is left out.
 *
 * @param today YYYY-MM-DD: nobody completes anything later.
 */
export async function completionsIn(
  text: string,
  columns: Columns,
  today: string,
): Promise<{ listed: ListedCompletion[]; problems: ListProblem[] }> {
  const listed: ListedCompletion[] = []
  const problems: ListProblem[] = []
  let places: Places | null = null
  try {
    for await (const { line, cells } of csvRecords(text)) {
      if (places === null) {
        const found = placesOf(cells, columns)
        if ('missing' in found) return { listed, problems: [noColumn(line, found.missing)] }
        places = found
        continue
      }
      const read = completionIn(line, cells, places, today)
      if (read && 'fault' in read) problems.push(read)
      else if (read) listed.push(read)
    }
  } catch (error) {
    if (!(error instanceof MisplacedQuote)) throw error
    problems.push({ line: error.line, fault: { because: 'quotes' } })
  }
  if (places === null && problems.length === 0) problems.push(noColumn(1, columns.person))
  return { listed, problems }
}

interface Places {
  person: number
  completedOn: number
  score: number
}

function placesOf(cells: readonly string[], columns: Columns): Places | { missing: string } {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const placeOf = (column: string) => names.indexOf(column.trim().toLowerCase())
  const places = {
    person: placeOf(columns.person),
    completedOn: placeOf(columns.completedOn),
    score: columns.score === null ? -1 : placeOf(columns.score),
  }
  if (places.person < 0) return { missing: columns.person }
  if (places.completedOn < 0) return { missing: columns.completedOn }
  if (columns.score !== null && places.score < 0) return { missing: columns.score }
  return places
}

function noColumn(line: number, column: string): ListProblem {
  return { line, fault: { because: 'no-column', column } }
}

function completionIn(
  line: number,
  cells: readonly string[],
  places: Places,
  today: string,
): ListedCompletion | ListProblem | null {
  const person = (cells[places.person] ?? '').toLowerCase()
  const day = cells[places.completedOn] ?? ''
  const score = (places.score < 0 ? '' : (cells[places.score] ?? '')).slice(0, 40)
  if (day === '') return null
  if (person === '') return { line, fault: { because: 'nobody' } }
  const on = dayOf(day)
  if (on === null) return { line, fault: { because: 'no-day', day } }
  if (on > today) return { line, fault: { because: 'to-come', day } }
  return { line, person, on, score: score === '' ? null : score }
}

/** `2027-02-28`, with or without a time after it, and `28.02.2027`. */
function dayOf(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text)
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : dotted
      ? [dotted[3], dotted[2], dotted[1]]
      : ['', '', '']
  const written = `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
  const at = new Date(`${written}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== written ? null : written
}
