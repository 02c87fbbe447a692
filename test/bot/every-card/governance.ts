import { approvalCard, confirmForm, readForm, waitingThing } from '../../../src/bot/cards/approval.js'
import {
  addressCard,
  beforehandCard,
  governancePage,
  governanceView,
} from '../../../src/bot/cards/governance.js'
import type { Ask } from '../../../src/domain/ask.js'
import type { Decision } from '../../../src/domain/decision.js'
import type { Address, OfferedRequest, Proposal } from '../../../src/domain/governance.js'
import type { CriteriaText } from '../../../src/domain/risk-criteria.js'
import { soleKinds } from '../../../src/domain/sole-authority.js'
import * as longestTexts from './longest.js'
import { longestQueries } from './query.js'
import { longest } from './request.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const everybody = Array.from({ length: 10 }, (_, n) => `p_${n}`)

/** Forty kinds of requests, each with the longest texts, of which a third goes, a third comes and a third changes. */
const requests = Array.from({ length: 40 }, (_, n): OfferedRequest => {
  const { title, about, controls, fields } = longest
  const who = everybody.map((person) => ({ person }))
  const steps = Array.from({ length: 5 }, () => ({
    ...{ who, needs: 'any' as const, businessDays: 60 },
    escalate: { afterBusinessDays: 60, to: { role: 'x'.repeat(60) } },
  }))
  return { requestType: `${'x'.repeat(57)}${n}`, title, about, controls, fields, steps }
})

const both = (text: string) => ({ en: text, de: text })
const scale = Array.from({ length: 5 }, () => ({ title: both('W'.repeat(60)), means: both('&'.repeat(200)) }))
const criteria: CriteriaText = {
  ...{ likelihood: scale, consequence: scale, appetite: 24 },
  levels: Array.from({ length: 10 }, (_, n) => ({ id: `l-${n}`, title: both('W'.repeat(60)), from: n + 1 })),
  authority: everybody.map((person, n) => ({ from: n + 15, who: { person }, months: 12 })),
}

/** Everybody whom a role of the criteria may ask, each by all ways. */
const address = (n: number): Address => ({
  ...{
    person: `p_${n}`,
    name: longestTexts.reader.name,
    email: `${'x'.repeat(60)}@${'y'.repeat(180)}.example`,
  },
  chat: ['slack', 'teams'],
})
const addresses = Array.from({ length: 20 }, (_, n) => address(n))

const proposal: Proposal = {
  ...{ _id: 'governance/99', v: 1, version: 99, hash: 'a'.repeat(64), proposedAt: at, state: 'proposed' },
  proposed: {
    roles: { ismsLead: 'p_1', deputy: 'p_2', topManagement: everybody },
    requests: requests.slice(14).map((each, n) => (n < 13 ? { ...each, steps: [] } : each)),
    criteria,
    soleAuthority: [
      {
        ...{ person: 'p_1', decides: [...soleKinds] },
        ...{ check: '&'.repeat(200), until: '2027-09-30' },
      },
    ],
    addresses: addresses.map((each) => ({ ...each, chat: ['mail'] })),
  },
  replaces: {
    roles: { ismsLead: 'p_3', deputy: null, topManagement: everybody.slice(1) },
    requests: requests.slice(0, 27),
    criteria: null,
    soleAuthority: [],
    addresses,
  },
}

const decision: Decision = {
  ...{ _id: 'decision/approval.governance.organisation/99', v: 1, process: 'approval', number: 99 },
  subject: { type: 'governance', id: 'organisation', version: '99', hash: 'a'.repeat(64) },
  ...{ question: 'govern', facts: {}, requestedBy: 'p_9', requestedAt: at },
  ...{ dueOn: '2027-09-30', timeZone: 'Europe/Dublin', state: 'open' },
  steps: [
    {
      ...{ slot: 'step-1', who: [{ role: 'top-management' }], needs: 'any' },
      ...{ approvers: ['p_1', 'p_2'], quorum: 1, up: [] },
    },
  ],
}

export const governance: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const { name } = reader
  const shown = { proposal, name: () => name, readAt: () => address(0), withRole: () => everybody, reader }
  const subject = governanceView(shown, texts)
  const ask: Ask = {
    ...{ ...longestTexts.ask, cycle: decision._id, slot: 'step-1' },
    ...{ process: 'approval', kind: 'delegable' },
  }
  const view = {
    ...{ reader, requester: name, approver: name, namer: null, decision, subject, at, ask },
    ...{
      answeredBy: null,
      inPlaceOf: null,
      claimedBy: null,
      somebodyMayTake: true,
      askedOf: name,
      queries: longestQueries,
    },
  }
  const turn = { verb: 'approval.page', value: `${ask._id}.999999999` }
  const page = (number: number) => readForm(view, governancePage(shown, number, turn, texts), texts)
  const told = addressCard(proposal, { _id: 'p_1' }, Array(9).fill(name), texts)
  if (!told) throw new Error('Their address changes')
  return [
    ['that whoever governs is to be reached elsewhere', told],
    ['the question what is to govern', approvalCard(view, texts)],
    ['its confirmation', confirmForm(view, texts)],
    ['what is to govern to read', page(1)],
    ['a kind of request to read that is new or otherwise', page(27)],
    [
      'what is said before it begins',
      beforehandCard(
        [
          texts.governance.beforehand.rejected(name, at, reader.timeZone, '& '.repeat(500)),
          texts.governance.beforehand.risks(5_000),
        ],
        [waitingThing(view, texts)],
        texts,
      ),
    ],
  ]
}
