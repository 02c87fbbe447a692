import { isCounted, isEnded, isOverdue, type Nonconformity } from '../../../domain/nonconformity.js'
import type { PackItem } from '../../../domain/review-pack.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Measures } from '../../../store/measures.js'
import type { Nonconformities } from '../../../store/nonconformities.js'
import { countedIn, firstOf, standingNow, stoodIn } from './counting.js'
import type { Provide } from './input.js'
import { countedOver } from './measurements.js'

export interface NonconformityTools {
  measures: Measures
  nonconformities: Nonconformities
}

/** Trends in nonconformities and corrective actions (9.3.2 d 1). What three rounds did not mend stands first. */
export const nonconformityTrends: Provide<NonconformityTools> = async (tools, about) => {
  const { period, before, organisation, asOf } = about
  const { timeZone } = organisation
  const all = (await tools.nonconformities.all()).filter(isCounted)
  if (all.length === 0) return {}
  const today = dateIn(asOf, timeZone)
  const span = { period, before, timeZone, first: dateIn(all[0]?.at ?? asOf, timeZone) }
  const open = all.filter((each) => !isEnded(each))
  const late = open.filter((each) => isOverdue(each, today))
  const ended = all.flatMap(({ _id, endedAt }) => (endedAt ? [{ record: _id, at: endedAt }] : []))
  const raised = all.map(({ _id, at }) => ({ record: _id, at }))
  const effective = await countedOver(tools, about, 'corrective-actions-effective', null)
  const { first, more } = firstOf([...open].sort(forReviewFirst))
  const ids = (these: readonly Nonconformity[]) => these.map(({ _id }) => _id)
  return {
    figures: [
      countedIn('nonconformities-raised', raised, span),
      { ...countedIn('nonconformities-ended', ended, span), direction: 'up' },
      stoodIn(
        'nonconformities-open',
        all.map(({ _id, at, endedAt }) => ({
          record: _id,
          since: at,
          ...(endedAt ? { until: endedAt } : {}),
        })),
        span,
      ),
      standingNow('nonconformities-overdue', ids(late)),
      ...(effective.now === null && effective.before === null ? [] : [effective]),
    ],
    items: first.map((each) => itemOf(each, today)),
    more,
  }
}

function forReviewFirst(one: Nonconformity, other: Nonconformity): number {
  return (
    Number(other.forReview !== undefined) - Number(one.forReview !== undefined) || one.number - other.number
  )
}

function itemOf(nonconformity: Nonconformity, today: string): PackItem {
  const { _id, nature, forReview, owner, dueOn, ineffective } = nonconformity
  const isLate = isOverdue(nonconformity, today)
  const state = forReview ? 'for-review' : isLate ? 'overdue' : ineffective > 0 ? 'ineffective' : 'open'
  return {
    ...{ kind: 'nonconformity', title: { '': nature.text }, commitment: nature.commitment },
    ...{ state, who: owner, on: dueOn, record: _id },
  }
}
