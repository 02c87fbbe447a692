import { stringify } from 'csv-stringify'
import { peopleIn, whoAnswered } from '../bot/in-stead.js'
import { textsFor } from '../bot/texts/texts.js'
import type { Subject } from '../domain/ask.js'
import { type Cycle, parseCycleId } from '../domain/cycle.js'
import type { Person } from '../domain/person.js'
import { type RecordLine, recordLine } from '../domain/record.js'
import type { Stores } from './stores.js'

export type RecordFormat = 'json' | 'csv'

/** Where a command's lines go. */
export interface Output {
  write(text: string): void
}

/** How many asks are looked up with their people at once. */
const CHUNK = 500

/**
 * Prints what a cycle left behind, one line a person, as the asks stand. A cycle that is still open is printed
 * as it is today; its record is made when it closes. Returns the exit code.
 */
export async function printRecord(
  stores: Pick<Stores, 'asks' | 'cycles' | 'paperLists' | 'people' | 'records'>,
  cycleName: string,
  format: RecordFormat,
  output: { out: Output; problem: Output },
): Promise<number> {
  const id = parseCycleId(cycleName)
  const [cycle, record] = await Promise.all([stores.cycles.byId(id), stores.records.byCycle(id)])
  if (!cycle) {
    const known = (await stores.cycles.ids()).slice(0, 10).map((each) => `  ${each}`)
    const list = known.length > 0 ? ['There are:', ...known] : ['No cycle has been started yet.']
    output.problem.write([`There is no ${id.replace('/', ' ')}.`, ...list, ''].join('\n'))
    return 1
  }
  if (!record)
    output.problem.write(
      `${id} is still open: this is how it stands now. Its record is made when it closes.\n`,
    )
  if (format === 'csv') return printCsv(stores, cycle, output.out)
  const { state, subject, dueOn, approval, because } = cycle
  const header = record ?? { state, subject, dueOn, ...(approval ? { approval } : {}) }
  const approver = await approverOf(stores, cycle)
  const paperLists = [...(await papersOf(stores, cycle)).values()]
  await printJson(
    stores,
    id,
    {
      cycle: id,
      ...header,
      // Why it was started out of turn, where it was.
      ...(because ? { because: because.text } : {}),
      ...(approver ? { approvedBy: approver } : {}),
      ...(paperLists.length > 0 ? { paperLists } : {}),
    },
    output.out,
  )
  return 0
}

interface NamedLine {
  line: RecordLine
  person: Person | undefined
  /** Who answered, in whose stead included; empty without an answer. */
  answeredBy: string
}

async function* linesOf(stores: Pick<Stores, 'asks' | 'people'>, cycle: string): AsyncIterable<NamedLine> {
  let chunk: RecordLine[] = []
  for await (const ask of stores.asks.ofCycle(cycle)) {
    chunk.push(recordLine(ask, cycle))
    if (chunk.length < CHUNK) continue
    yield* named(stores, chunk)
    chunk = []
  }
  yield* named(stores, chunk)
}

async function* named(
  { people }: Pick<Stores, 'people'>,
  lines: readonly RecordLine[],
): AsyncIterable<NamedLine> {
  const known = await people.byIds(
    lines.flatMap(({ person, answer }) => [person, ...(answer ? peopleIn(answer) : [])]),
  )
  for (const line of lines) {
    const answeredBy = line.answer ? whoAnswered(line.answer, known, textsFor('en')) : ''
    yield { line, person: known.get(line.person), answeredBy }
  }
}

async function printJson(
  stores: Pick<Stores, 'asks' | 'people'>,
  cycle: string,
  header: object,
  out: Output,
): Promise<void> {
  out.write(`${JSON.stringify(header, null, 2).slice(0, -2)},\n  "lines": [`)
  let separator = '\n'
  for await (const { line, person, answeredBy } of linesOf(stores, cycle)) {
    const who = {
      ...{ name: person?.name ?? null, email: person?.email ?? null },
      ...(line.answer ? { answeredBy } : {}),
    }
    out.write(`${separator}    ${JSON.stringify({ ...line, ...who })}`)
    separator = ',\n'
  }
  out.write('\n  ]\n}\n')
}

/** Who approved what the cycle asks about, and for whom if they stood in; empty where nobody was asked to. */
async function approverOf({ people }: Pick<Stores, 'people'>, { approval }: Cycle): Promise<string> {
  return approval ? whoAnswered(approval, await people.byIds(peopleIn(approval)), textsFor('en')) : ''
}

/** A list as the record names it. */
interface PaperSummary {
  list: string
  signedOn: string
  reference: string
  enteredBy: string
  enteredAt: string
  confirmedBy: string
  confirmedAt: string
  scanSha256: string
}

/** The lists of signatures that count in a cycle: who entered them, who confirmed them, and what proves the scan. */
async function papersOf(
  { paperLists, people }: Pick<Stores, 'paperLists' | 'people'>,
  { subject }: Cycle,
): Promise<Map<string, PaperSummary>> {
  const confirmed = (await paperLists.about(subject.id, subject.version)).flatMap((list) =>
    list.state === 'confirmed' && list.decided ? [{ ...list, decided: list.decided }] : [],
  )
  const names = await people.byIds(confirmed.flatMap(({ enteredBy, decided }) => [enteredBy, decided.by]))
  const summaries = confirmed.map(({ _id, signedOn, reference, enteredBy, enteredAt, decided, scan }) => ({
    ...{ list: _id, signedOn, reference: reference.text, enteredAt, confirmedAt: decided.at },
    enteredBy: names.get(enteredBy)?.name ?? '',
    confirmedBy: names.get(decided.by)?.name ?? '',
    scanSha256: scan?.sha256 ?? '',
  }))
  return new Map(summaries.map((summary) => [summary.list, summary]))
}

async function printCsv(
  stores: Pick<Stores, 'asks' | 'paperLists' | 'people'>,
  cycle: Cycle,
  out: Output,
): Promise<number> {
  const approver = await approverOf(stores, cycle)
  const papers = await papersOf(stores, cycle)
  // Whoever opens the file in a spreadsheet must not run what somebody put into a name.
  const csv = stringify({ header: true, escape_formulas: true })
  const done = (async () => {
    for await (const chunk of csv) out.write(String(chunk))
  })()
  for await (const named of linesOf(stores, cycle._id)) {
    const { line } = named
    csv.write({
      ...csvRow(cycle.subject, named),
      ...paperColumns(line, papers),
      approved_by: approver,
      approved_at: cycle.approval?.at ?? '',
      ...answerColumns(named),
    })
  }
  csv.end()
  await done
  return 0
}

function paperColumns({ answer }: RecordLine, papers: ReadonlyMap<string, PaperSummary>) {
  const paper = answer?.through.kind === 'paper' ? papers.get(answer.through.list) : undefined
  return {
    paper_list: paper?.list ?? '',
    signed_on: paper?.signedOn ?? '',
    entered_by: paper?.enteredBy ?? '',
    confirmed_by: paper?.confirmedBy ?? '',
    scan_sha256: paper?.scanSha256 ?? '',
  }
}

/** What was answered, by whom, and what was given with it. */
function answerColumns({ line: { answer }, answeredBy }: NamedLine) {
  return {
    answered_by: answeredBy,
    answer: answer?.value ?? '',
    note: answer?.reason?.text ?? '',
    link: answer?.link?.text ?? '',
    file: answer?.file?.name.text ?? '',
    file_sha256: answer?.file?.sha256 ?? '',
  }
}

function csvRow(
  subject: Subject,
  { line: { answer, ...line }, person }: NamedLine,
): Record<string, string | number> {
  return {
    subject: subject.id,
    version: subject.version,
    content_hash: subject.hash,
    person: line.person,
    name: person?.name ?? '',
    email: person?.email ?? '',
    department: line.department,
    country: line.country,
    due_on: line.dueOn,
    outcome: line.outcome,
    answered_at: answer?.at ?? line.carriedOver?.at ?? '',
    carried_over_from: line.carriedOver?.version ?? '',
    moved_to: line.movedTo ?? '',
    joined_later: line.joined ? 'yes' : '',
    through: throughOf(answer),
    message: answer?.through.kind === 'chat' ? (answer.through.message ?? '') : '',
    language: answer?.language ?? '',
    sentence_version: answer?.sentence ?? '',
    commitment: answer?.commitment ?? '',
    ask: line.ask,
  }
}

function throughOf(answer: RecordLine['answer']): string {
  if (answer?.through.kind === 'chat') return answer.through.platform
  return answer?.through.kind === 'paper' ? 'paper' : ''
}
