import type { Person } from '../../../domain/person.js'
import type { Risk } from '../../../domain/risk.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped } from '../card.js'
import { firstWithin, listed } from '../common.js'
import { textFor, titleOf } from '../definition.js'

/** Who is asked to approve the criteria that risks wait for, since when, or who rejected them when; plain. */
export type AwaitedCriteria = { is: 'asked' | 'rejected'; by: string; at: string } | { is: 'nobody-asked' }

/** Risks that no criteria in force have judged yet. */
export interface WaitingRisks {
  risks: readonly Risk[]
  criteria: AwaitedCriteria
  reader: Person
}

/** How much room their names have, in characters. */
const ROOM = 1_500

/** What they wait for, and of whom. */
export function waitingText({ risks, criteria, reader }: WaitingRisks, texts: Texts): string {
  const t = texts.riskRegister.waiting
  if (criteria.is === 'nobody-asked') return t.nobodyAsked(risks.length)
  return t[criteria.is](risks.length, escaped(criteria.by), criteria.at, reader.timeZone)
}

/** The same with which they are. */
export function waitingNodes(waiting: WaitingRisks, texts: Texts): CardNode[] {
  const { risks, reader } = waiting
  const lines = risks.map((risk) => texts.riskRegister.list.line(escaped(titleOf(risk, reader)), risk._id))
  return [
    { kind: 'text', text: waitingText(waiting, texts) },
    { kind: 'text', text: listed(firstWithin(lines, ROOM), lines.length, texts) },
  ]
}

/** The list where there is nothing else in it. */
export function waitingListCard(title: string, waiting: WaitingRisks, texts: Texts): Card {
  return { summary: title, nodes: [{ kind: 'title', text: title }, ...waitingNodes(waiting, texts)] }
}

/** One risk, of which only what it is counts by now. */
export function waitingRiskCard(risk: Risk, waiting: Omit<WaitingRisks, 'risks'>, texts: Texts): Card {
  const t = texts.riskRegister.card
  const title = titleOf(risk, waiting.reader)
  const says = (text: (text: string) => string, words: Record<string, string>): CardNode => {
    return { kind: 'text', text: text(escaped(textFor(words, waiting.reader))) }
  }
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'text', text: waitingText({ ...waiting, risks: [risk] }, texts) },
      says(t.threat, risk.threat),
      says(t.vulnerability, risk.vulnerability),
      says(t.asset, risk.asset),
    ],
  }
}
