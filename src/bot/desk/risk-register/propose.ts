import { randomBytes } from 'node:crypto'
import { isIsmsLead } from '../../../domain/organisation.js'
import { isPresentAt, type Person, type PersonId } from '../../../domain/person.js'
import { affected, type Risk } from '../../../domain/risk.js'
import { isOnScale } from '../../../domain/risk-criteria.js'
import { isRiskId, type RiskProposal } from '../../../domain/risk-proposal.js'
import { REGISTER } from '../../../domain/risk-reassessment.js'
import type { Cycles } from '../../../store/cycles.js'
import type { Deliveries } from '../../../store/deliveries.js'
import type { People } from '../../../store/people.js'
import type { RiskCriteriaStore } from '../../../store/risk-criteria.js'
import type { RiskProposals } from '../../../store/risk-proposals.js'
import type { Risks } from '../../../store/risks.js'
import { escaped } from '../../cards/card.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import {
  inputNames,
  type ProposedText,
  proposalLine,
  proposedTexts,
  proposeForm,
  takeForm,
  turnDownForm,
  verbs,
  waitingProposal,
} from '../../cards/risk-register/proposal.js'
import type { StandingLine } from '../../cards/standing.js'
import { personOf } from '../../directory.js'
import { accountOf, choicesOf, type Inputs, type Reply, textOf } from '../../interaction.js'
import { proposalViewOf } from '../../risk-proposal-view.js'
import type { Command, ProcessDesk, Visit } from '../desk.js'
import type { StartTools } from '../risk-reassessment/start.js'
import { say } from '../say.js'

export interface ProposalDeskTools extends Pick<StartTools, 'startReassessment'> {
  cycles: Cycles
  deliveries: Deliveries
  people: People
  riskCriteria: RiskCriteriaStore
  riskProposals: RiskProposals
  risks: Risks
}

/** `/isms risk propose`: anybody may. What they fill in carries a number that is used once. */
export const proposeCommand: Command = {
  words: 'risk propose',
  parameters: () => '',
  describe: (texts) => texts.riskProposal.propose.command,
  allowed: () => true,
  run: async ({ texts }) => ({
    kind: 'form',
    form: proposeForm(`rp_${randomBytes(16).toString('hex')}`, texts),
  }),
}

/** What anybody does to propose a risk, and what the ISMS lead does about it. */
export function proposalActs(tools: ProposalDeskTools): ProcessDesk['acts'] {
  return {
    [verbs.propose]: (visit, { value, inputs }) => propose(tools, visit, value, inputs),
    [verbs.chooseTake]: (visit, { value }) =>
      forLead(tools, visit, value, async (proposal) => {
        const criteria = await tools.riskCriteria.inForce()
        if (!criteria) return say(visit.texts.riskProposal.take.noCriteria)
        const view = await proposalViewOf(tools, proposal, visit.person)
        return { kind: 'form', form: takeForm(view, criteria, visit.texts) }
      }),
    [verbs.take]: (visit, { value, inputs }) =>
      forLead(tools, visit, value, (proposal) => take(tools, visit, proposal, inputs)),
    [verbs.chooseTurnDown]: (visit, { value }) =>
      forLead(tools, visit, value, async (proposal) => {
        const view = await proposalViewOf(tools, proposal, visit.person)
        return { kind: 'form', form: turnDownForm(view, visit.texts) }
      }),
    [verbs.turnDown]: (visit, { value, inputs }) =>
      forLead(tools, visit, value, (proposal) => turnDown(tools, visit, proposal, inputs)),
  }
}

/** What goes on only with the ISMS lead, whose deputy may decide it, too. */
export async function proposalsStanding(tools: ProposalDeskTools, visit: Visit): Promise<StandingLine[]> {
  const { person, texts } = visit
  const open = await tools.riskProposals.open()
  const views = await Promise.all(open.map((each) => proposalViewOf(tools, each, person)))
  return views.map((view) => proposalLine(view, texts))
}

/** What waits for the ISMS lead. */
export async function waitingProposals(tools: ProposalDeskTools, visit: Visit) {
  const { person, organisation, texts } = visit
  if (organisation.ismsLead !== person._id) return []
  const open = await tools.riskProposals.open()
  const views = await Promise.all(open.map((each) => proposalViewOf(tools, each, person)))
  return views.map((view) => waitingProposal(view, texts))
}

async function propose(tools: ProposalDeskTools, visit: Visit, id: string, inputs: Inputs): Promise<Reply> {
  const { person, organisation, texts, at, through } = visit
  const t = texts.riskProposal.propose
  const names = Object.keys(proposedTexts) as ProposedText[]
  const written = names.map((name) => [name, textOf(inputs, name) ?? ''] as const)
  const affects = affected.filter((each) => choicesOf(inputs, inputNames.affects).includes(each))
  const missing = [
    ...written.flatMap(([name, text]) => (text === '' ? [name] : [])),
    ...(affects.length === 0 ? [inputNames.affects] : []),
  ]
  const { owner, error } = await whoCouldOwn(tools, visit, inputs)
  const errors = {
    ...Object.fromEntries(missing.map((name) => [name, t.missing])),
    ...(error === undefined ? {} : { [inputNames.owner]: error }),
  }
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  const risk = { ...(Object.fromEntries(written) as Record<ProposedText, string>), affects }
  const proposal = { _id: id, risk, language: person.language, owner, by: person._id, at }
  await tools.riskProposals.propose(proposal, through)
  const lead = await tools.people.byId(organisation.ismsLead)
  await tools.deliveries.tell(lead ? [lead] : [], { kind: 'risk-proposed', proposal: id, asks: [] }, at)
  return say(t.done(escaped(risk.title)))
}

/** Whom they name, or why that cannot be, while they can still name somebody else. */
async function whoCouldOwn(
  { people }: Pick<ProposalDeskTools, 'people'>,
  { texts, at }: Visit,
  inputs: Inputs,
): Promise<{ owner: PersonId | null; error?: string }> {
  const t = texts.riskProposal.propose
  const account = accountOf(inputs, inputNames.owner)
  if (!account) return { owner: null }
  const person = await personOf({ people }, account)
  if (!person) return { owner: null, error: t.ownerUnknown }
  return isPresentAt(person, at)
    ? { owner: person._id }
    : { owner: null, error: t.ownerNotThere(person.name) }
}

/** For whoever leads the ISMS, while nothing is decided. */
async function forLead(
  { riskProposals }: ProposalDeskTools,
  { person, organisation, texts }: Visit,
  id: string,
  act: (proposal: RiskProposal) => Promise<Reply>,
): Promise<Reply> {
  const proposal = await riskProposals.byId(id)
  if (!isIsmsLead(person, organisation)) return say(texts.riskProposal.notYours)
  return proposal?.state === 'open' ? act(proposal) : say(texts.riskProposal.decided)
}

/** The register has it before the proposal says so: after a crash in between it is found there. */
async function take(
  tools: ProposalDeskTools,
  visit: Visit,
  proposal: RiskProposal,
  inputs: Inputs,
): Promise<Reply> {
  const { person, texts, at, through } = visit
  const t = texts.riskProposal.take
  const criteria = await tools.riskCriteria.inForce()
  if (!criteria) return say(t.noCriteria)
  const id = textOf(inputs, inputNames.id) ?? ''
  const owner = await ownerIn(tools, visit, inputs)
  const step = (name: 'likelihood' | 'consequence') => Number(textOf(inputs, inputNames[name]))
  const rating = { likelihood: step('likelihood'), consequence: step('consequence') }
  const errors = {
    ...(isRiskId(id) ? {} : { [inputNames.id]: t.idWrong }),
    ...(owner ? {} : { [inputNames.owner]: t.ownerMissing }),
    ...(isOnScale(rating, criteria) ? {} : { [inputNames.likelihood]: texts.riskReassessment.form.missing }),
  }
  if (!owner || Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  if (!(await tools.riskProposals.claim(proposal._id, id))) return say(texts.riskProposal.decided)
  const { title, threat, vulnerability, asset, affects } = proposal.risk
  const inLanguage = (text: string) => ({ [proposal.language]: text })
  const isNew = await tools.risks.register(
    {
      ...{ _id: id, title: inLanguage(title), threat: inLanguage(threat) },
      ...{ vulnerability: inLanguage(vulnerability), asset: inLanguage(asset), affects },
      ...{ owner: owner._id, deputy: null, proposed: { by: proposal.by, proposal: proposal._id } },
      judgement: {
        ...{ inherent: rating, current: rating, target: rating },
        ...{ treatment: 'retain', controls: [], plan: [] },
      },
      ...{ criteria: criteria.version, trigger: 'proposal' },
    },
    { by: person._id, at, through },
  )
  const risk = await tools.risks.byId(id)
  if (!risk || (!isNew && risk.proposed?.proposal !== proposal._id)) {
    await tools.riskProposals.giveUp(proposal._id, id)
    return { kind: 'invalid', errors: { [inputNames.id]: t.idTaken } }
  }
  const proposer = (await tools.people.byId(proposal.by))?.name ?? ''
  await reassess(tools, visit, risk, t.because(proposer))
  if (!(await tools.riskProposals.registered(proposal._id, id, { by: person._id, at, through })))
    return say(texts.riskProposal.decided)
  await afterDecision(tools, visit, proposal)
  return say(t.done(escaped(title), escaped(owner.name)))
}

/** Somebody else may start one at the same moment: then it is the next one, so often. */
const TRIES = 5

async function reassess(tools: ProposalDeskTools, visit: Visit, risk: Risk, because: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await tools.cycles.outOfTurn({ process: 'risk-reassessment', subject: REGISTER })
    if ((await tools.startReassessment([risk], before.length + 1, because, visit)) !== null) return
  }
  throw new Error(`Another reassessment began each time that one of ${risk._id} was to begin`)
}

async function ownerIn({ people }: ProposalDeskTools, { at }: Visit, inputs: Inputs): Promise<Person | null> {
  const account = accountOf(inputs, inputNames.owner)
  const person = account ? await personOf({ people }, account) : null
  return person && isPresentAt(person, at) ? person : null
}

async function turnDown(
  tools: ProposalDeskTools,
  visit: Visit,
  proposal: RiskProposal,
  inputs: Inputs,
): Promise<Reply> {
  const { person, texts, at, through } = visit
  const why = textOf(inputs, REASON)
  if (!why) return { kind: 'invalid', errors: { [REASON]: texts.riskProposal.turnDown.missing } }
  if (!(await tools.riskProposals.turnDown(proposal._id, why, { by: person._id, at, through })))
    return say(texts.riskProposal.decided)
  await afterDecision(tools, visit, proposal)
  return say(texts.riskProposal.turnDown.done(escaped(proposal.risk.title)))
}

/** Whoever proposed it hears what came of it, and nothing that was sent asks for a decision any more. */
async function afterDecision(
  { deliveries, people }: ProposalDeskTools,
  { at }: Visit,
  { _id, by }: RiskProposal,
): Promise<void> {
  const proposer = await people.byId(by)
  await deliveries.tell(proposer ? [proposer] : [], { kind: 'risk-proposal', proposal: _id, asks: [] }, at)
  await deliveries.noticeChanged({ kind: 'risk-proposed', proposal: _id }, at)
  await deliveries.noticeChanged({ kind: 'morning', proposals: _id }, at)
}
