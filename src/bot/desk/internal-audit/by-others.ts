import { randomBytes } from 'node:crypto'
import { CalendarDate } from '../../../domain/calendar-date.js'
import { type Criterion, criterionOf } from '../../../domain/clauses.js'
import { findingGrades, isNonconformity, missingWords } from '../../../domain/finding.js'
import { DONE, daysText, ENTER_SLOT, RECORD_SLOT, recordedText } from '../../../domain/internal-audit.js'
import type { Through } from '../../../domain/ledger.js'
import type { Nonconformity } from '../../../domain/nonconformity.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Deliveries } from '../../../store/deliveries.js'
import type { Findings } from '../../../store/findings.js'
import type { Raising } from '../../../store/nonconformities.js'
import { escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import {
  externalInputs as names,
  recordAuditForm,
  theirFindingForm,
} from '../../cards/internal-audit/external.js'
import { tellOfFinding } from '../../finding-messages.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { personTyped } from '../absence/whom.js'
import type { Command, Visit } from '../desk.js'
import { askWhyNow } from '../out-of-turn.js'
import { say } from '../say.js'
import { type KnownAudit, knownAudits, openIn } from './list.js'
import { type AuditAnswerTools, record, shownTo } from './shown.js'
import { auditOutOfTurn, type StartAuditTools } from './start.js'

export interface ByOthersTools extends AuditAnswerTools, StartAuditTools {
  deliveries: Deliveries
  findings: Findings
  /** Puts on record what is to be corrected, and has it seen to. */
  raise: (raising: Raising, through: Through) => Promise<Nonconformity>
}

/** `/isms audit record [ID]`: what a certification body or a customer found. */
export function recordCommand(tools: ByOthersTools): Command {
  return {
    words: 'audit record',
    parameters: (texts) => texts.common.help.optionalId,
    describe: (texts) => texts.auditByOthers.command.describe,
    allowed: () => true,
    offered: async (person, organisation) =>
      isIsmsLead(person, organisation) ||
      (await byOthersIn(tools)).some(({ definition }) => definition.lead === person._id),
    run: (visit, typed) => recordOne(tools, visit, typed.toLowerCase().replace(/^internal-audit\./, '')),
  }
}

async function byOthersIn(tools: ByOthersTools): Promise<KnownAudit[]> {
  return (await knownAudits(tools)).filter(({ definition }) => definition.kind !== 'internal')
}

async function recordOne(tools: ByOthersTools, visit: Visit, id: string): Promise<Reply> {
  const { person, organisation, texts } = visit
  const t = texts.auditByOthers.command
  const all = await byOthersIn(tools)
  const known =
    all.find(({ definition }) => definition.audit === id) ??
    (id === '' && all.length === 1 ? all[0] : undefined)
  if (!known) {
    const named = all.map(
      ({ definition }) => `\`${definition.audit}\` (${escaped(titleOf(definition, person))})`,
    )
    return say(all.length === 0 ? t.none : t.which(named.join(', ')))
  }
  const title = escaped(titleOf(known.definition, person))
  const toRecord = openIn(known).filter(({ slot }) => slot === RECORD_SLOT || slot === ENTER_SLOT)
  const theirs = toRecord.find(({ mayAnswer }) => mayAnswer.includes(person._id))
  if (theirs) {
    const value = `${theirs._id}.${theirs.revision}`
    return theirs.slot === RECORD_SLOT
      ? askWhoAudited(tools, visit, value)
      : askForFinding(tools, visit, value)
  }
  if (known.running?.stage === 'follow-up') return say(t.beingConfirmed(title))
  if (known.running) return say(toRecord.length > 0 ? t.notYours(title) : t.notYet(title))
  if (!isIsmsLead(person, organisation)) return say(t.notYours(title))
  return askWhyNow(auditOutOfTurn(tools), visit, known.definition.audit)
}

export async function askWhoAudited(tools: ByOthersTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, [RECORD_SLOT])
  if ('refused' in found) return found.refused
  return { kind: 'form', form: recordAuditForm(found.view, visit.texts) }
}

/** By whom, when, and under which reference: what they found is entered after that. */
export async function recordByOthers(
  tools: ByOthersTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const { texts, at, person } = visit
  const t = texts.auditByOthers.record.form
  const [body, reference] = [textOf(inputs, names.body), textOf(inputs, names.reference)]
  const [from, to] = [names.from, names.to].map(
    (name) => CalendarDate.safeParse(textOf(inputs, name)).data ?? null,
  )
  const today = dateIn(at, person.timeZone)
  const errors = {
    ...(body ? {} : { [names.body]: t.missing }),
    ...(reference ? {} : { [names.reference]: t.missing }),
    ...(from ? {} : { [names.from]: t.day }),
    ...(to ? {} : { [names.to]: t.day }),
    ...(to && to > today ? { [names.to]: t.future } : {}),
    ...(from && to && to < from ? { [names.to]: texts.internalAudit.date.form.order } : {}),
  }
  if (!body || !reference || !from || !to || Object.keys(errors).length > 0)
    return { kind: 'invalid', errors }
  const saying = { value: daysText({ from, to }), findings: recordedText({ body, reference }) }
  return record(tools, visit, value, [RECORD_SLOT], saying)
}

export async function askForFinding(tools: ByOthersTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, [ENTER_SLOT])
  if ('refused' in found) return found.refused
  const nonce = randomBytes(16).toString('hex')
  return { kind: 'form', form: theirFindingForm(found.view, nonce, visit.texts) }
}

/** On record at once, and what does not conform is to be corrected; sent off twice, it is one finding. */
export async function recordTheirFinding(
  tools: ByOthersTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const { person, at, through, texts } = visit
  const [ref = '', nonce = ''] = value.split('/')
  const found = await shownTo(tools, visit, ref, [ENTER_SLOT])
  if ('refused' in found) return found.refused
  if (!/^[0-9a-f]{32}$/.test(nonce)) return say(texts.common.refused.changed)
  const read = await findingIn(tools, visit, found.view.audit.lead, inputs)
  if ('errors' in read) return { kind: 'invalid', errors: read.errors }
  const audit = found.view.ask.cycle
  const act = { by: person._id, at, through }
  const finding = await tools.findings.record({ ...read, audit, item: null, nonce, issuedAtOnce: true }, act)
  await tellOfFinding(tools, finding, [finding.owner], act)
  const t = texts.auditByOthers.enter
  if (!isNonconformity(finding.grade)) return say(t.added(finding._id))
  const { criterion, grade, owner, dueOn: deadline } = finding
  const raised = await tools.raise(
    {
      source: { of: 'external', audit, finding: finding._id },
      ...{ nature: read.statement, grade, criterion, owner, by: person._id, at, nonce },
      ...(read.reference ? { reference: read.reference } : {}),
      ...(deadline ? { deadline } : {}),
    },
    through,
  )
  await tools.findings.led(finding._id, raised._id, act)
  return say(t.addedWith(finding._id, raised._id))
}

interface TheirFinding {
  criterion: Criterion
  grade: (typeof findingGrades)[number]
  statement: string
  owner: string
  requirement?: string
  evidence?: string
  reference?: string
  dueOn?: CalendarDate
}

/** What was found; or what of it cannot be taken, beside its field. */
async function findingIn(
  tools: ByOthersTools,
  visit: Visit,
  lead: string,
  inputs: Inputs,
): Promise<TheirFinding | { errors: Record<string, string> }> {
  const t = visit.texts.auditByOthers.enter.form
  const typed = (name: string) => textOf(inputs, name)?.trim() ?? ''
  const criterion = criterionOf(typed(names.criterion))
  const grade = findingGrades.find((each) => each === typed(names.grade))
  const words = {
    ...{ statement: typed(names.statement), requirement: typed(names.requirement) },
    evidence: typed(names.evidence),
  }
  const lacking = grade ? missingWords(grade, words) : []
  const named = typed(names.owner)
  const meant = named === '' ? null : await personTyped(tools.people, visit, named)
  const dueOn = CalendarDate.safeParse(typed(names.due)).data
  const errors: Record<string, string> = {
    ...(criterion ? {} : { [names.criterion]: t.wrongCriterion }),
    ...(grade ? {} : { [names.grade]: t.missingGrade }),
    ...Object.fromEntries(lacking.map((word) => [names[word], t.missingForNonconformity])),
    ...(words.statement ? {} : { [names.statement]: t.missing }),
    ...(typed(names.due) === '' || dueOn ? {} : { [names.due]: visit.texts.auditByOthers.record.form.day }),
    ...(meant && 'sentence' in meant ? { [names.owner]: meant.sentence } : {}),
  }
  if (!criterion || !grade || Object.keys(errors).length > 0) return { errors }
  const reference = typed(names.reference)
  return {
    ...{ criterion, grade, statement: words.statement },
    owner: meant && 'person' in meant ? meant.person._id : lead,
    ...(words.requirement ? { requirement: words.requirement } : {}),
    ...(words.evidence ? { evidence: words.evidence } : {}),
    ...(reference ? { reference } : {}),
    ...(dueOn ? { dueOn } : {}),
  }
}

/** That was all. */
export function recordAllEntered(tools: ByOthersTools, visit: Visit, value: string): Promise<Reply> {
  return record(tools, visit, value, [ENTER_SLOT], { value: DONE })
}
