import { isClaimed, isEnded, isProposed, originOf } from '../../../domain/nonconformity.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type CardNode, escaped, type Fact, shortened } from '../card.js'
import { firstLine, listed } from '../common.js'
import { type CorrectiveView, nameIn } from './view.js'

/** What is not as it should be, word for word, and where that comes from. */
export function natureNodes(view: CorrectiveView, texts: Texts): CardNode[] {
  const t = texts.correctiveAction.facts
  return [
    { kind: 'text', text: t.nature(escaped(view.nonconformity.nature.text)) },
    { kind: 'facts', facts: factsOf(view, texts) },
    ...contestedNodes(view, texts),
  ]
}

/** What the finding says that it came of: its number, what is demanded, by what it was seen, and who answers for it. */
export function findingNodes(view: CorrectiveView, texts: Texts): CardNode[] {
  const { finding } = view
  if (!finding) return []
  const t = texts.correctiveAction.facts
  const { facts } = texts.finding
  const said = (['requirement', 'evidence'] as const).flatMap((field) => {
    const text = finding[field]?.text
    return text === undefined ? [] : [`**${facts[field]}:** ${escaped(shortened(text, LONGEST_SAID))}`]
  })
  const lines = [t.finding(finding.number, escaped(nameIn(view, finding.owner))), ...said]
  return lines.map((text) => ({ kind: 'text', text }))
}

/** The finding itself is shown in full. */
const LONGEST_SAID = 150

/** It may end with the finding that it came of: whoever is asked knows that before they begin. */
export function contestedNodes({ finding }: CorrectiveView, texts: Texts): CardNode[] {
  if (finding?.state !== 'contested') return []
  return [{ kind: 'text', text: texts.correctiveAction.facts.contested(finding.number) }]
}

/** As many of the other rounds as are named; all are counted. */
const MOST_NAMED = 5

/** What else was proposed with it. */
export function alsoNodes({ nonconformity: { also = [] } }: CorrectiveView, texts: Texts): CardNode[] {
  if (also.length === 0) return []
  const named = also.slice(0, MOST_NAMED).map(({ nature }) => escaped(shortened(firstLine(nature.text), 80)))
  const lines = [texts.correctiveAction.facts.also(also.length), listed(named, also.length, texts)]
  return [{ kind: 'text', text: lines.join('\n') }]
}

function factsOf(view: CorrectiveView, texts: Texts): Fact[] {
  const { nonconformity, reader, at } = view
  const { by, grade, criterion, reference, deadline } = nonconformity
  const t = texts.correctiveAction.facts
  const raised =
    by === null
      ? t.proposed(nonconformity.at, reader.timeZone)
      : t.by(escaped(nameIn(view, by)), nonconformity.at, reader.timeZone)
  const today = dateIn(at, reader.timeZone)
  return [
    { label: t.raised, value: raised },
    { label: t.source, value: t.sources[originOf(nonconformity)] },
    ...(reference ? [{ label: t.reference, value: escaped(reference.text) }] : []),
    ...(grade ? [{ label: t.grade, value: (isClaimed(nonconformity) ? t.claimed : t.grades)[grade] }] : []),
    ...(criterion ? [{ label: t.criterion, value: escaped(criterion) }] : []),
    ...(deadline ? [{ label: t.deadline, value: texts.correctiveAction.dueDay(deadline, today) }] : []),
  ]
}

/** How it stands: what it waits for, with whom, by when, and in which round. */
export function standingFacts(view: CorrectiveView, texts: Texts): Fact[] {
  const { nonconformity, reader, at } = view
  const { stage, owner, dueOn, round } = nonconformity
  const t = texts.correctiveAction
  const today = dateIn(at, reader.timeZone)
  const isTaken = owner !== null && !isProposed(nonconformity) && dueOn !== null
  return [
    { label: t.facts.stage, value: t.stages[stage] },
    ...(isTaken ? [{ label: t.facts.owner, value: escaped(nameIn(view, owner)) }] : []),
    ...(dueOn && !isEnded(nonconformity) ? [{ label: t.facts.dueOn, value: t.dueDay(dueOn, today) }] : []),
    ...(round > 1 ? [{ label: t.facts.round, value: String(round) }] : []),
  ]
}
