import { randomBytes } from 'node:crypto'
import { type AuditItem, EVIDENCE_SLOT, followedUpIn } from '../../../domain/audit-item.js'
import { type FindingGrade, findingGrades, type Grade, grades, stands } from '../../../domain/finding.js'
import { type Audit, auditorsOf, isLost } from '../../../domain/internal-audit.js'
import { isPresentAt, type PersonId } from '../../../domain/person.js'
import { earlierOf } from '../../audit-earlier-findings.js'
import { pageOf, verbs } from '../../cards/audit-fieldwork/checklist.js'
import {
  formatFindingRef,
  type ItemView,
  itemForm,
  itemInputs,
  parseFindingRef,
  parseItemRef,
} from '../../cards/audit-fieldwork/item.js'
import { escaped } from '../../cards/card.js'
import { findingName } from '../../cards/finding/finding.js'
import { findingInAuditForm, findingInputs } from '../../cards/finding/form.js'
import { tellOfFinding } from '../../finding-messages.js'
import { peopleIn, whoAnswered } from '../../in-stead.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { readFinding } from '../finding/read.js'
import { say } from '../say.js'
import { itemFor, whoMayRecord, whyNotRecord, withdrawReplaced } from './auditor.js'
import { showChecklist } from './checklist.js'
import type { FieldworkDeskTools } from './tools.js'

/** One item, with what was asked for, and where its result is recorded. */
export async function showItem(
  tools: FieldworkDeskTools,
  visit: Visit,
  id: string,
  notice: string | null = null,
): Promise<Reply> {
  const found = await itemFor(tools, visit, id)
  if ('refused' in found) return found.refused
  return {
    kind: 'form',
    form: itemForm(await itemView(tools, visit, found.audit, found.item), notice, visit.texts),
  }
}

async function itemView(
  tools: FieldworkDeskTools,
  { person, texts, at }: Visit,
  audit: Audit,
  item: AuditItem,
): Promise<ItemView> {
  const { asks, findings, people } = tools
  const [all, earlier, finding, whose] = await Promise.all([
    asks.allOf(item.audit),
    earlierOf(tools, audit, [item.criterion]),
    item.result?.finding ? findings.byId(item.result.finding) : null,
    whoMayRecord(tools, audit, at),
  ])
  const { tieOf, auditors } = whose(item.criterion)
  const tie = tieOf(person._id)
  // Of whoever was asked one after the other, whoever was asked last.
  const asked = all.filter(({ slot }) => slot === EVIDENCE_SLOT).sort((a, b) => a.round - b.round)
  const about = new Map(asked.flatMap((ask) => (ask.about ? [[ask.about, ask]] : [])))
  const named = [
    ...(item.result ? [item.result.by] : []),
    ...item.requests.map(({ of }) => of),
    ...(item.followedUp ?? []).map(({ by }) => by),
    ...auditors,
    ...[...about.values()].flatMap(({ askedOf, answer }) => [askedOf, ...(answer ? peopleIn(answer) : [])]),
  ]
  const found = await people.byIds([...new Set(named)])
  const name = (id: PersonId) => found.get(id)?.name ?? ''
  return {
    ...{ item, reader: person, name, finding, at },
    byLost: item.result !== undefined && isLost(audit, item.result.by),
    requests: item.requests.map((request) => {
      const ask = about.get(request.id) ?? null
      const asked = found.get(ask?.askedOf ?? request.of)
      return {
        ...{ request, ask, of: asked?.name ?? '' },
        by: ask?.answer ? whoAnswered(ask.answer, found, texts) : '',
        isThere: asked !== undefined && isPresentAt(asked, at),
      }
    }),
    earlier: earlier.findings.map((each) => ({ finding: each, seen: followedUpIn([item], each._id) })),
    notTheirs: tie && { tie, others: auditors.map(name) },
  }
}

/** What conforms is recorded at once; of anything else a second form asks what was found. */
export async function record(
  tools: FieldworkDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const { texts, person, at, through } = visit
  const t = texts.auditFieldwork.item
  const found = await toRecord(tools, visit, value, itemInputs.note)
  if ('refused' in found) return found.refused
  const { item, audit } = found
  const grade = grades.find((each) => each === textOf(inputs, itemInputs.grade))
  const note = textOf(inputs, itemInputs.note)?.trim() ?? ''
  if (!grade) return { kind: 'invalid', errors: { [itemInputs.grade]: t.choose } }
  if (grade !== 'conforms') {
    const begun = await begunFinding(tools, visit, { audit, item, grade, note })
    const verb = `${verbs.recordFinding}/${grade}`
    const form = formatFindingRef(item, randomBytes(16).toString('hex'))
    return { kind: 'form', form: findingInAuditForm(begun, { verb, value: form }, texts) }
  }
  if (note === '') return { kind: 'invalid', errors: { [itemInputs.note]: t.noteMissing } }
  const act = { by: person._id, at, through }
  if (!(await tools.auditItems.record(item, { grade, note }, act)))
    return overtaken(tools, visit, item._id, itemInputs.note)
  await withdrawReplaced(tools, visit, audit)
  return recorded(tools, visit, item, grade)
}

async function begunFinding(
  tools: FieldworkDeskTools,
  visit: Visit,
  { audit, item, grade, note }: { audit: Audit; item: AuditItem; grade: FindingGrade; note: string },
) {
  const [samples, owner] = await Promise.all([
    tools.auditSamples.ofAudit(audit._id),
    ownerOf(tools, visit, audit, item),
  ])
  const name = (await tools.people.byId(owner))?.name ?? ''
  return { criterion: item.criterion, grade, evidence: note === '' ? null : note, samples, owner: name }
}

/**
 * The draft stands on record before the item names it: a form that is sent off again finds it there. What it takes the place
 * of is taken back after that: whenever somebody looks, the item names what stands.
 */
export async function recordFinding(
  tools: FieldworkDeskTools,
  visit: Visit,
  value: string,
  argument: string,
  inputs: Inputs,
): Promise<Reply> {
  const { texts, person, at, through } = visit
  const grade = findingGrades.find((each) => each === argument)
  const form = parseFindingRef(value)
  if (!form) return say(texts.auditFieldwork.checklist.notYours)
  const again = await recordedBefore(tools, visit, form)
  if (again) return again
  const found = await toRecord(tools, visit, form.ref, findingInputs.statement)
  if ('refused' in found) return found.refused
  const { item, audit } = found
  if (!grade) return showItem(tools, visit, item._id)
  const samples = await tools.auditSamples.ofAudit(audit._id)
  const owner = await ownerOf(tools, visit, audit, item)
  const written = await readFinding(tools, visit, grade, inputs, {
    ...{ samples, owner, auditors: auditorsOf(audit) },
  })
  if ('errors' in written) return { kind: 'invalid', errors: written.errors }
  const act = { by: person._id, at, through }
  const finding = await tools.findings.record(
    {
      ...{ ...written, audit: audit._id, item: item._id, criterion: item.criterion, grade },
      nonce: nonceOf(form, visit),
    },
    act,
  )
  const isRecorded = await tools.auditItems.record(item, { grade, finding: finding._id }, act)
  if (!isRecorded) {
    const now = await tools.auditItems.byId(item._id)
    if (now?.result?.finding === finding._id) return recorded(tools, visit, item, grade)
    await tools.findings.withdraw(finding._id, texts.finding.recordedAnew, { ...act, leads: false })
    return overtaken(tools, visit, item._id, findingInputs.statement)
  }
  await withdrawReplaced(tools, visit, audit)
  await tellOfFinding(tools, finding, [finding.owner], { by: person._id, at })
  return recorded(tools, visit, item, grade)
}

/** A form is somebody's own: what another person sends off is another finding. */
function nonceOf({ ref, nonce }: { ref: string; nonce: string }, { person }: Visit): string {
  return `${ref} ${person._id} ${nonce}`
}

/** Whether this very form was recorded; null: it was not. */
async function recordedBefore(
  tools: FieldworkDeskTools,
  visit: Visit,
  form: { ref: string; nonce: string },
): Promise<Reply | null> {
  const item = await tools.auditItems.byId(parseItemRef(form.ref)?.id ?? '')
  const finding = item?.result?.finding ? await tools.findings.ofForm(nonceOf(form, visit)) : null
  const isSame = item && finding && item.result?.finding === finding._id
  return isSame ? recorded(tools, visit, item, finding.grade) : null
}

/** The item as it was shown, for whoever may record it at this moment. @param field Beside which what was typed is refused. */
async function toRecord(
  tools: FieldworkDeskTools,
  visit: Visit,
  value: string,
  field: string,
): Promise<{ audit: Audit; item: AuditItem } | { refused: Reply }> {
  const { texts } = visit
  const ref = parseItemRef(value)
  if (!ref) return { refused: say(texts.auditFieldwork.checklist.notYours) }
  const found = await itemFor(tools, visit, ref.id)
  if ('refused' in found) return found
  const { audit, item } = found
  const t = texts.auditFieldwork.item
  const why = await whyNotRecord(tools, visit, audit, item.criterion)
  if (why !== null) return { refused: say(t.notIndependent(why)) }
  if (item.revision !== ref.revision) return { refused: await overtaken(tools, visit, item._id, field) }
  const before = item.result?.finding ? await tools.findings.byId(item.result.finding) : null
  if (!before || !stands(before)) return found
  const name = findingName(before, texts)
  if (before.state !== 'draft') return { refused: say(t.settledFinding(escaped(name))) }
  if (before.by === visit.person._id || audit.lead === visit.person._id) return found
  const by = (await tools.people.byId(before.by))?.name ?? ''
  return { refused: { kind: 'invalid', errors: { [field]: t.anothers(name, by) } } }
}

function recorded(tools: FieldworkDeskTools, visit: Visit, item: AuditItem, grade: Grade): Promise<Reply> {
  const { texts } = visit
  const notice = texts.auditFieldwork.item.done(escaped(item.criterion), texts.finding.grade[grade])
  return showChecklist(tools, visit, item.audit, pageOf(item), notice)
}

/** Somebody was faster: what was typed stays, beside who recorded what. */
async function overtaken(
  { auditItems, people }: FieldworkDeskTools,
  { texts }: Visit,
  id: string,
  field: string,
): Promise<Reply> {
  const result = (await auditItems.byId(id))?.result
  const by = result ? ((await people.byId(result.by))?.name ?? '') : ''
  const grade = result ? texts.finding.grade[result.grade] : ''
  return { kind: 'invalid', errors: { [field]: texts.auditFieldwork.item.overtaken(by, grade) } }
}

/** Who answers for it, if the auditor names nobody: the control's owner, else the first who is audited, else the ISMS lead. */
export async function ownerOf(
  { people, statements }: FieldworkDeskTools,
  { organisation, at }: Visit,
  audit: Audit,
  { criterion }: Pick<AuditItem, 'criterion'>,
): Promise<PersonId> {
  const control = (await statements.current())?.controls.find(({ id }) => id === criterion)
  const named = [
    ...(control?.applicable ? [control.owner] : []),
    ...audit.auditees,
    organisation.ismsLead,
    ...organisation.topManagement,
  ].filter((each) => !auditorsOf(audit).includes(each))
  const found = await people.byIds([...new Set(named)])
  const there = named.find((each) => {
    const person = found.get(each)
    return person !== undefined && isPresentAt(person, at)
  })
  return there ?? organisation.ismsLead
}
