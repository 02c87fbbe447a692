import type { Collection, Db } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import type { Criterion } from '../domain/clauses.js'
import { correctiveKinds, meaningOf, planIn } from '../domain/corrective-action.js'
import { partsOfCycle } from '../domain/cycle.js'
import type { Involvement, Tie } from '../domain/independence.js'
import { correctiveCycleId, isEnded, type Nonconformity } from '../domain/nonconformity.js'
import type { PersonId } from '../domain/person.js'
import { type ProgrammeProcess, programmeId, subjectTypes } from '../domain/programme.js'
import { Nonconformities } from './nonconformities.js'
import { withoutOutbox } from './outbox.js'
import type { Thing } from './things-audited.js'

const programmes = Object.keys(subjectTypes) as ProgrammeProcess[]

/** With which of the audit's criteria it is about. */
type About = Nonconformity & { about: Criterion[] }

/**
 * Who has, or had, a hand in mending what was not as it should be (10.2): whoever sees to it, looked for its cause, planned or
 * did something about it. Whoever took it on for others to see to, or verified the effect, has none in it.
 */
export class HandsInCorrections {
  private readonly asks: Collection<Ask>
  private readonly nonconformities: Nonconformities

  constructor(db: Db) {
    this.asks = db.collection('asks')
    this.nonconformities = new Nonconformities(db)
  }

  async of(
    criteria: readonly Criterion[],
    persons: readonly PersonId[],
    things: readonly Thing[],
    since: string,
  ): Promise<Involvement[]> {
    const named = things.filter(({ type }) => type === 'system' || type === 'risk').map(({ id }) => id)
    const found = await this.nonconformities.against([...criteria, ...named], since)
    const all = found.flatMap((each): About[] => {
      const about = criteriaBehind(each, criteria, things)
      return about.length > 0 ? [{ ...each, about }] : []
    })
    const cycles = new Map(all.map((each) => [correctiveCycleId(each._id), each]))
    const asks = await this.asks
      .find<Ask>({ cycle: { $in: [...cycles.keys()] } }, withoutOutbox)
      .sort({ openedAt: 1 })
      .toArray()
    const approved = await this.asks
      .find<Ask>(
        {
          ...{ 'answer.by': { $in: [...persons] }, 'answer.at': { $gte: since } },
          ...{ process: 'approval', 'subject.type': { $in: [...correctiveKinds] } },
        },
        withoutOutbox,
      )
      .toArray()
    const hands = [
      ...approved.flatMap(({ subject, answer }) => {
        const about = all.find(({ _id }) => _id === subject.id.split('.')[0])
        return answer && about ? tied(about, answer.by, 'approved', answer.at) : []
      }),
      ...all.flatMap((each) => (each.owner === null ? [] : tied(each, each.owner, 'owns', overAt(each)))),
      ...asks.flatMap((ask) => {
        const about = cycles.get(ask.cycle)
        return about ? handsIn(ask, about, asks) : []
      }),
    ]
    return hands.filter(({ person }) => persons.includes(person))
  }
}

/** What it is against; where that is a system or a risk, or only the cycle in which it went wrong, the criteria behind these. */
function criteriaBehind(
  { criterion, source }: Pick<Nonconformity, 'criterion' | 'source'>,
  criteria: readonly Criterion[],
  things: readonly Thing[],
): Criterion[] {
  if (criterion !== null && criteria.includes(criterion)) return [criterion]
  const programme = (source.of === 'cycle' && partsOfCycle(source.cycle)?.programme) || ''
  const behind = things.filter(({ type, id }) =>
    criterion === null
      ? programmes.some((process) => type === subjectTypes[process] && programme === programmeId(process, id))
      : id === criterion && (type === 'system' || type === 'risk'),
  )
  return [...new Set(behind.flatMap((thing) => thing.criteria))]
}

function handsIn(ask: Ask, about: About, asks: readonly Ask[]): Involvement[] {
  const { asks: what, round } = meaningOf(ask)
  const { answer } = ask
  if (what === 'triage' || what === 'verify') return []
  if (!answer) return what === 'action' && ask.state === 'open' ? tied(about, ask.askedOf, 'implements') : []
  const who = [answer.by, ...(answer.for === undefined ? [] : [answer.for])]
  const did = who.flatMap((person) => tied(about, person, 'did', answer.at))
  const isNewest = !asks.some(
    (later) =>
      later.cycle === ask.cycle && later.answer && later.slot === ask.slot && later.round > ask.round,
  )
  const planned = what === 'plan' && isNewest && round === about.round ? (planIn(ask)?.actions ?? []) : []
  return [...did, ...planned.flatMap(({ who: doer }) => tied(about, doer, 'implements', overAt(about)))]
}

function overAt(nonconformity: Nonconformity): string | null {
  return isEnded(nonconformity) ? (nonconformity.endedAt ?? nonconformity.at) : null
}

function tied(
  { _id, about: criteria }: About,
  person: PersonId,
  as: Tie,
  at: string | null = null,
): Involvement[] {
  return [{ person, as, of: `nonconformity/${_id}`, criteria, at }]
}
