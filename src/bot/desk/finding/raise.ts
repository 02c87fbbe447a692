import { randomBytes } from 'node:crypto'
import { criterionOf } from '../../../domain/clauses.js'
import { findingGrades, findingIdOf } from '../../../domain/finding.js'
import { seesAll } from '../../../domain/organisation.js'
import { presentOwnerOf } from '../../../store/whom-it-is-about.js'
import { escaped } from '../../cards/card.js'
import { findingCard, findingName, verbs } from '../../cards/finding/finding.js'
import { findingForm, findingInputs } from '../../cards/finding/form.js'
import { concernsFinding, findingViewOf, tellOfFinding } from '../../finding-messages.js'
import { accountOf, type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'
import { refused } from './contest.js'
import { readFinding } from './read.js'
import type { FindingDeskTools } from './tools.js'

/** `/isms finding`: anybody raises one; with a number it shows one to whom it concerns. */
export function findingCommand(tools: FindingDeskTools): Command {
  return {
    words: 'finding',
    parameters: (texts) => texts.finding.command.parameters,
    describe: (texts) => texts.finding.command.describe,
    allowed: () => true,
    run: (visit, typed) => (typed === '' ? ask(tools, visit) : show(tools, visit, typed)),
  }
}

async function ask(tools: FindingDeskTools, { organisation, texts }: Visit): Promise<Reply> {
  const lead = (await tools.people.byId(organisation.ismsLead))?.name ?? ''
  const value = `f_${randomBytes(16).toString('hex')}`
  return { kind: 'form', form: findingForm({ verb: verbs.raise, value }, lead, texts) }
}

export async function show(tools: FindingDeskTools, visit: Visit, typed: string): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const id = findingIdOf(typed)
  const finding = id === null ? null : await tools.findings.byId(id)
  if (!finding) return refused({ because: 'no-such-finding' }, visit, typed)
  const mayRead = seesAll(person, organisation) || (await concernsFinding(tools, finding, person._id))
  if (!mayRead) return refused({ because: 'not-yours' }, visit, typed)
  const view = await findingViewOf(tools, finding, person, at)
  const heading = `**${escaped(findingName(finding, texts))}**`
  const audit = view.audit === null ? [] : [texts.internalAudit.about(escaped(view.audit))]
  return { kind: 'card', card: findingCard(view, heading, audit, texts) }
}

/**
 * Once for each form; issued at once, since no report does it. The ISMS lead hears of it, whoever answers for it. What does not
 * meet what is demanded is corrected (10.2): the sweep opens that within a minute.
 */
export async function raise(
  tools: FindingDeskTools,
  visit: Visit,
  nonce: string,
  inputs: Inputs,
): Promise<Reply> {
  const { person, organisation, texts, at, through } = visit
  const t = texts.finding.form
  const typed = textOf(inputs, findingInputs.criterion)?.trim() ?? ''
  const criterion = criterionOf(typed)
  const grade = findingGrades.find((each) => each === textOf(inputs, findingInputs.grade))
  const answersFor = criterion ? await presentOwnerOf(tools, criterion, at) : null
  const isAssumed = answersFor === null && !accountOf(inputs, findingInputs.owner)
  const known = { samples: [], owner: answersFor ?? organisation.ismsLead, auditors: [] }
  const written = await readFinding(tools, visit, grade ?? 'observation', inputs, known)
  const errors = {
    ...(criterion ? {} : { [findingInputs.criterion]: t.criterionUnknown(typed) }),
    ...(grade ? {} : { [findingInputs.grade]: t.gradeMissing }),
    ...('errors' in written ? written.errors : {}),
  }
  if ('errors' in written || !criterion || !grade) return { kind: 'invalid', errors }
  const by = person._id
  const finding = await tools.findings.record(
    {
      ...{ ...written, audit: null, item: null, criterion, grade, nonce, issuedAtOnce: true },
      ...(isAssumed ? { ownerAssumed: true } : {}),
    },
    { by, at, through },
  )
  await tellOfFinding(tools, finding, [finding.owner, organisation.ismsLead], { by, at })
  const owner = (await tools.people.byId(finding.owner))?.name ?? ''
  return say(t.done(escaped(findingName(finding, texts)), escaped(owner)))
}
