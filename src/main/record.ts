import { isNeverDue } from '../domain/ask.js'
import { parseCycleId } from '../domain/cycle.js'
import { printDecision } from './decision-record.js'
import type { AccessShown } from './record-access.js'
import { type AuditRecordTools, auditShown } from './record-audit.js'
import { correctiveRows } from './record-corrective.js'
import { cameOfCourse, columnsOfCourse } from './record-course.js'
import { printCsv } from './record-csv.js'
import type { RecordFormat } from './record-format.js'
import { type HeadTools, headOf, type Output, type RecordHead } from './record-head.js'
import { linesOf, type NamedLine } from './record-lines.js'
import { printText } from './record-text.js'
import type { Stores } from './stores.js'
import { printTable } from './table.js'

const print: Readonly<
  Record<RecordFormat, (head: RecordHead, lines: AsyncIterable<NamedLine>, out: Output) => Promise<void>>
> = { json: printJson, csv: printCsv, text: printText }

/**
 * Prints what a cycle or a decision left behind, one line a person, as the asks stand. A cycle that is still open is
 * printed as it is today; its record is made when it closes. Returns the exit code.
 */
export async function printRecord(
  stores: HeadTools &
    AuditRecordTools &
    Pick<
      Stores,
      | 'asks'
      | 'cycles'
      | 'decisions'
      | 'deliveries'
      | 'governance'
      | 'nonconformities'
      | 'organisation'
      | 'requestTypes'
      | 'riskCriteria'
      | 'risks'
    >,
  cycleName: string,
  format: RecordFormat,
  output: { out: Output; problem: Output },
  timing = false,
): Promise<number> {
  if (cycleName.startsWith('decision/')) return printDecision(stores, cycleName, { format, timing }, output)
  const id = parseCycleId(cycleName)
  const cycle = await stores.cycles.byId(id)
  if (!cycle) {
    const known = (await stores.cycles.ids()).slice(0, 10).map((each) => `  ${each}`)
    const list = known.length > 0 ? ['There are:', ...known] : ['No cycle has been started yet.']
    output.problem.write([`There is no ${id.replace('/', ' ')}.`, ...list, ''].join('\n'))
    return 1
  }
  const head = await headOf(stores, cycle)
  if (!head.record)
    output.problem.write(
      `${id} is still open: this is how it stands now. Its record is made when it closes.\n`,
    )
  const [corrective, audit] = await Promise.all([correctiveRows(stores, cycle), auditShown(stores, cycle)])
  if (corrective && format === 'csv') {
    await printTable(corrective, output.out)
    return 0
  }
  await print[format](
    { ...head, ...(corrective ? { corrective } : {}), ...(audit ? { audit } : {}) },
    linesOf(stores, cycle, head.record?.unconfirmed),
    output.out,
  )
  return 0
}

async function printJson(head: RecordHead, lines: AsyncIterable<NamedLine>, out: Output): Promise<void> {
  out.write(`${JSON.stringify(jsonHead(head), null, 2).slice(0, -2)},\n  "lines": [`)
  let separator = '\n'
  for await (const named of lines) {
    const { line, person, answeredBy, about, assessed, training } = named
    const who = {
      ...(isNeverDue(line) ? { dueOn: null } : {}),
      ...{ name: person?.name ?? null, email: person?.email ?? null },
      ...(line.answer ? { answeredBy } : {}),
      ...(assessed ? { assessed } : {}),
      ...(training && head.course ? { training, ...columnsOfCourse(head.course, named) } : {}),
      ...(about.what === '' ? {} : { about: about.what, cameOfIt: about.details }),
    }
    out.write(`${separator}    ${JSON.stringify({ ...line, ...who })}`)
    separator = ',\n'
  }
  out.write('\n  ]')
  if (head.access) await printAccounts(head.access, out)
  out.write('\n}\n')
}

/** One by one: there may be thousands. */
async function printAccounts({ accounts }: AccessShown, out: Output): Promise<void> {
  out.write(',\n  "accounts": [')
  let separator = '\n'
  for await (const account of accounts()) {
    out.write(`${separator}    ${JSON.stringify(account)}`)
    separator = ',\n'
  }
  out.write('\n  ]')
}

function jsonHead({
  cycle,
  record,
  about,
  approver,
  askedBy,
  papers,
  acceptances,
  access,
  course,
  corrective,
  audit,
}: RecordHead): object {
  const { state, subject, dueOn, approval, because } = cycle
  const { title, controls, defined, plannedOn } = about
  const paperLists = [...papers.values()]
  return {
    ...{ cycle: cycle._id, title },
    ...(controls.length > 0 ? { controls } : {}),
    ...defined,
    ...(plannedOn ? { plannedOn } : {}),
    ...(record ?? { state, subject, dueOn, ...(approval ? { approval } : {}) }),
    // Why it was started out of turn, where it was.
    ...(because ? { because: because.text, askedBy } : {}),
    ...(approver ? { approvedBy: approver } : {}),
    ...(paperLists.length > 0 ? { paperLists } : {}),
    ...(record?.acceptances ? { acceptances } : {}),
    ...(access ? { access: access.onRecord } : {}),
    ...(course ? { course: cameOfCourse(course) } : {}),
    ...(corrective ? { corrective } : {}),
    ...(audit ? { audit } : {}),
  }
}
