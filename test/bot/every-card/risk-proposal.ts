import { thingNodes } from '../../../src/bot/cards/common.js'
import { closeForm } from '../../../src/bot/cards/risk-register/close.js'
import {
  type ProposalView,
  proposalDecidedCard,
  proposalLine,
  proposedCard,
  proposeForm,
  takeForm,
  turnDownForm,
  waitingProposal,
} from '../../../src/bot/cards/risk-register/proposal.js'
import { standingNodes } from '../../../src/bot/cards/standing.js'
import { affected } from '../../../src/domain/risk.js'
import * as longestTexts from './longest.js'
import { criteria, risk } from './risk-register.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const why = '&'.repeat(1_000)

export const riskProposal: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const view: ProposalView = {
    proposal: {
      ...{ _id: 'rp_1', v: 1, language, owner: 'p_1', state: 'open', by: 'p_1', at, event: 'e' },
      risk: {
        ...{ title: 'W'.repeat(80), threat: '&'.repeat(300), vulnerability: '&'.repeat(300) },
        ...{ asset: '&'.repeat(150), affects: [...affected] },
      },
    },
    ...{ proposer: reader.name, could: reader.name, owner: reader.name, decidedBy: reader.name, reader },
  }
  const decided = { by: 'p_1', at, event: 'e' }
  const taken = { ...view, proposal: { ...view.proposal, decided: { ...decided, risk: 'x'.repeat(60) } } }
  const reason = { text: why, commitment: 'c' }
  const turnedDown = { ...view, proposal: { ...view.proposal, decided: { ...decided, reason } } }
  return [
    ['the form for a risk that is proposed', proposeForm('rp_1', texts)],
    ['that a risk is proposed', proposedCard(view, texts)],
    ['that a proposed risk was taken', proposedCard(taken, texts)],
    ['that a proposed risk was turned down', proposedCard(turnedDown, texts)],
    ['that one’s own proposed risk was taken', proposalDecidedCard(taken, texts)],
    ['that one’s own proposed risk was turned down', proposalDecidedCard(turnedDown, texts)],
    ['the form that takes a risk in', takeForm(view, criteria, texts)],
    ['the form that turns a risk down', turnDownForm(view, texts)],
    [
      'where a proposed risk stands',
      { summary: 'x', nodes: standingNodes([proposalLine(view, texts)], 1, texts) },
    ],
    ['a proposed risk that waits', { summary: 'x', nodes: thingNodes([waitingProposal(view, texts)]) }],
    ['the form that closes a risk', closeForm(risk, reader, texts)],
  ]
}
