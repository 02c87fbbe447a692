import { isDeepStrictEqual } from 'node:util'
import { isIsmsLead, type Organisation } from '../../../domain/organisation.js'
import type { Person } from '../../../domain/person.js'
import type { Risk } from '../../../domain/risk.js'
import { REGISTER } from '../../../domain/risk-reassessment.js'
import { escaped } from '../../cards/card.js'
import { chosenInputs, startForm } from '../../cards/risk-reassessment/start.js'
import { choicesOf, type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'
import type { ReassessmentDeskTools } from './view.js'

export interface StartTools extends ReassessmentDeskTools {
  /** Puts the reassessment on record and starts it. Null: another one has that number. */
  startReassessment: (
    risks: readonly Risk[],
    number: number,
    because: string,
    visit: Pick<Visit, 'person' | 'through' | 'at'>,
  ) => Promise<string | null>
}

/** `/isms risk reassess`: after a significant change (8.2). The ISMS lead for any risk, an owner for theirs. */
export function reassessCommand(tools: StartTools): Command {
  const allowed = async (person: Person, organisation: Organisation) =>
    (await theirs(tools, person, organisation)).length > 0
  return {
    words: 'risk reassess',
    parameters: (texts) => texts.common.help.optionalId,
    describe: (texts) => texts.riskReassessment.start.command,
    allowed: () => true,
    offered: allowed,
    run: (visit, typed) => chooseRisks(tools, visit, typed.toLowerCase()),
  }
}

/** Those that they may have assessed anew. */
async function theirs(
  { risks }: Pick<StartTools, 'risks'>,
  person: Person,
  organisation: Organisation,
): Promise<Risk[]> {
  return isIsmsLead(person, organisation) ? risks.open() : risks.openOf(person._id)
}

async function chooseRisks(tools: StartTools, visit: Visit, typed: string): Promise<Reply> {
  const { person: reader, organisation, texts } = visit
  const risks = await theirs(tools, reader, organisation)
  const t = texts.riskReassessment.start
  const chosen = risks.find(({ _id }) => _id === typed) ?? null
  if (typed !== '' && !chosen) return say(texts.riskRegister.unknown(escaped(typed.slice(0, 100)), null))
  if (risks.length === 0) return say(t.none)
  if (!(await tools.riskCriteria.inForce())) return say(texts.riskRegister.matrix.none)
  const [criteriaOf, people] = await Promise.all([
    tools.riskCriteria.ofRisks(risks),
    tools.people.byIds([...new Set(risks.map(({ owner }) => owner))]),
  ])
  const owners = new Map([...people].map(([id, { name }]) => [id, name] as const))
  return { kind: 'form', form: startForm({ risks, criteriaOf, owners, chosen, reader }, texts) }
}

/** Counted first: of two who ask at the same moment the second one sees that of the first, or has its number. */
export async function reassessNow(tools: StartTools, visit: Visit, inputs: Inputs): Promise<Reply> {
  const { person, organisation, texts } = visit
  const t = texts.riskReassessment.start
  const before = await tools.cycles.outOfTurn({ process: 'risk-reassessment', subject: REGISTER })
  const risks = chosenOf(await theirs(tools, person, organisation), inputs)
  const because = textOf(inputs, chosenInputs.reason)
  if (risks.length === 0) return { kind: 'invalid', errors: { [chosenInputs.risks]: t.missingRisks } }
  if (!because) return { kind: 'invalid', errors: { [chosenInputs.reason]: t.missing } }
  const started = await tools.startReassessment(risks, before.length + 1, because, visit)
  if (started === null) return say(t.again)
  return say(t.done(risks.length, new Set(risks.map(({ owner }) => owner)).size))
}

/** Those that were chosen one by one, and all of the thing or owner that was. */
function chosenOf(risks: readonly Risk[], inputs: Inputs): Risk[] {
  const ids = choicesOf(inputs, chosenInputs.risks)
  const like = risks.find(({ _id }) => _id === textOf(inputs, chosenInputs.asset))
  const owner = textOf(inputs, chosenInputs.owner)
  return risks.filter(
    (risk) =>
      ids.includes(risk._id) ||
      risk.owner === owner ||
      (like !== undefined && isDeepStrictEqual(risk.asset, like.asset)),
  )
}
