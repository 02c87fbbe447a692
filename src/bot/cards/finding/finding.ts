import type { Finding } from '../../../domain/finding.js'
import type { Person, PersonId } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import { criterionName } from '../../criterion-name.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Fact } from '../card.js'

export const verbs = {
  /** Their value names the finding. */
  show: 'finding.show',
  askContest: 'finding.ask-contest',
  contest: 'finding.contest',
  askDecide: 'finding.ask-decide',
  decide: 'finding.decide',
  askWithdrawn: 'finding.ask-withdrawn',
  withdrawn: 'finding.withdrawn',
  /** Its value is used once. */
  raise: 'finding.raise',
} as const

/** What the cards of a finding show; names are plain. */
export interface FindingView {
  finding: Finding
  reader: Person
  name(person: string): string
  /** Of the audit that it was found in; null outside of one. */
  audit: string | null
  /** Whose it is to decide while it is contested: who leads the audit or, outside of one, the ISMS. */
  seat: { id: PersonId; name: string; isAudit: boolean } | null
  may: { contest: boolean; decide: boolean; recordWithdrawal: boolean }
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

/** `Finding 12: minor nonconformity, A.5.18 Granting and taking back access`; plain. */
export function findingName({ number, grade, criterion }: Finding, texts: Texts): string {
  const t = texts.finding
  return `${t.name(number, t.grade[grade])}, ${criterionName(criterion, texts)}`
}

/** All that a finding says, and what came of it. */
export function findingCard(
  view: FindingView,
  heading: string,
  lines: readonly string[],
  texts: Texts,
): Card {
  return {
    summary: heading.replace(/[*_`\\]/g, ''),
    nodes: [
      { kind: 'text', text: heading },
      ...lines.map((text) => ({ kind: 'text', text }) as const),
      ...wordNodes(view, texts),
      { kind: 'facts', facts: factsOf(view, texts) },
      ...saidNodes(view, texts),
      ...actionNodes(view, texts),
    ],
    item: { lines: [heading, ...lines], actions: actionsOf(view, texts) },
  }
}

/** What is demanded, what was found, and by what, word for word. */
export function wordNodes({ finding }: Pick<FindingView, 'finding'>, texts: Texts): CardNode[] {
  const t = texts.finding.facts
  return (['requirement', 'statement', 'evidence'] as const).flatMap((field) => {
    const text = finding[field]?.text
    return text === undefined ? [] : [{ kind: 'text', text: `**${t[field]}:** ${escaped(text)}` } as const]
  })
}

function factsOf({ finding, name, reader, at }: FindingView, texts: Texts): Fact[] {
  const t = texts.finding
  const { sample, owner, by, state, reference, dueOn, nonconformity } = finding
  const fact = (label: string, value: string): Fact => ({ label, value: escaped(value) })
  const { size = 0, of = 0, population = '', seed = null } = sample ?? {}
  return [
    ...(sample ? [fact(t.facts.sample, t.sample(size, of, populationName(population, texts), seed))] : []),
    fact(t.facts.owner, name(owner)),
    fact(t.facts.by, t.byOn(name(by), finding.at, reader.timeZone)),
    fact(t.facts.state, t.state[state]),
    ...(reference ? [fact(t.facts.reference, reference.text)] : []),
    ...(dueOn ? [fact(t.facts.due, t.dueOn(dueOn, dateIn(at, reader.timeZone)))] : []),
    ...(nonconformity ? [fact(t.facts.nonconformity, nonconformity)] : []),
  ]
}

/** What a population of the record is called; what somebody wrote stays as it is. */
export function populationName(population: string, texts: Texts): string {
  const names: Readonly<Record<string, string>> = texts.auditFieldwork.sample.populations
  return names[population] ?? population
}

function saidNodes({ finding, name, reader }: FindingView, texts: Texts): CardNode[] {
  const t = texts.finding
  const { contested, decided, withdrawn } = finding
  const theirs = withdrawn?.theirs
  const lines = [
    ...(contested
      ? [
          t.contestedBy(
            escaped(name(contested.by)),
            contested.at,
            reader.timeZone,
            escaped(contested.reason.text),
          ),
        ]
      : []),
    ...(decided
      ? [
          t.decidedBy[decided.upheld ? 'upheld' : 'withdrawn'](
            escaped(name(decided.by)),
            decided.at,
            reader.timeZone,
            escaped(decided.reason.text),
          ),
        ]
      : []),
    ...(withdrawn
      ? [
          theirs
            ? t.withdrawnByOthers(
                escaped(theirs.who.text),
                escaped(theirs.reference.text),
                escaped(name(withdrawn.by)),
                withdrawn.at,
                reader.timeZone,
                escaped(withdrawn.reason.text),
              )
            : t.takenBack(
                escaped(name(withdrawn.by)),
                withdrawn.at,
                reader.timeZone,
                escaped(withdrawn.reason.text),
              ),
        ]
      : []),
  ]
  return lines.map((text) => ({ kind: 'text', text }))
}

function actionsOf({ finding, may }: FindingView, texts: Texts): Action[] {
  const t = texts.finding
  return [
    ...(may.decide ? [{ verb: verbs.askDecide, value: finding._id, label: t.decideIt, primary: true }] : []),
    ...(may.contest ? [{ verb: verbs.askContest, value: finding._id, label: t.contestIt }] : []),
    ...(may.recordWithdrawal
      ? [{ verb: verbs.askWithdrawn, value: finding._id, label: t.theyWithdrewIt }]
      : []),
  ]
}

function actionNodes(view: FindingView, texts: Texts): CardNode[] {
  const actions = actionsOf(view, texts)
  return actions.length > 0 ? [{ kind: 'actions', actions }] : []
}
