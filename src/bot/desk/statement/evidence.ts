import { checkHistory, lastThatCounts } from '../../../domain/check-history.js'
import type { Person } from '../../../domain/person.js'
import type { NecessaryControl, StatedControl } from '../../../domain/statement.js'
import type { ControlChecks } from '../../../store/control-checks.js'
import type { Cycles } from '../../../store/cycles.js'
import type { OwnersAnswers } from '../../../store/owners-answers.js'
import type { Policies } from '../../../store/policies.js'
import type { Programmes } from '../../../store/programmes.js'
import type { Requirements } from '../../../store/requirements.js'
import type { Risks } from '../../../store/risks.js'
import { textFor, titleOf } from '../../cards/definition.js'
import type { Evidence } from '../../cards/statement/control.js'
import { foundIn } from '../../requirement-review-messages.js'
import { definedAndPlanned } from '../definition-list.js'

export interface EvidenceTools {
  controlChecks: ControlChecks
  cycles: Cycles
  ownersAnswers: OwnersAnswers
  policies: Policies
  programmes: Programmes
  requirements: Requirements
  risks: Risks
}

/** What names a control, and what it names itself, each with what came of it last. */
export async function evidenceOf(
  tools: EvidenceTools,
  reader: Person,
  control: StatedControl,
): Promise<Evidence> {
  if (!control.applicable) return { risks: [], requirements: [], policies: [], checks: [] }
  const [risks, requirements, policies, checks] = await Promise.all([
    risksFor(tools, reader, control),
    requirementsFor(tools, reader, control),
    policiesFor(tools, reader, control),
    checksFor(tools, reader, control),
  ])
  return { risks, requirements, policies, checks }
}

async function risksFor(
  { risks }: EvidenceTools,
  reader: Person,
  control: NecessaryControl,
): Promise<Evidence['risks']> {
  const these = (await risks.open()).filter(
    ({ _id, assessment }) => control.risks.includes(_id) || assessment.controls.includes(control.id),
  )
  return these.map((risk) => titleOf(risk, reader))
}

async function requirementsFor(
  { requirements, programmes, ownersAnswers }: EvidenceTools,
  reader: Person,
  control: NecessaryControl,
): Promise<Evidence['requirements']> {
  const all = await definedAndPlanned('requirement-review', requirements, programmes)
  const these = all.filter(
    ({ id, definition }) => control.requirements.includes(id) || definition.controls.includes(control.id),
  )
  const ids = these.map(({ id }) => id)
  const answers = await ownersAnswers.lastOfEach('requirement-review', ids)
  return these.map(({ id, definition }) => {
    return { title: titleOf(definition, reader), last: foundIn(answers.get(id)) }
  })
}

async function policiesFor(
  { policies, cycles }: EvidenceTools,
  reader: Person,
  control: NecessaryControl,
): Promise<Evidence['policies']> {
  const found = control.policies.map(async (id) => {
    const [newest, cycle] = await Promise.all([policies.newest(id), cycles.newestAbout('policy', id)])
    const title = newest ? textFor(newest.title, reader) : id
    return { title, version: cycle?.subject.version ?? null }
  })
  return Promise.all(found)
}

async function checksFor(
  { controlChecks, programmes }: EvidenceTools,
  reader: Person,
  control: NecessaryControl,
): Promise<Evidence['checks']> {
  const all = await definedAndPlanned('control-check', controlChecks, programmes)
  const these = all.filter(
    ({ id, definition }) => control.checks.includes(id) || definition.controls.includes(control.id),
  )
  const times = await controlChecks.times(these.map(({ id }) => id))
  return these.map(({ id, definition }) => {
    return { title: titleOf(definition, reader), last: lastThatCounts(checkHistory(times.get(id) ?? [])) }
  })
}
