import { isNeverDue } from '../domain/ask.js'
import { type Measured, parseMeasured } from '../domain/objective-evaluation.js'
import type { RecordLine } from '../domain/record.js'
import { definedFields } from './record-about.js'
import { linesOfAcceptances } from './record-acceptances.js'
import { type AccessShown, linesOfAccount } from './record-access.js'
import { linesOfAudit } from './record-audit.js'
import { linesOfCorrective } from './record-corrective.js'
import { linesOfCourse, nextDueOf } from './record-course.js'
import type { Output, RecordHead } from './record-head.js'
import type { NamedLine } from './record-lines.js'
import { linesOfRisk } from './record-of-risk.js'
import { linesOfPopulation } from './record-population.js'

/** To be read: what was asked, and then line by line what came of it. */
export async function printText(
  head: RecordHead,
  lines: AsyncIterable<NamedLine>,
  out: Output,
): Promise<void> {
  out.write(`${headLines(head).join('\n')}\n\n`)
  const numbers = new Map<string, number>()
  let n = 0
  for await (const named of lines) {
    n += 1
    if (named.line.ask) numbers.set(named.line.ask, n)
    out.write(`${n}. ${textOf(named, numbers.get(named.line.follows ?? ''))}\n`)
    const assessed = named.assessed ? linesOfRisk(named.assessed) : []
    const next = head.course ? nextDueOf(head.course, named) : ''
    const due = next === '' ? [] : [`Next due: ${next}`]
    for (const given of [...named.about.details, ...givenWith(named.line), ...due, ...assessed])
      out.write(`   ${given.replaceAll('\n', '\n   ')}\n`)
  }
  for (const line of linesOfAcceptances(head.acceptances)) out.write(`${line}\n`)
  for (const row of head.corrective ?? []) out.write(`\n${linesOfCorrective(row).join('\n')}\n`)
  if (head.audit) out.write(`${linesOfAudit(head.audit).join('\n')}\n`)
  if (head.access) await printAccounts(head.access, out)
}

async function printAccounts({ accounts, ...population }: AccessShown, out: Output): Promise<void> {
  for (const line of ['', ...linesOfPopulation(population)]) out.write(`${line}\n`)
  for await (const account of accounts()) out.write(`${linesOfAccount(account).join('\n')}\n`)
}

function headLines({ cycle, record, about, approver, askedBy, course }: RecordHead): string[] {
  const { subject, because, approval, startedAt, dueOn } = cycle
  const { title, controls, defined, plannedOn } = about
  return [
    title,
    `Record: ${cycle._id}, about version ${subject.version}`,
    ...(controls.length > 0 ? [`Controls: ISO 27001 ${controls.join(', ')}`] : []),
    ...definedFields.flatMap(([field, label]) => (defined[field] ? [`${label}: ${defined[field]}`] : [])),
    ...(plannedOn ? [`Planned for: ${plannedOn}`] : []),
    ...(because ? [`Out of turn, asked for by ${askedBy}: ${because.text}`] : []),
    ...(approval ? [`Approved: ${approval.at}, by ${approver}`] : []),
    `Begun: ${startedAt}`,
    `Due: ${dueOn}`,
    `Closed: ${record?.closedAt ?? 'not yet'}`,
    ...(course ? linesOfCourse(course, record) : []),
    ...(record?.right === undefined
      ? []
      : [
          `Right: ${record.right} of ${record.completion.answered} answers; asked: ${record.completion.asked}`,
        ]),
  ]
}

/** Of these it says what the answer was. */
const withAnswer: readonly RecordLine['outcome'][] = ['checked', 'reviewed', 'took-part']

/** @param follows The number of the line that it follows, where that stands above it. */
function textOf({ line, person, answeredBy, about }: NamedLine, follows: number | undefined): string {
  const { outcome, answer, dueOn } = line
  if (outcome === 'unconfirmed') return `unconfirmed: nobody confirmed ${follows ?? 'what was found'}`
  const completion = answer?.completion
  const how = completion ? `, by ${completion.by} on ${completion.on}` : ''
  const isTold = withAnswer.includes(outcome) && answer?.value !== outcome
  const found = isTold ? `${outcome}, ${answer?.value}` : `${outcome}${how}`
  return [
    follows === undefined ? found : `${found} (to ${follows})`,
    ...(about.what === '' ? [] : [about.what]),
    ...(completion && person && answer?.by !== person._id ? [person.name] : []),
    answer ? answeredBy : (person?.name ?? ''),
    answer?.at ?? (isNeverDue(line) ? 'voluntary' : `due ${dueOn}`),
  ].join(' · ')
}

function givenWith({ answer }: Pick<RecordLine, 'answer'>): string[] {
  const { reason, measured, link, file } = answer ?? {}
  return [
    ...(measured ? [`Value: ${measuredText(parseMeasured(measured.text))}`] : []),
    ...(reason ? [`Note: ${reason.text}`] : []),
    ...(link ? [`Link: ${link.text}`] : []),
    ...(file ? [`File: ${file.name.text}, SHA-256 ${file.sha256}`] : []),
  ]
}

function measuredText({ value, from, until, counted }: Measured): string {
  const how = counted === null ? 'as its owner says' : `counted from ${counted} records`
  return `${value}, from ${from} to ${until}, ${how}`
}
