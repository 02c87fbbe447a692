import type { Person, PersonId } from '../domain/person.js'
import { levelOf, type RiskCriteria } from '../domain/risk-criteria.js'
import type { RiskMove, ValueThen } from '../domain/risk-moves.js'
import type { People } from '../store/people.js'
import type { RiskCriteriaStore } from '../store/risk-criteria.js'
import type { Risks } from '../store/risks.js'
import { escaped } from './cards/card.js'
import { titleOf } from './cards/definition.js'
import type { MoveView } from './cards/risk-register/moves.js'
import { textsFor } from './texts/texts.js'

interface MovesTools {
  people: People
  riskCriteria: RiskCriteriaStore
  risks: Risks
}

/** What moved in the register, as it was then, in the words of today. */
export async function movesOnShow(
  { people, riskCriteria, risks }: MovesTools,
  moves: readonly RiskMove[],
  reader: Person,
): Promise<MoveView[]> {
  if (moves.length === 0) return []
  const versions = [...new Set(moves.flatMap((move) => valuesIn(move).map(({ criteria }) => criteria)))]
  const [found, named, criteria] = await Promise.all([
    risks.byIds(moves.map(({ risk }) => risk)),
    people.byIds(moves.flatMap(peopleIn)),
    Promise.all(versions.map((version) => riskCriteria.ofVersion(version))),
  ])
  const level = levelIn(new Map(versions.map((version, n) => [version, criteria[n] ?? null])), reader)
  const name = (id: PersonId | null | undefined) => escaped(named.get(id ?? '')?.name ?? '')
  return moves.flatMap((move): MoveView[] => {
    const risk = found.get(move.risk)
    if (!risk) return []
    const said = { move, title: escaped(titleOf(risk, reader)), now: level(move.now) }
    if (!('before' in move))
      return [{ ...said, before: '', by: 'by' in move ? name(move.by) : '', voidBy: '' }]
    return [{ ...said, before: level(move.before), by: name(move.by), voidBy: name(move.void?.by) }]
  })
}

function levelIn(criteria: ReadonlyMap<string, RiskCriteria | null>, reader: Person) {
  const texts = textsFor(reader.language)
  return ({ value, criteria: version }: ValueThen): string => {
    const known = criteria.get(version)
    return known
      ? texts.riskRegister.level(value, escaped(titleOf(levelOf(value, known), reader)))
      : String(value)
  }
}

function valuesIn(move: RiskMove): ValueThen[] {
  return 'before' in move ? [move.now, move.before] : [move.now]
}

function peopleIn(move: RiskMove): PersonId[] {
  const voidBy = 'void' in move && move.void ? [move.void.by] : []
  return 'by' in move && move.by !== null ? [move.by, ...voidBy] : voidBy
}
