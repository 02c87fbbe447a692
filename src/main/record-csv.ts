import { isNeverDue, type Subject } from '../domain/ask.js'
import { parseMeasured } from '../domain/objective-evaluation.js'
import type { RecordLine } from '../domain/record.js'
import { type AcceptanceShown, columnsOfAcceptance } from './record-acceptances.js'
import { accountsForTable } from './record-access.js'
import { type CourseShown, cameOfCourse, columnsOfCourse } from './record-course.js'
import type { Output, PaperSummary, RecordHead } from './record-head.js'
import type { NamedLine } from './record-lines.js'
import { columnsOfRisk } from './record-of-risk.js'
import { printTable } from './table.js'

/** As a table, for a spreadsheet. */
export function printCsv(head: RecordHead, lines: AsyncIterable<NamedLine>, out: Output): Promise<void> {
  // The record of a review of access is of accounts; its questions only led to what was decided.
  return printTable(head.access ? accountsForTable(head.access) : rowsOf(head, lines), out)
}

async function* rowsOf(
  { cycle, about, approver, papers, acceptances, course }: RecordHead,
  lines: AsyncIterable<NamedLine>,
): AsyncIterable<object> {
  const { title, controls, defined, plannedOn } = about
  let n = 0
  for await (const named of lines) {
    const { line } = named
    n += 1
    yield {
      ...csvRow(cycle.subject, named),
      ...paperColumns(line, papers),
      approved_by: approver,
      approved_at: cycle.approval?.at ?? '',
      ...answerColumns(named),
      ...{ follows: line.follows ?? '', title, controls: controls.join(' ') },
      look_at: defined.lookAt ?? '',
      planned_on: plannedOn ?? '',
      out_of_turn: cycle.because?.text ?? '',
      ...{ source: defined.source ?? '', demands: defined.demands ?? '' },
      // Who reads a table by the place of its columns finds the others where they were.
      ...{ about: named.about.what, came_of_it: named.about.details.join('; ') },
      ...(course ? { ...named.training, ...columnsOfCourse(course, named), ...courseOnce(course, n) } : {}),
      ...(cycle.process === 'objective-evaluation' ? columnsOfValue(line) : {}),
      ...(cycle.process === 'competence-review' ? { requires: defined.requires ?? '' } : {}),
      ...(cycle.process === 'risk-reassessment' ? columnsWithAcceptance(named, acceptances) : {}),
    }
  }
}

function columnsOfValue({ answer }: RecordLine) {
  const measured = answer?.measured ? parseMeasured(answer.measured.text) : null
  return {
    ...{ value: measured?.value ?? '', value_from: measured?.from ?? '', value_until: measured?.until ?? '' },
    value_records: measured?.counted ?? '',
  }
}

/** Beside the first line alone. */
function courseOnce(course: CourseShown, n: number) {
  return n === 1 ? cameOfCourse(course) : { results: '', most_missed: '' }
}

function columnsWithAcceptance({ assessed }: NamedLine, acceptances: readonly AcceptanceShown[]) {
  const acceptance = acceptances.find(({ risk }) => risk === assessed?.risk)
  return { ...columnsOfRisk(assessed), ...columnsOfAcceptance(acceptance) }
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
    person: line.person ?? '',
    name: person?.name ?? '',
    email: person?.email ?? '',
    department: line.department,
    country: line.country,
    due_on: isNeverDue(line) ? '' : line.dueOn,
    outcome: line.outcome,
    answered_at: answer?.at ?? line.carriedOver?.at ?? '',
    carried_over_from: line.carriedOver?.version ?? '',
    moved_to: line.movedTo ?? '',
    joined_later: line.joined ? 'yes' : '',
    through: throughOf(answer),
    message: messageOf(answer),
    language: answer?.language ?? '',
    sentence_version: answer?.sentence ?? '',
    commitment: answer?.commitment ?? '',
    ask: line.ask ?? '',
  }
}

function throughOf(answer: RecordLine['answer']): string {
  if (answer?.through.kind === 'chat') return answer.through.platform
  const kind = answer?.through.kind
  return kind === 'paper' || kind === 'link' ? kind : ''
}

/** In which message it was asked; by e-mail it names the link that was in it. */
function messageOf(answer: RecordLine['answer']): string {
  const through = answer?.through
  return through?.kind === 'chat' || through?.kind === 'link' ? (through.message ?? '') : ''
}
