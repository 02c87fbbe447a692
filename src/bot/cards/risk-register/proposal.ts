import type { Person } from '../../../domain/person.js'
import { affected } from '../../../domain/risk.js'
import type { RiskCriteria } from '../../../domain/risk-criteria.js'
import { idFrom, type RiskProposal } from '../../../domain/risk-proposal.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import {
  type Action,
  type Card,
  type CardNode,
  escaped,
  type Form,
  LONGEST_OPTION,
  shortened,
} from '../card.js'
import { capitalised, titledCard, type WaitingThing } from '../common.js'
import { textFor } from '../definition.js'
import { reasonInput } from '../policy-acknowledgement/reason.js'
import { type StandingLine, stepOf } from '../standing.js'

export const verbs = {
  /** Its value is the proposal that it makes. */
  propose: 'risk-proposal.propose',
  chooseTake: 'risk-proposal.choose-take',
  take: 'risk-proposal.take',
  chooseTurnDown: 'risk-proposal.choose-turn-down',
  turnDown: 'risk-proposal.turn-down',
} as const

/** What is written of it, and how long it may be, in characters. */
export const proposedTexts = { title: 80, threat: 300, vulnerability: 300, asset: 150 } as const
export type ProposedText = keyof typeof proposedTexts

/** The names of the other inputs. */
export const inputNames = {
  affects: 'affects',
  owner: 'owner',
  id: 'id',
  likelihood: 'likelihood',
  consequence: 'consequence',
} as const

/** What the cards of a proposal show to one reader. Names are plain. */
export interface ProposalView {
  proposal: RiskProposal
  proposer: string
  /** Who could own it, as whoever proposed it thinks; null where they do not say. */
  could: string | null
  /** Whose it is in the register; empty where it is not there. */
  owner: string
  decidedBy: string
  reader: Pick<Person, 'timeZone' | 'language'>
}

export function proposeForm(id: string, texts: Texts): Form {
  const t = texts.riskProposal.propose
  const written = Object.entries(proposedTexts) as [ProposedText, number][]
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.propose, value: id, label: t.submit },
    nodes: [
      { kind: 'text', text: t.intro },
      {
        kind: 'inputs',
        inputs: [
          ...written.map(([name, most]) => ({
            ...({ kind: 'text', name, most, label: t.fields[name] } as const),
            ...(most > 150 ? { long: true } : {}),
          })),
          {
            ...{ kind: 'choices', name: inputNames.affects, label: t.fields.affects },
            options: affected.map((value) => ({
              value,
              label: capitalised(texts.riskRegister.affects([value])),
            })),
          },
          {
            ...{ kind: 'person', name: inputNames.owner, label: t.fields.owner },
            ...{ hint: t.fields.ownerHint, optional: true },
          },
        ],
      },
    ],
  }
}

/** To the ISMS lead: what somebody proposes, with what they may do about it; what came of it afterwards. */
export function proposedCard(view: ProposalView, texts: Texts): Card {
  const { proposal, proposer, reader, decidedBy } = view
  const { decided, risk, at } = proposal
  const t = texts.riskProposal.asked
  const title = t.title(risk.title)
  const came = decided?.risk
    ? t.taken(escaped(decidedBy), decided.risk)
    : t.turnedDown(escaped(decidedBy), escaped(decided?.reason?.text ?? ''))
  const after: CardNode[] = decided
    ? [{ kind: 'text', text: came }]
    : [
        { kind: 'actions', actions: actionsFor(proposal, texts) },
        { kind: 'text', small: true, text: t.why },
      ]
  return {
    summary: t.summary,
    nodes: [
      { kind: 'title', text: shortened(title, LONGEST_TITLE) },
      { kind: 'text', text: t.by(escaped(proposer), at, reader.timeZone) },
      ...aboutNodes(view, texts),
      ...after,
    ],
  }
}

const LONGEST_TITLE = 150

/** All that somebody wrote of it, and who could own it as they think. */
function aboutNodes({ proposal: { risk }, could }: ProposalView, texts: Texts): CardNode[] {
  const t = texts.riskRegister.card
  const lines = [
    t.threat(escaped(risk.threat)),
    t.vulnerability(escaped(risk.vulnerability)),
    t.asset(escaped(risk.asset)),
    texts.riskProposal.asked.affects(texts.riskRegister.affects(risk.affects)),
    ...(could === null ? [] : [texts.riskProposal.asked.thinks(escaped(could))]),
  ]
  return lines.map((text) => ({ kind: 'text', text }))
}

function actionsFor({ _id: value }: RiskProposal, texts: Texts): Action[] {
  const t = texts.riskProposal.asked
  return [
    { verb: verbs.chooseTake, value, label: t.take, primary: true },
    { verb: verbs.chooseTurnDown, value, label: t.turnDown },
  ]
}

/** For the ISMS lead, as one line of a list. */
export function waitingProposal({ proposal, proposer, reader }: ProposalView, texts: Texts): WaitingThing {
  const t = texts.riskProposal.asked
  const [action, also] = actionsFor(proposal, texts) as [Action, Action]
  const by = t.by(escaped(proposer), proposal.at, reader.timeZone)
  return { text: `**${escaped(t.title(proposal.risk.title))}**  \n${by}`, action, also }
}

/** For the ISMS lead and whoever looks on, where everything stands: the register holds as it is meanwhile. */
export function proposalLine(view: ProposalView, texts: Texts): StandingLine {
  const { proposal, proposer, reader } = view
  const { at, risk } = proposal
  return {
    ...{ urgency: 'stuck', on: dateIn(at, reader.timeZone), canWait: true },
    text: texts.riskProposal.standing(escaped(risk.title), escaped(proposer), at, reader.timeZone),
    next: stepOf(waitingProposal(view, texts)),
  }
}

/** To whoever proposed it: what came of it. */
export function proposalDecidedCard(view: ProposalView, texts: Texts): Card {
  const { proposal, owner, decidedBy } = view
  const t = texts.riskProposal.told
  const { title } = proposal.risk
  const reason = proposal.decided?.reason?.text
  if (reason === undefined) return titledCard(t.taken(title, owner), [], t.summary)
  return titledCard(t.turnedDown(title), [t.reason(escaped(decidedBy), escaped(reason))], t.summary)
}

/** Asks the ISMS lead for what a risk of the register has beside what was proposed. */
export function takeForm(view: ProposalView, criteria: RiskCriteria, texts: Texts): Form {
  const { proposal, reader } = view
  const t = texts.riskProposal.take
  const scale = (name: 'likelihood' | 'consequence') => ({
    ...({ kind: 'choice', look: 'menu', name: inputNames[name], label: t[name] } as const),
    options: criteria[name].map(({ title, means }, index) => ({
      value: String(index + 1),
      label: shortened(
        texts.riskReassessment.form.step(index + 1, textFor(title, reader), textFor(means, reader)),
        LONGEST_OPTION,
      ),
    })),
  })
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.take, value: proposal._id, label: t.submit },
    nodes: [
      { kind: 'text', text: `**${escaped(proposal.risk.title)}**` },
      ...aboutNodes(view, texts),
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'text', name: inputNames.id, label: t.id, hint: t.idHint, most: 60 },
            initial: proposal.entering ?? idFrom(proposal.risk.title),
          },
          { kind: 'person', name: inputNames.owner, label: t.owner, hint: t.ownerHint },
          scale('likelihood'),
          scale('consequence'),
        ],
      },
    ],
  }
}

export function turnDownForm({ proposal }: ProposalView, texts: Texts): Form {
  const t = texts.riskProposal.turnDown
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.turnDown, value: proposal._id, label: t.submit },
    nodes: [{ kind: 'text', text: `**${escaped(proposal.risk.title)}**` }, reasonInput(t.label, t.hint)],
  }
}
