import { type Risk, riskHash } from '../../../domain/risk.js'
import type { Asks } from '../../../store/asks.js'
import type { Decisions } from '../../../store/decisions.js'
import type { People } from '../../../store/people.js'
import type { AcceptanceHistory } from '../../cards/risk-acceptance/history.js'
import type { Texts } from '../../texts/texts.js'
import { peopleDeciding, whoDecides } from '../../who-decides.js'

/** What was decided about accepting a risk beside its owner, and who decides about it now. */
export async function acceptanceHistory(
  { asks, decisions, people }: { asks: Asks; decisions: Decisions; people: People },
  risk: Risk,
  texts: Texts,
): Promise<AcceptanceHistory> {
  const all = await decisions.allAbout({ type: 'risk', id: risk._id })
  const [named, answers] = await Promise.all([
    people.byIds(all.flatMap(peopleDeciding)),
    asks.byIds(all.flatMap(({ decided }) => decided?.ask ?? [])),
  ])
  const reasons = new Map(answers.map(({ _id, answer }) => [_id, answer?.reason?.text ?? '']))
  const open = all.find(({ state }) => state === 'open')
  return {
    decided: all.flatMap((decision) => {
      const { _id, state, decided, subject, until = '' } = decision
      if (!decided || (state !== 'approved' && state !== 'rejected')) return []
      return {
        ...{ decision: _id, verdict: state, by: whoDecides(decision, named, texts), at: decided.at, until },
        ...{ reason: reasons.get(decided.ask) ?? '', isAsItStands: subject.hash === riskHash(risk) },
      }
    }),
    asked: open ? { by: whoDecides(open, named, texts), at: open.requestedAt } : null,
  }
}
