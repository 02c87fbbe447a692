import { minuteOf } from '../../../domain/delivery.js'
import { isIsmsLead, seesAll } from '../../../domain/organisation.js'
import { SOA, type Statement } from '../../../domain/statement.js'
import type { Deliveries } from '../../../store/deliveries.js'
import { noticeCard } from '../../cards/common.js'
import { type SoaView, soaCard } from '../../cards/statement/soa.js'
import { statementPage } from '../../cards/statement/text.js'
import { verbs } from '../../cards/statement/verbs.js'
import type { Reply } from '../../interaction.js'
import type { StatementFormat } from '../../statement-on-record.js'
import { approvalStateOf, type StatementViewTools, statementView } from '../../statement-view.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'

export interface SoaTools extends StatementViewTools {
  deliveries: Deliveries
}

/** `/isms soa`: the statement of applicability, for the ISMS lead and top management. */
export function soaCommand(tools: SoaTools): Command {
  return {
    words: 'soa',
    parameters: () => '',
    describe: (texts) => texts.statement.commands.soa,
    allowed: seesAll,
    refused: ({ common }) => common.notYoursToSee,
    run: (visit) => showSoa(tools, visit),
  }
}

export async function showSoa(tools: SoaTools, visit: Visit): Promise<Reply> {
  const statement = await tools.statements.current()
  if (!statement) return say(visit.texts.statement.none)
  return { kind: 'card', card: soaCard(await soaViewOf(tools, visit, statement), visit.texts) }
}

async function soaViewOf(tools: SoaTools, visit: Visit, statement: Statement): Promise<SoaView> {
  const { person, organisation, texts } = visit
  const [{ nameOf }, approval] = await Promise.all([
    statementView(tools, statement, person.language),
    approvalStateOf(tools, statement, texts),
  ])
  const leads = isIsmsLead(person, organisation)
  return {
    ...{ statement, reader: person, today: todayFor(visit), nameOf, approval },
    mayPut: leads && !approval.approved && !approval.waiting,
    mayWithdraw: leads,
  }
}

/** A version, page by page. */
export async function readStatement(
  tools: SoaTools,
  visit: Visit,
  value: string,
  page: number,
): Promise<Reply> {
  const { person, texts } = visit
  const statement = await shownTo(tools, visit, value)
  if (!statement) return say(texts.common.notYoursToSee)
  const view = await statementView(tools, statement, person.language)
  const { nodes } = statementPage(view, page, { verb: verbs.read, value }, texts)
  return { kind: 'form', form: { title: texts.statement.soa.read, close: texts.common.close, nodes } }
}

/** It is sent by the worker; whoever asks twice within a minute has asked once. */
export async function sendStatement(
  tools: SoaTools,
  visit: Visit,
  value: string,
  format: string,
): Promise<Reply> {
  const { person, texts, at } = visit
  const statement = await shownTo(tools, visit, value)
  if (!statement) return say(texts.common.notYoursToSee)
  const askedAt = minuteOf(at)
  const { version } = statement
  const as: StatementFormat = format === 'csv' ? 'csv' : 'pdf'
  await tools.deliveries.tell([person], { kind: 'statement', version, format: as, askedAt, asks: [] }, at)
  return { kind: 'card', card: noticeCard(texts.statement.file.comes) }
}

/** Null for whoever may not see it, and for what is not on record. */
async function shownTo({ statements }: SoaTools, { person, organisation }: Visit, value: string) {
  if (!seesAll(person, organisation)) return null
  return statements.byVersion(SOA, value.split('@')[1] ?? '')
}
